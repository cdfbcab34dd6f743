"""A process that works on articles: one that hangs or kills it costs only that article.

Started by `library.jobs.article_workers`; what it does with an article is up to the module that
calls `answer_articles`.
"""

import signal
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING, Any

from library.jobs.limits import limit_memory, lower_priority, start_clocks

if TYPE_CHECKING:
    from corpus.article import Article, Outline

CPU_SECONDS = 120.0
"""Processor time one article may take: a whole book."""
WALL_SECONDS = 900.0

Work = Callable[["Article", "Outline"], object]


def answer_articles(connection: "Connection[Any, Any]", prepare: Callable[[Any], Work]) -> None:
    """Answer each (article, outline) until the other side hangs up; with None when that fails.

    `prepare` is given what the process was told, loads what is needed, and returns the work.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    lower_priority()
    limit_memory()
    with suppress(EOFError, ConnectionError):
        work = prepare(connection.recv())
        connection.send("ready")
        while True:
            article, outline = connection.recv()
            start_clocks(CPU_SECONDS, WALL_SECONDS)
            try:
                answer = work(article, outline)
            except (ArithmeticError, LookupError, MemoryError, RuntimeError, TypeError, ValueError):
                answer = None
            start_clocks(0, 0)
            connection.send(answer)
