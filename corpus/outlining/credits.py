"""Image marks and credits: whole lines, and what hangs at the end of a caption or paragraph."""

import re

LONGEST_CAPTION = 300
"""Longest caption, in code points; before a credit in a longer line stands running text."""

_IMAGE = (
    r"(?:symbol|archiv|agentur|luft|beispiel|handout|bild|titel|vorschau|teaser)?-?"
    r"(?:fotos?|photos?|bild(?:er|nachweis|quelle|rechte)?|pictures?|images?|grafik(?:en)?"
    r"|credits?|infografik|illustration(?:en)?|montage|collage|karte|screenshots?|video(?:still)?)"
)
_MARK = re.compile(rf"[\[(]?{_IMAGE}(?:\s*\d+)?(?:[\])]|\s*[:©|]|$)", re.IGNORECASE)
_CREDIT = re.compile(
    rf"(?<=[.!?…|/(–\-\"“”»«])\s?(?:{_IMAGE}\s*[:©]|©|\(c\))\s*[^.:!?]{{1,80}}[.)]?$"
    rf"|(?<=\s)(?:{_IMAGE}\s*[:©]|©)\s*[^.:!?]{{1,80}}$"
    rf"|\((?:{_IMAGE}|archiv)\b[^()]{{0,60}}\)\.?$",
    re.IGNORECASE,
)
_AGENCY_PART = r"(?:[a-zäöü-]{2,8}|[A-ZÄÖÜ-]{2,8}|dpa-\w{2,6})"
_AGENCIES = re.compile(
    rf"(?<=[.!?…\"“”»«])\s([(\[]{_AGENCY_PART}"
    rf"(?:[/,;:]?\s?(?:{_AGENCY_PART}|\d{{1,2}}\.\d{{1,2}}\.\d{{2,4}})){{0,6}}[)\]]\.?)$"
)
_TAIL = 120


def is_image_mark(line: str) -> bool:
    """Return whether a line begins with the mark of an image (`Foto:`, `[Bild]`)."""
    return bool(_MARK.match(line))


def credit_start(line: str) -> int:
    """Return where a credit or agency mark at the end of a line begins, `len(line)` when none.

    0 when the whole line is a caption that ends in a credit.
    """
    end = line[-80:]
    if end[-1] in '.!?…“”»«"' and not (":" in end or "©" in end or end.endswith(").")):
        return len(line)
    head = max(0, len(line) - _TAIL)
    if match := _CREDIT.search(line, head):
        start = len(line) - len(match.group().lstrip())
        return 0 if start <= LONGEST_CAPTION else start
    if match := _AGENCIES.search(line, head):
        return match.start(1)
    return len(line)
