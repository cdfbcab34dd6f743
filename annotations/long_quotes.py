"""Finds a long passage again by its ends: comparing all of it would take the square of its length.

The words between the ends are counted, which takes time in proportion to their number.
"""

import re
from collections import Counter

from annotations.anchoring.evidence import FRAMED_QUOTE, SURE_QUOTE
from annotations.anchoring.folding import fold_words
from annotations.anchoring.passages import WORD, SearchedText
from annotations.anchoring.searching import CONTEXT, search
from annotations.note import Anchor, Resolution
from corpus.article import Span

LONG_QUOTE = 1_000
"""Code points from which a passage counts as long."""
_END = 400
"""Code points of an end that is looked for."""
_SLOT = 200
"""Characters among which the beginning of an end is looked for."""
_RIVAL = 0.7
"""When so much of what speaks for a place speaks for another, too, all of the text is judged."""
_CLAIM = re.compile(r"\b[^\W\d_]\w{2,}")
_NEVER = Resolution("orphan", None, 0.0, "no passage is similar enough")


def search_long(searched: SearchedText, anchor: Anchor) -> Resolution:
    """Look for a long passage: its very words, else its ends with most of its words between."""
    return _verbatim(searched, anchor) or _by_ends(searched, anchor)


def _verbatim(searched: SearchedText, anchor: Anchor) -> Resolution | None:
    """Return the only place where the words of a passage stand as they were, but for style."""
    text, quote = searched.folded.text, fold_words(anchor.exact).strip()
    place = text.find(quote)
    if not quote or place < 0 or text.find(quote, place + 1) >= 0:
        return None
    span = searched.folded.source_span(place, place + len(quote))
    return Resolution("moved", span, 1.0, "the words are the same, the place is new")


def _by_ends(searched: SearchedText, anchor: Anchor) -> Resolution:
    head, tail = _ends(anchor)
    first, last = (_place(searched, end) for end in (head, tail))
    length = len(anchor.exact)
    if first.span and last.span and first.span.start < last.span.end:
        span = Span(first.span.start, last.span.end)
        sure = first.state == last.state == "moved"
        found = _judge(searched.text, span, anchor, min(first.score, last.score), sure=sure)
        if found.span:
            return found
    for end, reason in ((first, "its end is gone"), (last, "its beginning is gone")):
        if end.state != "moved" or not end.span:
            continue
        start = end.span.start if end is first else max(0, end.span.end - length)
        span = Span(start, min(len(searched.text), start + length))
        found = _judge(searched.text, span, anchor, end.score, sure=False)
        if found.span:
            return Resolution("unsure", found.span, found.score, reason)
    return _NEVER


def _place(searched: SearchedText, end: Anchor) -> Resolution:
    """Return where an end stands; most of its words are enough, as those between count as well."""
    near = _neighbourhood(searched, fold_words(end.exact).strip())
    if near:
        searched, shift = SearchedText(searched.text[slice(*near)]), near.start
        found, place = search(searched, end)
        if found.span:
            span = Span(found.span.start + shift, found.span.end + shift)
            return Resolution(found.state, span, found.score, found.reason)
    else:
        found, place, shift = *search(searched, end), 0
    if found.span is None and place is not None and place.quote >= FRAMED_QUOTE:
        start, stop = searched.folded.source_span(place.start, place.end)
        span = Span(start + shift, stop + shift)
        return Resolution("unsure", span, place.quote, found.reason)
    return found


def _neighbourhood(searched: SearchedText, quote: str) -> Span | None:
    """Return where in the text most rows of three words of an end stand; None for none."""
    rows: dict[tuple[str, ...], int] = {}
    words = list(WORD.finditer(quote))
    for each in zip(words, words[1:], words[2:], strict=False):
        rows.setdefault(tuple(word.group() for word in each), each[0].start())
    votes: Counter[int] = Counter()
    words = list(WORD.finditer(searched.folded.text))
    for one, two, three in zip(words, words[1:], words[2:], strict=False):
        offset = rows.get((one.group(), two.group(), three.group()))
        if offset is not None:
            votes[(one.start() - offset) // _SLOT] += 1
    if not votes:
        return None
    joint = {slot: number + votes.get(slot + 1, 0) for slot, number in votes.items()}
    slot = max(joint, key=joint.__getitem__)
    rival = max((joint[each] for each in joint if abs(each - slot) > 2), default=0)
    if rival > _RIVAL * joint[slot]:
        return None
    last = len(searched.folded.text)
    start, stop = max(0, (slot - 1) * _SLOT), (slot + 3) * _SLOT + len(quote)
    return searched.folded.source_span(min(start, last), min(stop, last))


def _judge(text: str, span: Span, anchor: Anchor, score: float, *, sure: bool) -> Resolution:
    """Say what may become of a stretch, by how many words it shares with the passage."""
    then = _words(anchor.exact)
    # Without looking at all of an article when the ends are pages apart.
    if span.end - span.start > 2 * len(anchor.exact) or not then:
        return _NEVER
    now = _words(text[span.start : span.end])
    shared = (then & now).total()
    likeness = shared / max(then.total(), now.total())
    if likeness < FRAMED_QUOTE:
        return _NEVER
    lost = _missing_claim(anchor.exact, now)
    if lost:
        return Resolution("unsure", span, min(score, likeness), f"“{lost}” is gone")
    if not sure or likeness < SURE_QUOTE:
        return Resolution("unsure", span, min(score, likeness), "much of the wording changed")
    changed = (
        f"{1 - likeness:.0%} of the words changed" if likeness < 1 else "the words are the same"
    )
    return Resolution("moved", span, min(score, likeness), changed)


def _missing_claim(exact: str, now: Counter[str]) -> str:
    """Return a figure or a capitalised word that is there no more, or nothing."""
    for word in dict.fromkeys(WORD.findall(exact)):
        claims = any(map(str.isdigit, word)) or (word[:1].isupper() and _CLAIM.fullmatch(word))
        if claims and not all(each in now for each in WORD.findall(fold_words(word))):
            return str(word)
    return ""


def _words(text: str) -> Counter[str]:
    return Counter(WORD.findall(fold_words(text)))


def _ends(anchor: Anchor) -> tuple[Anchor, Anchor]:
    """Return beginning and end of a passage, cut between words where there are any near."""
    exact = anchor.exact
    cut = exact.find(" ", _END, _END + 2 * CONTEXT)
    cut = cut if cut > 0 else _END
    rest = exact.rfind(" ", len(exact) - _END - 2 * CONTEXT, len(exact) - _END) + 1
    rest = rest or len(exact) - _END
    behind, before = exact[cut : cut + 2 * CONTEXT], exact[rest - 2 * CONTEXT : rest]
    return (
        Anchor(exact[:cut], anchor.prefix, behind, anchor.start, anchor.start + cut, ""),
        Anchor(exact[rest:], before, anchor.suffix, anchor.start + rest, anchor.end, ""),
    )
