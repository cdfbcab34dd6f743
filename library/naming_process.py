"""The process that finds names: an article that hangs or kills it costs only that article.

Runs `serve` as started by `library.naming`. Receives the outlets of the corpus, loads models, says
that it is ready, then answers each (article, outline) with a record, see `entities.record`.
"""

import os
import signal
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import Any

from library.reading_process import limit_memory, start_clocks

LOWER_PRIORITY = 5
CPU_SECONDS = 120.0
"""Processor time one article may take: a whole book."""
WALL_SECONDS = 900.0


def serve(connection: "Connection[Any, Any]") -> None:
    """Find names until the other side hangs up."""
    from entities.finding import find_mentions  # noqa: PLC0415 - heavy, only this process needs it
    from entities.record import to_record  # noqa: PLC0415

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(OSError):
        os.nice(LOWER_PRIORITY)
    limit_memory()
    with suppress(EOFError, ConnectionError):
        outlets = connection.recv()
        connection.send("ready")
        while True:
            article, outline = connection.recv()
            start_clocks(CPU_SECONDS, WALL_SECONDS)
            try:
                record = to_record(find_mentions(article, outline, outlets))
            except (ArithmeticError, LookupError, MemoryError, RuntimeError, TypeError, ValueError):
                record = None
            start_clocks(0, 0)
            connection.send(record)
