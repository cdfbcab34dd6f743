"""How commands end: exit codes, one clear line, never a traceback."""

import signal
import subprocess
import time
from pathlib import Path

import pytest

from tests.cli.conftest import COMMAND, SEEDS, Lesart, environment
from tests.patience import PATIENCE


@pytest.mark.parametrize(
    ("args", "code", "words"),
    [
        (["list", "-C", "/no/such/folder"], 2, "There is no folder /no/such/folder."),
        (["index", "-C", "tram-vote-lindhafen/dkd.md"], 2, "dkd.md is not a folder."),
        (["search", "*amm"], 2, "begins with a wildcard"),
        (["search"], 2, "Missing argument 'QUERY'"),
        (["search", "damm", "--limit", "0"], 2, "--limit"),
        (["show", "zzz"], 1, 'There is no article "zzz".'),
        (["show", "hochwasser"], 2, "hochwasser-wehringen-rml"),
        (["list", "zzzzqqq"], 1, "Nothing matches"),
        (["list", "--wrong"], 2, "No such option"),
        (["lits"], 2, "Did you mean `lesart list`?"),
        (["serch", "damm"], 2, "Did you mean `lesart search`?"),
        ([".", ".."], 2, "One folder at a time"),
        (["-C", ".", "list"], 2, "Options come behind the command"),
        (["a", "b"], 2, "no folder and no command"),
        (["."], 2, "The reader needs a terminal."),
        ([], 2, "The reader needs a terminal."),
    ],
)
def test_mistakes_get_a_clear_line(lesart: Lesart, args: list[str], code: int, words: str) -> None:
    ended = lesart(*args)
    assert (ended.code, ended.out) == (code, "")
    assert words in ended.err
    assert "Traceback" not in ended.err
    assert ended.err.count("\n") <= 2


def test_without_a_folder_and_articles_one_is_asked_for(lesart: Lesart, tmp_path: Path) -> None:
    ended = lesart("list", cwd=tmp_path)
    assert ended.code == 2
    assert "Which folder?" in ended.err
    assert "LESART_CORPUS" in ended.err


def test_the_folder_comes_from_option_variable_or_working_folder(
    lesart: Lesart, own: Path, tmp_path: Path
) -> None:
    assert len(lesart("list", "--json").json) == 18
    assert len(lesart("list", "--json", LESART_CORPUS=str(own)).json) == 2
    both = lesart("list", "--json", "-C", SEEDS, LESART_CORPUS=str(own))
    assert len(both.json) == 18
    assert len(lesart("list", "--json", cwd=own).json) == 2
    assert lesart("list", "--json", cwd=tmp_path).code == 0  # articles one level below


def test_an_article_is_named_by_id_beginning_or_path(lesart: Lesart) -> None:
    wanted = lesart("show", "hochwasser-wehringen-rml", "--json").json
    for name in ("hochwasser-wehringen-r", "hochwasser-wehringen/rml.html"):
        assert lesart("show", name, "--json").json == wanted
    inside = SEEDS / "hochwasser-wehringen"
    for name in ("rml.html", str(inside / "rml.html"), "../hochwasser-wehringen/rml.html"):
        assert lesart("show", name, "--json", "-C", SEEDS, cwd=inside).json == wanted


def test_a_file_that_could_not_be_read_says_why(lesart: Lesart, own: Path) -> None:
    (own / "empty.txt").write_text("")
    for name in ("empty.txt", str(own / "empty.txt")):
        ended = lesart("show", name, "-C", own)
        assert (ended.code, ended.err) == (2, "Error: empty.txt cannot be read: empty.\n")


def test_mangled_arguments_are_no_trouble(lesart: Lesart) -> None:
    for args in (["show", b"\xff\xfe"], ["list", b"\xff"], ["list", "-C", b"\xff"], [b"\xff"]):
        ended = lesart(*args)
        assert ended.code in (0, 1, 2)
        assert "Traceback" not in ended.err
        assert "Something went wrong" not in ended.err


def test_new_and_changed_files_are_there_at_the_next_command(lesart: Lesart, own: Path) -> None:
    assert len(lesart("list", "--json", "-C", own).json) == 2
    (own / "new.txt").write_text("Neu\n\nEin neuer Artikel über Igel.\n")
    assert lesart("search", "Igel", "--json", "-C", own).json["total"] == 1
    (own / "new.txt").unlink()
    assert lesart("search", "Igel", "--json", "-C", own).code == 1


def test_a_mistake_in_the_settings_is_named(lesart: Lesart, tmp_path: Path) -> None:
    (tmp_path / "lesart").mkdir()
    (tmp_path / "lesart/config.toml").write_text("theem = 'ink'\n")
    ended = lesart("list", XDG_CONFIG_HOME=str(tmp_path))
    assert ended.code == 2
    assert 'config.toml, line 1: "theem" is not known; did you mean "theme"?' in ended.err


def test_help_and_version(lesart: Lesart) -> None:
    for args in (["-h"], ["--help"], *([name, "-h"] for name in ("index", "list", "show"))):
        ended = lesart(*args)
        assert ended.code == 0
        assert ended.out.startswith("Usage: lesart")
        assert "(read)" not in ended.out
    assert lesart("--version").out.startswith("lesart 0.")


def test_a_reader_that_stops_reading_is_no_error(home: Path, own: Path) -> None:
    for number in range(300):
        (own / f"n{number}.txt").write_text(f"Meldung {number}\n\n{'Viele Worte. ' * 20}\n")
    for more in ("", "--json"):
        line = f"set -o pipefail; {COMMAND} list {more} -C {own} | head -n 1"
        done = subprocess.run(
            ["bash", "-c", line],
            env=environment(home),
            capture_output=True,
            text=True,
            check=False,
        )
        assert (done.returncode, done.stderr) == (0, "")


def test_ctrl_c_is_130_and_nothing_is_broken(lesart: Lesart, own: Path, tmp_path: Path) -> None:
    for number in range(1500):
        (own / f"n{number}.txt").write_text(f"Meldung {number}\n\n{'Viele Worte. ' * 100}\n")
    cache = tmp_path / "cache"
    process = subprocess.Popen(
        [COMMAND, "index", "-C", own],
        env=environment(tmp_path, XDG_CACHE_HOME=str(cache)),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    while process.poll() is None and not any(cache.glob("lesart/*/index*")):
        time.sleep(0.01)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=PATIENCE)
    assert process.returncode == 130
    assert err.strip() == "Interrupted. What was finished is kept."
    again = lesart("index", "--json", "--no-names", "-C", own, XDG_CACHE_HOME=str(cache))
    assert again.json["articles"] == 1502


@pytest.mark.parametrize(
    "module", ["cli.running", "cli.main", "cli.subcommands.listing", "library.desk"]
)
def test_ctrl_c_is_130_while_a_command_is_being_imported(
    lesart: Lesart, tmp_path: Path, module: str
) -> None:
    (tmp_path / "sitecustomize.py").write_text(
        "import os, signal, sys\n"
        "class Interrupting:\n"
        "    def find_spec(name, path=None, target=None):\n"
        f"        if name == {module!r} and Interrupting in sys.meta_path:\n"
        "            sys.meta_path.remove(Interrupting)\n"
        "            os.kill(os.getpid(), signal.SIGINT)\n"
        "sys.meta_path.insert(0, Interrupting)\n"
    )
    ended = lesart("list", PYTHONPATH=str(tmp_path))
    assert (ended.code, ended.out) == (130, "")
    assert ended.err.strip() == "Interrupted. What was finished is kept."


def test_an_unexpected_error_is_one_line_and_a_log(lesart: Lesart, tmp_path: Path) -> None:
    broken = tmp_path / "broken"
    broken.mkdir()
    (broken / "sitecustomize.py").write_text(
        "import library.desk\n"
        "def fail(*_, **__): raise ZeroDivisionError('odd\\x1b[31m')\n"
        "library.desk.Library.open = fail\n"
    )
    ended = lesart("list", PYTHONPATH=str(broken), XDG_STATE_HOME=str(tmp_path))
    log = tmp_path / "lesart/errors.log"
    assert ended.code == 70
    assert ended.err.startswith("Something went wrong inside Lesart: ZeroDivisionError: odd[31m.")
    assert f"Details are in {log}." in ended.err
    assert ended.err.count("\n") == 1
    assert "Traceback" in log.read_text()
    assert log.stat().st_mode & 0o077 == 0
