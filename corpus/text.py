"""The one gate: every piece of text from outside passes here before it is stored or shown.

What passes holds no control character except LF, nothing invisible or direction-changing, is in
Unicode NFC, and stacks at most four combining marks on a base. Both functions are idempotent and
run in linear time. See Unicode TR 36 and TR 39, and CVE-2021-42574 for bidirectional controls.
"""

import re
import unicodedata

MARKS_PER_BASE = 4
"""More combining marks than this on one character are noise that spills over other lines."""

REPLACEMENT = "\ufffd"

# Latin letters and common punctuation: text of nothing else needs no work (it is NFC already).
_USUAL = "\n\x20-\x7e\xa1-\xac\xae-\u02ff\u2010-\u2027\u2030-\u205e\u20a0-\u20c0\u2190-\u21ff"
_UNUSUAL = re.compile(f"[^{_USUAL}]")
_BREAK = re.compile("\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_SPACE = re.compile("[\t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_DROP = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufdd0-\ufdef\ufeff\uffa0\ufff0-\ufffb"
    "\ufffe\uffff\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e0fff]+"
)
# Joiners carry meaning between emoji and between letters of Arabic, Indic and related scripts.
_EMOJI = "\u2190-\u2bff\u3030\u303d\U0001f000-\U0001faff"
_JOINING = "\u0600-\u08ff\u0900-\u0dff\u0f00-\u109f\u1780-\u18af\ufb50-\ufdcf\ufe70-\ufefc"
_STRAY_JOINER = re.compile(
    f"(?<![{_JOINING}])\u200c|(?<![{_JOINING}{_EMOJI}\ufe0f])\u200d"
    f"|(?<=[{_JOINING}])[\u200c\u200d](?![{_JOINING}])"
    f"|(?<=[{_EMOJI}\ufe0f])\u200d(?![{_EMOJI}])"
    f"|[\u200c\u200d](?=[^\\w{_EMOJI}])"
)
# A run that may hold stacked marks: marks are neither word characters nor white space.
_MARK_RUN = re.compile(f"[^\\w\\s\x00-\u02ff]{{{MARKS_PER_BASE + 1},}}")
# Marks without a base: at the start of a line or after a space.
_ORPHAN_RUN = re.compile("(?:^|(?<=[\n ]))[^\\w\\s\x00-\u02ff]+")


def clean_text(raw: str) -> str:
    """Return `raw` made safe: several lines, LF only, tabs and odd spaces as plain spaces."""
    if not _UNUSUAL.search(raw):
        return raw
    text = _DROP.sub("", _SPACE.sub(" ", _BREAK.sub("\n", raw)))
    if not _UNUSUAL.search(text):
        return text
    text = unicodedata.normalize("NFC", _SURROGATE.sub(REPLACEMENT, text))
    text = _STRAY_JOINER.sub("", text)
    text = _ORPHAN_RUN.sub(_without_orphans, unicodedata.normalize("NFC", text))
    return _MARK_RUN.sub(_limit_marks, text)


def clean_line(raw: str, limit: int = 300) -> str:
    """Return `raw` as one safe line of at most `limit` code points, `…` where it was cut.

    For titles, names, file names and error messages. Empty when nothing visible is left.
    """
    line = " ".join(clean_text(raw).split())
    if len(line) <= limit:
        return line
    return line[: limit - 1].rstrip(" \u200c\u200d") + "…"


def _is_mark(char: str) -> bool:
    return unicodedata.category(char) in {"Mn", "Me"}


def _limit_marks(run: re.Match[str]) -> str:
    kept, stacked = [], 0
    for char in run.group():
        stacked = stacked + 1 if _is_mark(char) else 0
        if stacked <= MARKS_PER_BASE:
            kept.append(char)
    return "".join(kept)


def _without_orphans(run: re.Match[str]) -> str:
    chars = run.group()
    first = next((i for i, char in enumerate(chars) if not _is_mark(char)), len(chars))
    return chars[first:]
