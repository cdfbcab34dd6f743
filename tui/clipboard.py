"""Copying text out of a terminal that may be far away, by whatever way works there."""

import os
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

from corpus.article import Article
from corpus.dates import long_day
from corpus.text import clean_line
from corpus.trusted import open_trusted
from corpus.trusted_root import secure_root
from corpus.weblink import read_weblink
from tui.notes_in_words import in_quotes
from tui.osc52 import MOST

FILE = "copied.txt"
"""Name of the file that always holds what was copied last."""

SendToTerminal = Callable[[str], None]
"""Sends text to the terminal’s clipboard (OSC 52); nothing tells whether it arrives."""


def quote_with_source(article: Article, quote: str) -> str:
    """Return a quote with the source below it."""
    link = read_weblink(article.url)
    address = link.url if link else article.url
    facts = [article.outlet, in_quotes(article.title), long_day(article.date), address]
    source = ", ".join(clean_line(fact, 500) for fact in facts if fact)
    return f"“{quote.strip()}”\n— {source}\n"


def copy_text(
    text: str,
    folder: Path,
    environ: Mapping[str, str],
    send: SendToTerminal,
    *,
    restricted: bool = False,
) -> str:
    """Copy text to the clipboard and into a file in `folder`; return what was done, for people.

    A `restricted` session starts no tmux, and writes no file, which nobody could get at. Blocks
    for up to two seconds inside of tmux. Never raises.
    """
    written = "" if restricted else _write(text, folder / FILE)
    way, problem = _to_clipboard(text, environ, send, restricted=restricted)
    places = " and ".join(place for place in (way, written) if place)
    if not places:
        return f"Not copied: {problem or 'neither clipboard nor file can be written'}."
    return f"Copied {places}" + (f"; {problem}." if problem else ".")


def _to_clipboard(
    text: str, environ: Mapping[str, str], send: SendToTerminal, *, restricted: bool
) -> tuple[str, str]:
    """Return the way that was taken, empty for none, and what was in the way."""
    if environ.get("TMUX") and not restricted and _to_tmux(text):
        return "to tmux", ""
    if len(text.encode()) > MOST:
        return "", "too long for the clipboard"
    send(text)
    if environ.get("TMUX"):
        return "through tmux to the terminal’s clipboard", "tmux must allow it by set-clipboard on"
    return "to the terminal’s clipboard", ""


def _to_tmux(text: str) -> bool:
    """Put text into tmux's buffer and, through it, into the clipboard of its terminal."""
    for command in (["tmux", "load-buffer", "-w", "-"], ["tmux", "load-buffer", "-"]):
        try:
            ended = subprocess.run(  # noqa: S603 - fixed arguments, no shell
                command, input=text.encode(), capture_output=True, timeout=1, check=False
            )
        except (OSError, subprocess.TimeoutExpired):
            return False
        if ended.returncode == 0:
            return True
    return False


def _write(text: str, file: Path) -> str:
    try:
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        secure_root(file.parent)
        flags = os.O_CREAT | os.O_WRONLY | os.O_TRUNC
        with os.fdopen(open_trusted(file, flags), "wb") as out:
            out.write(text.encode())
    except OSError:
        return ""
    return f"to {shown_path(file)}"


def shown_path(path: Path) -> str:
    """Return a path as people write it: with `~` for their home."""
    home = str(Path.home())
    text = str(path)
    return clean_line("~" + text[len(home) :] if text.startswith(home + "/") else text, 500)
