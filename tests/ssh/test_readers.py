"""Readers without a shell: the block of the manual, on a real server."""

import re
import stat
import subprocess
from pathlib import Path

import psutil
import pytest

from tests.patience import PATIENCE
from tests.ssh.conftest import Keep, Serve
from tests.ssh.recipes import for_this_machine, own_group, recipe
from tests.ssh.server import Server, free_port, program
from tests.terminal import FIRST_WORDS, LESART, Terminal

pytestmark = pytest.mark.slow

READERS = "Match Group readers"


@pytest.fixture
def server(serve: Serve, corpus: Path) -> Server:
    """A server for readers, and the folder made as the manual says."""
    subprocess.run(["sh", "-euc", for_this_machine(recipe("sh", "chgrp"), corpus)], check=True)
    return serve(READERS)


def open_first(terminal: Terminal) -> None:
    """Open the newest article, and wait until it can be worked on."""
    terminal.wait_for("18 articles")
    terminal.press("\r", 1.0)
    terminal.wait_for(FIRST_WORDS)


def readers_of(corpus: Path) -> list[psutil.Process]:
    """Return the processes that show a folder in a restricted session."""
    found = []
    for each in psutil.process_iter(["cmdline"]):
        words = each.info["cmdline"] or []
        if "--restricted" in words and str(corpus) in words:
            found.append(each)
    return found


def test_a_reader_reads_and_leaves_and_is_out(server: Server, keep: Keep) -> None:
    terminal = keep(server.terminal())
    terminal.wait_for("18 articles")
    terminal.press("/", 0.5)
    terminal.press("sparkasse\r", 1.5)
    terminal.wait_for("3 articles")
    terminal.press("q")
    assert terminal.wait_for_end() == 0
    assert "$ " not in terminal.text


def test_nothing_else_can_be_run_or_fetched(server: Server, corpus: Path, tmp_path: Path) -> None:
    for command in ("id", "/bin/sh", "cat /etc/passwd", "lesart list -C /etc", "$(id)"):
        ended = server.run(command)
        assert ended.returncode == 2, command
        assert "needs a terminal" in ended.stderr
        assert "uid=" not in ended.stdout + ended.stderr
    batch = tmp_path / "batch"
    batch.write_text(f"get {corpus}/../x {tmp_path}/stolen\n")
    fetch = [program("sftp"), "-F", str(server.config), "-b", str(batch), "news"]
    assert subprocess.run(fetch, capture_output=True, timeout=PATIENCE, check=False).returncode
    assert not (tmp_path / "stolen").exists()


def test_no_port_is_forwarded(server: Server, keep: Keep) -> None:
    local, remote = free_port(), free_port()
    options = ("-L", f"{local}:127.0.0.1:{server.port}", "-R", f"{remote}:127.0.0.1:{server.port}")
    terminal = keep(server.terminal(options=(*options, "-A")))
    terminal.wait_for("18 articles")
    probe = ["bash", "-c", f"exec 3<>/dev/tcp/127.0.0.1/{local}; timeout 3 head -c 4 <&3"]
    assert b"SSH" not in subprocess.run(probe, capture_output=True, check=False).stdout
    probe[2] = probe[2].replace(str(local), str(remote))
    assert subprocess.run(probe, capture_output=True, check=False).returncode


def test_keys_and_variables_open_nothing(server: Server, keep: Keep, tmp_path: Path) -> None:
    trap = tmp_path / "trap"
    trap.write_text(f"#!/bin/sh\ntouch {tmp_path}/sprung\n")
    trap.chmod(0o755)
    sent = ("EDITOR", "VISUAL", "LESART_RESTRICTED", "LESART_CORPUS", "PYTHONINSPECT")
    options = tuple(f"-oSetEnv={name}={trap}" for name in sent[:1])
    options += tuple(f"-oSendEnv={name}" for name in sent)
    terminal = keep(server.terminal(options=options))
    open_first(terminal)
    terminal.press("va", 1.0)
    terminal.wait_for("ctrl+s save")
    terminal.press("x\x05", 1.0)
    terminal.wait_for("switched off here")
    terminal.press("\x13", 1.0)
    terminal.wait_for("Saved.")
    terminal.press("\x1a", 1.0)
    terminal.wait_for("switched off here")
    assert not (tmp_path / "sprung").exists()


def test_notes_belong_to_the_group_that_may_change_them(
    server: Server, keep: Keep, corpus: Path
) -> None:
    terminal = keep(server.terminal())
    open_first(terminal)
    terminal.press("vm", 1.0)
    terminal.wait_for("Marked.")
    (note,) = (corpus / "annotations").rglob("*.yaml")
    assert stat.S_IMODE(note.stat().st_mode) == 0o660
    assert stat.S_IMODE(note.parent.stat().st_mode) == 0o2770
    assert {note.group(), note.parent.group()} == {own_group()}


def test_a_dropped_line_ends_the_session_and_keeps_the_draft(
    server: Server, keep: Keep, corpus: Path
) -> None:
    terminal = keep(server.terminal())
    open_first(terminal)
    terminal.press("va", 1.0)
    terminal.wait_for("ctrl+s save")
    terminal.press("half a thou", 0.1)
    terminal.wait_for("half a thou", step=0.05)
    (remote,) = readers_of(corpus)
    psutil.Process(terminal.process.pid).kill()
    gone, _ = psutil.wait_procs([remote], timeout=PATIENCE)
    assert gone
    again = keep(server.terminal())
    again.wait_for("half a thou")


def test_the_line_is_compressed_when_both_sides_say_so(server: Server) -> None:
    offered = server.run(options=("-v", "-oLogLevel=DEBUG1", "-C")).stderr
    assert re.search(r"kex: server->client .* compression: zlib", offered)


def test_the_line_on_your_own_side_is_understood(tmp_path: Path) -> None:
    config = tmp_path / "config"
    config.write_text(recipe("ssh_config"))
    command = [program("ssh"), "-F", str(config), "-G", "news"]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split("\n")
    assert {"compression yes", "serveraliveinterval 15", "serveralivecountmax 4"} <= set(said)


def test_without_a_restriction_the_users_own_account_works(
    serve: Serve, keep: Keep, corpus: Path
) -> None:
    server = serve(config="AcceptEnv LANG LC_*\n")
    listed = server.run(f"{LESART} list -C {corpus} --json")
    assert listed.stdout.count('"id"') == 18
    terminal = keep(server.terminal(f"{LESART} {corpus}"))
    terminal.wait_for("18 articles")
    terminal.press("q")
    assert terminal.wait_for_end() == 0
