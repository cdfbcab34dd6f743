"""A private home, a folder of invented articles, and libraries on it that are closed again."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from library.desk import Library
from library.places import Places
from library.settings import Settings

OpenLibrary = Callable[[], Library]


@pytest.fixture
def places(tmp_path: Path) -> Places:
    home = tmp_path / "home"
    return Places(home / "cache", home / "state", home / "config", home / "data")


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Three articles, one of them in a folder."""
    folder = tmp_path / "articles"
    (folder / "harbour").mkdir(parents=True)
    write(folder / "harbour/ferry.txt", "Fähre bleibt im Hafen", "Die Fähre fährt heute nicht.")
    write(folder / "bridge.txt", "Brücke gesperrt", "Die Brücke bleibt bis Montag gesperrt.")
    write(folder / "market.txt", "Markt eröffnet", "Auf dem Markt gibt es wieder Kirschen.")
    return folder


@pytest.fixture
def open_library(corpus: Path, places: Places) -> Iterator[OpenLibrary]:
    """Open the corpus; every call is another session of the same user."""
    opened: list[Library] = []

    def open_one() -> Library:
        opened.append(Library.open(corpus, settings=Settings(), places=places))
        return opened[-1]

    yield open_one
    for each in opened:
        each.close()


@pytest.fixture
def library(open_library: OpenLibrary) -> Library:
    """The corpus, indexed and ready to be asked."""
    library = open_library()
    library.refresh()
    library.renew()
    return library


def write(file: Path, title: str, body: str) -> None:
    file.write_text(f"{title}\n\n{body}\n", encoding="utf-8")
