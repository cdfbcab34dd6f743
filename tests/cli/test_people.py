"""What people get: tables and set text for their terminal, plain text for files."""

import re
from pathlib import Path

import ptyprocess

from tests.cli.conftest import COMMAND, SEEDS, Lesart, environment

SGR = re.compile("\x1b\\[[0-9;]*m")
CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]")


def on_terminal(home: Path, *args: str, columns: int = 80, **more: str) -> tuple[int, str]:
    """Run `lesart` on a terminal; return exit code and output with LF line ends."""
    process = ptyprocess.PtyProcess.spawn(
        [COMMAND, *args],
        dimensions=(24, columns),
        cwd=str(SEEDS),
        env=environment(home, **more),
    )
    output = b""
    while True:
        try:
            output += process.read(65536)
        except EOFError:
            break
    process.wait()
    return process.exitstatus, output.decode().replace("\r\n", "\n")


def test_no_line_is_wider_than_the_terminal(home: Path) -> None:
    for args in (["list"], ["search", "damm"], ["show", "hochwasser-wehringen-rml"]):
        for columns in (40, 80, 140):
            code, out = on_terminal(home, *args, columns=columns)
            assert code == 0
            assert max(map(len, SGR.sub("", out).split("\n"))) <= columns


def test_a_list_shows_day_outlet_title_and_id(home: Path) -> None:
    for columns in (80, 140):
        out = SGR.sub("", on_terminal(home, "list", columns=columns)[1])
        assert "2025-03-12" in out
        assert "Irseltaler Bote" in out
        assert "Riss im Damm" in out
        assert "hochwasser-wehringen-irseltaler-bote" in out or columns == 140


def test_hits_are_bold_in_snippets(home: Path) -> None:
    out = on_terminal(home, "search", "damm")[1]
    assert re.search("\x1b\\[[0-9;]*1[0-9;]*m(Damm|damm)", out)
    assert "articles match" in out


def test_no_color_is_respected(home: Path) -> None:
    out = on_terminal(home, "list", NO_COLOR="1")[1]
    assert not re.search("\x1b\\[[0-9;]*3[0-9]m", out)


def test_output_into_a_file_is_plain_and_uncut(lesart: Lesart) -> None:
    listed = lesart("list")
    assert "\x1b" not in listed.out
    assert "…" not in listed.out.replace("Produktionshalle des…", "")
    assert len(listed.out.strip().split("\n")) == 18
    shown = lesart("show", "hochwasser-wehringen-rml").out
    assert all(line == line.rstrip() for line in shown.split("\n"))
    assert max(map(len, shown.split("\n"))) <= 74


def test_show_keeps_every_word(lesart: Lesart) -> None:
    for row in lesart("list", "--json").json[:4]:
        text = lesart("show", row["id"], "--json").json["text"]
        assert " ".join(text.split()[-20:]) in " ".join(lesart("show", row["id"]).out.split())


def test_index_lists_what_was_refused_and_what_was_odd(lesart: Lesart, own: Path) -> None:
    (own / "empty\x1b[31m.txt").write_text("")
    (own / "odd.md").write_text("---\ntitle: !x y\n---\nText dazu.\n")
    out = lesart("index", "-C", own).out
    assert out.startswith("3 articles: 3 added")
    assert "empty[31m.txt: empty" in out
    assert "odd.md: front matter" in out


def test_nothing_from_outside_reaches_the_terminal_as_a_control_or_markup(
    lesart: Lesart, home: Path, own: Path
) -> None:
    evil = "\x1b]0;PWNED\x07[bold]x[/nope] \u202e\x9b31m"
    (own / f"{evil.replace('/', '')}.txt").write_text(f"{evil}\n\n{evil} Igel Satz.\n")
    (own / f"{evil.replace('/', '')}2.txt").write_text("")
    lesart("index", "-C", own)
    for args in (["list"], ["search", "Igel"], ["index"], ["show", evil], ["list", evil]):
        _, out = on_terminal(home, *args, "-C", str(own))
        rest = SGR.sub("", out)
        assert not CONTROL.search(rest)
        assert "PWNED" in rest
    assert "[bold]x[/nope]" in on_terminal(home, "list", "-C", str(own))[1]


def test_did_you_mean_is_asked_when_nothing_matches(lesart: Lesart) -> None:
    answer = lesart("search", "Stuadamm")
    assert answer.code == 1
    assert "Nothing matches “Stuadamm”." in answer.err
    suggestion = lesart("search", "Stuadamm", "--json").json["suggestion"]
    assert suggestion
    assert f"Did you mean “{suggestion}”?" in answer.err
