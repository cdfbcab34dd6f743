"""Searching notes: which notes a query means, and which articles have such notes."""

from collections.abc import Callable, Collection, Iterable
from functools import cached_property

from annotations.note import Note
from search.language.analysis import forms
from search.language.everything import Everything
from search.language.syntax import (
    And,
    Field,
    InState,
    Not,
    Or,
    Phrase,
    Query,
    Scoped,
    State,
    Text,
)
from search.language.wording import holds, word_tests

NOTE_FIELDS = frozenset({Field.NOTE, Field.TAG})
"""Fields that notes have."""


class NoteWords:
    """The words of one note, cut out when they are first asked for."""

    def __init__(self, note: Note) -> None:
        self.note = note

    @cached_property
    def body(self) -> list[list[str]]:
        """Forms of the words of the note's text."""
        return [forms(self.note.body)]

    @cached_property
    def tags(self) -> list[list[str]]:
        """Forms of the words of each tag."""
        return [forms(tag) for tag in self.note.tags]

    @cached_property
    def quote(self) -> list[list[str]]:
        """Forms of the words of the passage."""
        return [forms(self.note.anchor.exact)] if self.note.anchor else []

    def of(self, field: Field | None) -> list[list[str]]:
        """Return the texts that are searched in a field, or without one."""
        if field is Field.TAG:
            return self.tags
        return self.body if field is Field.NOTE else [*self.body, *self.tags, *self.quote]


Test = Callable[[NoteWords], bool]
ArticlesOf = Callable[[Query], Collection[str]]
"""Answers a part of a query that is about articles with the ids of those that match."""


def note_test(
    query: Query, articles_of: ArticlesOf, unfinished: Text | None, field: Field | None = None
) -> Test:
    """Return a test that tells whether a note is meant by `query`.

    Words without a field may stand in text, tags or passage of a note; what is about articles
    holds for the article of the note. The last word of `unfinished` is only begun.
    """
    match query:
        case And(parts):
            all_of = [note_test(part, articles_of, unfinished, field) for part in parts]
            return lambda words: all(test(words) for test in all_of)
        case Or(parts):
            one_of = [note_test(part, articles_of, unfinished, field) for part in parts]
            return lambda words: any(test(words) for test in one_of)
        case Not(part):
            excluded = note_test(part, articles_of, unfinished, field)
            return lambda words: not excluded(words)
        case Scoped(inner, part) if inner in NOTE_FIELDS:
            return note_test(part, articles_of, unfinished, inner)
        case _ if isinstance(query, Text):
            return _leaf_test(query, field, unfinished=query is unfinished)
        case _:
            return _article_test(query, articles_of)


def articles_where(
    query: Query, notes: Iterable[NoteWords], unfinished: Text | None
) -> frozenset[str]:
    """Return the articles that have a note that `query`, a part about notes, means."""
    test = note_test(query, lambda _: (), unfinished)
    return frozenset(words.note.article for words in notes if test(words))


def _leaf_test(leaf: Text, field: Field | None, *, unfinished: bool) -> Test:
    tests = word_tests(leaf, unfinished=unfinished, stemmed=True)
    slop = leaf.slop if isinstance(leaf, Phrase) else 0
    return lambda words: any(holds(found, tests, slop) for found in words.of(field))


def _article_test(query: Query, articles_of: ArticlesOf) -> Test:
    if isinstance(query, Everything) or query == InState(State.NOTED):
        return lambda _: True
    ids = articles_of(query)
    return lambda words: words.note.article in ids
