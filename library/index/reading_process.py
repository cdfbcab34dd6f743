"""The process that reads files: a file that hangs or kills it costs only that file.

Runs `serve` as started by `library.index.reading`. Receives the corpus folder, says that it is
ready, then answers each (path, id) with a `ReadFile` or, for a refused file, the reason as text.
"""

from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from corpus.article import Article, Outline
from corpus.outlining.outline import outline_article
from corpus.reading import UnreadableArticle, read_article
from corpus.text import clean_line
from library.jobs.limits import limit_memory, start_clocks

CPU_SECONDS = 5.0
"""Processor time one file may take."""
WALL_SECONDS = 60.0
"""Time one file may take when the process only waits, as on a network folder that hangs."""


@dataclass(frozen=True, slots=True)
class ReadFile:
    """One file, read and analysed."""

    article: Article
    outline: Outline
    notices: tuple[str, ...]
    """What was wrong with the file though its text could be read."""


def serve(connection: "Connection[Any, Any]") -> None:
    """Read files until the other side hangs up."""
    limit_memory()
    root = Path(connection.recv())
    connection.send("ready")
    with suppress(EOFError, ConnectionError):
        while True:
            path, article_id = connection.recv()
            start_clocks(CPU_SECONDS, WALL_SECONDS)
            answer = read_file(root, path, article_id)
            start_clocks(0, 0)
            connection.send(answer)


def read_file(root: Path, path: str, article_id: str) -> ReadFile | str:
    """Read one file; what goes wrong is the answer, never an exception."""
    try:
        reading = read_article(root, path, article_id)
        return ReadFile(
            reading.article, outline_article(reading.article, reading.marks), reading.notices
        )
    except UnreadableArticle as error:
        return clean_line(error.reason)
    except MemoryError:
        return "reading it needs too much memory"
    except RecursionError:
        return "its structure is nested too deeply"
    except Exception as error:
        return clean_line(f"it cannot be read: {type(error).__name__}: {error}")
