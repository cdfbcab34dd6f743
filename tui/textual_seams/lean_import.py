"""Imports Textual without what the start has no use for: a fifth less time.

Textual is pinned to one version, a test compares what its classes know of themselves with what
Textual alone makes of them, and `LESART_OUTPUT=stock` leaves everything to Textual. Figures are in
docs/speed.md.
"""

import os
import sys
import typing
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType

from tui.terminal.switch import is_stock
from tui.textual_seams.late_methods import compiled_when_called

LATER = {
    "textual.command": (
        "CommandListItem", "CommandPalette", "DiscoveryHit", "Hit", "Hits", "Provider",
        "SimpleProvider",
    ),
}  # fmt: skip
"""Modules that are imported when they are used at last, and what Textual derives from them.

The palette comes with a dozen kinds of widgets; the app imports it when it opens.
"""
CALLED = {
    "difflib": ("get_close_matches",),
    "mimetypes": ("guess_type",),
    "pickle": ("dumps", "loads"),
    "platformdirs": ("user_downloads_path",),
    "random": ("randint",),
    "rich.panel": ("Panel",),
    "rich.table": ("Table",),
    "rich.tree": ("Tree",),
    "uuid": ("uuid4",),
}
"""Modules of which something is called, if ever, when an error in a style sheet is explained, a
file is handed to a browser, or a notice is shown: imported at the first call."""
NEVER = ("bz2", "lzma", "ssl")
"""What asyncio and shutil do without where it cannot be had: no connection is made here, and no
archive."""


class Later:
    """Stands for what was not imported; nothing but Textual's own modules ever see it."""


class StandIn(ModuleType):
    """Stands for a module while others are imported; what it has not is looked up in the real one.

    Nobody finds less than they would without: other modules may want something else of it.
    """

    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(_real(self.__name__), name)


def import_textual(*more: str) -> None:
    """Import Textual's app, and modules that build on it.

    Afterwards every module can be imported as ever.
    """
    if is_stock(os.environ):
        return
    with _standing_in(dict.fromkeys(NEVER)):
        import asyncio  # noqa: F401, PLC0415
        import shutil  # noqa: F401, PLC0415
    with _standing_in(_stand_ins()), compiled_when_called():
        from tui.textual_seams.late_patterns import compile_late  # noqa: PLC0415 - it imports Textual, too

        compile_late()
        from tui.textual_seams.class_knowledge import gather_once  # noqa: PLC0415

        gather_once()
        import textual.app  # noqa: F401, PLC0415

        for each in more:
            import_module(each)


def _stand_ins() -> dict[str, ModuleType]:
    modules = {
        name: _stand_in(name, {each: _calling(name, each) for each in wanted})
        for name, wanted in CALLED.items()
    }
    for name, derived_from in LATER.items():
        modules[name] = _stand_in(name, {each: type(each, (Later,), {}) for each in derived_from})
    # All that Textual wants of it has been in `typing` since Python 3.11.
    modules["typing_extensions"] = _stand_in("typing_extensions", vars(typing))
    return modules


def _stand_in(name: str, content: typing.Mapping[str, object]) -> ModuleType:
    module = StandIn(name)
    vars(module).update((key, value) for key, value in content.items() if key[:2] != "__")
    return module


def _calling(name: str, wanted: str) -> Callable[..., object]:
    def call(*given: object, **named: object) -> object:
        function: Callable[..., object] = getattr(_real(name), wanted)
        return function(*given, **named)

    return call


def _real(name: str) -> ModuleType:
    """Import the module that a stand-in stands for."""
    if isinstance(sys.modules.get(name), StandIn):
        del sys.modules[name]
    return import_module(name)


@contextmanager
def _standing_in(modules: typing.Mapping[str, ModuleType | None]) -> Iterator[None]:
    """Have modules stand for others that are not imported yet; None for what cannot be had."""
    new = {name: module for name, module in modules.items() if name not in sys.modules}
    sys.modules.update(new)  # type: ignore[arg-type]
    try:
        yield
    finally:
        for name, module in new.items():
            if sys.modules.get(name) is module:
                del sys.modules[name]
