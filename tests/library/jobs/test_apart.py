"""Indexing in a process of its own: the same outcome, and no process is left behind."""

from pathlib import Path

import pytest

from library.errors import LibraryError
from library.jobs import helper_process
from library.places import Places
from tests.library.conftest import OpenLibrary, write
from tests.processes import children_at_work


def test_indexing_apart_does_the_same(open_library: OpenLibrary, corpus: Path) -> None:
    (corpus / "empty.txt").write_text("")
    library = open_library()
    told: list[tuple[int, int]] = []
    report = library.refresh(lambda *counts: told.append(counts), apart=True)
    assert (report.articles, report.added, len(report.skipped)) == (3, 3, 1)
    assert told[-1] == (4, 4)
    library.renew()
    assert library.listing("Brücke").total == 1
    assert children_at_work() == []


def test_cancelling_ends_the_process_soon(open_library: OpenLibrary, corpus: Path) -> None:
    for number in range(400):
        write(corpus / f"n{number}.txt", f"Meldung {number}", "Viele Worte. " * 200)
    library = open_library()
    told: list[int] = []

    def cancelled() -> bool:
        return any(done > 5 for done in told)

    report = library.refresh(lambda done, _: told.append(done), cancelled, apart=True)
    assert report.articles < 403
    assert children_at_work() == []


def test_a_process_that_ends_without_a_word_is_told(
    open_library: OpenLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(helper_process, "RUN", "")
    with pytest.raises(LibraryError, match="go on next time"):
        open_library().refresh(apart=True)


def test_what_goes_wrong_apart_is_told_here(
    open_library: OpenLibrary, places: Places, corpus: Path
) -> None:
    library = open_library()
    places.index_of(corpus).joinpath("lock").unlink(missing_ok=True)
    places.index_of(corpus).joinpath("lock").mkdir()
    with pytest.raises(LibraryError, match="is no plain file"):
        library.refresh(apart=True)
