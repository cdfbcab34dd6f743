"""Opening the notes of a corpus."""

from typing import TYPE_CHECKING

from annotations.store import NoteStore
from library.notebook_place import user_name
from library.notes.finding import Matching, NoteFinding
from library.notes.notebook import Notebook
from library.notes.whereabouts import KeysWhere, Whereabouts

if TYPE_CHECKING:
    from library.articles import Articles
    from library.context import Context


def open_notebook(
    context: "Context", articles: "Articles", matching: Matching, keys_where: KeysWhere
) -> "Notebook":
    """Open the notes of a corpus. Reads nothing yet.

    `matching` tells which articles match a part of a query that is not about notes, `keys_where`
    returns the keys of those that match a query as typed.
    """
    place, cache = context.place_notes(), context.home
    author = context.settings.author or user_name()
    store = NoteStore(place.root, author, cache=cache)
    beside = NoteStore(place.beside, author, cache=cache / "beside") if place.beside else None
    finding = NoteFinding(matching)
    notebook = Notebook(
        context, articles, store, finding, Whereabouts(articles, keys_where), beside
    )
    notebook.notices = (place.notice,) if place.notice else ()
    return notebook
