"""Remarks on files survive being written down; a broken ledger is an empty one."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from library.index.ledger import FILE, Remark, load_ledger, save_ledger
from search.model import Stamp

STAMPS = st.builds(
    Stamp,
    st.text(st.characters(exclude_categories=[])),
    st.integers(0, 2**40),
    st.integers(0, 2**63),
    st.integers(0, 2**63),
)
REMARKS = st.builds(
    Remark, STAMPS, st.none() | st.text(), st.lists(st.text(), max_size=2).map(tuple)
)


@given(st.lists(REMARKS, max_size=5))
def test_what_is_saved_is_loaded_whatever_the_file_names(
    tmp_path_factory: pytest.TempPathFactory, remarks: list[Remark]
) -> None:
    folder = tmp_path_factory.mktemp("ledger")
    by_path = {remark.stamp.path: remark for remark in remarks}
    save_ledger(folder, by_path)
    assert load_ledger(folder) == by_path


def test_no_ledger_and_broken_ledgers_are_empty(tmp_path: Path) -> None:
    assert load_ledger(tmp_path) == {}
    for broken in ("", "[]", "{}", '{"format": 1}', '{"format": 1, "remarks": [{}]}', "\x00"):
        (tmp_path / FILE).write_text(broken)
        assert load_ledger(tmp_path) == {}


def test_what_another_version_refused_is_read_again(tmp_path: Path) -> None:
    save_ledger(tmp_path, {"a": Remark(Stamp("a", 1, 1, 1), refused="empty")})
    text = (tmp_path / FILE).read_text()
    (tmp_path / FILE).write_text(text.replace('"by": "', '"by": "9.'))
    assert load_ledger(tmp_path) == {}


def test_a_ledger_of_another_format_is_not_trusted(tmp_path: Path) -> None:
    save_ledger(tmp_path, {})
    text = (tmp_path / FILE).read_text()
    (tmp_path / FILE).write_text(text.replace('"format": 1', '"format": 2'))
    assert load_ledger(tmp_path) == {}
