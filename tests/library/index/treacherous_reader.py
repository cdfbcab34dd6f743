"""The real reading process, but files with certain names make it hang, wait or die."""

import os
import signal
import time
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from corpus.reading import Reading, read_article
from library.index import reading_process


def treacherous(root: Path, path: str, article_id: str) -> Reading:
    if "hang" in path:
        while True:
            pass
    if "wait" in path:
        time.sleep(60)
    if "die" in path:
        os.kill(os.getpid(), signal.SIGSEGV)
    if "greedy" in path:
        bytearray(8 << 30)
    if "deep" in path:
        raise RecursionError
    if "odd" in path:
        raise ZeroDivisionError("\x1b[31mred")
    return read_article(root, path, article_id)


def serve(connection: "Connection[Any, Any]") -> None:
    reading_process.CPU_SECONDS = 0.3
    reading_process.WALL_SECONDS = 0.6
    setattr(reading_process, "read_article", treacherous)  # noqa: B010 - not exported
    reading_process.serve(connection)
