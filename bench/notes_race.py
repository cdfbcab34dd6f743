"""Many sessions write at once and are disturbed: nothing that was acknowledged may be lost.

Usage: python -m bench.notes_race [--processes 60] [--seconds 30] [--moving] [--folder FOLDER]
Processes write notes, decisions about names, corrections of events, decisions about links, and read
marks and stars, with clocks that are days apart. Meanwhile every lock file is removed every 10 ms,
now and then the unfinished files, too, and processes are killed at random and started anew. With
`--moving`, folders of articles and the whole notebook are moved away for a moment and back as well.
Every change adds a word of its own, which its process writes down once the change was acknowledged.
In the end each such word must be found. Prints acknowledged, refused and lost; 1 if any is lost.
"""

import argparse
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from annotations.anchoring.anchors import make_anchor
from annotations.errors import NotesError
from annotations.store import NoteStore
from annotations.stored import Stored
from comparison.corrections import Fix, Merge
from corpus.article import Span
from entities import decisions as names
from library.comparing.link_decisions import Cited, LinkDecision
from library.comparing.links_file import LinksFile
from library.errors import LibraryError
from library.events.corrections_file import CorrectionsFile
from library.marks.marks import Marks
from library.names.decisions import DecisionFile

ARTICLES = ("a1", "a2", "a3")
SHARED = "shared"
SWEEP = 0.01
"""Seconds between two removals of all lock files."""
KINDS = ("tags", "notes", "edits", "names", "events", "links", "marks")
OFTEN = (6, 3, 2, 1, 1, 1, 2)
"""How often each kind is chosen, in parts of the whole."""
CLOCKS = (0, 3 * 86_400, -400 * 86_400)
"""Seconds by which the clocks of sessions are wrong."""


@dataclass(frozen=True, slots=True)
class Attack:
    """How hard the sessions are disturbed."""

    processes: int
    seconds: float
    moving: bool = False
    killing: bool = True


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of all changes, by kind; refused ones by what was said."""

    acknowledged: Counter[str]
    lost: Counter[str]
    refused: Counter[str]
    killed: int


class Session:
    """One process that writes whatever comes to its mind."""

    def __init__(self, base: Path, number: int) -> None:
        self._random = random.Random(number)
        wrong = self._random.choice(CLOCKS)
        root = base / "annotations"
        self._store = NoteStore(
            root, f"u{number}", cache=base / f"cache{number % 4}",
            clock=lambda: time.time() + wrong, patience=20,
        )  # fmt: skip
        self._names, self._events = DecisionFile(root), CorrectionsFile(root)
        self._links = LinksFile(root)
        self._marks = Marks(base)
        self._mine: list[Stored] = []

    def write(self, kind: str, word: str) -> None:
        """Make one change that holds a word; return when it was acknowledged."""
        article = self._random.choice(ARTICLES)
        match kind:
            case "tags":
                self._store.refresh()
                note = self._store.find(article, f"{SHARED}-{article}")
                if note is None:
                    raise LibraryError("the shared note is away just now")
                tags = (*note.note.tags, word)
                self._store.update(note, replace(note.note, tags=tags))
            case "edits" if self._mine:
                note = self._mine.pop()
                changed = replace(note.note, body=f"{note.note.body}\n{word}")
                self._mine.insert(0, self._store.update(note, changed).stored)
            case "notes" | "edits":
                new = self._store.new_note(article, body=word)
                self._mine.append(self._store.create(new).stored)
            case "names":
                self._names.decide(self._name_decision(f"per-{word}"))
            case "events":
                self._events.decide(self._correction(word))
            case "links":
                text = f"{word} sagt, was {word} gesagt hat."
                cited = [Cited(f"{word}-{side}", make_anchor(text, Span(0, 9))) for side in "ab"]
                self._links.decide(LinkDecision(cited[0], cited[1], self._random.random() < 0.5))
            case "marks":
                mark = self._random.choice((self._marks.set_read, self._marks.set_starred))
                mark([word], True)

    def _name_decision(self, id: str) -> names.Decision:
        made: list[names.Decision] = [
            names.Merge(id, "per-x"),
            names.Split(id, "Anna"),
            names.Apart(id, "per-y"),
        ]
        return self._random.choice(made)

    def _correction(self, word: str) -> Fix | Merge:
        made: list[Fix | Merge] = [Fix(word, "outlet", "Bote"), Merge(f"ev-{word}", "ev-x")]
        return self._random.choice(made)


def work(base: Path, number: int, until: float) -> None:
    """Write until the time is over, and write down what was acknowledged or refused."""
    chooser = random.Random(number * 7919)
    session = Session(base, number)
    with (base / f"log{number}").open("w", buffering=1) as log:
        for count in range(1_000_000):
            if time.monotonic() >= until:
                return
            (kind,) = chooser.choices(KINDS, OFTEN)
            word = f"w{number}-{count}"
            try:
                session.write(kind, word)
                log.write(f"ok {kind} {word}\n")
            except (NotesError, LibraryError) as error:
                log.write(f"no {kind} {str(error)[:70]}\n")


def race(base: Path, attack: Attack) -> Outcome:
    """Let sessions write below `base`, disturb them, and look what is left."""
    root = base / "annotations"
    first = NoteStore(root, "anna")
    for article in ARTICLES:
        note = first.new_note(article, body="Anfang")
        first.create(replace(note, id=f"{SHARED}-{article}"))
    until = time.monotonic() + attack.seconds
    pids = [start(base, number, until) for number in range(attack.processes)]
    killed = disturb(root, attack, pids, until)
    for pid in pids:
        os.waitpid(pid, 0)
    return judge(base, killed)


def start(base: Path, number: int, until: float) -> int:
    """Start a session in a process of its own."""
    pid = os.fork()
    if not pid:
        code = 1
        try:
            work(base, number, until)
            code = 0
        finally:
            os._exit(code)
    return pid


def disturb(root: Path, attack: Attack, pids: list[int], until: float) -> int:
    """Sweep, kill and move until the time is over; return how many were killed."""
    killed, count = 0, 0
    chooser = random.Random(1)
    while time.monotonic() < until:
        count += 1
        sweep(root, ".lock")
        if count % 20 == 0:
            sweep(root, ".tmp-*")
        if attack.moving and count % 40 == 0:
            move_away(chooser.choice([root, *(root / article for article in ARTICLES)]))
        if attack.killing and count % 5 == 0:
            victim = chooser.randrange(len(pids))
            os.kill(pids[victim], signal.SIGKILL)
            os.waitpid(pids[victim], 0)
            killed += 1
            pids[victim] = start(root.parent, len(pids) + killed, until)
        time.sleep(SWEEP)
    return killed


def sweep(root: Path, pattern: str) -> None:
    """Remove files as `git clean` does, in the notebook and in the folders of its articles."""
    for file in (*root.glob(pattern), *root.glob(f"*/{pattern}")):
        with suppress(OSError):
            file.unlink()


def move_away(folder: Path) -> None:
    """Move a folder away for a moment; should another one stand there then, keep both."""
    away = folder.with_name(f"{folder.name}-away")
    with suppress(OSError):
        folder.rename(away)
        time.sleep(0.02)
        away.rename(folder)


def judge(base: Path, killed: int) -> Outcome:
    """Look for every acknowledged word."""
    roots = (base / "annotations", base / "annotations-away")
    found = {kind: {w for root in roots for w in words(root)} for kind, words in FINDERS.items()}
    acknowledged, lost, refused = Counter[str](), Counter[str](), Counter[str]()
    for log in base.glob("log*"):
        for line in log.read_text().splitlines():
            answer, kind, said = line.split(" ", 2)
            if answer == "no":
                refused[f"{kind}: {said}"] += 1
                continue
            acknowledged[kind] += 1
            lost[kind] += said not in found[kind]
    return Outcome(acknowledged, lost, refused, killed)


def words_in_notes(root: Path) -> Iterator[str]:
    """Yield every word in a note or second version."""
    store = NoteStore(root, "judge")
    store.refresh()
    for each in (*store.notes(), *store.deleted(), *store.second_versions()):
        yield from (*each.note.tags, *each.note.body.split("\n"))


def words_in_names(root: Path) -> Iterator[str]:
    """Yield the word of every decision about a name."""
    for each in DecisionFile(root).current().items:
        id = each.source if isinstance(each, names.Merge) else each.entity
        yield id.removeprefix("per-")


def words_in_events(root: Path) -> Iterator[str]:
    """Yield the word of every correction."""
    for each in CorrectionsFile(root).current().items:
        yield each.article if isinstance(each, Fix) else str(getattr(each, "event", ""))[3:]


def words_in_links(root: Path) -> Iterator[str]:
    """Yield the word of every tie and cut."""
    for each in LinksFile(root).current().items:
        yield each.left.article[:-2]


def words_in_marks(root: Path) -> Iterator[str]:
    """Yield the word of every mark; they lie beside the notebook."""
    marks = Marks(root.parent)
    yield from marks.read_ids() | marks.starred_ids()
    marks.close()


FINDERS: dict[str, Callable[[Path], Iterator[str]]] = {
    "tags": words_in_notes,
    "notes": words_in_notes,
    "edits": words_in_notes,
    "names": words_in_names,
    "events": words_in_events,
    "links": words_in_links,
    "marks": words_in_marks,
}


def main() -> int:
    """Race, print what came of it; 1 when anything is lost."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--processes", type=int, default=60)
    parser.add_argument("--seconds", type=float, default=30)
    parser.add_argument("--moving", action="store_true")
    parser.add_argument("--folder", type=Path)
    options = parser.parse_args()
    base = Path(tempfile.mkdtemp(dir=options.folder))
    try:
        outcome = race(base, Attack(options.processes, options.seconds, options.moving))
    finally:
        shutil.rmtree(base, ignore_errors=True)
    print(f"{options.processes} processes, {options.seconds:.0f} s, {outcome.killed} killed")
    for kind in KINDS:
        print(f"{kind:8} acknowledged {outcome.acknowledged[kind]:6}  lost {outcome.lost[kind]:4}")
    for said, times in outcome.refused.most_common(8):
        print(f"refused {times:4} {said}")
    lost = outcome.lost.total()
    print(f"all: acknowledged {outcome.acknowledged.total()}, lost {lost}")
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main())
