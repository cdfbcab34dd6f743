"""Imports Textual without what the start has no use for: a fifth less time.

This is the second seam to Textual's inside, beside `tui.terminal.lean_output`: Textual is pinned to
one version, a test compares what its classes know of themselves with what Textual alone makes of
them, and `LESART_OUTPUT=stock` leaves everything to Textual. Figures are in docs/speed.md.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType

from tui.terminal.switch import is_stock

LATER = {
    "textual.command": (
        "CommandListItem", "CommandPalette", "DiscoveryHit", "Hit", "Hits", "Provider",
        "SimpleProvider",
    ),
    "platformdirs": ("user_downloads_path",),
}  # fmt: skip
"""Modules that are imported when they are used at last, and what Textual wants of them at once.

The palette comes with a dozen kinds of widgets; the app imports it when it opens. The folder of
downloads is for what a browser is to save.
"""
NEVER = "ssl"
"""What asyncio does without where it cannot be had: no connection is made here."""


class Later:
    """Stands for what was not imported; nothing but Textual's own modules ever see it."""


def import_textual() -> None:
    """Import Textual's app. Afterwards every module can be imported as ever."""
    if is_stock(os.environ):
        return
    with _standing_in({NEVER: None}):
        import asyncio  # noqa: F401, PLC0415
    from tui.class_knowledge import gather_once  # noqa: PLC0415 - asyncio without ssl comes first

    gather_once()
    with _standing_in({name: _module(name, wanted) for name, wanted in LATER.items()}):
        import textual.app  # noqa: F401, PLC0415


def _module(name: str, wanted: tuple[str, ...]) -> ModuleType:
    module = ModuleType(name)
    for each in wanted:
        setattr(module, each, type(each, (Later,), {}))
    return module


@contextmanager
def _standing_in(modules: dict[str, ModuleType | None]) -> Iterator[None]:
    """Have modules stand for others that are not imported yet; None for what cannot be had."""
    new = {name: module for name, module in modules.items() if name not in sys.modules}
    sys.modules.update(new)  # type: ignore[arg-type]
    try:
        yield
    finally:
        for name in new:
            del sys.modules[name]
