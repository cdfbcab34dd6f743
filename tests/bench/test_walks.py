"""A few random walks through the real program; many more are a bench of their own."""

import os
from pathlib import Path

import pytest

from bench.walk_corpus import Ground, prepare
from bench.walk_steps import steps_of
from bench.walking import walk


def test_a_number_stands_for_one_walk() -> None:
    assert list(steps_of(7, 300)) == list(steps_of(7, 300))
    assert list(steps_of(7, 300))[:100] == list(steps_of(7, 100))
    assert list(steps_of(7, 300)) != list(steps_of(8, 300))
    assert {step.kind for seed in range(9) for step in steps_of(seed, 300)} >= {
        "keys", "burst", "resize", "files", "note", "colleague", "signal", "restart",
    }  # fmt: skip


@pytest.mark.slow
def test_a_walk_is_answered_and_ends(tmp_path: Path) -> None:
    prepare(tmp_path / "masters", os.environ, ["plain"])
    report = walk(4, 30, Ground(tmp_path / "walk", tmp_path / "masters", os.environ))
    assert report.problems == [], " ".join(report.taken)
    assert report.ends
    assert report.computed > 0.0
