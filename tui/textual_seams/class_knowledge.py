"""What Textual's classes know of themselves, gathered once for each class.

For each new class Textual looks through all that its ancestors define, again and again: through a
thousand names for a screen, and that for eighty classes at the start.
"""

from collections.abc import Mapping
from functools import cache

from textual.binding import Binding, BindingsMap
from textual.dom import DOMNode
from textual.reactive import Reactive

PRIVATE_COMPUTE, COMPUTE = "_compute_", "compute_"
"""Beginnings of the names of methods that compute reactive attributes."""


def gather_once() -> None:
    """Have every class that is derived from now on use what is known of its ancestors."""
    DOMNode.__init_subclass__ = classmethod(_know)  # type: ignore[method-assign, assignment]


def _know(
    cls: type[DOMNode],
    inherit_css: bool = True,
    inherit_bindings: bool = True,
    inherit_component_classes: bool = True,
) -> None:
    """Do what `DOMNode.__init_subclass__` does."""
    super(DOMNode, cls).__init_subclass__()
    ancestors = cls.__mro__[::-1]
    cls._reactives = {}
    for each in ancestors:
        cls._reactives.update(_own_reactives(each))
    cls._inherit_css = inherit_css
    cls._inherit_bindings = inherit_bindings
    cls._inherit_component_classes = inherit_component_classes
    bases = cls._css_bases(cls)
    cls._css_type_name = bases[0].__name__
    cls._css_type_names = frozenset(base.__name__ for base in bases)
    cls._merged_bindings = _merge_bindings(ancestors)
    cls._computes = frozenset().union(*map(_own_computes, ancestors))


def _merge_bindings(ancestors: tuple[type, ...]) -> BindingsMap:
    """Return the bindings of a class, of which those of a nearer ancestor count."""
    keys: dict[str, list[Binding]] = {}
    for each in ancestors:
        if issubclass(each, DOMNode):
            if not each._inherit_bindings:
                keys.clear()
            keys.update((key, [*several]) for key, several in _own_bindings(each).items())
    return BindingsMap.from_keys(keys)


@cache
def _own_reactives(each: type) -> Mapping[str, Reactive[object]]:
    return {name: value for name, value in vars(each).items() if isinstance(value, Reactive)}


@cache
def _own_computes(each: type) -> frozenset[str]:
    return frozenset(
        name.lstrip("_")[len(COMPUTE) :]
        for name in vars(each)
        if name.startswith((PRIVATE_COMPUTE, COMPUTE))
    )


@cache
def _own_bindings(each: type[DOMNode]) -> Mapping[str, list[Binding]]:
    return BindingsMap(vars(each).get("BINDINGS", [])).key_to_bindings
