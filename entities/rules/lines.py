"""Rules on whole lines: sign-offs, datelines and bylines."""

from entities.sentence import DASHES, Notes, Sentence

_INSIDE_PLACE = frozenset(("am", "an", "der", "bei", "/", "im", "in", "ob", ","))
_BY = frozenset(("Von", "By", "VON", "BY", "von"))
_BODY_OF_ARTICLE = 9
"""A dateline without a dash stands in the first lines only."""


def agency_sign_off(sentence: Sentence, notes: Notes) -> bool:
    """`dkd/mhr/oe`: initials of agency staff, no names. True when the line is one."""
    words = sentence.words
    if len(words) > 9 or "/" not in words or not sentence.segment.opens_line:
        return False
    if not all(word == "/" or (word.islower() and len(word) <= 4) for word in words):
        return False
    notes.settle(0, len(words), None)
    return True


def dateline(sentence: Sentence, notes: Notes) -> None:
    """`Ostervaale (dkd) –`, `WEHRINGEN.`, `Wien/Graz –`: a line that opens with its place."""
    if not sentence.segment.opens_line:
        return
    end = _place_end(sentence)
    if not end or sentence.fact(0).title:
        return
    agency, after = _agency(sentence, end)
    if not _is_marked(sentence, end, after) or not _looks_like_place(sentence, end, agency):
        return
    if agency and sentence.word(after) in DASHES | {":"}:
        notes.settle(end + 1, end + 2, "ORG")
    start = 0
    for i in range(end + 1):
        if i == end or sentence.words[i] in ("/", ","):
            if i > start:
                notes.settle(start, i, "LOC")
                sentence.vote(start, i, "LOC", 4.0)
            start = i + 1


def _place_end(sentence: Sentence) -> int:
    """Tokens before the dash or bracket that may be places, at most six."""
    end = 0
    while end < len(sentence.words) and end <= 6:
        if not sentence.facts[end].capital and sentence.words[end] not in _INSIDE_PLACE:
            break
        end += 1
    return end if 1 <= end <= 6 and end < len(sentence.words) else 0


def _agency(sentence: Sentence, end: int) -> tuple[bool, int]:
    """Whether `(dkd)` follows the place, and where the text goes on."""
    if sentence.word(end) == "(" and ")" in sentence.words[end : end + 5]:
        name = sentence.word(end + 1)
        return name.isalpha() and len(name) <= 8, sentence.words.index(")", end) + 1
    return False, end


def _is_marked(sentence: Sentence, end: int, after: int) -> bool:
    """Return a dash after place or agency, or a full stop after a shouted place."""
    line = sentence.segment.line
    if sentence.word(after) in DASHES:
        return after > end or line > 0
    last = after == end == len(sentence.words) - 1 and not sentence.segment.closes_line
    opens = sentence.shouted(0) and sentence.fact(end + 1).capital
    return (last or opens) and sentence.word(end) == "." and 0 < line < _BODY_OF_ARTICLE


def _looks_like_place(sentence: Sentence, end: int, agency: bool) -> bool:
    shouted = sentence.shouted(0)
    facts = sentence.facts[:end]
    if shouted and 0 < sentence.segment.line < _BODY_OF_ARTICLE:
        return True
    if any(fact.dictionary == "Cl" for fact in facts):
        return False
    return any(
        (agency or fact.dictionary == "--" or fact.place)
        or (fact.listed is not None and fact.listed.kind == "LOC")
        for fact in facts
    )


def byline(sentence: Sentence, notes: Notes) -> None:
    """`Von Wencke Harms, Flussaufwärts`: an author, and what follows the comma publishes."""
    words = sentence.words
    if not sentence.segment.opens_line or sentence.segment.line > 6 or len(words) > 15:
        return
    by = next((i for i, word in enumerate(words[:6]) if word in _BY), None)
    if by is None or words[-1] == "." or (by and sentence.fact(0).dictionary[0] != "C"):
        return
    if by and words[by] != "von":
        return
    end = by + 1
    while end < len(words) and sentence.facts[end].capital:
        end += 1
    if not 2 <= end - by - 1 <= 4 or sentence.word(end) not in ("", ",", "und", "and", "("):
        return
    notes.settle(by + 1, end, "PER")
    sentence.vote(by + 1, end, "PER", 3.0)
    sentence.vote(end - 1, end, "PER", 2.0)
    if sentence.word(end) == "," and sentence.fact(end + 1).capital:
        notes.settle(end + 1, len(words), "ORG")
        sentence.vote(end + 1, len(words), "ORG", 3.0)
