"""The index follows the folder, whatever happens to either of them."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from library.desk import Library
from library.files.write_lock import write_lock
from library.index import indexing
from library.model import Report
from library.places import Places
from search.errors import IndexBusy, SearchCancelled
from tests.library.conftest import OpenLibrary, write
from tests.patience import PATIENCE


def titles(library: Library) -> list[str]:
    library.renew()
    return sorted(row.title for row in library.rows(library.listing("").keys))


def counts(report: Report) -> tuple[int, int, int, int]:
    return report.articles, report.added, report.updated, report.removed


def test_the_first_look_reads_everything_and_the_second_nothing(open_library: OpenLibrary) -> None:
    library = open_library()
    assert library.count() == 0
    assert counts(library.refresh()) == (3, 3, 0, 0)
    assert counts(library.refresh()) == (3, 0, 0, 0)
    assert titles(library) == ["Brücke gesperrt", "Fähre bleibt im Hafen", "Markt eröffnet"]


def test_new_changed_moved_and_deleted_files_are_picked_up(library: Library, corpus: Path) -> None:
    write(corpus / "new.txt", "Neues Theater", "Das Theater öffnet.")
    write(corpus / "bridge.txt", "Brücke wieder frei", "Die Brücke ist frei.")
    (corpus / "market.txt").unlink()
    (corpus / "harbour/ferry.txt").rename(corpus / "harbour/boat.txt")
    assert counts(library.refresh()) == (3, 1, 2, 1)
    library.renew()
    assert library.resolve("harbour/boat.txt") == ["harbour-ferry"]
    assert titles(library) == ["Brücke wieder frei", "Fähre bleibt im Hafen", "Neues Theater"]


def test_an_edited_article_keeps_its_id(library: Library, corpus: Path) -> None:
    before = library.resolve("bridge.txt")
    write(corpus / "bridge.txt", "Ein ganz anderer Titel", "Und ein anderer Text.")
    library.refresh()
    library.renew()
    assert library.resolve("bridge.txt") == before == ["bridge"]


def test_a_refused_file_is_told_each_time_but_read_once(
    library: Library, corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (corpus / "empty.txt").write_text("")
    first = library.refresh()
    assert [(each.path, each.reason) for each in first.skipped] == [("empty.txt", "empty")]
    monkeypatch.setattr(indexing, "read_files", None)
    assert library.refresh().skipped == first.skipped


def test_an_edit_in_place_that_keeps_size_and_date_is_seen(library: Library, corpus: Path) -> None:
    file = corpus / "bridge.txt"
    before, text = file.stat(), file.read_text()
    with file.open("r+") as opened:
        opened.write(text.replace("Montag", "Sonnab"))
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert file.stat().st_size == before.st_size
    assert counts(library.refresh()) == (3, 0, 1, 0)
    assert counts(library.refresh()) == (3, 0, 0, 0)


def test_an_article_that_becomes_unreadable_leaves_the_index(
    library: Library, corpus: Path
) -> None:
    (corpus / "bridge.txt").write_text("")
    report = library.refresh()
    assert counts(report) == (2, 0, 0, 1)
    assert [each.path for each in report.skipped] == ["bridge.txt"]
    write(corpus / "bridge.txt", "Brücke gesperrt", "Die Brücke bleibt bis Montag gesperrt.")
    assert counts(library.refresh()) == (3, 1, 0, 0)


def test_broken_front_matter_is_remarked_and_the_text_read(library: Library, corpus: Path) -> None:
    (corpus / "odd.md").write_text("---\ntitle: !x y\n---\n# Titel\n\nText dazu.\n")
    report = library.refresh()
    assert report.added == 1
    assert report.notices[0].startswith("odd.md: front matter")
    assert library.refresh().notices == report.notices


def test_progress_counts_up_to_the_number_of_files(open_library: OpenLibrary) -> None:
    told: list[tuple[int, int]] = []
    open_library().refresh(lambda *counts: told.append(counts))
    assert told[0] == (0, 3)
    assert told[-1] == (3, 3)


def test_what_was_committed_before_a_cancellation_stays(
    open_library: OpenLibrary, corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indexing, "BATCH", 4)
    monkeypatch.setattr(indexing, "PAUSE", 0.0)
    for number in range(40):
        write(corpus / f"n{number}.txt", f"Meldung {number}", "Eine Meldung unter vielen.")
    library = open_library()
    done = 0

    def progress(number: int, _total: int) -> None:
        nonlocal done
        done = number

    report = library.refresh(progress, lambda: done >= 10)
    assert 4 <= report.articles < 43
    assert report.added == report.articles
    assert library.refresh().articles == 43


def test_a_rebuilt_index_takes_the_place_of_the_old_one(library: Library) -> None:
    before = library.generation()
    assert counts(library.rebuild()) == (3, 3, 0, 0)
    assert library.generation() != before
    assert library.renew()
    assert not library.renew()
    assert len(titles(library)) == 3


def test_a_cancelled_rebuild_leaves_everything_as_it_was(library: Library) -> None:
    before = library.generation()
    with pytest.raises(SearchCancelled):
        library.rebuild(cancelled=lambda: True)
    assert library.generation() == before
    assert len(titles(library)) == 3
    assert library.refresh().added == 0


def test_the_corpus_folder_is_left_alone_even_when_it_is_read_only(
    open_library: OpenLibrary, corpus: Path
) -> None:
    before = sorted(corpus.rglob("*"))
    for folder in (corpus / "harbour", corpus):
        folder.chmod(0o555)
    library = open_library()
    library.refresh()
    library.marks.set_read(["bridge"], True)
    assert sorted(corpus.rglob("*")) == before
    for folder in (corpus, corpus / "harbour"):
        folder.chmod(0o755)


def test_while_another_process_indexes_a_reader_sees_what_is_there(
    library: Library, corpus: Path, places: Places
) -> None:
    write(corpus / "new.txt", "Neues Theater", "Das Theater öffnet.")
    with write_lock(places.index_of(corpus)):
        report = library.refresh()
        assert report.busy
        assert "Another Lesart" in report.notices[0]
        assert counts(report) == (3, 0, 0, 0)
        with pytest.raises(IndexBusy):
            library.rebuild()
        assert len(titles(library)) == 3
    assert library.refresh().added == 1


def test_a_lock_file_that_is_swept_away_lets_no_second_writer_in(
    library: Library, corpus: Path, places: Places
) -> None:
    write(corpus / "new.txt", "Neues Theater", "Das Theater öffnet.")
    with write_lock(places.index_of(corpus)):
        (places.index_of(corpus) / "lock").unlink()
        assert library.refresh().busy
    assert library.refresh().added == 1


def test_one_session_sees_what_another_indexed(
    library: Library, open_library: OpenLibrary, corpus: Path
) -> None:
    other = open_library()
    before = other.generation()
    write(corpus / "new.txt", "Neues Theater", "Das Theater öffnet.")
    library.refresh()
    assert other.generation() != before
    assert "Neues Theater" in titles(other)


INDEX = """
import sys
from pathlib import Path
from library.desk import Library
from library.places import Places
corpus, *homes = map(Path, sys.argv[1:])
report = Library.open(corpus, places=Places(*homes)).refresh(lambda *_: print(flush=True))
print(report.articles, report.busy, flush=True)
"""


def start_indexing(corpus: Path, places: Places) -> "subprocess.Popen[str]":
    homes = [places.cache, places.state, places.config, places.data]
    return subprocess.Popen(
        [sys.executable, "-P", "-c", INDEX, str(corpus), *map(str, homes)],
        stdout=subprocess.PIPE,
        text=True,
    )


def many(corpus: Path, number: int) -> None:
    for each in range(number):
        write(corpus / f"n{each}.txt", f"Meldung {each}", f"Die Meldung {each} von vielen. " * 40)


def test_two_processes_that_index_at_once_do_the_work_once(
    open_library: OpenLibrary, corpus: Path, places: Places
) -> None:
    many(corpus, 150)
    processes = [start_indexing(corpus, places) for _ in range(2)]
    answers = [process.communicate(timeout=PATIENCE)[0].split()[-2:] for process in processes]
    assert [process.returncode for process in processes] == [0, 0]
    assert ["153", "False"] in answers
    assert open_library().refresh().added == 0


@pytest.mark.slow
def test_indexing_that_is_killed_goes_on_where_it_stopped(
    open_library: OpenLibrary, corpus: Path, places: Places
) -> None:
    many(corpus, 300)
    for wait in (0.0, 0.05, 0.1, 0.2, 0.4):
        process = start_indexing(corpus, places)
        assert process.stdout
        process.stdout.readline()
        time.sleep(wait)
        readers = psutil.Process(process.pid).children(recursive=True)
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        assert not psutil.wait_procs(readers, timeout=PATIENCE)[1]
    library = open_library()
    report = library.refresh()
    assert (report.articles, report.skipped) == (303, ())
    assert len(titles(library)) == 303
    assert library.listing("Meldung").total == 300
