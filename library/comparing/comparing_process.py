"""The process that takes apart and compares long articles, so that the screen does not wait.

Runs `serve` for one request: a list of (article, outline) to be analysed, or the arguments of
`compare`. Tells how far it is as pairs of numbers, and ends with an `Answer`.
"""

import signal
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING, Any

from library.jobs.limits import limit_memory

if TYPE_CHECKING:
    from comparison.model import Analysis, Comparison, Side, Tie
    from corpus.article import Article, Outline

PROCESS = "library.comparing.comparing_process"


@dataclass(frozen=True, slots=True)
class Question:
    """What is to be done: articles to take apart, or else sides to compare."""

    articles: "Sequence[tuple[Article, Outline]]" = ()
    sides: "Sequence[Side]" = ()
    ties: "Sequence[Tie]" = ()
    repeated: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of it."""

    analyses: "tuple[Analysis, ...]" = ()
    comparison: "Comparison | None" = None


def serve(connection: "Connection[Any, Any]") -> None:
    """Answer one question."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    limit_memory()
    with suppress(EOFError, ConnectionError):
        question = connection.recv()
        try:
            connection.send(_answer(question, connection))
        except (ArithmeticError, LookupError, MemoryError, RuntimeError, TypeError, ValueError):
            connection.send("These articles cannot be compared: something in them is too odd.")


def _answer(question: Question, connection: "Connection[Any, Any]") -> Answer:
    if question.articles:
        from comparison.analysing import analyse_article  # noqa: PLC0415 - loads dictionaries

        return Answer(tuple(analyse_article(*each) for each in question.articles))
    from comparison.comparing import compare  # noqa: PLC0415 - not needed to analyse

    compared = compare(
        question.sides,
        question.ties,
        repeated=question.repeated,
        progress=lambda *counts: connection.send(counts),
        cancelled=connection.poll,
    )
    return Answer(comparison=compared)
