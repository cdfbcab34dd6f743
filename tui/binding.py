"""Bindings made from the table of keys."""

from textual.binding import Binding

from tui.keys import KEYS


def bind(
    id: str, action: str, *, does: str = "", show: bool = True, priority: bool = False
) -> Binding:
    """Return the binding of `action` to the keys of `id`; `does` says what they do here alone."""
    key = KEYS[id]
    return Binding(
        key.keys,
        action,
        does or key.does,
        show=show,
        key_display=key.shown or None,
        priority=priority,
        id=id,
    )
