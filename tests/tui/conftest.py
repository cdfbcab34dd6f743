"""The reading program on the sample corpus, with a private home for every test."""

import shutil
from collections.abc import Callable, Iterator
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
    """A home in which the sample corpus is indexed already, and its names are found."""
    home = tmp_path_factory.mktemp("home")
    library = Library.open(SEEDS, settings=Settings(), places=places_in(home))
    library.refresh()
    library.names.find(apart=False)
    library.close()
    return home


@pytest.fixture
def open_seeds(indexed_home: Path, tmp_path: Path) -> Iterator[Callable[..., Lesart]]:
    """Make an app on the sample corpus; every call starts another session of the same user."""
    home = tmp_path / "home"
    shutil.copytree(indexed_home, home, symlinks=True)
    libraries: list[Library] = []

    def open_app(settings: Settings | None = None) -> Lesart:
        library = Library.open(SEEDS, settings=settings or Settings(), places=places_in(home))
        libraries.append(library)
        return Lesart(library)

    yield open_app
    for library in libraries:
        library.close()


@pytest.fixture
def lesart(open_seeds: Callable[..., Lesart]) -> Lesart:
    """The app on the sample corpus."""
    return open_seeds()
