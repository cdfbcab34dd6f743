"""The reading program on the sample corpus, with a private home for every test."""

import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from library.desk import Library
from library.places import Places
from library.settings import Settings
from tui.app import Lesart

SEEDS = Path(__file__).resolve().parents[2] / "seeds"


def places_in(home: Path) -> Places:
    return Places(home / "cache", home / "state", home / "config", home / "data")


@pytest.fixture(scope="session")
def indexed_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home in which the sample corpus is indexed, and its names and events are found."""
    home = tmp_path_factory.mktemp("home")
    library = Library.open(SEEDS, settings=Settings(), places=places_in(home))
    library.refresh()
    library.names.find(apart=False)
    library.events.find(apart=False)
    library.close()
    return home


@pytest.fixture
def open_seeds(indexed_home: Path, tmp_path: Path) -> Iterator[Callable[..., Lesart]]:
    """Make an app on the sample corpus; every call starts another session of the same user."""
    home = tmp_path / "home"
    shutil.copytree(indexed_home, home, symlinks=True)
    libraries: list[Library] = []

    def open_app(settings: Settings | None = None) -> Lesart:
        library = Library.open(
            SEEDS,
            settings=settings or Settings(author="Ada"),
            places=places_in(home),
            notebook=tmp_path / "notes",
        )
        libraries.append(library)
        return Lesart(library)

    yield open_app
    for library in libraries:
        library.close()


@pytest.fixture
def lesart(open_seeds: Callable[..., Lesart]) -> Lesart:
    """The app on the sample corpus."""
    return open_seeds()


@pytest.fixture
def open_folder(tmp_path: Path) -> Iterator[Callable[..., Lesart]]:
    """Make an app on articles of one's own, given by file name; nothing is indexed yet."""
    libraries: list[Library] = []

    def open_app(articles: Mapping[str, str]) -> Lesart:
        folder = tmp_path / "articles"
        folder.mkdir()
        for name, text in articles.items():
            (folder / name).write_text(text, encoding="utf-8")
        library = Library.open(folder, settings=Settings(), places=places_in(tmp_path / "own"))
        libraries.append(library)
        return Lesart(library)

    yield open_app
    for library in libraries:
        library.close()
