"""The process that opens a library to do long work for another one; see `library.jobs.errands`."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import Any

from corpus.work import Cancelled, Progress
from library.desk import Library
from library.errors import LibraryError
from library.jobs.errands import Request
from library.jobs.limits import lower_priority
from library.settings import Settings
from search.errors import SearchError

Task = Callable[[Library, Progress, Cancelled, Any], object]


def _index(library: Library, tell: Progress, stopped: Cancelled, _: None) -> object:
    return library.refresh(tell, stopped)


def _names(library: Library, tell: Progress, stopped: Cancelled, anew: bool) -> object:
    return library.names.find(tell, stopped, apart=False, anew=anew)


def _events(library: Library, tell: Progress, stopped: Cancelled, model: str) -> object:
    return library.events.find(tell, stopped, apart=False, model=model)


TASKS: Mapping[str, Task] = {"index": _index, "names": _names, "events": _events}


def serve(connection: "Connection[Any, Any]") -> None:
    """Do what the caller asks, tell how far it is, and answer with a report or a message.

    What goes wrong for reasons a person can mend is answered with its message.
    """
    lower_priority()
    request: Request = connection.recv()

    def tell(done: int, total: int) -> None:
        connection.send((done, total))

    with suppress(BrokenPipeError):
        try:
            library = Library.open(
                request.folder,
                settings=Settings(),
                places=request.places,
                notebook=request.notes,
            )
            task, wish = request.errand
            connection.send(TASKS[task](library, tell, connection.poll, wish))
        except (LibraryError, SearchError) as error:
            connection.send(str(error))
