"""Data classes that compile their methods late are as others are."""

import dataclasses
from collections.abc import Callable

import pytest

from tui.textual_seams.late_methods import compiled_when_called


def make(decorate: Callable[[type], type]) -> tuple[type, type]:
    """Return a data class, and one that is derived from it."""

    class Place:
        """A place with a field named as the object is."""

        x: int
        self: int = 2
        tags: list[str] = dataclasses.field(default_factory=list)

    Place.__qualname__ = "Place"
    older = decorate(Place)

    class Named(older):  # type: ignore[valid-type, misc]
        """A place that has a name."""

        name: str = "here"

        def __post_init__(self) -> None:
            object.__setattr__(self, "name", self.name.title())

    Named.__qualname__ = "Named"
    return older, decorate(Named)


def told(act: Callable[[], object]) -> object:
    """Return what comes of it, or what the error says."""
    try:
        return act()
    except (AttributeError, TypeError) as error:
        return type(error), str(error)


def behaviour(place: type, named: type) -> list[object]:
    """Return what can be seen of the classes."""
    one = named(1, name="there")
    return [
        repr(one), repr(place(3, self=4, tags=["a"])), named(1) == named(1), named(1) == place(1),
        told(named), told(lambda: place(1, 2, [], 4)), told(lambda: one < named(0)),
        told(lambda: setattr(named(1), "x", 5)), told(lambda: delattr(named(1), "x")),
        told(lambda: hash(one)), dataclasses.asdict(one), dataclasses.replace(one, x=9).x,
        named.__init__.__qualname__, named.__match_args__,  # type: ignore[attr-defined, misc]
    ]  # fmt: skip


@pytest.mark.parametrize("slots", [False, True])
@pytest.mark.parametrize("how", ["plain", "frozen", "ordered", "hashed"])
def test_late_methods_do_what_others_do(how: str, slots: bool) -> None:
    wish = {"plain": {}, "frozen": {"frozen": True}, "ordered": {"order": True},
            "hashed": {"unsafe_hash": True}}[how]  # fmt: skip

    def decorate(kind: type) -> type:
        return dataclasses.dataclass(kind, slots=slots, **wish)

    at_once = make(decorate)
    with compiled_when_called():
        late = make(decorate)
        assert late[0].__init__.__code__.co_name == "late"  # type: ignore[misc]
    assert behaviour(*late) == behaviour(*at_once)
    # The second time it is the compiled method that is called.
    assert late[1].__init__.__code__.co_name == "__init__"  # type: ignore[misc]
    assert behaviour(*late) == behaviour(*at_once)
