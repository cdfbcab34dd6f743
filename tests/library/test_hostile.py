"""A folder of hostile files and names: each is read or refused with a reason, the rest stays."""

import gzip
import json
import os
import shutil
import time
from pathlib import Path

import pytest

from corpus.folder import SUFFIXES
from corpus.text import clean_line, clean_text
from library.desk import Library
from library.index.reading import read_files
from library.places import Places
from search.errors import SearchError
from tests.patience import quickest

HOSTILE = Path(__file__).resolve().parents[1] / "fixtures" / "hostile"
ARTICLES = sorted(path.name for path in HOSTILE.iterdir() if path.suffix in SUFFIXES)


@pytest.fixture
def corpus(corpus: Path) -> Path:
    """The three good articles, all hostile files, and good articles with hostile names."""
    shutil.copytree(HOSTILE, corpus, dirs_exist_ok=True)
    for number, name in enumerate(hostile_names()):
        file = corpus / "names" / str(number) / name
        file.parent.mkdir(parents=True)
        file.write_text("Ein Titel\n\nEin Satz über einen Igel.\n", encoding="utf-8")
    os.mkfifo(corpus / "pipe.txt")
    (corpus / "loop.txt").symlink_to("loop.txt")
    (corpus / "outside.txt").symlink_to("/etc/hostname")
    (corpus / "folder.txt").mkdir()
    return corpus


def hostile_names() -> list[str]:
    names: list[str] = json.loads((HOSTILE / "names.json").read_text(encoding="utf-8"))
    return [*names, os.fsdecode(b"not\xff\xfetext.txt")]


def test_all_hostile_files_are_here() -> None:
    assert len(ARTICLES) >= 30
    assert len(hostile_names()) >= 13


@pytest.mark.parametrize("name", ARTICLES)
def test_a_hostile_file_is_read_or_refused_within_a_second(name: str, tmp_path: Path) -> None:
    # A machine may stand still for a while: what can be read in time is, one time out of three.
    assert quickest(lambda: seconds_to_read(name, tmp_path), 1.0, 1) < 1.0


def seconds_to_read(name: str, folder: Path) -> float:
    """Read a hostile file in the process for it, look at the answer, return how long it took."""
    first = f"first{Path(name).suffix}"
    (folder / first).write_text("<title>Ein Titel</title>\n\n<p>Ein Satz.", encoding="utf-8")
    shutil.copy(HOSTILE / name, folder)
    answers = read_files(folder, [(first, "first"), (name, "hostile")])
    next(answers)  # the process has started and loaded what it needs
    started = time.monotonic()
    path, answer = next(answers)
    took = time.monotonic() - started
    assert path == name
    if isinstance(answer, str):
        assert answer
        assert clean_line(answer) == answer
    else:
        assert clean_text(answer.article.text) == answer.article.text
        assert clean_line(answer.article.title) == answer.article.title
    return took


def test_the_rest_of_the_folder_stays_usable(corpus: Path, places: Places) -> None:
    library = Library.open(corpus, places=places)
    report = library.refresh()
    library.renew()
    for skipped in report.skipped:
        assert skipped.reason
        assert clean_line(skipped.reason) == skipped.reason
    assert "38_empty.txt" in {skipped.path for skipped in report.skipped}
    for notice in report.notices:
        assert clean_line(notice, 1000) == notice
    for good in ("bridge.txt", "harbour/ferry.txt", "market.txt"):
        assert library.resolve(good)
    rows = library.rows(library.listing("Igel").keys)
    visible = [name for name in hostile_names() if is_visible_article(name)]
    assert len(rows) == len(visible)
    assert {Path(row.path).name for row in rows} == {Path(name).name for name in visible}
    for row in library.rows(library.listing("").keys):
        opened = library.article(row.id)
        assert opened
        assert opened.article.path == row.path
    assert library.refresh().added == 0
    library.close()


def is_visible_article(name: str) -> bool:
    hidden = any(part.startswith(".") for part in Path(name).parts)
    return Path(name).suffix in SUFFIXES and not hidden


def test_a_hostile_query_is_answered_or_refused_within_a_second(library: Library) -> None:
    for query in json.loads((HOSTILE / "40_query_strings.json").read_text(encoding="utf-8")):
        for typing in (False, True):
            started = time.process_time()
            try:
                listing = library.listing(query, typing=typing)
                library.hits("bridge", listing)
            except SearchError as refused:
                assert clean_line(str(refused), 1000) == str(refused)
            assert time.process_time() - started < 1.5


def test_compressed_and_other_foreign_files_are_ignored(library: Library, corpus: Path) -> None:
    (corpus / "bomb.txt.gz").write_bytes(gzip.compress(bytes(10_000_000)))
    assert library.refresh().added == 0
