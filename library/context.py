"""What every part of the library is given: which corpus this is, and what this session may do."""

from dataclasses import dataclass, field
from pathlib import Path

from library.notebook_place import NotebookPlace, place_notebook
from library.permissions import Permissions
from library.places import Places, make_private
from library.settings import Settings


@dataclass(frozen=True, slots=True)
class Context:
    """One opened corpus. Nothing in it changes while the corpus is open."""

    folder: Path
    """The resolved folder of articles; only notes are ever written into it."""
    places: Places
    settings: Settings
    permissions: Permissions = field(default_factory=Permissions)
    """What this session may do."""
    notes: Path | None = None
    """The folder of the notes, when it is not the usual one."""

    @property
    def home(self) -> Path:
        """The private folder of all that is derived from this corpus, made if missing."""
        return self.places.index_of(self.folder)

    def derived(self, name: str) -> Path:
        """Return a private folder inside of `home`, made if missing."""
        return make_private(self.home / name)

    def place_notes(self) -> NotebookPlace:
        """Return where the notes are kept: it depends on what may be written now."""
        return place_notebook(
            self.folder, self.places, chosen=self.notes, shared=self.settings.notebook
        )
