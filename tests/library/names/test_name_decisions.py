"""The file of decisions about names: safe to edit by hand, never overwritten when broken."""

import os
import shutil
import threading
import time
from pathlib import Path

import pytest

from annotations.files.settling import TICK
from entities.decisions import Apart, Decision, Decisions, Hide, Merge, Rename, Retype, Split
from library.errors import LibraryError, NotSaved
from library.names.decisions import FILE, DecisionFile

BROKEN = {
    "syntax": ("merge:\n  - entity: [per-a\n", 3),
    "equal keys": ("hide:\n  - entity: per-a\nhide:\n  - entity: per-b\n", 3),
    "unknown section": ("hide:\n  - entity: per-a\njoin:\n  - entity: per-b\n", 3),
    "missing half": ("merge:\n  - entity: per-a\n", 2),
    "cycle": (
        "merge:\n  - entity: per-a\n    into: per-b\n  - entity: per-b\n    into: per-a\n",
        5,
    ),
    "anchor": ("hide:\n  - &one\n    entity: per-a\n", 2),
    "alias": ("hide:\n  - entity: *one\n", 2),
    "tag": ("hide:\n  - !!python/object:os.system\n    entity: per-a\n", 2),
    "truncated": ('rename:\n  - entity: per-a\n    name: "Heike Br', 3),
    "unknown type": ("type:\n  - entity: per-a\n    type: ANIMAL\n", 3),
    "merged and apart": (
        "merge:\n  - entity: per-a\n    into: per-b\napart:\n  - entity: per-a\n    other: per-b\n",
        6,
    ),
    "a list": ("- per-a\n", 1),
    "no text": ("\udcff\udcfe", 0),
}
ALL: tuple[Decision, ...] = (
    Merge("per-lavrov", "per-sergej-lawrow"),
    Split("per-brost", "H. Brost"),
    Apart("per-heike-brost", "per-otto-brost"),
    Rename("org-kprf", 'Kommunisten: "die" Partei'),
    Retype("org-wehr", "LOC"),
    Hide("misc-nein"),
)


@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_file_is_told_with_its_line_and_never_overwritten(
    tmp_path: Path, case: str
) -> None:
    text, line = BROKEN[case]
    content = text.encode("utf-8", "surrogateescape")
    (tmp_path / FILE).write_bytes(content)
    decisions = DecisionFile(tmp_path)
    assert decisions.current().items == ()
    place = f"{tmp_path / FILE}, line {line}:" if line else f"{tmp_path / FILE}"
    assert place in decisions.notice
    with pytest.raises(NotSaved, match="Mend or remove"):
        decisions.decide(Hide("per-x"))
    assert (tmp_path / FILE).read_bytes() == content


def test_what_held_before_holds_while_the_file_is_broken(tmp_path: Path) -> None:
    decisions = DecisionFile(tmp_path)
    decisions.decide(Hide("per-a"))
    good = (tmp_path / FILE).read_text()
    (tmp_path / FILE).write_text(good[:-6] + "[")
    assert decisions.current().items == (Hide("per-a"),)
    assert "line" in decisions.notice
    (tmp_path / FILE).write_text(good + "  - entity: per-b\n")
    assert decisions.current().items == (Hide("per-a"), Hide("per-b"))
    assert decisions.notice == ""


def test_every_decision_is_on_the_disk_and_comes_back(tmp_path: Path) -> None:
    decisions = DecisionFile(tmp_path / "annotations")
    for decision in ALL:
        decisions.decide(decision)
    assert set(DecisionFile(tmp_path / "annotations").current().items) == set(ALL)


def test_undoing_leads_back_step_by_step(tmp_path: Path) -> None:
    decisions = DecisionFile(tmp_path)
    decisions.decide(Rename("per-a", "Anna"))
    decisions.decide(Rename("per-a", "Anne"))
    decisions.decide(Hide("per-b"))
    assert decisions.undo() == Hide("per-b")
    assert decisions.undo() == Rename("per-a", "Anne")
    assert decisions.current().items == (Rename("per-a", "Anna"),)
    assert decisions.undo() == Rename("per-a", "Anna")
    assert decisions.undo() is None
    assert decisions.current().items == ()


def test_decisions_of_two_sessions_are_both_kept(tmp_path: Path) -> None:
    one, other = DecisionFile(tmp_path), DecisionFile(tmp_path)
    one.decide(Hide("per-a"))
    other.decide(Hide("per-b"))
    one.decide(Hide("per-c"))
    other.undo()
    assert other.current().items == (Hide("per-a"), Hide("per-c"))


def test_a_contradiction_is_refused_and_nothing_changes(tmp_path: Path) -> None:
    decisions = DecisionFile(tmp_path)
    decisions.decide(Merge("per-a", "per-b"))
    before = (tmp_path / FILE).read_bytes()
    for wrong in (Merge("per-b", "per-a"), Apart("per-a", "per-b"), Merge("per-a", "per-b")):
        with pytest.raises(LibraryError, match="cannot be"):
            decisions.decide(wrong)
    assert (tmp_path / FILE).read_bytes() == before
    assert decisions.undo() == Merge("per-a", "per-b")


def test_remarks_of_people_stay(tmp_path: Path) -> None:
    decisions = DecisionFile(tmp_path)
    decisions.decide(Hide("per-a"))
    text = (tmp_path / FILE).read_text()
    (tmp_path / FILE).write_text(text.replace("hide:", "# He is a street.\nhide:"))
    decisions.decide(Hide("per-b"))
    decisions.decide(Hide("per-c"))
    assert (tmp_path / FILE).read_text().count("# He is a street.") == 1
    assert len(decisions.current().items) == 3


def test_a_link_in_the_place_of_the_file_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").write_text("hide:\n  - entity: per-a\n")
    (tmp_path / FILE).symlink_to(tmp_path / "elsewhere")
    decisions = DecisionFile(tmp_path)
    assert decisions.current().items == ()
    assert "cannot be read" in decisions.notice
    with pytest.raises(NotSaved):
        decisions.decide(Hide("per-b"))
    assert (tmp_path / "elsewhere").read_text() == "hide:\n  - entity: per-a\n"


def test_an_edit_in_place_that_keeps_size_and_date_is_seen(tmp_path: Path) -> None:
    decisions = DecisionFile(tmp_path)
    decisions.decide(Hide("per-a"))
    file, stamp = tmp_path / FILE, decisions.stamp()
    for late in (0.0, TICK):
        time.sleep(late)
        decisions.current()
        before, text = file.stat(), file.read_text()
        other = (
            text.replace("per-a", "per-b") if "per-a" in text else text.replace("per-b", "per-a")
        )
        file.write_text(other)
        os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
        assert decisions.stamp() != stamp
        stamp = decisions.stamp()
    assert decisions.current().items == (Hide("per-a"),)


def test_decisions_that_are_away_for_a_moment_are_not_forgotten(tmp_path: Path) -> None:
    """As while `git stash` or a synchroniser exchanges the file or its folder."""
    folder, away = tmp_path / "annotations", tmp_path / "away"
    decisions = DecisionFile(folder)
    decisions.decide(Hide("per-a"))
    folder.rename(away)
    assert decisions.current().items == ()
    coming = threading.Timer(0.2, lambda: away.rename(folder))
    coming.start()
    decisions.decide(Hide("per-b"))
    coming.join()
    assert DecisionFile(folder).current().items == (Hide("per-a"), Hide("per-b"))


def test_a_decision_goes_into_the_folder_that_stands_in_the_end(tmp_path: Path) -> None:
    folder = tmp_path / "annotations"
    decisions = DecisionFile(folder)
    decisions.decide(Hide("per-a"))

    def exchange(now: Decisions) -> Decisions:
        if not (tmp_path / "old").exists():
            shutil.copytree(folder, tmp_path / "copy")
            folder.rename(tmp_path / "old")
            (tmp_path / "copy").rename(folder)
        return now.adding(Merge("per-b", "per-c"))

    decisions.change(exchange)
    assert decisions.current().items == (Merge("per-b", "per-c"), Hide("per-a"))
    assert decisions.undo() == Merge("per-b", "per-c")
    assert DecisionFile(folder).current().items == (Hide("per-a"),)
