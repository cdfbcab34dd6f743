"""The lock files: every version that is installed, each with digests, and none from an address."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
LOCKS = ("run", "dev", "whoosh2")
ENTRY = re.compile(
    r"^(\S+?)==(\S+)(?: ; ([^\\]+?))?((?: \\\n    --hash=sha256:[0-9a-f]{64})+)$", re.M
)

Versions = dict[str, set[tuple[str, str]]]
"""Versions and what they hold for (a marker), by the name of the package."""


def text_of(name: str) -> str:
    return (ROOT / "locks" / f"{name}.txt").read_text(encoding="utf-8")


def locked(name: str) -> Versions:
    found: Versions = {}
    for package, version, marker, _ in ENTRY.findall(text_of(name)):
        found.setdefault(canonicalize_name(package), set()).add((version, marker))
    return found


def wanted(extra: str) -> list[Requirement]:
    """Return what `pyproject.toml` asks for, to build Lesart, to run it, and for an extra."""
    whole = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    project = whole["project"]
    more = project["optional-dependencies"][extra] if extra else []
    lines = [*whole["build-system"]["requires"], *project["dependencies"], *more]
    return [Requirement(line) for line in lines]


@pytest.mark.parametrize("name", LOCKS)
def test_nothing_but_versions_and_digests_stands_in_a_lock(name: str) -> None:
    left = ENTRY.sub("", text_of(name))
    assert all(not line or line.lstrip().startswith("#") for line in left.split("\n"))
    assert not re.search(r"//|@|--(?!hash=)|\w\.(?:org|com|net|dev|io)\b", text_of(name))


@pytest.mark.parametrize(("name", "extra"), [("run", ""), ("dev", "dev")])
def test_a_lock_holds_what_is_wanted_in_the_wanted_range(name: str, extra: str) -> None:
    versions = locked(name)
    for requirement in wanted(extra):
        found = versions.get(canonicalize_name(requirement.name))
        assert found, f"{requirement} is missing in locks/{name}.txt: make lock"
        for version, _ in found:
            assert version in requirement.specifier, f"{requirement}: make lock"


def test_working_on_lesart_is_done_with_the_versions_that_readers_have() -> None:
    run, dev = locked("run"), locked("dev")
    assert {name: dev[name] for name in run} == run
    assert not run.keys() & {"pytest", "hypothesis", "mypy", "ruff"}
    assert locked("whoosh2") == {"whoosh": {("2.7.4", "")}}
