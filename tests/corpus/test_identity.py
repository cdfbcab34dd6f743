"""Ids: valid, unique, the same in any order, and not taken over by newcomers."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.identity import assign_ids

VALID = re.compile("[a-z0-9][a-z0-9_-]{0,79}")
NAMES = Path(__file__).resolve().parents[1] / "fixtures" / "hostile" / "names.json"
PATHS = st.lists(
    st.one_of(
        st.text(min_size=1, max_size=100),
        st.text(st.sampled_from("aAäb-_/. 1é\u0301"), min_size=1, max_size=8),
        st.builds(
            "{}{}".format,
            st.sampled_from(["a", "a-md", "b/c", "x" * 90]),
            st.sampled_from([".md", ".txt"]),
        ),
    ),
    unique=True,
    max_size=12,
)


@given(PATHS)
def test_ids_are_valid_unique_and_independent_of_order(paths: list[str]) -> None:
    ids = assign_ids(paths)
    assert list(ids) == paths
    assert all(VALID.fullmatch(value) for value in ids.values())
    assert len(set(ids.values())) == len(paths)
    assert assign_ids(reversed(paths)) == ids


@given(PATHS, st.text(min_size=1, max_size=20))
def test_a_newcomer_never_takes_over_an_id(paths: list[str], newcomer: str) -> None:
    before = assign_ids(paths)
    after = assign_ids([*paths, newcomer])
    if newcomer not in before:
        assert after[newcomer] not in before.values()


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("tram-vote-lindhafen/dkd.md", "tram-vote-lindhafen-dkd"),
        ("000_68462d0a82dd2b31.txt", "000_68462d0a82dd2b31"),
        ("Größe & Übermaß (2).html", "groesse-uebermass-2"),
        ("Café Ångström.txt", "cafe-angstroem"),
        ("-rf.txt", "rf"),
        ("..%2f..%2fetc.txt", "2f-2fetc"),
    ],
)
def test_an_id_is_the_readable_part_of_the_path(path: str, expected: str) -> None:
    assert assign_ids([path]) == {path: expected}


def test_the_ending_is_added_only_where_it_tells_files_apart() -> None:
    assert assign_ids(["a/b.md", "a/b.txt", "a/c.md"]) == {
        "a/b.md": "a-b-md",
        "a/b.txt": "a-b-txt",
        "a/c.md": "a-c",
    }


def test_equal_slugs_get_a_digest_each() -> None:
    ids = assign_ids(["é.txt", "e\u0301.txt", "e.txt", "f.txt"])
    assert ids["f.txt"] == "f"
    assert len({*ids.values()}) == 4
    assert all(re.fullmatch("e-[0-9a-f]{8}", ids[path]) for path in list(ids)[:3])


def test_names_no_folder_may_have_and_names_without_letters_get_a_digest() -> None:
    ids = assign_ids(["CON.txt", "☃.txt", "новости.md"])
    assert ids["CON.txt"].startswith("con-")
    assert ids["☃.txt"].startswith("article-")
    assert ids["новости.md"].startswith("article-")


def test_hostile_names_all_get_ids() -> None:
    names = json.loads(NAMES.read_text(encoding="utf-8"))
    ids = assign_ids(names)
    assert all(VALID.fullmatch(value) for value in ids.values())
    assert len(set(ids.values())) == len(names)
