"""Whatever stands in the files of an index, nothing in it is executed."""

import os
import pickle
from array import array
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from whoosh.index import TOC

from search.embedded.segments.generations import read_segments, schema, storage_in
from search.embedded.segments.plain_pickle import loads_plain
from search.embedded.segments.postings import unpack_block, unpack_inlined
from search.embedded.segments.segment_writer import INDEX_NAME
from search.embedded.whoosh_engine import WhooshEngine
from search.errors import IndexDamaged, IndexUnsafe
from search.language.syntax import Word
from tests.search.conftest import MakeIndex, article

PLAIN = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.text()
    | st.binary(),
    lambda inner: (
        st.lists(inner)
        | st.tuples(inner, inner)
        | st.dictionaries(st.text(), inner)
        | st.frozensets(st.integers()).map(set)
    ),
)


class Evil:
    """Runs a command where it is unpickled."""

    def __init__(self, trace: Path, call: Callable[..., Any] = os.system) -> None:
        self.trace, self.call = trace, call

    def __reduce__(self) -> tuple[object, ...]:
        return self.call, (f"touch '{self.trace}'",)


@given(PLAIN, st.integers(0, 5))
def test_plain_values_come_back(value: object, protocol: int) -> None:
    if protocol >= 4:
        assert loads_plain(pickle.dumps(value, protocol)) == value


@pytest.mark.parametrize("kind", "bBhHiIlLqQfd")
def test_arrays_come_back(kind: str) -> None:
    given_array = array(kind, [1, 2, 3])
    assert loads_plain(pickle.dumps(given_array, 4)) == given_array


@pytest.mark.parametrize("protocol", range(6))
@pytest.mark.parametrize("call", [os.system, eval, exec, print, getattr, __import__, open, Path])
def test_nothing_else_is_called(tmp_path: Path, call: Callable[..., Any], protocol: int) -> None:
    trace = tmp_path / "executed"
    for value in (Evil(trace, call), [Evil(trace, call)], {"a": (1, Evil(trace, call))}):
        with pytest.raises(IndexDamaged):
            loads_plain(pickle.dumps(value, protocol))
    assert not trace.exists()


@given(st.binary(max_size=80))
def test_noise_never_comes_back_as_more_than_values(noise: bytes) -> None:
    try:
        found = loads_plain(noise)
    except Exception:  # whatever a torn pickle raises
        return
    assert type(found).__module__ in ("builtins", "array")


def test_postings_execute_nothing(tmp_path: Path) -> None:
    trace = tmp_path / "executed"
    evil = pickle.dumps(Evil(trace), 4)
    with pytest.raises(IndexDamaged):
        unpack_inlined(b"\x01" + bytes(25) + evil)
    with pytest.raises(IndexDamaged):
        unpack_block(b"W3Bl" + bytes(4) + evil, bytes)
    head = pickle.dumps((1, 1, 1.0, 0, 0, 0), 2)
    with pytest.raises(IndexDamaged):
        unpack_block(b"W3Bl" + bytes(4) + head + evil, bytes)
    assert not trace.exists()


def test_a_table_of_whoosh_is_not_unpickled(make_index: MakeIndex, tmp_path: Path) -> None:
    trace = tmp_path / "executed"
    index = make_index(article("a", "Kirschen"))
    (toc,) = index.directory.glob("_*.toc")
    generation = int(toc.stem.rpartition("_")[2])
    toc.unlink()
    TOC(schema(), [Evil(trace)], generation).write(storage_in(index.directory), INDEX_NAME)
    with pytest.raises(IndexDamaged):
        WhooshEngine.open(index.directory).search(Word("Kirschen"))
    assert not trace.exists()


def test_the_dictionary_executes_nothing(make_index: MakeIndex, tmp_path: Path) -> None:
    trace = tmp_path / "executed"
    index = make_index(article("a", "Kirschen"))
    (terms,) = index.directory.glob("*.trm")
    evil = pickle.dumps(Evil(trace), 4)
    terms.write_bytes(terms.read_bytes() + evil + len(evil).to_bytes(4, "big"))
    with pytest.raises(IndexDamaged):
        WhooshEngine.open(index.directory).search(Word("Kirschen"))
    assert not trace.exists()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[",
        "{}x",
        "[1]",
        '[{"name": "../../x", "articles": 1, "deleted": []}]',
        '[{"name": "a/b", "articles": 1, "deleted": []}]',
        '[{"name": "abc", "articles": 1, "deleted": [1]}]',
        '[{"name": "abc", "articles": 1, "deleted": [-1]}]',
        '[{"name": "abc", "articles": "1", "deleted": [0]}]',
        '[{"name": 1, "articles": 1, "deleted": []}]',
        '[{"name": "abc", "articles": 1, "deleted": [], "more": 1}]',
        '[{"name": "abc", "articles": 1, "deleted": [["a"]]}]',
        "[" * 100_000,
    ],
)
def test_a_strange_table_of_contents_is_damage(make_index: MakeIndex, text: str) -> None:
    index = make_index(article("a", "Kirschen"))
    (toc,) = index.directory.glob("_*.toc")
    toc.write_text(text)
    with pytest.raises(IndexDamaged):
        read_segments(index.directory, int(toc.stem.rpartition("_")[2]))


@pytest.mark.parametrize("suffix", [".toc", ".trm", ".pst", ".col", ".sqlite"])
@pytest.mark.parametrize("way", ["open", "link"])
def test_a_file_that_others_could_have_written_is_refused(
    make_index: MakeIndex, tmp_path: Path, suffix: str, way: str
) -> None:
    index = make_index(article("a", "Kirschen"))
    index.engine.close()
    reader = WhooshEngine.open(index.directory)
    for path in index.directory.glob(f"*{suffix}"):
        if way == "open":
            path.chmod(0o620)
        else:
            path.rename(tmp_path / path.name)
            path.symlink_to(tmp_path / path.name)
    with pytest.raises(IndexUnsafe):
        WhooshEngine.open(index.directory)
    if suffix != ".sqlite":
        with pytest.raises(IndexUnsafe):
            reader.search(Word("Kirschen"))
    reader.close()


def test_no_module_of_ours_unpickles_otherwise() -> None:
    root = Path(__file__).resolve().parents[3]
    rooms = ("annotations", "cli", "comparison", "corpus", "entities", "library", "search", "tui")
    names = ("pickle.load", "import pickle", "import marshal", "import shelve", "from marshal")
    unpickling = [
        path.relative_to(root).as_posix()
        for room in rooms
        for path in (root / room).rglob("*.py")
        if any(name in path.read_text("utf-8") for name in (*names, "from pickle import"))
    ]
    assert sorted(unpickling) == [
        "search/embedded/segments/plain_pickle.py",
        "search/embedded/segments/postings.py",
    ]
    assert "loads(" not in (root / "search/embedded/segments/postings.py").read_text(
        "utf-8"
    ).replace("loads_plain(", "")
