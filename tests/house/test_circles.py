"""No module of ours imports itself by way of others, not even inside functions or for types."""

from collections.abc import Mapping

import pytest

from tests.house.imports import imports_of, read_modules


def circle_in(graph: Mapping[str, set[str]]) -> list[str]:
    """Return modules that import each other in a circle; nothing when there is none.

    A module that imports nothing that is left cannot be part of one, so it is taken away, again
    and again (A. B. Kahn, Topological sorting of large networks, 1962).
    """
    left = {name: set(imported) for name, imported in graph.items()}
    while free := [name for name, imported in left.items() if not imported]:
        for name in free:
            del left[name]
        for imported in left.values():
            imported.difference_update(free)
    if not left:
        return []
    path = [next(iter(left))]
    while path[-1] not in path[:-1]:
        path.append(min(left[path[-1]]))
    return path[path.index(path[-1]) :]


@pytest.mark.parametrize(
    ("graph", "circle"),
    [
        ({"a": {"b"}, "b": {"c"}, "c": set()}, []),
        ({"a": {"b"}, "b": {"c"}, "c": {"b"}}, ["b", "c", "b"]),
    ],
)
def test_circles_are_found(graph: dict[str, set[str]], circle: list[str]) -> None:
    assert circle_in(graph) == circle


def test_nothing_imports_itself_by_way_of_others() -> None:
    graph = imports_of(read_modules())
    assert len(graph) > 400
    assert circle_in(graph) == []
