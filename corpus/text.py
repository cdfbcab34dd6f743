"""The one gate: every piece of text from outside passes here before it is stored or shown.

What passes holds no control character except LF, nothing invisible or direction-changing, is in
Unicode NFC, and stacks at most four combining marks on a base. Both functions are idempotent and
run in linear time. See Unicode TR 36 and TR 39, and CVE-2021-42574 for bidirectional controls.
"""

import re

# Latin letters and common punctuation: text of nothing else needs no work (it is NFC already).
_USUAL = "\n\x20-\x7e\xa1-\xac\xae-\u02ff\u2010-\u2027\u2030-\u205e\u20a0-\u20c0\u2190-\u21ff"
_SPARE = 64
"""Characters looked at for each of a line: most of them may be dropped, or spaces."""
_UNUSUAL = re.compile(f"[^{_USUAL}]")


def clean_text(raw: str) -> str:
    """Return `raw` made safe: several lines, LF only, tabs and odd spaces as plain spaces."""
    if not _UNUSUAL.search(raw):
        return raw
    from corpus.unusual_text import plain, tame  # noqa: PLC0415 - big patterns, seldom wanted

    text = plain(raw)
    return tame(text) if _UNUSUAL.search(text) else text


def clean_line(raw: str, limit: int = 300) -> str:
    """Return `raw` as one safe line of at most `limit` code points, `…` where it was cut.

    For titles, names, file names and error messages. Empty when nothing visible is left.
    """
    # Of what is far longer than the line only the beginning is looked at: it may be a whole file.
    head = raw[: limit * _SPARE + _SPARE]
    line = " ".join(clean_text(head).split())
    if len(head) < len(raw) and line:
        line += " …"
    if len(line) <= limit:
        return line
    return line[: limit - 1].rstrip(" \u200c\u200d") + "…"
