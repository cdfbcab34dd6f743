"""One pass over a corpus folder: what changed is read, analysed and committed to an engine.

Files are read in processes of their own and flow through in batches; each batch is committed,
so that an interrupted pass goes on where it stopped.
"""

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, field, replace
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING

from annotations.recognising import title_of
from corpus.folder import scan_folder
from library.index.changes import Changes, find_changes, fixed_paths, is_unchanged, joined
from library.index.correcting import corrected, marked
from library.index.identifying import Identifying, Seen
from library.index.identities import Given, Known
from library.index.ledger import Remark, load_ledger, save_ledger
from library.index.reading import Job, read_files
from library.index.refresh_sources import NO_SOURCES, RefreshSources
from library.index.remembering import News, find_news
from library.model import Skipped
from search.errors import SearchCancelled
from search.model import Entry

if TYPE_CHECKING:
    from library.index.reading import Answer
    from library.index.reading_process import ReadFile
    from search.engine import Engine

Cancelled = Callable[[], bool]
Progress = Callable[[int, int], None]

BATCH = 2000
"""Files between two commits: what an interruption can cost."""
HELD = 100
"""Files kept in memory while it is open which articles they are; more are read once more."""
PAUSE = 0.1
"""Seconds between two calls of a progress function."""


@dataclass(frozen=True, slots=True)
class Look:
    """What a look at a folder found, compared with an index."""

    changes: Changes
    ledger: dict[str, Remark]
    """Remarks as they were written down."""
    unlisted: tuple[Skipped, ...]
    """Folders that could not be listed."""
    sources: RefreshSources
    """What people know about the articles."""
    given: Given = field(default_factory=Given)
    """The ids that were given."""
    untold: Mapping[str, Known] = field(default_factory=dict)
    """What only the index knows of ids: to be remembered."""
    notes_state: str | None = None
    """The state of the notes that were heard; None when they were not."""

    @property
    def up_to_date(self) -> bool:
        """Whether there is nothing to do."""
        changes = self.changes
        nothing = not changes.to_read and not changes.missing and changes.remarks == self.ledger
        return nothing and self.notes_state is None


@dataclass(slots=True)
class Tally:
    """What a pass has done so far; the remarks become the ledger."""

    remarks: dict[str, Remark]
    added: int = 0
    updated: int = 0
    removed: int = 0
    notice: str = ""
    """What could not be remembered, for people."""


@dataclass(slots=True)
class _Pass:
    """The state of one pass between two commits."""

    engine: "Engine"
    index: Path
    look: Look
    tally: Tally
    progress: Progress | None
    identifying: Identifying
    done: int = 0
    told: float = 0.0
    coming: list[str] = field(default_factory=list)
    """Ids of the articles handed over since the last commit."""
    handed_over: set[str] = field(default_factory=set)
    """Ids of the articles that were committed."""
    files: dict[str, str] = field(default_factory=dict)
    """The id of every file that is in the index, or was refused, by path."""
    read: dict[str, Seen] = field(default_factory=dict)
    """What was seen of the files that were read."""
    held: "dict[str, ReadFile | None]" = field(default_factory=dict)
    """Files whose id is open until all were read; None where it has to be read once more."""


def look_through(
    root: Path, engine: "Engine", index: Path, sources: RefreshSources = NO_SOURCES
) -> Look:
    """Compare the folder `root`, with what people know, with an engine and the ledger in `index`.

    Raises `OSError` when `root` cannot be listed.
    """
    unlisted: list[Skipped] = []
    found = list(scan_folder(root, lambda path, reason: unlisted.append(Skipped(path, reason))))
    ledger, stamps, state = load_ledger(index), engine.stamps(), sources.notes_state()
    heard = sources.heard()
    fixed = fixed_paths(engine.identities(), sources.fixes) if sources.fixes else {}
    if heard == state and is_unchanged(found, stamps, ledger, fixed):
        return Look(Changes(remarks=dict(ledger)), ledger, tuple(unlisted), sources)
    indexed = engine.identities()
    remembered = sources.known()
    known = joined(remembered, indexed)
    untold = {id: each for id, each in known.items() if id not in remembered}
    given = Given(known, sources.claims())
    changes = find_changes(found, stamps, indexed, ledger, given, sources.fixes)
    news = None if heard == state else state
    return Look(changes, ledger, tuple(unlisted), sources, given, untold, news)


def index_changes(
    root: Path,
    engine: "Engine",
    index: Path,
    look: Look,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> Tally:
    """Carry out the changes that were found; when cancelled, what was committed so far stays."""
    changes, tally = look.changes, Tally(dict(look.changes.remarks))
    identifying = Identifying(look.given, changes.expected, changes.to_read)
    this = _Pass(engine, index, look, tally, progress, identifying)
    this.files = {
        path: id for path, id in changes.expected.keeps.items() if path not in changes.to_read
    }
    save_ledger(index, tally.remarks)
    _tell(this, force=True)
    with suppress(SearchCancelled):
        ids = changes.expected.newcomers | changes.expected.keeps
        _index(this, root, [(path, ids[path]) for path in changes.to_read], cancelled)
        if not (cancelled and cancelled()):
            _index_held(this, root, cancelled)
            _finish(this)
    _tell(this, force=True)
    return tally


def _index(this: _Pass, root: Path, jobs: Sequence[Job], cancelled: Cancelled | None) -> None:
    """Read files and index those whose id is settled."""
    with closing(read_files(root, jobs, cancelled)) as answers:
        for first in answers:
            batch = chain([first], islice(answers, BATCH - 1))
            this.engine.update(_entries(this, batch), cancelled=cancelled)
            _settle(this)


def _entries(this: _Pass, answers: Iterable["Answer"]) -> Iterator[Entry]:
    """Yield what can be indexed, note what was refused, and hold what may be another article."""
    for path, answer in answers:
        if isinstance(answer, str):
            stamp = this.look.changes.to_read[path]
            this.tally.remarks[path] = Remark(stamp, refused=answer)
        else:
            seen = _seen(this, path, answer)
            id = this.identifying.see(seen)
            if id is None:
                this.held[path] = answer if len(this.held) < HELD else None
                this.read[path] = seen
            else:
                yield _entry(this, path, answer, id, seen)
        this.done += 1
        _tell(this)


def _seen(this: _Pass, path: str, read: "ReadFile") -> Seen:
    """Return what tells an article from others."""
    text, claims = read.article.text, this.look.given.claims
    quoting = frozenset(
        id
        for id in this.look.changes.expected.wishes.get(path, ())
        if id in claims and any(frame in text for frame in claims[id].frames)
    )
    return Seen(path, read.article.digest, title_of(text), quoting)


def _entry(this: _Pass, path: str, read: "ReadFile", id: str, seen: Seen) -> Entry:
    """Return a file as it goes into the index, and take note of it."""
    # A file that takes an id over may not have been among those that changed.
    stamp = this.look.changes.files[path]
    if read.notices:
        this.tally.remarks[path] = Remark(stamp, notices=read.notices)
    this.coming.append(id)
    this.files[path], this.read[path] = id, seen
    fixes = this.look.sources.fixes
    article = corrected(replace(read.article, id=id), fixes)
    return Entry(article, read.outline, marked(stamp, fixes.get(id)))


def _index_held(this: _Pass, root: Path, cancelled: Cancelled | None) -> None:
    """Decide which articles the files are that were held, and index them."""
    decided = this.identifying.decide()
    again = [(path, id) for path, id in decided.items() if this.held.get(path) is None]
    at_hand = ((path, read) for path, read in this.held.items() if read is not None)
    with closing(read_files(root, again, cancelled)) as answers:
        every = chain(at_hand, answers)
        for first in every:
            batch = chain([first], islice(every, BATCH - 1))
            this.engine.update(_decided_entries(this, batch, decided), cancelled=cancelled)
            _settle(this)


def _decided_entries(
    this: _Pass, answers: Iterable["Answer"], decided: Mapping[str, str]
) -> Iterator[Entry]:
    """Yield files with the ids that were decided; one that changed meanwhile waits."""
    for path, answer in answers:
        own = this.look.changes.expected.keeps.get(path)
        if isinstance(answer, str):
            continue
        seen = _seen(this, path, answer)
        if decided[path] == own or this.read.get(path, seen).digest == seen.digest:
            yield _entry(this, path, answer, decided[path], seen)


def _finish(this: _Pass) -> None:
    """Take out what no file stands behind any more, and remember whose ids these are."""
    indexed, look = this.look.changes.indexed, this.look
    gone = (indexed | this.handed_over) - {*this.files.values()}
    if gone:
        this.engine.update((), gone)
        this.tally.removed += len(gone & indexed)
    save_ledger(this.index, this.tally.remarks)
    # A file that could not be read keeps its id, though it is not in the index.
    kept, used = look.changes.expected.keeps, {*this.files.values()}
    unread = {path: id for path, id in kept.items() if path not in this.files and id not in used}
    news = find_news(look.given, this.files | unread, this.read, look.changes.expected.renames)
    news = replace(news, known={**look.untold, **news.known})
    this.tally.notice = look.sources.remember(news, look.notes_state) or this.tally.notice


def _settle(this: _Pass) -> None:
    """After a commit: count, and remember what was read."""
    known_before = this.look.changes.indexed
    updated = sum(id in known_before for id in this.coming)
    this.tally.updated += updated
    this.tally.added += len(this.coming) - updated
    this.handed_over.update(this.coming)
    save_ledger(this.index, this.tally.remarks)
    _remember(this, this.coming)
    this.coming = []


def _remember(this: _Pass, ids: Iterable[str]) -> None:
    """Remember articles that were read just now."""
    path_of = {id: path for path, id in this.files.items()}
    seen = {id: this.read[path_of[id]] for id in ids}
    known = {id: Known(each.path, each.title, each.digest, True) for id, each in seen.items()}
    this.tally.notice = this.look.sources.remember(News(known)) or this.tally.notice


def _tell(this: _Pass, *, force: bool = False) -> None:
    """Tell how far reading is, not too often."""
    now = time.monotonic()
    if this.progress and (force or now - this.told >= PAUSE):
        this.told = now
        this.progress(this.done, len(this.look.changes.to_read))
