"""Which language a text is in, by its small words or its script."""

import re

from corpus.wordset import wordset

_SAMPLE = 1_500
"""Code points that are looked at."""
_ENOUGH = 2
"""Small words that must be found."""
_SHARE = 0.12
"""Share of all words that must be small words of the language."""
_CERTAIN = 0.25
"""Share from which on no other language is looked at."""

_MAIN = {
    "de": wordset(
        "der die das und ist nicht ein eine einen einem einer mit auf für von zu den dem des im "
        "sich sie er es wir ich auch aus bei nach wie dass wird wurde werden sind hat haben war "
        "als an um zum zur noch nur aber oder über vor durch bis kein mehr sein ihre"
    ),
    "en": wordset(
        "the and of to is that for it on with as at by from this be are was were have has had not "
        "but they his her she he we you or an will would which been their more its about into "
        "than who after said over could"
    ),
}
_OTHERS = {
    "fr": wordset("le la les et des du un une est dans que qui pour sur au pas plus par avec ce"),
    "it": wordset("il di che la è per un una non del della sono con si le da gli al nel anche"),
    "es": wordset("el la los las de que y en un una es por con para no del se su al como más"),
    "nl": wordset("de het een en van is dat op te in voor met zijn niet aan er om ook maar hij"),
    "pt": wordset("o os de que e do da em um uma para com não na no por mais dos as ao foi"),
    "pl": wordset("i w na z się nie do jest że to o jak po od za przez ale dla przy są był"),
    "tr": wordset("ve bir bu için ile da de çok daha gibi olarak olan ama en kadar sonra ne"),
    "sv": wordset("och att det som en på är av för med den till inte har om ett var från vi"),
    "cs": wordset("a se na je že v to s z do o i ve pro jako za by ale podle k jsou byl"),
}
_SCRIPTS = {
    "ru": re.compile("[а-яіїєґ]"),
    "el": re.compile("[α-ω]"),
    "ar": re.compile("[\u0620-\u064a]"),
    "he": re.compile("[\u05d0-\u05ea]"),
    "ja": re.compile("[\u3041-\u30ff]"),
    "ko": re.compile("[\uac00-\ud7a3]"),
    "zh": re.compile("[\u4e00-\u9fff]"),
}
_UKRAINIAN = re.compile("[іїєґ]")
_LATIN = re.compile("[a-z]")
_FEW = 10
"""Letters of a script that are too few to tell."""


def detect_language(text: str) -> str | None:
    """Return a two-letter code, or None when the text is too short or its language unknown."""
    sample = text[:_SAMPLE].lower()
    words = sample.split()
    hits = _count(words, _MAIN)
    if max(hits.values()) < _CERTAIN * len(words):
        hits |= _count(words, _OTHERS)
    best = max(hits, key=lambda code: hits[code])
    if hits[best] >= max(_ENOUGH, _SHARE * len(words)):
        return best
    return _by_script(sample)


def _count(words: list[str], languages: dict[str, frozenset[str]]) -> dict[str, int]:
    return {code: sum(map(small.__contains__, words)) for code, small in languages.items()}


def _by_script(sample: str) -> str | None:
    """Return the language of the script that most letters of a small-letter text are written in."""
    least = max(_FEW, len(_LATIN.findall(sample)))
    for code, letters in _SCRIPTS.items():
        if len(letters.findall(sample)) > least:
            return "uk" if code == "ru" and _UKRAINIAN.search(sample) else code
    return None
