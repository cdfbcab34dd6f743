"""Which names of keys exist, as they stand in the settings."""

import re
import unicodedata

from textual.keys import KEY_NAME_REPLACEMENTS, Keys

MODIFIERS = frozenset({"alt", "ctrl", "hyper", "meta", "shift", "super"})
_NAMED = frozenset(
    [*(key.value for key in Keys if key.value[0] != "<"), *KEY_NAME_REPLACEMENTS.values()]
)
_FUNCTION = re.compile("f([1-9]|1[0-9]|2[0-4])")


def is_key(name: str) -> bool:
    """Tell whether a key is called so: `j`, `slash`, `ctrl+f`, `shift+f3`."""
    *modifiers, key = name.rsplit("+", name.count("+") if len(name) > 1 else 0)
    if not MODIFIERS.issuperset(modifiers) or not key:
        return False
    if len(key) == 1:
        return key.isprintable() and not key.isspace()
    return key in _NAMED or bool(_FUNCTION.fullmatch(key)) or _is_character(key)


def _is_character(name: str) -> bool:
    """Tell whether a key is named after its character: `question_mark`."""
    try:
        unicodedata.lookup(name.replace("_", " ").upper())
    except KeyError:
        return False
    return True
