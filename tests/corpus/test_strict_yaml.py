"""The strict YAML reader: strings only, and a refusal with a line for everything surprising."""

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.strict_yaml import BadYaml, load_strict

HOSTILE = Path(__file__).resolve().parents[1] / "fixtures" / "hostile" / "yaml"

REFUSED = {
    "y01_python_object.yaml": "tags",
    "y02_alias_bomb.yaml": "anchors",
    "y03_duplicate_keys.yaml": "twice",
    "y07_deep_flow.yaml": "deep",
    "y08_deep_block.yaml": "larger",
    "y09_tab_indent.yaml": "tab",
    "y11_nul.yaml": "control",
    "y12_merge_key.yaml": "anchors",
    "y13_recursive_alias.yaml": "anchors",
    "y14_multi_doc.yaml": "more than one",
    "y15_git_conflict.yaml": "",  # whatever the parser trips over
    "y20_list_top.yaml": "key: value",
    "y21_empty.yaml": "empty",
    "y22_unhashable_key.yaml": "key",
    "y23_long_plain_scalar.yaml": "larger",
    "y24_binary_set_omap.yaml": "tags",
}
READ = sorted({path.name for path in HOSTILE.iterdir()} - set(REFUSED))


@pytest.mark.parametrize(("name", "reason"), REFUSED.items())
def test_hostile_yaml_is_refused_with_its_reason(name: str, reason: str) -> None:
    started = time.process_time()
    with pytest.raises(BadYaml) as caught:
        load_strict((HOSTILE / name).read_bytes())
    assert reason in caught.value.reason
    assert time.process_time() - started < 1


@pytest.mark.parametrize("name", READ)
def test_odd_but_harmless_yaml_is_read_as_strings(name: str) -> None:
    assert all(
        isinstance(value, str | list | None)
        for value in load_strict((HOSTILE / name).read_bytes()).values()
    )


def test_nothing_is_guessed_from_plain_words() -> None:
    found = load_strict(b"a: no\nb: 12:30:45\nc: 1.0\nd: 2025-08-15\ne: 0x1F\nf: ~\ng:\nh: ''\n")
    assert found == {
        "a": "no",
        "b": "12:30:45",
        "c": "1.0",
        "d": "2025-08-15",
        "e": "0x1F",
        "f": None,
        "g": None,
        "h": "",
    }


def test_lists_and_mappings_nest() -> None:
    assert load_strict(b"a:\n  - x\n  - {y: z}\nb: {c: [d]}\n") == {
        "a": ["x", {"y": "z"}],
        "b": {"c": ["d"]},
    }


@pytest.mark.parametrize(
    ("source", "line"),
    [
        (b"a: 1\nb: 2\na: 3\n", 3),
        (b"a: 1\nb: !x 2\n", 2),
        (b"a: &x 1\n", 1),
        (b"a:\n  - b\n  - *c\n", 3),
        (b"a: 1\n<<: b\n", 2),
        (b"a: 1\n? [x]\n: b\n", 2),
        (b"a: 'open\n", 2),
    ],
)
def test_a_refusal_names_the_line(source: bytes, line: int) -> None:
    with pytest.raises(BadYaml) as caught:
        load_strict(source)
    assert caught.value.line == line
    assert str(line) in str(caught.value)


@pytest.mark.parametrize("opening", ["[", "{a: ", "[{a: ", "[x, "])
@pytest.mark.parametrize("times", [9, 100, 2_000, 40_000])
def test_deep_nesting_is_called_that_whoever_refuses_it(opening: str, times: int) -> None:
    with pytest.raises(BadYaml) as caught:
        load_strict(f"ä: b\nc: {opening * times}".encode())
    assert (caught.value.reason, caught.value.line) == ("nested too deeply", 2)


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        (b"a: b\n\tc: d\n", "line 2: a tab cannot indent a line, blanks can"),
        (b"a:\n \tb: c\n", "line 2: a tab cannot indent a line, blanks can"),
        (b"a: \x01\n", "control characters are not allowed"),
        (b"a: b\x00\n", "control characters are not allowed"),
        (b"a: \xfc\n", "not UTF-8"),
        ("a: \ufffd \x01\n".encode(), "control characters are not allowed"),
    ],
)
def test_what_people_run_into_is_said_in_words_of_our_own(source: bytes, reason: str) -> None:
    with pytest.raises(BadYaml) as caught:
        load_strict(source)
    assert str(caught.value) == reason


def test_limits_can_be_set() -> None:
    with pytest.raises(BadYaml, match="too many"):
        load_strict(b"a: [1, 2, 3]\n", max_nodes=3)
    with pytest.raises(BadYaml, match="deep"):
        load_strict(b"a: {b: {c: d}}\n", max_depth=2)
    with pytest.raises(BadYaml, match="larger"):
        load_strict(b"a: b\n", max_bytes=3)


@given(st.binary(max_size=60) | st.text(st.sampled_from("ab:-?&*!|>{}[]'\"# \n<~,"), max_size=40))
def test_any_bytes_are_read_or_refused(data: bytes | str) -> None:
    try:
        load_strict(data if isinstance(data, bytes) else data.encode())
    except BadYaml as error:
        assert error.reason
