"""Runs of finding names: interrupted, killed, damaged, repeated, and on odd articles."""

import os
import signal
import sqlite3
import time
from pathlib import Path

import psutil
import pytest

from library.errors import LibraryError
from library.files.write_lock import write_lock
from library.jobs import helper_process
from library.names.model import NamesReport
from library.names.names_file import FILE
from tests.library.conftest import OpenLibrary, write
from tests.processes import children_at_work

ODD = {
    "capitals": "BÜRGERMEISTERIN ERÖFFNET NEUEN HAFEN IN DER STADT\n\nHEUTE WAR ES SO WEIT.",
    "line": "Der Markt ist wieder offen. " * 400,
    "signs": "??? !!! *** 12345 – – – ((((",
    "word": "Hafen",
    "scripts": "Президент приехал в город. 総統は町に来た。 وصل الرئيس.",
}

TURKISH = """---
title: Yeni köprü açıldı
language: tr
---

Belediye Başkanı Ahmet Yılmaz, Ankara'da yeni köprüyü açtı.
"""
pytestmark = pytest.mark.slow


def test_only_what_is_new_is_found(open_library: OpenLibrary, corpus: Path) -> None:
    library = open_library()
    library.refresh()
    assert library.names.find(apart=False).found == 3
    assert library.names.find(apart=False) == NamesReport()
    write(corpus / "new.txt", "Neuer Markt", "Bernd Möllering eröffnet in Hamburg einen Markt.")
    (corpus / "market.txt").unlink()
    library.refresh()
    library.renew()
    assert library.names.pending() == 1
    report = library.names.find(apart=False)
    assert (report.found, report.removed, report.linked) == (1, 1, True)
    assert library.names.renew()
    assert library.names.pending() == 0
    assert {row.name for row in library.names.table()} == {"Bernd Möllering", "Hamburg"}


def test_an_article_that_changed_has_no_names_until_they_are_found(
    open_library: OpenLibrary, corpus: Path
) -> None:
    write(corpus / "bridge.txt", "Brücke", "Bernd Möllering sperrt in Hamburg die Brücke.")
    library = open_library()
    library.refresh()
    library.names.find(apart=False)
    assert len(library.names.of("bridge")) == 2
    write(corpus / "bridge.txt", "Brücke", "Am Montag sperrt Bernd Möllering die Brücke.")
    library.refresh()
    library.renew()
    assert library.names.of("bridge") == []
    library.names.find(apart=False)
    (name,) = library.names.of("bridge")
    opened = library.article("bridge")
    assert opened is not None
    (span,) = name.spans
    assert opened.article.text[span.start : span.end] == "Bernd Möllering"


def test_names_survive_building_the_index_anew(open_library: OpenLibrary) -> None:
    library = open_library()
    library.refresh()
    library.names.find(apart=False)
    library.rebuild()
    library.renew()
    assert library.names.pending() == 0
    assert library.names.find(apart=False).found == 0
    assert library.names.find(apart=False, anew=True).found == 3


def test_odd_articles_do_no_harm(open_library: OpenLibrary, corpus: Path) -> None:
    for name, text in ODD.items():
        (corpus / f"{name}.txt").write_text(f"{text}\n")
    (corpus / "empty.txt").write_text("")
    (corpus / "turkish.md").write_text(TURKISH)
    library = open_library()
    library.refresh()
    report = library.names.find()
    assert (report.finished, report.troubled) == (True, ())
    assert library.names.of("turkish") == []
    assert library.names.of("capitals") == []
    assert library.names.of("no-such-article") == []


def many(corpus: Path, count: int) -> None:
    for number in range(count):
        body = f"Bernd Möllering eröffnet in Hamburg den Markt Nummer {number}. " * 5
        write(corpus / f"n{number:03}.txt", f"Markt {number}", body)


def stored(folder: Path) -> int:
    with sqlite3.connect(folder / FILE) as connection:
        (count,) = connection.execute("SELECT count(*) FROM found").fetchone()
    connection.close()
    return int(count)


def test_a_cancelled_run_keeps_what_it_found(open_library: OpenLibrary, corpus: Path) -> None:
    many(corpus, 150)
    library = open_library()
    library.refresh()
    told: list[int] = []
    report = library.names.find(
        lambda done, _: told.append(done), lambda: bool(told) and max(told) >= 10
    )
    assert not report.finished
    kept = stored(library.names.folder)
    assert 0 < kept < 153
    assert library.names.find().found == 153 - kept
    assert children_at_work() == []


def test_a_killed_run_goes_on_where_it_was(
    open_library: OpenLibrary, corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    many(corpus, 150)
    library = open_library()
    library.refresh()

    def kill(done: int, _: int) -> None:
        if done >= 30:
            for child in psutil.Process().children():
                os.kill(child.pid, signal.SIGKILL)

    with pytest.raises(LibraryError, match="go on next time"):
        library.names.find(kill)
    kept = stored(library.names.folder)
    assert 25 <= kept < 153
    report = library.names.find()
    assert (report.found, report.linked) == (153 - kept, True)
    assert library.names.pending() == 0


def test_a_damaged_file_is_begun_anew(open_library: OpenLibrary) -> None:
    library = open_library()
    library.refresh()
    library.names.find(apart=False)
    file = library.names.folder / FILE
    content = bytearray(file.read_bytes())
    content[: len(content) // 2] = os.urandom(len(content) // 2)
    file.write_bytes(content)
    other = open_library()
    assert list(other.names.table()) == []
    assert other.names.of("bridge") == []
    assert other.names.pending() == 3
    assert other.names.find(apart=False).found == 3
    assert other.names.renew()
    assert other.names.pending() == 0


def test_one_process_at_a_time_finds_names(open_library: OpenLibrary) -> None:
    library = open_library()
    library.refresh()
    with write_lock(library.names.folder):
        assert library.names.find(apart=False).busy


def test_a_process_that_cannot_work_is_told(
    open_library: OpenLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = open_library()
    library.refresh()
    monkeypatch.setattr(helper_process, "RUN", "")
    with pytest.raises(LibraryError):
        library.names.find()
    with pytest.raises(LibraryError):
        library.names.find(apart=False)


def test_another_session_sees_names_without_asking_for_much(open_library: OpenLibrary) -> None:
    library, other = open_library(), open_library()
    library.refresh()
    other.renew()
    other.names.renew()
    library.names.find(apart=False)
    started = time.process_time()
    assert other.names.renew()
    assert time.process_time() - started < 0.1
    assert not other.names.renew()
