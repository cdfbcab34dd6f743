"""HTML built from elements: outside text can only enter escaped, and types see to it."""

import html
from collections.abc import Iterable
from typing import NewType

from corpus.text import clean_text

Markup = NewType("Markup", str)
"""HTML that is well-formed and safe; made by the functions here and by nothing else."""

_VOID = frozenset({"br", "link", "meta", "wbr"})


def escaped(text: str) -> Markup:
    """Return outside text so that a page shows it as it stands."""
    return Markup(html.escape(clean_text(text), quote=True))


def tag(name: str, *inside: Markup, **attributes: str | None) -> Markup:
    """Return an element.

    Attributes are escaped; those that are None are left out. `class_` is written `class`, and `_`
    inside a name `-`.
    """
    written = "".join(
        f' {key.strip("_").replace("_", "-")}="{escaped(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    if name in _VOID:
        return Markup(f"<{name}{written}>")
    return Markup(f"<{name}{written}>{''.join(inside)}</{name}>")


def joined(parts: Iterable[Markup], between: str = "") -> Markup:
    """Return parts in a row, with escaped text between them."""
    return Markup(escaped(between).join(parts))
