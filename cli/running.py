"""How the `lesart` command runs and ends, whatever happens: exit codes and words for people."""

import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, NoReturn

from cli.outcomes import (
    BAD_INPUT,
    BROKEN,
    INTERRUPTED,
    NOTHING_FOUND,
    OK,
    BadInput,
    NobodyReads,
    NothingFound,
    write_log,
)
from cli.restricting import forget_programs, is_restricted
from corpus.trusted import Untrusted
from library.errors import LibraryError
from library.places import Places
from search.errors import SearchError
from tui.terminal.stand_ins import NAME as STAND_IN

if TYPE_CHECKING:
    from tui.terminal.first_frame import FirstFrame


def run(command: Callable[[], object], frame: "FirstFrame | None" = None) -> NoReturn:
    """Run a command and exit: 0 ok, 1 nothing found, 2 bad input, 130 interrupted.

    A command may return another exit code. `frame` is what the terminal shows already, where
    somebody is going to read.
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors=STAND_IN)
    if is_restricted(sys.argv[1:], os.environ):
        forget_programs(os.environ)
        if sys.flags.inspect:
            # Python would end with a prompt; nothing but this keeps it from that.
            _tell("Error: PYTHONINSPECT is set: a restricted session does not start with it.")
            os._exit(BAD_INPUT)
    code = _code_of(command, frame)
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        _forget_stdout()
    sys.exit(code)


def _code_of(command: Callable[[], object], frame: "FirstFrame | None") -> int:
    """Run a command and return its exit code."""
    try:
        result = command()
    except NobodyReads:
        _forget_stdout()
        result = OK
    except BaseException as error:  # the last line of defence
        if frame:
            frame.give_back()
        return tell_ending(error)
    return result if isinstance(result, int) else OK


def tell_ending(error: BaseException) -> int:
    """Tell why the command did not get to its end, and return the exit code for it.

    Raises what is not for it to tell, such as `SystemExit`.
    """
    match error:
        case NothingFound():
            _tell(str(error))
            return NOTHING_FOUND
        case BadInput() | LibraryError() | SearchError() | Untrusted():
            _tell(f"Error: {error}")
            return BAD_INPUT
        case KeyboardInterrupt():
            _tell("Interrupted. What was finished is kept.")
            return INTERRUPTED
        case Exception():
            return _unexpected(error)
    raise error


def _unexpected(error: Exception) -> int:
    """Tell in one line what went wrong and where the details are."""
    try:
        log = str(write_log(Places.from_environment(os.environ).state, error))
    except (OSError, LibraryError):
        log = ""
    details = f" Details are in {log}." if log else ""
    _tell(f"Something went wrong inside Lesart: {type(error).__name__}: {error}.{details}")
    return BROKEN


def _tell(message: str) -> None:
    from cli.output import talk  # noqa: PLC0415 - who reads has no need of it

    talk(message)


def _forget_stdout() -> None:
    """Keep Python from complaining at its end when nobody reads on, as behind `| head`."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
