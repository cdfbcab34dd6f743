"""Changes in the folder are noticed soon, whatever they are, and stopping is quick."""

import os
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

import pytest

from library.index import watching
from library.index.watching import Watch, is_article, is_remote
from tests.library.conftest import write
from tests.patience import PATIENCE, wait_until

Watched = Callable[..., bool]
LONG = PATIENCE
"""Seconds after which a change counts as unnoticed, also on a busy machine."""


def wait_until_watched(corpus: Path, changed: Event) -> None:
    """Change something until that is noticed, and wait until nothing more is told."""
    for number in range(100):
        write(corpus / "probe.txt", "Probe", f"Probe {number}.")
        if changed.wait(0.2):
            break
    while changed.is_set():
        changed.clear()
        changed.wait(0.6)


@pytest.fixture(params=["told", "polling"])
def noticed(
    request: pytest.FixtureRequest, corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Watched]:
    """Do something in the watched folder and tell whether that was noticed."""
    monkeypatch.setattr(watching, "POLL", 0.1)
    monkeypatch.setattr(watching, "SHARE", 0)
    changed = Event()
    others = set(threading.enumerate())
    watch = Watch(corpus, changed.set, poll=request.param == "polling")
    (thread,) = (
        each for each in threading.enumerate() if each.name == "watching" and each not in others
    )
    wait_until_watched(corpus, changed)

    def notice(action: Callable[[], object], seconds: float = LONG) -> bool:
        changed.clear()
        action()
        return changed.wait(seconds)

    yield notice
    watch.stop()
    thread.join(PATIENCE)
    assert not thread.is_alive()


def test_new_changed_moved_and_deleted_articles_are_noticed(noticed: Watched, corpus: Path) -> None:
    assert noticed(lambda: write(corpus / "new.txt", "Neu", "Ganz neu."))
    assert noticed(lambda: write(corpus / "new.txt", "Anders", "Ganz anders als zuvor."))
    assert noticed(lambda: (corpus / "harbour").rename(corpus / "port"))
    assert noticed(lambda: shutil.copytree(corpus / "port", corpus / "deep"))
    assert noticed((corpus / "port/ferry.txt").unlink)
    assert noticed(lambda: write(corpus / os.fsdecode(b"mangled\xff.txt"), "A", "B."))
    assert noticed(lambda: write(corpus / "after.txt", "A", "B."))


def test_notes_and_hidden_files_are_not_noticed(noticed: Watched, corpus: Path) -> None:
    def quietly() -> None:
        (corpus / "annotations").mkdir(exist_ok=True)
        write(corpus / "annotations/note.txt", "A", "B.")
        (corpus / ".git").mkdir(exist_ok=True)
        write(corpus / ".git/a.txt", "A", "B.")
        write(corpus / ".bridge.txt.swp", "A", "B.")
        (corpus / "table.csv").write_text("a,b")

    # What happened before may be told late.
    assert wait_until(lambda: not noticed(quietly, 0.7))


def test_a_folder_that_goes_and_comes_back_is_noticed(noticed: Watched, corpus: Path) -> None:
    aside = corpus.with_name("aside")
    shutil.copytree(corpus, aside)
    write(aside / "new.txt", "Neu", "Ganz neu.")
    assert noticed(lambda: shutil.rmtree(corpus))
    time.sleep(1.0)
    assert noticed(lambda: aside.rename(corpus))


def test_without_watches_the_stamps_are_compared(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import watchfiles

    def no_more_watches(*_: object, **__: object) -> Iterator[None]:
        raise OSError("OS file watch limit reached.")

    monkeypatch.setattr(watchfiles, "watch", no_more_watches)
    monkeypatch.setattr(watching, "POLL", 0.1)
    monkeypatch.setattr(watching, "SHARE", 0)
    changed = Event()
    watch = Watch(corpus, changed.set)
    assert changed.wait(LONG)
    wait_until_watched(corpus, changed)
    write(corpus / "new.txt", "Neu", "Ganz neu.")
    assert changed.wait(LONG)
    watch.stop()


@pytest.mark.parametrize(
    ("path", "answer"),
    [
        ("a.txt", True),
        ("b/a.HTML", True),
        ("a/annotations/b.md", True),
        ("folder", True),
        ("annotations/a/b.yaml", False),
        ("annotations", False),
        (".hidden/a.txt", False),
        ("b/.a.txt", False),
    ],
)
def test_what_can_concern_an_article(path: str, answer: bool) -> None:
    assert is_article(Path("/corpus"), f"/corpus/{path}") is answer


def test_network_folders_are_recognised_by_the_mount_table(tmp_path: Path) -> None:
    table = tmp_path / "mountinfo"
    table.write_text(
        "22 1 0:1 / / rw - ext4 /dev/sda rw\n"
        "23 22 0:2 / /mnt/my\\040news rw shared:1 - nfs4 host:/news rw\n"
        "24 23 0:3 / /mnt/my\\040news/local rw - ext4 /dev/sdb rw\n"
    )
    assert is_remote(Path("/mnt/my news/2025"), table)
    assert not is_remote(Path("/mnt/my news/local/a"), table)
    assert not is_remote(Path("/home"), table)
    assert not is_remote(Path("/home"), tmp_path / "missing")
