"""Events as screens see them: found apart, stored, corrected by people, joined by new articles."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import psutil
import pytest

from library.analyses.analyses_file import FILE
from library.desk import Library
from library.errors import LibraryError, NotSaved
from library.events.events import Events
from library.events.model import EventsReport
from library.files.write_lock import write_lock
from library.places import Places
from library.settings import Settings
from search.model import Order
from tests.library.events.coverage import ARTICLES, FOLLOW_UP, write_article, write_coverage
from tests.processes import children_at_work

FERRY = ("blick-faehre", "bote-faehre", "kurier-faehre")
MUSEUM = ("bote-museum", "kurier-museum")


def open_press(root: Path) -> Library:
    places = Places(root / "cache", root / "state", root / "config", root / "data")
    return Library.open(root / "press", settings=Settings(), places=places)


@pytest.fixture(scope="module")
def grouped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A press whose events were found."""
    root = tmp_path_factory.mktemp("coverage")
    write_coverage(root / "press")
    library = open_press(root)
    library.refresh()
    library.renew()
    assert library.events.pending() == 6
    told: list[tuple[int, int]] = []
    report = library.events.find(lambda *counts: told.append(counts))
    assert report == EventsReport(analysed=6, grouped=6)
    assert told[-1] == (6, 6)
    library.close()
    return root


@pytest.fixture
def library(grouped: Path, tmp_path: Path) -> Iterator[Library]:
    """A press of its own for each test, with everything found."""
    root = tmp_path / "home"
    shutil.copytree(grouped, root, symlinks=True)
    (old,) = (root / "cache").iterdir()
    fresh = open_press(root)
    new = fresh.places.index_of(fresh.folder)
    fresh.close()
    shutil.rmtree(new)
    old.rename(new)
    library = open_press(root)
    yield library
    library.close()


@pytest.fixture
def events(library: Library) -> Events:
    return library.events


def groups(events: Events) -> set[tuple[str, ...]]:
    return {tuple(sorted(event.articles)) for event in events.all()}


def add(library: Library) -> None:
    """Let a follow-up about the ferry arrive."""
    write_article(library.folder / "kurier/nachtrag.md", *FOLLOW_UP)
    library.refresh()
    library.renew()


def test_articles_on_one_event_are_together_and_copies_known(events: Events) -> None:
    assert groups(events) == {FERRY, MUSEUM}
    ferry = events.event_of("kurier-faehre")
    assert ferry is not None
    assert (ferry.id, ferry.first, ferry.last) == ("ev-blick-faehre", "2025-05-07", "2025-05-08")
    assert ferry.title == "Schreck auf der Fähre"
    assert ferry.copies == (("blick-faehre", "bote-faehre"),)
    assert events.event(ferry.id) == ferry
    assert events.event_of("kurier-wetter") is None
    assert events.event_of("nobody") is None
    assert events.pending() == 0


def test_rows_say_their_event_and_a_listing_puts_them_together(library: Library) -> None:
    rows = library.rows_with_events(library.listing("", Order.EVENT).keys)
    events = [row.event for row in rows]
    assert set(events) == {"ev-blick-faehre", "ev-bote-museum", None}
    changes = sum(one != other for one, other in pairwise(events))
    assert changes == 2
    newest = library.listing("", Order.NEWEST).keys
    assert sorted(newest) == sorted(row.key for row in rows)
    typed = library.listing("mus", Order.EVENT, typing=True)
    assert {row.id for row in library.rows(typed.keys)} == set(MUSEUM)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("event:ev-bote-museum", MUSEUM),
        ("event:kurier-faehre", FERRY),
        ("ereignis:rat", MUSEUM),
        ('event:"nach havarie"', FERRY),
        ("event:museum outlet:kurier", ("kurier-museum",)),
        ("-event:museum -event:fähre", ("kurier-wetter",)),
        ("event:schreck OR event:stadtrat", FERRY + MUSEUM),
        ("event:nirgends", ()),
        ("event:warm", ()),
    ],
)
def test_queries_about_events(library: Library, query: str, found: tuple[str, ...]) -> None:
    listing = library.listing(query)
    assert {row.id for row in library.rows(listing.keys)} == set(found)
    assert listing.notices == ()


def test_counterparts_are_of_the_event_first_and_of_other_outlets(library: Library) -> None:
    found = library.comparisons.counterparts("kurier-faehre")
    assert {each.row.id for each in found[:2]} == {"bote-faehre", "blick-faehre"}
    assert found[0].similarity >= found[1].similarity > 0.2
    assert all(each.same_event for each in found[:2])
    assert found[0].event == "ev-blick-faehre"
    assert "kurier-faehre" not in {each.row.id for each in found}
    typed = library.comparisons.counterparts("kurier-faehre", "museum")
    assert [each.row.id for each in typed] == ["bote-museum", "kurier-museum"]
    assert not any(each.same_event for each in typed)
    assert library.comparisons.counterparts("kurier-faehre", "no such words") == []


def test_a_new_article_joins_and_no_event_changes_its_id(library: Library) -> None:
    before = {event.id for event in library.events.all()}
    add(library)
    assert library.events.pending() == 1
    with write_lock(library.events.folder):
        busy = library.events.find(apart=False)
    assert (busy.busy, busy.analysed) == (True, 0)
    generation = library.events.generation()
    report = library.events.find(apart=False)
    assert (report.analysed, report.finished) == (1, True)
    assert library.events.generation() != generation
    assert library.events.renew()
    ferry = library.events.event_of("kurier-nachtrag")
    assert ferry is not None
    assert set(ferry.articles) == {*FERRY, "kurier-nachtrag"}
    assert {event.id for event in library.events.all()} == before
    assert library.events.find(apart=False) == EventsReport()


def test_among_many_others_only_what_is_new_is_grouped(library: Library) -> None:
    events = library.events
    for number in range(24):
        sentences = tuple(f"Thema{number} mit Wort{number}x{at} am Rand." for at in range(6))
        path = library.folder / f"rest/{number:02}.md"
        write_article(path, "Bote", "2025-05-07", f"Thema {number}", sentences)
    library.refresh()
    library.renew()
    events.find(apart=False)
    before = groups(events)
    assert before == {FERRY, MUSEUM}
    add(library)
    outlet, day, title, sentences = ARTICLES["kurier/museum.md"]
    write_article(library.folder / "dkd/museum.md", outlet, day, title, sentences[:3])
    library.refresh()
    library.renew()
    report = events.find(apart=False)
    assert (report.analysed, report.grouped) == (2, 2)
    assert groups(events) == {
        tuple(sorted((*FERRY, "kurier-nachtrag"))),
        ("bote-museum", "dkd-museum", "kurier-museum"),
    }
    museum = events.event_of("dkd-museum")
    assert museum is not None
    assert museum.id == "ev-bote-museum"
    assert museum.copies == (("dkd-museum", "kurier-museum"),)


def test_an_article_that_is_gone_leaves_its_event_with_its_id(library: Library) -> None:
    (library.folder / "blick/faehre.md").unlink()
    library.refresh()
    library.renew()
    assert library.events.find(apart=False).removed == 1
    event = library.events.event_of("bote-faehre")
    assert event is not None
    assert event.id == "ev-blick-faehre"
    assert event.articles == ("bote-faehre", "kurier-faehre")
    assert event.copies == ()


def test_moving_splitting_and_merging_hold_at_once_and_can_be_undone(
    events: Events,
) -> None:
    events.move("kurier-wetter", "ev-bote-museum")
    assert events.event_of("kurier-wetter") == events.event("ev-bote-museum")
    events.move("kurier-wetter", None)
    assert events.event_of("kurier-wetter") is None
    split = events.split("ev-blick-faehre", ["blick-faehre", "kurier-faehre"])
    assert split == "ev-kurier-faehre"
    assert events.event_of("bote-faehre") is None
    events.merge(["ev-bote-museum", split])
    assert groups(events) == {("blick-faehre", "bote-museum", "kurier-faehre", MUSEUM[1])}
    while events.undo():
        pass
    assert groups(events) == {FERRY, MUSEUM}


def test_the_file_of_corrections_is_readable_and_read_again(library: Library) -> None:
    first = library.events
    first.move("kurier-wetter", "ev-bote-museum")
    first.split("ev-blick-faehre", ["kurier-faehre"])
    first.file.write_text(f"# Mine: look at the weather again.\n{first.file.read_text()}")
    first.merge(["ev-bote-museum", "ev-blick-faehre"])
    text = first.file.read_text()
    assert "# Mine: look at the weather again." in text
    assert text.endswith(
        "\n# Which articles report the same; applied from the first to the last.\n"
        "events:\n"
        "- move: kurier-wetter\n  to: ev-bote-museum\n"
        "- split: ev-blick-faehre\n  articles: [kurier-faehre]\n  as: ev-kurier-faehre\n"
        "- merge: ev-blick-faehre\n  into: ev-bote-museum\n"
    )
    other = Library.open(library.folder, settings=Settings(), places=library.places)
    assert groups(other.events) == groups(first)
    first.file.write_text(text.replace("move: kurier-wetter", "move: bote-faehre"))
    assert first.event_of("kurier-wetter") is None
    other.close()


def test_a_broken_file_is_told_and_never_overwritten(events: Events) -> None:
    text = "events:\n- merge: ev-a\n  into: ev-a\n"
    events.file.parent.mkdir(parents=True, exist_ok=True)
    events.file.write_text(text)
    assert groups(events) == {FERRY, MUSEUM}
    (notice,) = events.notices
    assert "line 3: ev-a cannot be merged with itself" in notice
    with pytest.raises(NotSaved, match="Mend or remove"):
        events.move("kurier-wetter", None)
    assert events.file.read_text() == text


@pytest.mark.parametrize(
    "decide",
    [
        lambda own: own.move("kurier-wetter", "ev-nothing"),
        lambda own: own.merge(["ev-bote-museum"]),
        lambda own: own.merge(["ev-bote-museum", "ev-nothing"]),
        lambda own: own.split("ev-bote-museum", ["kurier-faehre"]),
        lambda own: own.split("ev-bote-museum", []),
    ],
)
def test_what_cannot_be_is_refused(events: Events, decide: object) -> None:
    with pytest.raises(LibraryError):
        decide(events)  # type: ignore[operator]
    assert not events.file.exists()


def test_a_correction_about_what_is_not_there_waits_and_says_so(events: Events) -> None:
    events.file.parent.mkdir(parents=True, exist_ok=True)
    events.file.write_text(
        "events:\n  - move: gone\n    to: ev-bote-museum\n  - merge: ev-gone\n    into: ev-other\n"
    )
    assert groups(events) == {FERRY, MUSEUM}
    assert events.notices == (
        "the article gone is not there (any more): a correction waits for it.",
        "the event ev-gone is not there (any more): a correction waits for it.",
    )


def test_what_people_decided_holds_when_articles_come_and_all_are_grouped_anew(
    library: Library,
) -> None:
    events = library.events
    split = events.split("ev-blick-faehre", ["kurier-faehre"])
    events.move("bote-museum", None)
    add(library)
    events.find(apart=False)
    event = events.event_of("kurier-nachtrag")
    assert event is not None
    assert event.id in {"ev-blick-faehre", split}
    with sqlite3.connect(events.folder / FILE) as connection:
        connection.execute("DELETE FROM meta WHERE name = 'grouped_by'")
    connection.close()
    assert events.find(apart=False).grouped == 7
    assert events.of(["kurier-faehre"]).get("kurier-faehre", split) == split
    assert events.of(["bote-faehre", "blick-faehre"]) == dict.fromkeys(
        ["bote-faehre", "blick-faehre"], "ev-blick-faehre"
    )
    assert events.event_of("bote-museum") is None
    assert events.event_of("kurier-museum") is None


def test_events_survive_building_the_index_anew(library: Library) -> None:
    library.rebuild()
    library.renew()
    assert library.events.pending() == 0
    assert library.events.find(apart=False) == EventsReport()
    assert groups(library.events) == {FERRY, MUSEUM}


def test_a_damaged_file_is_begun_anew(library: Library) -> None:
    file = library.events.folder / FILE
    for extra in ("-wal", "-shm"):
        file.with_name(FILE + extra).unlink(missing_ok=True)
    file.write_bytes(b"SQLite format 3\0" + b"nonsense" * 1000)
    assert library.events.all() == []
    assert library.rows_with_events(library.listing("").keys)[0].event is None
    assert library.events.find(apart=False).analysed == 6
    assert groups(library.events) == {FERRY, MUSEUM}


@pytest.mark.slow
def test_a_killed_run_goes_on_where_it_was(library: Library) -> None:
    for number in range(90):
        sentences = tuple(f"Markt {number} hat Stand {stand} geöffnet." for stand in range(40))
        path = library.folder / f"markt/{number:02}.md"
        write_article(path, "Bote", "2025-06-01", f"Markt {number}", sentences)
    library.refresh()
    library.renew()

    def kill(done: int, _: int) -> None:
        if done >= 55:
            for child in psutil.Process().children():
                os.kill(child.pid, signal.SIGKILL)

    with pytest.raises(LibraryError, match="go on next time"):
        library.events.find(kill)
    left = library.events.pending()
    assert 0 < left <= 40
    report = library.events.find()
    assert (report.analysed, report.finished) == (left, True)
    assert children_at_work() == []


def test_reading_events_and_comparing_loads_no_dictionary(library: Library) -> None:
    own = library.places
    places = [str(path) for path in (own.cache, own.state, own.config, own.data)]
    code = f"""
import sys
from pathlib import Path
from comparison.words import stemmer
from library.desk import Library
from library.places import Places
from library.settings import Settings
places = Places(*map(Path, {places!r}))
library = Library.open(Path({str(library.folder)!r}), settings=Settings(), places=places)
own = library.events
assert len(own.all()) == 2
assert own.event_of("bote-faehre").copies
assert library.comparisons.compare(["bote-faehre", "kurier-faehre"]).comparison.links
heavy = {{"yaml", "textual", "trafilatura"}} & set(sys.modules)
print(sorted(heavy), stemmer.cache_info().currsize)
"""
    done = subprocess.run(
        [sys.executable, "-P", "-c", code], capture_output=True, text=True, check=True
    )
    assert done.stdout == "[] 0\n"


def test_outlet_date_and_title_can_be_corrected(library: Library) -> None:
    library.refresh()
    before = library.article("kurier-wetter")
    library.events.correct("kurier-wetter", outlet="Wetterdienst", date="2025-06-01")
    library.events.correct("kurier-wetter", title="Hitze am Wochenende")
    assert library.refresh().updated == 1
    library.renew()
    (row,) = library.rows(library.listing("outlet:wetterdienst").keys)
    assert (row.id, row.date, row.title) == ("kurier-wetter", "2025-06-01", "Hitze am Wochenende")
    after = library.article("kurier-wetter")
    assert before is not None
    assert after is not None
    assert after.article.text == before.article.text
    assert after.article.digest == before.article.digest
    assert not library.refresh().changed
    assert library.events.file.read_text().endswith(
        "\n# What a file does not say of itself, or says wrongly.\narticles:\n"
        "- article: kurier-wetter\n"
        "  outlet: Wetterdienst\n  date: '2025-06-01'\n  title: Hitze am Wochenende\n"
    )
    assert library.events.undo()
    assert library.events.undo()
    assert library.refresh(apart=True).updated == 1
    library.renew()
    (row,) = library.rows(library.keys_of(["kurier-wetter"]))
    assert (row.outlet, row.title) == ("Kurier", "Es wird warm")
    with pytest.raises(LibraryError, match="no date"):
        library.events.correct("kurier-wetter", date="Mittwoch")
