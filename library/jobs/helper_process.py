"""Starting a process of our own that talks to this one over a private pipe.

A helper runs in its own process group (Ctrl-C in the terminal does not reach it), without
standard input or output, and ends by itself when the process that started it is gone.
"""

import subprocess
import sys
from contextlib import suppress
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from typing import Any

from library.errors import LibraryError

GRACE = 0.5
"""Seconds a helper gets to end by itself."""
RUN = (
    "import importlib, sys; from multiprocessing.connection import Connection; "
    "importlib.import_module(sys.argv[1]).serve(Connection(int(sys.argv[2])))"
)


class HelperFailed(LibraryError):
    """A helper process could not be started at all."""


class HelperProcess:
    """A process that runs `serve(connection)` of a module; `connection` is our end."""

    def __init__(self, module: str) -> None:
        self.connection: Connection[Any, Any]
        self.connection, theirs = Pipe()
        # -P: a folder named like one of our packages in the working folder is not imported.
        command = [sys.executable, "-P", "-c", RUN, module, str(theirs.fileno())]
        try:
            self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and module
                command,
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                process_group=0,
            )
        except OSError as error:
            self.connection.close()
            raise HelperFailed(f"A helper process could not be started: {error}.") from error
        finally:
            theirs.close()

    def ended(self) -> int:
        """Wait for the process, which is known to be ending, and return its exit code.

        Negative: the number of the signal that ended it.
        """
        try:
            return self._process.wait(GRACE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            return self._process.wait()

    def close(self) -> None:
        """Hang up and see the process out."""
        with suppress(OSError):
            self.connection.close()
        self.ended()
