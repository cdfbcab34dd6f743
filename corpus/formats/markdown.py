"""Markdown to a draft: the few forms news articles use, reduced to readable plain text.

A small reader of its own in linear time: of Markdown only headings, paragraphs, lists, quotes and
inline marks matter here, and general parsers take quadratic time on `[[[[` or `*a **a`.
Addresses of links and images are dropped; the text of a link and the description of an image stay.
"""

import html
import re

from corpus.formats.draft import Block, Draft, Kind, Stress, block_of, mark_closing_notes
from corpus.formats.front_matter import apply_front_matter, split_front_matter
from corpus.formats.metadata import show_title_once
from corpus.formats.plain import take_title
from corpus.text import clean_text

_HEADING = re.compile(r"(#{1,6})\s+(.*)")
_RULE = re.compile(r"([-*_])(?:\s?\1){2,}\s*")
_UNDERLINE = re.compile(r"(?:=+|-+)\s*")
_QUOTE = re.compile(r"(?:>\s?)+")
_ITEM = re.compile(r"(?:[-*+]|(\d{1,9})[.)])\s+(?=\S)")
_FENCE = re.compile(r"(`{3,}|~{3,})")
_REFERENCE = re.compile(r"\[[^\[\]^][^\[\]]*\]:\s*<?(?:\w+:|[./#])\S*(?:\s+[\"'(].*)?")
_TABLE_RULE = re.compile(r"\|?\s*:?-+:?\s*(?:\|\s*:?-*:?\s*)+")
_IMAGE_LINE = re.compile(r"\[?!\[[^\[\]]*\]\([^()]*\)(?:\]\([^()]*\))?")

_WRAP_MAX = 120

_INLINE = re.compile(r"[*_\[\]<&`~\\]")
_ESCAPE = re.compile(r"\\([*_\[\]()!<>`~&\\])")
_HIDDEN = {char: chr(code) for code, char in enumerate("*_[]()!<", 1)} | {
    char: chr(code) for code, char in enumerate(">`~&\\", 14)
}
_SHOWN = str.maketrans({hidden: char for char, hidden in _HIDDEN.items()})
_TARGET = r"\([^()]{0,2000}(?:\([^()]{0,500}\)[^()]{0,500})?\)"
_IMAGE = re.compile(rf"!\[([^\[\]]*)\]{_TARGET}")
_LINK = re.compile(rf"\[([^\[\]]*)\](?:{_TARGET}|\[[^\[\]]*\])")
_AUTOLINK = re.compile(r"<(https?://[^<>\s]+)>")
_TAG = re.compile(r"</?[A-Za-z][^<>]*>|<!--[^<>]*-->")
_STARS = re.compile(r"(\*{1,3})(?=\S)([^*]*[^*\s])\1")
_BARS = re.compile(r"(?<!\w)(_{1,3})(?=\S)([^_]*[^_\s])\1(?!\w)")
_TICKS = re.compile(r"`+|~~")
_BOLD_ONLY = re.compile(r"(\*\*|__)(?=\S)[^*_]*[^*_\s]\1")
_ITALIC_ONLY = re.compile(r"([*_])(?=[^\s*_])[^*_]*[^*_\s]\1")


def read_markdown(text: str) -> Draft:
    """Return the draft of a Markdown file whose text has passed the gate."""
    yaml, body = split_front_matter(text)
    draft = Draft(_Blocks(body).blocks, marked=True)
    if yaml is not None:
        apply_front_matter(yaml, draft)
    if draft.title is None:
        take_title(draft)
    show_title_once(draft)
    return draft


def plain_inline(text: str) -> str:
    """Return one paragraph of Markdown as plain text."""
    if not _INLINE.search(text):
        return clean_text(text)
    text = _ESCAPE.sub(lambda match: _HIDDEN[match[1]], text)
    text = _LINK.sub(r"\1", _IMAGE.sub(r"\1", text))
    text = _TAG.sub("", _AUTOLINK.sub(r"\1", text))
    for _ in range(3):
        text = _BARS.sub(r"\2", _STARS.sub(r"\2", text))
    text = html.unescape(_TICKS.sub("", text)).translate(_SHOWN)
    return " ".join(clean_text(text).split())


class _Blocks:
    """Reads a Markdown body line by line into blocks."""

    def __init__(self, body: str) -> None:
        self.blocks: list[Block] = []
        self._lines: list[str] = []
        self._stresses: list[Stress] = []
        self._kind = Kind.PARAGRAPH
        self._fence = ""
        for line in body.split("\n"):
            self._take(line.strip())
        self._flush()
        mark_closing_notes(self.blocks, self._stresses)

    def _take(self, line: str) -> None:
        if self._fence or _FENCE.match(line):
            self._take_code(line)
            return
        if line.startswith(">"):
            line = _QUOTE.sub("", line, count=1)
        if not line or _REFERENCE.fullmatch(line) or _TABLE_RULE.fullmatch(line):
            self._flush()
        elif _UNDERLINE.fullmatch(line) and self._is_heading_so_far():
            self._flush(Kind.HEADING)
        elif _RULE.fullmatch(line):
            self._flush()
        else:
            self._take_text(line)

    def _is_heading_so_far(self) -> bool:
        """Return whether an underline makes the open paragraph a heading; else it is a rule."""
        return len(self._lines) == 1 and self._kind is Kind.PARAGRAPH and self._lines[0][-1] != "."

    def _take_code(self, line: str) -> None:
        if not self._fence:
            self._flush()
            self._fence = line[:3]
        elif line.startswith(self._fence):
            self._fence = ""
        elif line:
            self.blocks.append(Block(" ".join(line.split()), Kind.LINE))
            self._stresses.append(Stress.NONE)

    def _take_text(self, line: str) -> None:
        if heading := _HEADING.match(line):
            self._flush()
            self._lines = [heading[2].rstrip("#").rstrip() or heading[2]]
            self._flush(Kind.HEADING)
        elif item := _ITEM.match(line):
            self._flush()
            number = f"{item[1]}. " if item[1] else "• "
            self._lines = [number + line[item.end() :]]
            self._kind = Kind.LINE
        elif line.startswith("|"):
            self._flush()
            self._lines = [line.strip("| ")]
            self._flush(Kind.LINE)
        elif _IMAGE_LINE.fullmatch(line):
            self._flush()
            self._lines = [line]
            self._flush(Kind.ASIDE)
            self._kind = Kind.ASIDE  # the lines right below an image are its caption
        else:
            if self._kind is Kind.PARAGRAPH and self._lines and self._is_pasted(line):
                self._flush()
            self._lines.append(line)

    def _is_pasted(self, line: str) -> bool:
        """Return whether lines are paragraphs of a raw paste: nobody wraps lines so wide."""
        return max(len(line), len(self._lines[-1])) > _WRAP_MAX

    def _flush(self, kind: Kind | None = None) -> None:
        """Finish the paragraph that has been collected."""
        source = " ".join(self._lines)
        text = plain_inline(source)
        if text:
            stress = _stress(source)
            self.blocks.append(block_of(text, kind or self._kind, stress))
            self._stresses.append(stress)
        self._lines, self._kind = [], Kind.PARAGRAPH


def _stress(source: str) -> Stress:
    if source[0] not in "*_":
        return Stress.NONE
    if _BOLD_ONLY.fullmatch(source):
        return Stress.BOLD
    return Stress.ITALIC if _ITALIC_ONLY.fullmatch(source) else Stress.NONE
