"""`lesart annotate` and `lesart annotations`, as people and programs use them."""

import csv
import io
import json
from pathlib import Path

import pytest

from tests.cli.conftest import Lesart
from tests.cli.test_people import CONTROL, SGR, on_terminal

NOTE = {
    "id", "article", "author", "created", "modified", "tags", "note", "quote", "start", "end",
    "state",
}  # fmt: skip


def annotate(lesart: Lesart, own: Path, quote: str, *more: str) -> None:
    assert lesart("annotate", "bridge", "-C", own, "--quote", quote, *more).code == 0


def test_a_note_has_the_keys_of_the_plan_and_no_others(lesart: Lesart, own: Path) -> None:
    done = lesart(
        *("annotate", "bridge", "-C", own, "--json", "--quote", "bis  Montag\n"),
        *("--note", "Wer sagt das?", "--tag", "prüfen", "--tag", "zu tun"),
    )
    assert done.code == 0
    assert set(done.json) == NOTE
    assert done.json["tags"] == ["prüfen", "zu tun"]
    text = lesart("show", "bridge", "--json", "-C", own).json["text"]
    assert text[done.json["start"] : done.json["end"]] == done.json["quote"] == "bis Montag"
    assert lesart("annotations", "list", "--json", "-C", own).json == [done.json]


def test_a_quote_must_be_there_once(lesart: Lesart, own: Path) -> None:
    twice = lesart("annotate", "bridge", "-C", own, "--quote", "Brücke")
    assert twice.code == 2
    assert "more than once: at 0 (" in twice.err
    assert "--at" in twice.err
    chosen = lesart("annotate", "bridge", "-C", own, "--quote", "Brücke", "--at", "21", "--json")
    assert (chosen.code, chosen.json["start"]) == (0, 21)
    wrong = lesart("annotate", "bridge", "-C", own, "--quote", "Brücke", "--at", "5")
    assert (wrong.code, "does not begin there" in wrong.err) == (2, True)
    missing = lesart("annotate", "bridge", "-C", own, "--quote", "Bruecke ist bis Mondag gesperrt")
    assert missing.code == 1
    assert "Did you mean “Brücke ist bis Montag gesperrt”?" in missing.err
    for quote in ("", " \n"):
        assert lesart("annotate", "bridge", "-C", own, "--quote", quote).code == 2
    assert lesart("annotate", "bridge", "-C", own).code == 2
    assert lesart("annotate", "nowhere", "-C", own, "--note", "x").code == 1
    assert len(lesart("annotations", "list", "--json", "-C", own).json) == 1


def test_a_note_can_be_about_the_whole_article(lesart: Lesart, own: Path) -> None:
    whole = lesart("annotate", "bridge", "-C", own, "--note", "Anna fragen", "--json").json
    assert (whole["quote"], whole["start"], whole["end"], whole["state"]) == (
        *(None, None, None),
        "exact",
    )


def test_notes_are_listed_by_query(lesart: Lesart, own: Path) -> None:
    nothing = lesart("annotations", "list", "-C", own)
    assert (nothing.code, nothing.out) == (1, "")
    assert "There are no notes on own yet." in nothing.err
    assert lesart("annotations", "list", "--json", "-C", own).json == []
    annotate(lesart, own, "bis Montag", "--tag", "prüfen")
    annotate(lesart, own, "gesperrt.", "--note", "Seit wann?")
    found = lesart("annotations", "list", "tag:prüfen", "--json", "-C", own).json
    assert [note["quote"] for note in found] == ["bis Montag"]
    shown = lesart("annotations", "list", "-C", own).out
    assert "“bis Montag”" in shown
    assert "#prüfen" in shown
    assert "  Seit wann?" in shown
    assert lesart("annotations", "list", "tag:nichts", "-C", own).code == 1
    rows = lesart("list", "note:wann", "--json", "-C", own).json
    assert [row["id"] for row in rows] == ["bridge"]


def test_a_note_says_how_sure_its_place_is(lesart: Lesart, own: Path) -> None:
    annotate(lesart, own, "bis Montag gesperrt")
    (own / "bridge.txt").write_text(
        "Brücke gesperrt\n\nNeu davor. Die Brücke ist bis Montag gesperrt.\n"
    )
    (note,) = lesart("annotations", "list", "--json", "-C", own).json
    text = lesart("show", "bridge", "--json", "-C", own).json["text"]
    assert note["state"] in ("exact", "moved")
    assert text[note["start"] : note["end"]] == "bis Montag gesperrt"
    (own / "bridge.txt").unlink()
    (gone,) = lesart("annotations", "list", "--json", "-C", own).json
    assert (gone["state"], gone["quote"]) == ("orphan", "bis Montag gesperrt")


def test_exports_go_to_a_file_or_through_a_pipe(lesart: Lesart, own: Path, tmp_path: Path) -> None:
    annotate(lesart, own, "bis Montag", "--note", "=1+1", "--tag", "@x")
    for kind in ("md", "csv", "jsonld", "json"):
        piped = lesart("annotations", "export", "--format", kind, "-C", own)
        assert piped.code == 0
        file = tmp_path / f"notes.{kind}"
        written = lesart("annotations", "export", "--format", kind, "-o", file, "-C", own)
        assert (written.code, written.out) == (0, "")
        assert str(file) in written.err
        assert file.read_bytes().decode() == piped.out
    assert json.loads((tmp_path / "notes.json").read_text())[0]["quote"] == "bis Montag"
    rows = list(csv.DictReader(io.StringIO((tmp_path / "notes.csv").read_text("utf-8-sig"))))
    assert (rows[0]["note"], rows[0]["tags"]) == ("'=1+1", "'@x")
    assert lesart("annotations", "export", "--format", "xls", "-C", own).code == 2
    nowhere = lesart(
        "annotations", "export", "--format", "md", "-o", tmp_path / "no/x.md", "-C", own
    )
    assert nowhere.code == 2
    assert "could not be written" in nowhere.err


def test_an_import_adds_each_note_once(lesart: Lesart, own: Path, tmp_path: Path) -> None:
    annotate(lesart, own, "bis Montag", "--note", "Wer sagt das?")
    file = tmp_path / "notes.jsonld"
    lesart("annotations", "export", "--format", "jsonld", "-o", file, "-C", own)
    into = ("annotations", "import", file, "-C", own, "--notebook", tmp_path / "elsewhere")
    assert lesart(*into, "--json").json == {
        "added": 1,
        "already": 0,
        "without_article": [],
        "unreadable": [],
    }
    assert "0 added, 1 were here already" in lesart(*into).out
    broken = tmp_path / "broken.json"
    broken.write_text("{")
    refused = lesart("annotations", "import", broken, "-C", own)
    assert refused.code == 2
    assert "Nothing was imported" in refused.err


def test_check_names_every_problem_and_purges_when_asked(lesart: Lesart, own: Path) -> None:
    annotate(lesart, own, "bis Montag")
    fine = lesart("annotations", "check", "-C", own)
    assert (fine.code, "are fine" in fine.out) == (0, True)
    (own / "annotations/bridge/broken.yaml").write_text("a: &b c\n")
    (own / "market.txt").unlink()
    (own / "annotations/market").mkdir()
    source = next((own / "annotations/bridge").glob("01*.yaml"))
    (own / "annotations/market/mine.yaml").write_text(source.read_text())
    checked = lesart("annotations", "check", "--json", "-C", own)
    assert checked.code == 2
    assert {"damaged", "no article", "doubtful"} <= {each["kind"] for each in checked.json}
    assert all(set(each) == {"kind", "path", "reason", "advice"} for each in checked.json)
    assert "bridge/broken.yaml" in lesart("annotations", "check", "-C", own).out
    purged = lesart("annotations", "check", "--purge", "-C", own)
    assert "0 deleted notes" in purged.err


def test_the_author_comes_from_the_settings(lesart: Lesart, own: Path, tmp_path: Path) -> None:
    config = tmp_path / "config/lesart/config.toml"
    config.parent.mkdir(parents=True)
    config.write_text('author = "Anna K."\n')
    done = lesart(
        *("annotate", "bridge", "-C", own, "--note", "x", "--json"),
        XDG_CONFIG_HOME=str(tmp_path / "config"),
    )
    assert done.json["author"] == "Anna K."


@pytest.mark.parametrize("columns", [40, 80])
def test_notes_fit_the_terminal_and_cannot_harm_it(
    lesart: Lesart, home: Path, own: Path, columns: int
) -> None:
    evil = "\x1b]0;PWNED\x07[bold]x[/nope] \u202e\x9b31m"
    annotate(lesart, own, "bis Montag", "--note", f"{evil}\n{'lang ' * 40}", "--tag", evil)
    (own / "annotations/bridge" / "e\x1b[31m.yaml").write_text(evil)
    for args in (["annotations", "list"], ["annotations", "check"]):
        _, out = on_terminal(home, *args, "-C", str(own), columns=columns)
        plain = SGR.sub("", out)
        assert not CONTROL.search(plain)
        assert max(map(len, plain.split("\n"))) <= columns
    assert "[bold]x[/nope]" in on_terminal(home, "annotations", "list", "-C", str(own))[1]


def test_the_notebook_can_be_named_for_all_commands(
    lesart: Lesart, own: Path, tmp_path: Path
) -> None:
    apart = str(tmp_path / "notes")
    lesart("annotate", "bridge", "-C", own, "--note", "x", "--notebook", apart)
    assert lesart("list", "is:noted", "-C", own).code == 1
    named = lesart("list", "is:noted", "--json", "-C", own, LESART_NOTEBOOK=apart)
    assert [row["id"] for row in named.json] == ["bridge"]
    assert not (own / "annotations").exists()
