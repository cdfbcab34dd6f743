"""A statement cut into clauses at its marks."""

from collections.abc import Iterator, Sequence

from comparison.model import Statement, Token

_MARKS = ",;:–—()"


def clauses(statement: Statement) -> Iterator[Sequence[Token]]:
    """Yield the words between the marks of a statement, each run at least one word long."""
    begin, text = statement.span.start, statement.text
    run: list[Token] = []
    for token in statement.tokens:
        if run and any(mark in _MARKS for mark in text[run[-1].end - begin : token.start - begin]):
            yield run
            run = []
        run.append(token)
    if run:
        yield run
