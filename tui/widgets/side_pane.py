"""The pane beside the reader: one of several sections about the open article at a time."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content

from tui.widgets.bars import Bar
from tui.widgets.details import Details
from tui.widgets.names_section import NamesSection
from tui.widgets.notes_section import NotesSection
from tui.widgets.section import Section


class SidePane(Vertical):
    """Shows one section; its title line names all of them, the current one standing out."""

    DEFAULT_CSS = """
    SidePane {
        & > #side-title { background: $surface; color: $quiet; }
    }
    """

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._counts: dict[type[Section], int] = {}

    def compose(self) -> ComposeResult:
        """Lay out the sections, of which all but the first are hidden."""
        yield Bar(id="side-title")
        yield Details(id="details")
        yield NamesSection(id="names-section")
        yield NotesSection(id="notes-section")

    def on_mount(self) -> None:
        """Begin with the first section."""
        self.show_section(self.sections[0])

    @property
    def sections(self) -> list[Section]:
        """All sections, in the order of their titles."""
        return list(self.query_children(Section))

    @property
    def section(self) -> Section:
        """The section that is shown."""
        return next(section for section in self.sections if section.display)

    def show_section(self, shown: Section) -> None:
        """Show one section in place of the others."""
        for section in self.sections:
            section.display = section is shown
        shown.make_room()
        self._show_titles()

    def show_count(self, kind: type[Section], count: int) -> None:
        """Say beside the title of a section how much is in it; nothing for 0."""
        self._counts[kind] = count
        self._show_titles()

    def _show_titles(self) -> None:
        titles: list[tuple[str, str]] = []
        for section in self.sections:
            style = "bold" if section.display else ""
            count = self._counts.get(type(section), 0)
            titles.append((section.SECTION_TITLE, style))
            titles.append((f" {count}  " if count else "  ", style))
        self.query_one("#side-title", Bar).left = Content.assemble(*titles).rstrip()

    def show_next_section(self) -> None:
        """Show the section after the current one, after the last the first."""
        sections = self.sections
        self.show_section(sections[(sections.index(self.section) + 1) % len(sections)])
