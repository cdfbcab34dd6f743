"""How the text of an article is built: statements, headings and what is neither."""

import re

from corpus.article import Article, Outline, Span
from corpus.formats.draft import Marks
from corpus.outlining.boilerplate import is_boilerplate, opens_link_list
from corpus.outlining.credits import credit_start
from corpus.outlining.datelines import held_until
from corpus.outlining.headings import ends_text, is_heading
from corpus.outlining.sentences import Splitter

_LINE = re.compile(r"[^\n]+")
_TOP = 3  # bylines and dates stand among so many paragraphs
_LEFT_OVER = 60
_BULLET = re.compile(r"[-*•–·‣▪►]\s+")


def outline_article(article: Article, marks: Marks | None = None) -> Outline:
    """Return the outline of an article; `marks` is what its file said about headings.

    Every letter and digit of the body belongs to exactly one span; bullets of list items may
    belong to none. Where a file marks no headings they are guessed from the lines.
    """
    return _Outliner(article, marks).outline()


class _Outliner:
    """Goes through the lines of one article."""

    def __init__(self, article: Article, marks: Marks | None) -> None:
        self._text = article.text
        self._splitter = Splitter(article.text, article.language)
        self._lines = [
            Span(*match.span()) for match in _LINE.finditer(article.text, len(article.title))
        ]
        self._headings = set(marks.headings) if marks else set()
        self._asides = set(marks.asides) if marks else set()
        self._raw = marks is None
        self._guess = not self._headings
        self._found_headings: list[Span] = []
        self._found_boilerplate: list[Span] = []
        self._sentences: list[Span] = []
        self._paragraphs = 0

    def outline(self) -> Outline:
        """Return what the lines are."""
        end = self._end_of_running_text()
        in_links = False
        for number, span in enumerate(self._lines):
            line = self._text[span.start : span.end]
            past = number >= end
            in_links = past and (in_links or opens_link_list(line))
            if span in self._headings:
                (self._found_boilerplate if in_links else self._found_headings).append(span)
            elif span in self._asides or in_links or self._is_boilerplate(line, past):
                self._found_boilerplate.append(span)
            elif self._guess and self._is_heading(line, number):
                self._found_headings.append(span)
            else:
                self._take_paragraph(span, line)
        return Outline(
            tuple(self._sentences), tuple(self._found_headings), tuple(self._found_boilerplate)
        )

    def _end_of_running_text(self) -> int:
        """Return the number of the first line after the last one that ends like a sentence."""
        for number in range(len(self._lines) - 1, -1, -1):
            span = self._lines[number]
            if span in self._headings or span in self._asides:
                continue
            line = self._text[span.start : span.end]
            if ends_text(line) and not is_boilerplate(line, top=False, end=True):
                return number + 1
        return len(self._lines)

    def _is_boilerplate(self, line: str, past: bool) -> bool:
        if is_boilerplate(line, top=self._paragraphs < _TOP, end=past) or not credit_start(line):
            return True
        # Short lines after the last sentence of a raw text are left over from its page.
        left_over = past and self._raw and len(line) <= _LEFT_OVER
        return left_over and line[-1] != "?" and not _BULLET.match(line)

    def _is_heading(self, line: str, number: int) -> bool:
        if number + 1 >= len(self._lines):
            return is_heading(line, None)
        after = self._lines[number + 1]
        return is_heading(line, self._text[after.start : after.end])

    def _take_paragraph(self, span: Span, line: str) -> None:
        """Split a paragraph, its dateline held together and a credit at its end cut off."""
        tail = credit_start(line)
        start = span.start
        if bullet := _BULLET.match(line):
            start += bullet.end()
        held = held_until(line, self._text) if self._paragraphs < 2 else 0
        self._paragraphs += 1
        end = span.start + len(line[:tail].rstrip())
        self._sentences += self._splitter.split(Span(start, end), span.start + held + 1)
        if tail < len(line):
            self._found_boilerplate.append(Span(span.start + tail, span.end))
