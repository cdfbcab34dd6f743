"""The race finds nothing lost, and it would notice."""

from pathlib import Path

from bench.notes_race import KINDS, Attack, judge, race
from tests.annotations.files.treacherous_disk import in_child


def test_sessions_that_are_killed_while_locks_are_swept_away_lose_nothing(tmp_path: Path) -> None:
    """Notes, decisions about names, events and links, and marks, by processes of their own."""

    def attack() -> None:
        outcome = race(tmp_path, Attack(processes=8, seconds=4))
        assert outcome.lost.total() == 0
        assert set(KINDS) == {kind for kind in KINDS if outcome.acknowledged[kind]}

    assert in_child(attack) == 0


def test_what_is_missing_counts_as_lost(tmp_path: Path) -> None:
    (tmp_path / "log1").write_text("".join(f"ok {kind} w1-{kind}\n" for kind in KINDS))
    assert judge(tmp_path, 0).lost.total() == len(KINDS)
