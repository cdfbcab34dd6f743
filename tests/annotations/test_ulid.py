"""ULIDs sort by time and never repeat."""

from annotations.files.naming import is_safe_id
from annotations.ulid import UlidMaker, derived_ulid


def test_ids_ascend_even_when_the_clock_goes_back() -> None:
    times = iter([100.0, 100.0, 99.0, 50.0, 101.0])
    maker = UlidMaker(lambda: next(times))
    made = [maker.make() for _ in range(5)]
    assert made == sorted(set(made))


def test_an_id_is_a_file_name_and_tells_its_time() -> None:
    made = UlidMaker(lambda: 1_469_918_176.385).make()
    assert len(made) == 26
    assert is_safe_id(made)
    assert made.startswith("01aryz6s41")  # the example of the specification


def test_a_derived_id_is_always_the_same() -> None:
    assert derived_ulid(5.0, "abc") == derived_ulid(5.0, "abc") != derived_ulid(5.0, "abd")


def test_impossible_clocks_give_valid_ids() -> None:
    assert derived_ulid(-5.0, "a").startswith("0000000000")
    assert derived_ulid(1e15, "a").startswith("7zzzzzzzzz")
