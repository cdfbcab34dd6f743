"""Which language a text is in, by its small words."""

from corpus.wordset import wordset

_SAMPLE = 1_500

_SMALL_WORDS = {
    "de": wordset(
        "der die das und ist nicht ein eine einen einem einer mit auf für von zu den dem des im "
        "sich sie er es wir ich auch aus bei nach wie dass wird wurde werden sind hat haben war "
        "als an um zum zur noch nur aber oder über vor durch bis kein mehr sein ihre"
    ),
    "en": wordset(
        "the and of to is that for it on with as at by from this be are was were have has had not "
        "but they his her she he we you or an will would which their been more its about into "
        "than who after said over could"
    ),
}


def detect_language(text: str) -> str | None:
    """Return `de` or `en`, or None when the text is too short or in neither."""
    words = text[:_SAMPLE].lower().split()
    hits = {code: sum(map(small.__contains__, words)) for code, small in _SMALL_WORDS.items()}
    best = max(hits, key=lambda code: hits[code])
    if hits[best] < 2 or hits[best] < 0.12 * len(words):
        return None
    return best
