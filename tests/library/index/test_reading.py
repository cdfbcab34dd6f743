"""Reading many files: all are answered for, and a treacherous one costs only itself."""

from pathlib import Path

import pytest

from library.errors import LibraryError
from library.index import reading
from library.index.reading import Job, read_files
from tests.library.conftest import write

REPOSITORY = Path(__file__).resolve().parents[3]


def make(folder: Path, names: list[str]) -> list[Job]:
    for name in names:
        write(folder / f"{name}.txt", name, f"Hier steht etwas über {name}.")
    return [(f"{name}.txt", name) for name in names]


@pytest.fixture
def treacherous(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read with a process that some files get the better of."""
    monkeypatch.setenv("PYTHONPATH", str(REPOSITORY))
    monkeypatch.setattr(reading, "READER", "tests.library.index.treacherous_reader")


def test_every_file_is_read_once(tmp_path: Path) -> None:
    jobs = make(tmp_path, [f"n{number}" for number in range(60)])
    answers = dict(read_files(tmp_path, jobs))
    assert len(answers) == 60
    assert {a.article.id for a in answers.values() if not isinstance(a, str)} == {
        name for _, name in jobs
    }


def test_many_files_are_read_by_several_processes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "MANY", 10)
    monkeypatch.setattr(reading, "_cores", lambda: 4)
    jobs = make(tmp_path, [f"n{number}" for number in range(40)])
    assert len(dict(read_files(tmp_path, jobs))) == 40


def test_no_jobs_start_no_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "READER", "no.such.module")
    assert list(read_files(tmp_path, [])) == []


@pytest.mark.usefixtures("treacherous")
def test_files_that_hang_wait_kill_or_eat_memory_cost_only_themselves(tmp_path: Path) -> None:
    bad = {
        "hang": "took too long",
        "wait": "took too long",
        "die": "ended unexpectedly",
        "greedy": "too much memory",
        "deep": "nested too deeply",
        "odd": "ZeroDivisionError: [31mred",
    }
    names = [name for number, each in enumerate(bad) for name in (f"n{number}", each, f"m{number}")]
    answers = dict(read_files(tmp_path, make(tmp_path, names)))
    assert len(answers) == len(names)
    for path, answer in answers.items():
        if (name := path.removesuffix(".txt")) in bad:
            assert isinstance(answer, str)
            assert bad[name] in answer
        else:
            assert not isinstance(answer, str)


@pytest.mark.usefixtures("treacherous")
def test_cancelling_stops_between_files_even_when_one_hangs(tmp_path: Path) -> None:
    jobs = make(tmp_path, ["a", "wait", *(f"n{number}" for number in range(30))])
    seen: list[str] = []
    for path, _ in read_files(tmp_path, jobs, lambda: bool(seen)):
        seen.append(path)
    assert len(seen) < len(jobs)


def test_a_reader_that_cannot_start_is_no_fault_of_the_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "READER", "no.such.module")
    with pytest.raises(LibraryError, match="ended at its start"):
        list(read_files(tmp_path, make(tmp_path, ["a"])))
