"""The side pane's section with the names of the open article."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static

from corpus.text import clean_line
from tui.names_in_words import counted
from tui.widgets.lists.name_list import NameList
from tui.widgets.section import Section

if TYPE_CHECKING:
    from library.names.model import NameInArticle

NONE = "No names were found\nin this article."
SOON = "Names are being found.\nThey appear here\nby themselves."


class NamesSection(Section):
    """Lists names; below the list stands what is known about the one under the cursor."""

    SECTION_TITLE = "Names"
    DEFAULT_CSS = """
    NamesSection {
        & > #no-names { color: $quiet; padding: 1 1; height: auto; }
        & > NameList { margin: 1 0 0 0; display: none; }
        & > #about-name {
            height: auto; max-height: 9; padding: 0 1; color: $quiet; border-top: solid $rule;
            display: none;
        }
    }
    """

    waiting: reactive[bool] = reactive(False)
    """Whether names of this article may still be found."""

    def compose(self) -> ComposeResult:
        """Lay out the list, the words about one name, and those for an empty list."""
        yield Static(NONE, id="no-names", markup=False)
        yield NameList(id="names")
        yield Static(id="about-name", markup=False)

    def on_mount(self) -> None:
        """Follow the cursor in the same frame that moves it."""
        self.watch(self.query_one(NameList), "cursor", self._describe, init=False)

    def make_room(self) -> None:
        """Make room for what there is, unless another section is shown or there is nothing yet."""
        if self.display and self.children:
            named = self.list.length > 0
            self.query_one("#no-names").display = not named
            self.list.display = named
            self.query_one("#about-name").display = named
            self._describe()

    @property
    def list(self) -> NameList:
        """The list itself."""
        return self.query_one(NameList)

    def show_names(self, names: Sequence["NameInArticle"]) -> None:
        """Show the names of another article, or what became of them."""
        self.list.show_names(names)
        self.make_room()

    def watch_waiting(self) -> None:
        """Say that names will come, or that there are none."""
        if self.is_mounted:
            self.query_one("#no-names", Static).update(Content(SOON if self.waiting else NONE))

    def _describe(self) -> None:
        current = self.list.current
        about = describe_name(current) if current else Content()
        self.query_one("#about-name", Static).update(about)


def describe_name(name: "NameInArticle") -> Content:
    """Return where a name occurs and how it is spelled."""
    articles, outlets = counted(name.articles, "article"), counted(name.outlets, "outlet")
    shown = clean_line(name.name)
    others = [clean_line(spelling) for spelling in name.spellings]
    spellings = ", ".join(spelling for spelling in others if spelling != shown)
    parts: list[Content | str | tuple[str, str]] = [(shown, "bold $bright")]
    parts += ["\n", f"{articles}, {outlets}"]
    if spellings:
        parts += ["\n", ("also  ", "italic"), (spellings, "$foreground")]
    return Content.assemble(*parts)
