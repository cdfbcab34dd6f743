"""`lesart doctor` tells what is the case, changes nothing, leaves the terminal as it was."""

import os
import re
import select
import termios
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from ptyprocess import PtyProcess

from tests.cli.conftest import COMMAND, Lesart, environment
from tests.patience import PATIENCE, wait_until

pytestmark = pytest.mark.slow


def checks(ended: Any) -> dict[str, dict[str, str]]:
    return {each["subject"]: each for each in ended.json["checks"]}


def test_it_answers_programs(lesart: Lesart) -> None:
    ended = lesart("doctor", "--json", LANG="C.UTF-8")
    assert ended.code == 0
    found = checks(ended)
    assert found["articles"]["found"].startswith("18 files in")
    assert found["index"]["found"].startswith("18 articles in")
    assert found["settings"]["state"] == "ok"
    assert found["encoding"]["found"] == "utf-8, locale C.UTF-8"
    assert "round trip" not in found
    assert ended.json["ok"] == (not any(each["advice"] for each in found.values()))
    assert "\x1b" not in ended.out


def test_it_says_what_to_change_and_changes_nothing(
    lesart: Lesart, own: Path, tmp_path: Path
) -> None:
    config = tmp_path / "config" / "lesart"
    config.mkdir(parents=True)
    (config / "config.toml").write_text('theme = "ink"\ncolour = 1\n')
    cache = tmp_path / "cache" / "lesart"
    cache.mkdir(parents=True, mode=0o755)
    more = {"XDG_CONFIG_HOME": str(config.parent), "XDG_CACHE_HOME": str(cache.parent),
            "XDG_STATE_HOME": str(tmp_path / "state"), "TERM": "dumb"}  # fmt: skip
    before = sorted(tmp_path.rglob("*"))
    found = checks(lesart("doctor", "--json", "-C", own, **more))
    assert "line 2" in found["settings"]["found"]
    assert found["cache"]["advice"].startswith("chmod 700")
    assert found["terminal"]["advice"]
    assert found["index"]["found"] == "none yet"
    assert found["notes"]["found"].startswith("none yet")
    assert sorted(tmp_path.rglob("*")) == before


def test_a_damaged_index_is_told_and_left_alone(lesart: Lesart, own: Path, tmp_path: Path) -> None:
    more = {"XDG_CACHE_HOME": str(tmp_path / "cache")}
    lesart("index", "-C", own, "--no-names", **more)
    for file in (tmp_path / "cache").rglob("_*.toc"):
        file.write_bytes(b"rubbish")
    found = checks(lesart("doctor", "--json", "-C", own, **more))["index"]
    assert found["found"].startswith("damaged: ")
    assert found["state"] == "attention"


def test_a_shared_notebook_without_the_right_bits_is_noticed(lesart: Lesart, own: Path) -> None:
    notes = own / "annotations"
    notes.mkdir()
    notes.chmod(0o770)
    assert "g+s" in checks(lesart("doctor", "--json", "-C", own))["notes"]["advice"]
    notes.chmod(0o2770)
    mask = os.umask(0o022)
    try:
        assert "umask 007" in checks(lesart("doctor", "--json", "-C", own))["notes"]["advice"]
        os.umask(0o007)
        assert checks(lesart("doctor", "--json", "-C", own))["notes"]["state"] == "ok"
    finally:
        os.umask(mask)


def test_what_comes_from_outside_is_filtered(lesart: Lesart, own: Path) -> None:
    evil = own / "\x1b]0;PWNED\x07x"
    evil.mkdir()
    (evil / "a.txt").write_text("Titel\n\nText.\n")
    ended = lesart("doctor", "-C", evil, TERM="x\x1b[31mterm", LANG="\x1b[31m")
    assert ended.code == 0
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f]", ended.out)
    missing = lesart("doctor", "-C", "/nowhere\x1b[31m")
    assert "\x1b" not in missing.out + missing.err
    assert "There is no folder" in missing.out


class Answering:
    """A terminal that answers questions after a while, as one far away does."""

    def __init__(self, home: Path, delay: float, wide: str = "", silent: bool = False) -> None:
        env = environment(home, LANG="C.UTF-8", SSH_CONNECTION="1.2.3.4 1 5.6.7.8 22")
        self.process = PtyProcess.spawn(
            [COMMAND, "doctor"], env=env, cwd=str(home), dimensions=(24, 100)
        )
        self.before = termios.tcgetattr(self.process.fd)
        self._delay, self._wide, self._silent = delay, wide, silent
        self.output = ""
        self._thread = threading.Thread(target=self._run)
        self._thread.start()

    def _run(self) -> None:
        pending = ""
        while True:
            try:
                if not select.select([self.process.fd], [], [], PATIENCE)[0]:
                    return
                data = os.read(self.process.fd, 4096).decode("utf-8", "replace")
            except OSError:
                return
            if not data:
                return
            self.output += data
            pending += data
            pending = self._answer(pending)

    def _answer(self, pending: str) -> str:
        question = re.compile("\r(?P<sign>[^\r\x1b])\x1b\\[6n|\x1b\\[(?P<plain>c|5n|\\?1006\\$p)")
        end = 0
        for found in question.finditer(pending):
            end = found.end()
            if self._silent:
                continue
            sign = found["sign"]
            answers = {"c": "\x1b[?62;4c", "5n": "\x1b[0n", "?1006$p": "\x1b[?1006;2$y"}
            width = 3 if sign and sign in self._wide else 2
            time.sleep(self._delay)
            answer = f"\x1b[1;{width}R" if sign else answers[found["plain"]]
            os.write(self.process.fd, answer.encode())
        return pending[end:]

    def finish(self) -> str:
        """Wait for the end and return what is to be read, without sequences."""
        assert wait_until(lambda: not self.process.isalive())
        self._thread.join(PATIENCE)
        assert self.process.exitstatus == 0
        return re.sub("\x1b\\[[0-9;?$]*[a-zA-Z]", "", self.output)


Ask = Callable[..., Answering]


@pytest.fixture
def ask(home: Path) -> Iterator[Ask]:
    """Start `lesart doctor` on a terminal that answers."""
    started: list[Answering] = []

    def begin(delay: float, **more: Any) -> Answering:
        started.append(Answering(home, delay, **more))
        return started[-1]

    yield begin
    for each in started:
        each.process.close(force=True)


def round_trip(said: str) -> int:
    """Return the milliseconds that were measured, -1 without an answer in time."""
    trip = re.search(r"round trip +(\d+) ms", said)
    return int(trip[1]) if trip else -1


def test_the_round_trip_is_measured_and_a_far_one_gets_advice(ask: Ask) -> None:
    wanted = ("ssh -C", "each takes one cell", "reports clicks")

    def fits(said: str) -> bool:
        return 80 <= round_trip(said) < 400 and all(words in said for words in wanted)

    # An answer that comes late, as on a busy machine, is not waited for.
    assert wait_until(lambda: fits(ask(0.08).finish()))


def test_a_sign_that_is_painted_wide_is_named(ask: Ask) -> None:
    wanted = ("● takes 2 cells, ★ takes 2 cells", "ambiguous width")

    def named() -> bool:
        said = ask(0.0, wide="●★").finish()
        return all(words in said for words in wanted)

    assert wait_until(named)


def test_a_terminal_that_never_answers_costs_two_seconds(ask: Ask) -> None:
    said = ask(0.0, silent=True).finish()
    assert "round trip" not in said
    assert "terminal" in said


def test_the_terminal_is_left_as_it_was(home: Path) -> None:
    env = environment(home, LANG="C.UTF-8")
    shell = PtyProcess.spawn(
        ["sh", "-c", f"stty -a > before; {COMMAND} doctor; stty -a > after"], env=env, cwd=str(home)
    )
    try:
        end = time.monotonic() + PATIENCE
        while shell.isalive() and time.monotonic() < end:
            if select.select([shell.fd], [], [], 0.1)[0]:
                try:
                    os.read(shell.fd, 4096)
                except OSError:
                    break
        shell.wait()
        assert (home / "before").read_text() == (home / "after").read_text()
        assert "icanon" in (home / "after").read_text()
    finally:
        shell.close(force=True)
