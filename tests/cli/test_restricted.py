"""A restricted session on the command line: every way out of the one folder is closed."""

import json
import os
from pathlib import Path

import pytest

from cli.restricting import forget_programs, is_restricted
from tests.cli.conftest import Lesart
from tests.cli.test_people import on_terminal

pytestmark = pytest.mark.slow

RESTRICTED = {"LESART_RESTRICTED": "1"}


@pytest.fixture
def noted(lesart: Lesart, own: Path) -> Path:
    """A corpus with a note in it."""
    assert lesart("annotate", "bridge", "--note", "Ask.", "-C", own).code == 0
    return own


def export(lesart: Lesart, corpus: Path, to: str | Path, **more: str) -> tuple[int, str]:
    args = ("annotations", "export", "--format", "md", "-o", to, "-C", corpus)
    ended = lesart(*args, **RESTRICTED, **more)
    return ended.code, ended.err


def test_reading_searching_and_annotating_go_on(lesart: Lesart, own: Path) -> None:
    assert len(lesart("list", "--json", "-C", own, **RESTRICTED).json) == 2
    assert lesart("--restricted", "search", "Brücke", "-C", own).code == 0
    assert lesart("--restricted", "annotate", "bridge", "--note", "x", "-C", own).code == 0
    assert list((own / "annotations").rglob("*.yaml"))


@pytest.mark.parametrize("value", ["1", "yes", "true", "false", " "])
def test_every_value_but_nothing_and_zero_restricts(value: str) -> None:
    assert is_restricted([], {"LESART_RESTRICTED": value})
    assert not is_restricted([], {"LESART_RESTRICTED": "0"})
    assert not is_restricted(["annotate", "--restricted"], {"LESART_RESTRICTED": ""})
    assert is_restricted(["--restricted", "list"], {})


@pytest.mark.parametrize("way", [("-C",), ("--corpus",), ()], ids=str)
def test_no_other_folder_is_opened(
    lesart: Lesart, own: Path, tmp_path: Path, way: tuple[str, ...]
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "secret.txt").write_text("Geheim\n\nNicht für alle.\n")
    command = ["list"] if way else []
    ended = lesart(*command, *way, other, **RESTRICTED, LESART_CORPUS=str(own))
    assert ended.code == 2
    assert "restricted" in ended.err
    assert "Geheim" not in ended.out


def test_a_folder_on_the_line_cannot_be_changed_by_the_environment(
    lesart: Lesart, own: Path, tmp_path: Path
) -> None:
    ended = lesart("--restricted", own, LESART_CORPUS=str(tmp_path))
    assert ended.code == 2
    assert "name one only" in ended.err
    assert lesart("--restricted", own, "-C", tmp_path).code == 2


def test_the_working_folder_does_not_count(lesart: Lesart, own: Path) -> None:
    ended = lesart("list", cwd=own, **RESTRICTED)
    assert ended.code == 2
    assert "none was named" in ended.err


def test_a_link_to_the_folder_is_the_folder(lesart: Lesart, own: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(own)
    args = ("list", "-C", tmp_path / "link")
    assert lesart(*args, **RESTRICTED, LESART_CORPUS=str(own)).code == 0


def test_the_notes_cannot_be_moved_elsewhere(lesart: Lesart, own: Path, tmp_path: Path) -> None:
    args = ("annotate", "bridge", "--note", "x", "-C", own, "--notebook")
    ended = lesart(*args, tmp_path / "elsewhere", **RESTRICTED)
    assert ended.code == 2
    assert "LESART_NOTEBOOK" in ended.err
    assert not (tmp_path / "elsewhere").exists()
    configured = tmp_path / "shared"
    more = {"LESART_NOTEBOOK": str(configured)}
    assert lesart(*args, configured, **RESTRICTED, **more).code == 0
    assert list(configured.rglob("*.yaml"))


def test_exports_go_into_the_notebook_only(lesart: Lesart, noted: Path, tmp_path: Path) -> None:
    notebook = noted / "annotations"
    assert export(lesart, noted, "notes.md") == (0, f"Written: {notebook / 'notes.md'}\n")
    assert "Ask." in (notebook / "notes.md").read_text()
    before = sorted(tmp_path.rglob("*"))
    for outside in (
        tmp_path / "out.md",
        "../out.md",
        notebook / ".." / "out.md",
        "/dev/stderr",
        "/proc/self/fd/2",
        "",
        ".",
        "..",
        ".hidden",
        "names.yaml",
        "x.YML",
    ):
        code, said = export(lesart, noted, outside)
        assert code == 2, outside
        assert "Nothing was" in said, outside
    assert sorted(tmp_path.rglob("*")) == before


def test_reports_go_into_the_notebook_only(lesart: Lesart, noted: Path, tmp_path: Path) -> None:
    args = ("compare", "bridge", "market", "-C", noted, "-o")
    outside = tmp_path / "report.html"
    ended = lesart(*args, outside, **RESTRICTED)
    assert ended.code == 2
    assert "notebook only" in ended.err
    assert not outside.exists()
    assert lesart(*args, "report.html", **RESTRICTED).code in (0, 1)
    assert (noted / "annotations" / "report.html").exists()


def test_links_in_the_notebook_lead_nowhere(lesart: Lesart, noted: Path, tmp_path: Path) -> None:
    outside, notebook = tmp_path / "outside", noted / "annotations"
    outside.mkdir()
    (outside / "kept.md").write_text("kept")
    (notebook / "folder").symlink_to(outside)
    (notebook / "file.md").symlink_to(outside / "kept.md")
    (notebook / "new.md").symlink_to(outside / "new.md")
    os.mkfifo(notebook / "pipe.md")
    for name in ("folder/x.md", "file.md", "new.md", "pipe.md", "folder/../../x.md"):
        assert export(lesart, noted, name)[0] == 2
    assert [each.name for each in outside.iterdir()] == ["kept.md"]
    assert (outside / "kept.md").read_text() == "kept"


def test_nothing_is_imported_from_outside(lesart: Lesart, noted: Path, tmp_path: Path) -> None:
    exported = lesart("annotations", "export", "--format", "jsonld", "-C", noted).out
    outside, inside = tmp_path / "notes.jsonld", noted / "annotations" / "notes.jsonld"
    outside.write_text(exported)
    (noted / "annotations" / "link.jsonld").symlink_to(outside)
    for file in (outside, "/etc/passwd", "../bridge.txt", "link.jsonld"):
        ended = lesart("annotations", "import", file, "-C", noted, **RESTRICTED)
        assert ended.code == 2
        assert "read from the notebook only" in ended.err
    inside.write_text(exported)
    args = ("annotations", "import", inside, "--json", "-C", noted)
    assert lesart(*args, **RESTRICTED).json["already"] == 1


def test_a_note_is_not_written_through_a_linked_folder(
    lesart: Lesart, own: Path, tmp_path: Path
) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (own / "annotations").mkdir()
    (own / "annotations" / "bridge").symlink_to(outside)
    assert lesart("annotate", "bridge", "--note", "x", "-C", own, **RESTRICTED).code == 2
    assert not list(outside.iterdir())


def test_no_program_is_started_whatever_the_environment_names(
    lesart: Lesart, noted: Path, tmp_path: Path
) -> None:
    trap, ran = tmp_path / "bin", tmp_path / "ran"
    trap.mkdir()
    for name in ("bash", "editor", "less", "more", "nano", "pager", "sh", "tmux", "vi", "xdg-open"):
        (trap / name).write_text(f"#!/bin/sh\necho {name} >> {ran}\n")
        (trap / name).chmod(0o755)
    named = dict.fromkeys(("EDITOR", "VISUAL", "PAGER", "BROWSER", "SHELL"), str(trap / "vi"))
    more = {**RESTRICTED, **named, "TMUX": "/tmp/x,1,0", "PATH": f"{trap}:/usr/bin:/bin"}
    assert lesart("--help", **more).code == 0
    for line in ("list", "show bridge", "index --rebuild", "entities", "search Brücke",
                 "annotations list", "annotations check", "doctor", "events"):  # fmt: skip
        assert lesart(*line.split(), "-C", noted, **more).code in (0, 1), line
    lesart(**more, _LESART_COMPLETE="bash_source")
    assert not ran.exists()


def test_python_gives_no_prompt(home: Path, own: Path) -> None:
    code, out = on_terminal(home, "list", "-C", str(own), LESART_RESTRICTED="1", PYTHONINSPECT="1")
    assert code == 2
    assert ">>>" not in out


def test_what_could_run_code_is_taken_out_of_the_environment() -> None:
    environ = {"PATH": "/bin", "PYTHONINSPECT": "1", "TEXTUAL_DRIVER": "evil:Driver",
               "EDITOR": "vi", "LESART_RESTRICTED": "1", "_LESART_COMPLETE": "x"}  # fmt: skip
    forget_programs(environ)
    assert environ == {"PATH": "/bin", "LESART_RESTRICTED": "1"}


def test_help_says_what_it_is_for(lesart: Lesart) -> None:
    assert "--restricted" in lesart("--help").out
    assert json.loads(lesart("--restricted", "list", "--json", "-C", ".").out)
