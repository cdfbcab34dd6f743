"""The gate's work on text with more in it than Latin letters and common punctuation.

Only `corpus.text` has a use for it.
"""

import re
import unicodedata
from itertools import groupby

MARKS_PER_BASE = 4
"""More combining marks than this on one character are noise that spills over other lines."""

REPLACEMENT = "\ufffd"

JOINERS = "\u200c\u200d"

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
# Python puts marks in their order by moving each past all that belong behind it, which takes the
# square of their number; so many of them are left to it.
_UNORDERED_RUN = re.compile("[^\\w\\s\x00-\u02ff]{17,}")
# Marks without a base: at the start of a line or after a space.
_ORPHAN_RUN = re.compile("(?:^|(?<=[\n ]))[^\\w\\s\x00-\u02ff]+")


def plain(raw: str) -> str:
    """Return a text without controls and what cannot be seen; LF for breaks, plain spaces."""
    return _DROP.sub("", _SPACE.sub(" ", _BREAK.sub("\n", raw)))


def tame(text: str) -> str:
    """Return a plain text in NFC, without stray joiners and without marks that spill over.

    What a step takes away gives no work to the steps before it. Only joiners among marks are
    looked at again: NFC moves marks, and there are no more than `MARKS_PER_BASE` on a base.
    """
    text = _compose(_SURROGATE.sub(REPLACEMENT, text))
    text = _MARK_RUN.sub(_limit_marks, _ORPHAN_RUN.sub(_without_orphans, text))
    gone = 1
    while gone:
        text, gone = _STRAY_JOINER.subn("", text)
        text = _compose(text)
    return text


def _compose(text: str) -> str:
    """Return a text in NFC, in linear time also where thousands of marks follow each other."""
    return unicodedata.normalize("NFC", _UNORDERED_RUN.sub(_in_order, text))


def _in_order(run: re.Match[str]) -> str:
    """Return a run taken apart, the marks on each base in canonical order (Unicode, D109)."""
    apart = "".join(unicodedata.normalize("NFD", char) for char in run.group())
    ordered: list[str] = []
    for is_mark, chars in groupby(apart, lambda char: unicodedata.combining(char) > 0):
        marks = list(chars)
        ordered += sorted(marks, key=unicodedata.combining) if is_mark else marks
    return "".join(ordered)


def _is_mark(char: str) -> bool:
    """Tell whether a sign lies over its base, or changes places with signs that do."""
    return unicodedata.category(char) in {"Mn", "Me"} or unicodedata.combining(char) > 0


def _limit_marks(run: re.Match[str]) -> str:
    kept, stacked = [], 0
    for char in run.group():
        if _is_mark(char):
            stacked += 1
        elif char not in JOINERS:  # which may still go, and leave the marks around them together
            stacked = 0
        if stacked <= MARKS_PER_BASE or char in JOINERS:
            kept.append(char)
    return "".join(kept)


def _without_orphans(run: re.Match[str]) -> str:
    chars = run.group()
    bases = (i for i, char in enumerate(chars) if not _is_mark(char) and char not in JOINERS)
    return chars[next(bases, len(chars)) :]
