"""Screens are imported when they are first asked for, without holding up the one that is shown."""

import asyncio
from importlib import import_module


async def import_screen(name: str) -> None:
    """Import a module in a thread: the first time, that of a screen takes up to 0.4 s."""
    await asyncio.to_thread(import_module, name)
