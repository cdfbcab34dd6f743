"""Drafts: what was typed outlives the session that typed it, and is stored once."""

import subprocess
import sys
import textwrap
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.article import Span
from library.desk import Library
from library.errors import NotSaved
from library.places import Places
from tests.library.conftest import OpenLibrary
from tests.library.notes.note_making import article, bodies, kept, note, passage

TYPIST = """
    import os, signal, sys
    from dataclasses import replace
    from pathlib import Path
    from corpus.article import Span
    from library.desk import Library
    from library.places import Places
    corpus, home = map(Path, sys.argv[1:])
    places = Places(home / "cache", home / "state", home / "config", home / "data")
    library = Library.open(corpus, places=places)
    drafts = library.notebook.drafts
    about = library.article("bridge").article
    start = about.text.index("bis Montag")
    draft = drafts.begin(about, Span(start, start + 10))
    for typed in ("Wer", "Wer sagt", "Wer sagt das?"):
        draft = replace(draft, body=typed, tags=("prüfen",))
        drafts.save(draft)
    {then}
    os.kill(os.getpid(), signal.SIGKILL)
"""


def killed_session(corpus: Path, places: Places, then: str = "") -> None:
    """Run a session that types a note and is killed."""
    code = textwrap.dedent(TYPIST).format(then=then)
    done = subprocess.run(
        [sys.executable, "-c", code, str(corpus), str(places.cache.parent)], check=False
    )
    assert done.returncode == -9


def test_a_draft_outlives_a_killed_session_and_becomes_a_note(
    library: Library, corpus: Path, places: Places
) -> None:
    killed_session(corpus, places)
    drafts = library.notebook.drafts
    (left,) = drafts.left()
    assert left.alive is False
    assert left.draft
    assert (left.draft.body, left.draft.tags) == ("Wer sagt das?", ("prüfen",))
    assert (left.draft.article, left.draft.quote) == ("bridge", "bis Montag")
    assert left.draft.touched
    draft = drafts.restore(left)
    assert drafts.left() == []
    placed = kept(library.notebook.keep(replace(draft, body="Wer sagt das wirklich?")))
    assert placed.span == passage(article(library), "bis Montag")
    assert bodies(library.notebook, article(library)) == ["Wer sagt das wirklich?"]
    assert not list(corpus.parent.rglob("*.draft.yaml"))


def test_a_note_that_was_stored_before_the_kill_is_not_stored_twice(
    library: Library, corpus: Path, places: Places
) -> None:
    killed_session(
        corpus,
        places,
        "library.notebook._store.create(replace(draft.start, body=draft.body))",
    )
    (left,) = library.notebook.drafts.left()
    draft = library.notebook.drafts.restore(left)
    library.notebook.keep(replace(draft, body="and more"))
    assert bodies(library.notebook, article(library)) == ["and more"]


def test_keeping_the_same_draft_again_changes_nothing(library: Library) -> None:
    about = article(library)
    draft = library.notebook.drafts.begin(about, passage(about, "bis Montag"), body="x")
    library.notebook.keep(draft)
    library.notebook.keep(draft)
    assert bodies(library.notebook, about) == ["x"]


def test_a_draft_of_a_change_merges_with_what_others_wrote(
    library: Library, open_library: OpenLibrary
) -> None:
    placed = note(library, "bis Montag", "one\n\ntwo")
    draft = library.notebook.drafts.edit(placed)
    assert not draft.touched
    other = open_library()
    (theirs,) = other.notebook.of(article(other))
    other.notebook.change(theirs, body="ONE\n\ntwo")
    library.notebook.drafts.save(replace(draft, body="one\n\nTWO"))
    merged = kept(library.notebook.keep(replace(draft, body="one\n\nTWO")))
    assert merged.body == "ONE\n\nTWO"


def test_only_one_session_restores_a_draft(
    library: Library, open_library: OpenLibrary, corpus: Path, places: Places
) -> None:
    killed_session(corpus, places)
    (left,) = library.notebook.drafts.left()
    library.notebook.drafts.restore(left)
    with pytest.raises(NotSaved, match=r"took this draft|open in another"):
        open_library().notebook.drafts.restore(left)


def test_a_draft_can_be_given_up(library: Library, corpus: Path, places: Places) -> None:
    about = article(library)
    draft = library.notebook.drafts.begin(about, None, body="never mind")
    library.notebook.drafts.save(draft)
    library.notebook.drafts.discard(draft)
    killed_session(corpus, places)
    (left,) = library.notebook.drafts.left()
    library.notebook.drafts.throw_away(left)
    assert library.notebook.drafts.left() == []
    assert library.notebook.counts() == {}
    assert not list(corpus.parent.rglob("*.draft.yaml"))


def test_a_passage_too_long_for_a_note_is_refused_with_its_length(library: Library) -> None:
    about = article(library)
    text = about.text + "\n" + "Wort " * 5_000
    long = replace(about, text=text)
    with pytest.raises(NotSaved, match=r"20,001 characters.*20,000 at most"):
        library.notebook.drafts.begin(long, Span(0, 20_001))
    assert library.notebook.drafts.begin(long, Span(0, 20_000)).quote == text[:20_000]
