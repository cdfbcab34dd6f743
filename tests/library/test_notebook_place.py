"""Where notes live: beside the articles, where people say, or at home when that is read-only."""

import ctypes
import os
import subprocess
import sys
import textwrap
from collections.abc import Iterable
from pathlib import Path

from corpus.article import Span
from library.desk import Library
from library.notebook_place import place_notebook
from library.places import Places
from library.settings import Settings
from tests.library.notes.note_making import note

READER = """
    import os, sys
    from pathlib import Path
    from library.desk import Library
    from library.places import Places
    from library.settings import Settings
    corpus, home = map(Path, sys.argv[1:])
    places = Places(home / "cache", home / "state", home / "config", home / "data")
    library = Library.open(corpus, places=places, settings=Settings())
    library.refresh()
    library.renew()
    library.notebook.add(library.article("a").article, None, "mine")
    assert [row.note.body for row in library.notebook.rows()] == ["mine"]
    assert list(home.glob("data/*/annotations/a/*.yaml"))
    print(library.notebook.root)
    print(*library.notebook.notices)
"""
BESIDE_READER = """
    import sys
    from pathlib import Path
    from corpus.article import Span
    from library.desk import Library
    from library.errors import NotSaved
    from library.places import Places
    from library.settings import Settings
    corpus, home = map(Path, sys.argv[1:])
    places = Places(home / "cache", home / "state", home / "config", home / "data")
    for session in range(2):
        library = Library.open(corpus, places=places, settings=Settings(author="Ben"))
        library.refresh()
        library.renew()
        notebook, article = library.notebook, library.article("a").article
        assert notebook.refresh() == {"a", "b"}
        if not session:
            notebook.add(article, None, "mine")
        assert sorted(row.note.body for row in notebook.rows()) == ["also theirs", "mine", "theirs"]
        assert sorted(note.body for note in notebook.of(article)) == ["mine", "theirs"]
        assert notebook.counts() == {"a": 2, "b": 1}
        assert all(body in notebook.export("csv") for body in ("mine", "theirs", "also theirs"))
        assert notebook.check() == []
        library.close()
    (theirs,) = [note for note in notebook.of(article) if note.body == "theirs"]
    draft = notebook.drafts.edit(theirs)
    for attempt in (
        lambda: notebook.change(theirs, body="changed"),
        lambda: notebook.delete(theirs),
        lambda: notebook.confirm(theirs, article, Span(0, 5)),
        lambda: notebook.keep(draft),
    ):
        try:
            attempt()
        except NotSaved as refused:
            print(refused)
        else:
            sys.exit("a note was changed that may only be read")
    assert sorted(row.note.body for row in notebook.rows()) == ["also theirs", "mine", "theirs"]
    assert [path.name for path in home.glob("state/**/drafts/*") if theirs.id in path.name]
    (mine,) = [note for note in notebook.of(article) if note.body == "mine"]
    assert notebook.change(mine, body="mine, changed").body == "mine, changed"
    assert notebook.undo().body == "mine"
"""
PR_CAPBSET_DROP, CAP_DAC_OVERRIDE = 24, 1
"""prctl(2) and capabilities(7)."""


def test_notes_live_beside_the_articles_and_are_no_articles(library: Library, corpus: Path) -> None:
    assert not (corpus / "annotations").exists()
    note(library, "bis Montag", "x")
    assert library.notebook.root == corpus / "annotations"
    assert library.notebook.notices == ()
    assert library.refresh().articles == 3


def test_a_folder_can_be_chosen(corpus: Path, places: Places, tmp_path: Path) -> None:
    library = Library.open(
        corpus, settings=Settings(), places=places, notebook=tmp_path / "my notes"
    )
    library.refresh()
    library.renew()
    note(library, "bis Montag", "x")
    assert list((tmp_path / "my notes/bridge").glob("*.yaml"))
    assert not (corpus / "annotations").exists()
    library.close()


def test_in_a_shared_folder_every_corpus_has_its_own(
    corpus: Path, places: Places, tmp_path: Path
) -> None:
    shared = str(tmp_path / "all")
    other = tmp_path / "else" / corpus.name
    other.mkdir(parents=True)
    one = place_notebook(corpus, places, shared=shared).root
    two = place_notebook(other, places, shared=shared).root
    assert one.parent == two.parent == tmp_path / "all"
    assert one != two
    assert one.name.startswith("articles-")


def test_notes_on_a_read_only_folder_are_kept_at_home_and_it_says_so(tmp_path: Path) -> None:
    corpus, home = tmp_path / "corpus", tmp_path / "home"
    folders = (corpus / "annotations", corpus)
    folders[0].mkdir(parents=True)
    (corpus / "a.txt").write_text("Titel\n\nEin Satz steht hier.\n")
    said = in_read_only(folders, READER, corpus, home)
    root, notice = said.splitlines()
    assert root.startswith(str(home / "data"))
    assert root in notice
    assert str(corpus / "annotations") in notice


def test_notes_of_others_beside_a_read_only_folder_are_shown_and_never_changed(
    tmp_path: Path,
) -> None:
    corpus, home = tmp_path / "corpus", tmp_path / "home"
    corpus.mkdir()
    for name in "ab":
        (corpus / f"{name}.txt").write_text("Titel\n\nEin Satz steht hier.\n")
    places = Places(*(tmp_path / "other" / kind for kind in ("cache", "state", "config", "data")))
    library = Library.open(corpus, places=places, settings=Settings(author="Ada"))
    library.refresh()
    library.renew()
    for name, body in (("a", "theirs"), ("b", "also theirs")):
        opened = library.article(name)
        assert opened
        library.notebook.add(opened.article, Span(7, 16), body)
    library.close()
    notes = corpus / "annotations"
    before = {path: path.read_bytes() for path in notes.rglob("*.yaml")}
    folders = [notes, *(notes / name for name in "ab"), corpus]
    said = in_read_only(folders, BESIDE_READER, corpus, home)
    assert {path: path.read_bytes() for path in notes.rglob("*.yaml")} == before
    *others, kept = said.splitlines()
    assert len(others) == 3
    for line in (*others, kept):
        assert line.startswith("Not saved: the note stands as it was.")
        assert str(notes) in line
    assert "Your text is kept as a draft." in kept


def in_read_only(folders: Iterable[Path], program: str, *arguments: Path) -> str:
    """Run a program that may not write into some folders; return what it said."""
    for folder in folders:
        folder.chmod(0o555)
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(program), *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=obey_modes,
    )
    for folder in folders:
        folder.chmod(0o755)
    assert done.returncode == 0, done.stderr
    return done.stdout


def obey_modes() -> None:
    """Let the modes of files apply to root, too, in the program that is started next."""
    if os.geteuid() == 0:
        ctypes.CDLL(None).prctl(PR_CAPBSET_DROP, CAP_DAC_OVERRIDE)
