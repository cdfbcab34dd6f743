"""What the terminal in use can do, how far away it is, and what to change about it."""

import codecs
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from corpus.text import clean_line
from library.health import Finding
from tui.terminal.probing import Answers

FAR = 0.05
"""Seconds of a round trip from which every saving on the line is felt."""
NARROW, LOW = 40, 10
"""Columns and rows below which there is hardly anything to see."""
SLOW_ESCAPE = 100
"""Milliseconds tmux may hold back Escape before that is felt."""
FULL = ("truecolor", "24bit")


def judge(
    environ: Mapping[str, str], answers: Answers | None, *, programs: bool
) -> Iterator[Finding]:
    """Judge the terminal; `programs` tells whether tmux may be asked."""
    yield _kind(environ)
    yield _colours(environ)
    yield _encoding(environ, answers)
    yield _size()
    yield from _answered(environ, answers)
    inside = _multiplexer(environ)
    yield from _tmux(programs=programs) if inside == "tmux" else _others(inside)
    yield _clipboard(inside, programs=programs)
    if environ.get("SSH_CONNECTION") or inside == "mosh":
        yield Finding("line", "over SSH" if inside != "mosh" else "over mosh")


def _kind(environ: Mapping[str, str]) -> Finding:
    kind = clean_line(environ.get("TERM", ""), 60)
    if kind in ("", "dumb", "unknown"):
        return Finding("terminal", kind or "TERM is not set",
                       "export TERM=xterm-256color, if it is an ordinary terminal.")  # fmt: skip
    return Finding("terminal", kind)


def _colours(environ: Mapping[str, str]) -> Finding:
    if environ.get("NO_COLOR"):
        return Finding("colours", "none, as NO_COLOR asks for")
    if environ.get("COLORTERM", "").strip().lower() in FULL:
        return Finding("colours", "16 million")
    if environ.get("TERM", "").endswith(("256color", "kitty", "direct")):
        return Finding("colours", "256")
    return Finding("colours", "16", "If yours has more: TERM=xterm-256color; the theme `terminal` "
                   "is made for 16.")  # fmt: skip


def _encoding(environ: Mapping[str, str], answers: Answers | None) -> Finding:
    encoding = codecs.lookup(getattr(sys.__stdout__, "encoding", None) or "ascii").name
    named = next((environ[n] for n in ("LC_ALL", "LC_CTYPE", "LANG") if environ.get(n)), "")
    found = f"{encoding}, locale {clean_line(named, 60) or 'not set'}"
    if encoding != "utf-8":
        return Finding("encoding", f"{found}: stand-ins are shown", "export LANG=C.UTF-8")
    if answers and answers.widths.get("ä", 1) != 1:
        return Finding("encoding", f"{found}, but the terminal does not read UTF-8",
                       "Set the terminal to UTF-8, or LANG to its encoding.")  # fmt: skip
    return Finding("encoding", found)


def _size() -> Finding:
    columns, rows = shutil.get_terminal_size()
    small = columns < NARROW or rows < LOW
    return Finding("size", f"{columns} columns, {rows} rows",
                   "It works, but 80 by 24 is pleasant." if small else "")  # fmt: skip


def _answered(environ: Mapping[str, str], answers: Answers | None) -> Iterator[Finding]:
    """Judge what only the terminal itself can tell."""
    if answers is None:
        return
    trip = f"{answers.seconds * 1000:.0f} ms"
    far = answers.seconds > FAR and bool(environ.get("SSH_CONNECTION"))
    yield Finding("round trip", trip, "`ssh -C`, or Compression yes in ~/.ssh/config, makes pages "
                  "quicker; mosh shows typing at once." if far else "")  # fmt: skip
    wide = [f"{sign} takes {width} cells" for sign, width in answers.widths.items() if width != 1]
    if wide and answers.widths.get("ä") == 1:
        yield Finding("signs", ", ".join(wide), "Set “ambiguous width” of the terminal to narrow.")
    elif answers.widths and not wide:
        yield Finding("signs", "each takes one cell")
    if answers.mouse is not None:
        yield Finding("mouse", "reports clicks" if answers.mouse else "not reported")


def _multiplexer(environ: Mapping[str, str]) -> str:
    """Return what stands between this program and the terminal: tmux, screen, mosh or nothing."""
    if environ.get("TMUX"):
        return "tmux"
    if environ.get("STY"):
        return "screen"
    return "mosh" if "mosh-server" in _ancestors() else ""


def _ancestors() -> list[str]:
    """Return the names of the processes above this one (proc(5), `stat`)."""
    names, pid = [], os.getppid()
    while pid > 1:
        try:
            stat = Path(f"/proc/{pid}/stat").read_text(errors="replace")
        except OSError:
            break
        names.append(stat[stat.index("(") + 1 : stat.rindex(")")])
        pid = int(stat[stat.rindex(")") + 1 :].split()[1])
    return names


def _tmux(*, programs: bool) -> Iterator[Finding]:
    """Ask tmux for the settings that matter."""
    if not programs:
        yield Finding("inside", "tmux")
        return
    waits = _tmux_option("escape-time")
    slow = waits.isdigit() and int(waits) > SLOW_ESCAPE
    yield Finding("inside", f"tmux, which holds back Escape for {waits or '?'} ms",
                  "set -s escape-time 10 in ~/.tmux.conf" if slow else "")  # fmt: skip


def _others(inside: str) -> Iterator[Finding]:
    if inside:
        yield Finding("inside", inside)


def _clipboard(inside: str, *, programs: bool) -> Finding:
    if inside == "tmux" and programs:
        allowed = _tmux_option("set-clipboard")
        found = f"tmux load-buffer, set-clipboard {allowed or '?'}"
        return Finding("clipboard", found, "set -s set-clipboard on in ~/.tmux.conf: else copies "
                       "stay inside tmux." if allowed == "off" else "")  # fmt: skip
    if inside == "mosh":
        return Finding("clipboard", "OSC 52 by mosh, from 1.4 on")
    return Finding("clipboard", f"OSC 52{f' wrapped for {inside}' if inside else ''}")


def _tmux_option(name: str) -> str:
    """Return a server option of tmux; empty when tmux does not tell."""
    try:
        ended = subprocess.run(  # noqa: S603 - fixed arguments, no shell
            ["tmux", "show-options", "-sv", name],  # noqa: S607 - the user's own tmux
            capture_output=True, text=True, timeout=1, check=False,
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return clean_line(ended.stdout.strip(), 20) if ended.returncode == 0 else ""
