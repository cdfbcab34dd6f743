"""A program whose keys do nothing gets no figure."""

import pytest

from bench.instrument import check_moved


def test_keys_that_changed_the_screen_are_measured() -> None:
    check_moved("reader line", {"keys": 30, "answered": 28}, rows=38, wanted=20)
    check_moved("held", {"keys": 60}, rows=20, wanted=20)


@pytest.mark.parametrize(
    ("step", "rows"),
    [({"keys": 30, "answered": 1}, 38), ({"keys": 30, "answered": 30}, 1), ({"keys": 60}, 0)],
    ids=["keys without an answer", "an answer in the last row only", "a held key"],
)
def test_keys_that_did_not_are_refused(step: dict[str, int], rows: int) -> None:
    with pytest.raises(SystemExit, match="did not do what they are there for"):
        check_moved("reader line", step, rows, wanted=20)
