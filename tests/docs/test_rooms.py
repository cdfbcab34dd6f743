"""The picture of the rooms shows the rooms as they are."""

from docs.rooms import PICTURE, draw, levels_of


def test_the_picture_is_that_of_the_imports() -> None:
    assert PICTURE.read_text("utf-8") == draw(), "python -m docs.rooms draws it anew"


def test_a_room_stands_above_all_that_it_imports() -> None:
    graph = {"a": {"b", "c"}, "b": {"d"}, "c": {"d"}, "d": set[str]()}
    assert levels_of(graph) == [["a"], ["b", "c"], ["d"]]
