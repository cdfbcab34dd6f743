"""Whether the settings give keys that exist to actions that exist."""

from pathlib import Path

from library.settings import Settings, check_keys
from tui.keys import KEYS


def check_settings(settings: Settings, file: Path) -> None:
    """Raise `BadSettings` for keys that the settings in `file` give to nothing, or no keys."""
    if settings.keys:
        from tui.key_names import is_key  # noqa: PLC0415 - most people keep the keys

        check_keys(settings, file, KEYS, is_key)
