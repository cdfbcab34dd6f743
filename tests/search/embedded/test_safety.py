"""Whatever happens to an index: a clear error or an answer, never a crash."""

import os
import shutil
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from search.embedded.catalogue import FILE_NAME
from search.embedded.segments.generations import write_lock
from search.embedded.whoosh_engine import WhooshEngine
from search.errors import IndexBusy, IndexDamaged, IndexOutdated, IndexUnsafe, SearchError
from search.language.everything import Everything
from search.language.syntax import Word
from search.model import Order
from tests.search.conftest import Index, MakeIndex, article

MANY = [
    article(f"n{n}", f"Meldung {n}", "Die Kirschen in der Stadt reifen. " * 9) for n in range(60)
]


def test_the_folder_is_private(make_index: MakeIndex) -> None:
    index = make_index(*MANY)
    assert index.directory.stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize("mode", [0o777, 0o770, 0o702])
def test_a_folder_that_others_can_write_to_is_refused(make_index: MakeIndex, mode: int) -> None:
    index = make_index(*MANY)
    index.directory.chmod(mode)
    for writable in (False, True):
        with pytest.raises(IndexUnsafe, match="Others can write"):
            WhooshEngine.open(index.directory, writable=writable)
    index.directory.chmod(0o700)


def test_a_link_or_a_file_in_place_of_the_folder_is_refused(
    make_index: MakeIndex, tmp_path: Path
) -> None:
    index = make_index(*MANY)
    link = tmp_path / "link"
    link.symlink_to(index.directory)
    with pytest.raises(IndexUnsafe, match="no folder"):
        WhooshEngine.open(link)


def test_an_empty_or_missing_folder_is_no_index(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir(mode=0o700)
    with pytest.raises(IndexDamaged):
        WhooshEngine.open(tmp_path / "empty")
    with pytest.raises((IndexDamaged, FileNotFoundError)):
        WhooshEngine.open(tmp_path / "missing")


def test_an_index_of_another_version_says_so(make_index: MakeIndex) -> None:
    index = make_index(*MANY)
    index.engine._catalogue.connection().execute("PRAGMA user_version=1")
    with pytest.raises(IndexOutdated):
        WhooshEngine.open(index.directory)


@pytest.mark.parametrize("suffix", [".toc", ".trm", ".pst", ".col", ".sqlite"])
@pytest.mark.parametrize("harm", ["cut", "noise", "gone", "empty"])
def test_damaged_files_are_told_apart_from_nothing_found(
    make_index: MakeIndex, suffix: str, harm: str
) -> None:
    index = make_index(*MANY)
    index.engine.close()
    for path in index.directory.iterdir():
        if path.name.endswith((suffix, f"{suffix}-wal")):
            harm_file(path, harm)
    with pytest.raises((IndexDamaged, IndexOutdated)):
        use(index.directory)


def harm_file(path: Path, harm: str) -> None:
    data = path.read_bytes()
    if harm == "gone":
        path.unlink()
    else:
        noise = bytes((7 * n + 13) % 256 for n in range(len(data)))
        path.write_bytes({"cut": data[: len(data) // 3], "noise": noise, "empty": b""}[harm])


def use(directory: Path) -> None:
    """Open an index and ask it for something of every kind."""
    engine = WhooshEngine.open(directory)
    try:
        for order in Order:
            engine.rows(engine.search(Everything(), order).keys)
        assert len(engine.search(Word("Kirschen")).keys) == len(MANY)
        assert engine.article("n1")
    finally:
        engine.close()


def test_a_catalogue_of_something_else_is_damage(tmp_path: Path) -> None:
    folder = tmp_path / "index"
    folder.mkdir(mode=0o700)
    (folder / FILE_NAME).write_bytes(b"This is no database. " * 100)
    with pytest.raises(IndexDamaged):
        WhooshEngine.open(folder)


def test_an_index_deleted_under_a_reader_still_answers_or_says_so(make_index: MakeIndex) -> None:
    index = make_index(*MANY)
    reader = WhooshEngine.open(index.directory)
    assert len(reader.search(Word("Kirschen")).keys) == len(MANY)
    shutil.rmtree(index.directory)
    assert len(reader.search(Word("Kirschen")).keys) == len(MANY)
    assert len(reader.hits("n1", Word("Kirschen")).spans) == 9
    caught: list[BaseException] = []

    def in_another_thread() -> None:
        try:
            reader.search(Word("Stadt"))
        except BaseException as error:
            caught.append(error)

    thread = threading.Thread(target=in_another_thread)
    thread.start()
    thread.join()
    assert all(
        isinstance(error, SearchError | OSError) or "unable" in str(error) for error in caught
    )
    reader.close()


def test_only_one_process_writes(make_index: MakeIndex) -> None:
    index = make_index(*MANY)
    with write_lock(index.directory):
        with pytest.raises(IndexBusy):
            index.add(article("late", "Zu spät"))
        assert len(index.ids("Kirschen")) == len(MANY)
    index.add(article("late", "Zu spät"))
    assert index.ids("spät") == ["late"]


def test_many_threads_read_while_one_writes(make_index: MakeIndex) -> None:
    index = make_index(*MANY)
    reader = WhooshEngine.open(index.directory)
    failures: list[BaseException] = []
    stop = threading.Event()

    def read() -> None:
        try:
            while not stop.is_set():
                reader.refresh()
                found = reader.search(Word("Kirschen"))
                assert len(found.keys) >= len(MANY)
                rows = reader.rows(found.keys[:9])
                assert reader.hits(rows[0].id, Word("Kirschen")).spans
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=read) for _ in range(3)]
    for thread in threads:
        thread.start()
    for number in range(25):
        index.add(article(f"new{number}", "Kirschen", "Kirschen"))
    stop.set()
    for thread in threads:
        thread.join()
    assert failures == []
    reader.refresh()
    assert len(reader.search(Word("Kirschen")).keys) == len(MANY) + 25
    reader.close()


WRITER = """
import sys
from pathlib import Path
from search.embedded.whoosh_engine import WhooshEngine
from tests.search.conftest import article, entry
engine = WhooshEngine.open(Path(sys.argv[1]), writable=True)
start = engine.count()
number = start
while True:
    print("begin", flush=True)
    made = [entry(article(f"k{number + n}", "Kirschen", "reif " * (n % 50))) for n in range(50)]
    engine.update(made)
    number += 50
    print("done", flush=True)
"""


@pytest.mark.slow
def test_killed_in_the_middle_of_writing(make_index: MakeIndex) -> None:
    index = make_index(*MANY)
    index.engine.close()
    root = str(Path(__file__).resolve().parents[3])
    for delay in (0.0, 0.01, 0.03, 0.06, 0.1, 0.15):
        process = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(index.directory)],
            stdout=subprocess.PIPE,
            text=True,
            env=os.environ | {"PYTHONPATH": root},
        )
        assert process.stdout
        for _ in range(3):
            process.stdout.readline()
        threading.Event().wait(delay)
        process.send_signal(signal.SIGKILL)
        process.wait()
        process.stdout.close()
        engine = WhooshEngine.open(index.directory, writable=True)
        found = engine.search(Word("Kirschen"))
        assert (len(found.keys) - len(MANY)) % 50 == 0
        assert len(engine.rows(found.keys)) == len(found.keys) == engine.count()
        engine.close()
    survivor = Index(index.directory)
    survivor.add(article("last", "Pflaumen"))
    assert survivor.ids("Pflaumen") == ["last"]
    survivor.engine.close()
