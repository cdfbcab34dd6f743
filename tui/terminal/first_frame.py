"""The first frame: what was on the screen last, painted before the screen library is imported.

Imports of Textual take ten times as long as everything up to here. Until they are done the
terminal shows the kept screen with a mark that it is not live yet, or a plain line, and keeps what
is typed in its own queue, unseen, for the driver to read. Nothing slow may be imported here.
"""

import os
import sys
import termios

from library.frame_place import frame_file, frame_look

TYPE_CHECKING = False
if TYPE_CHECKING:  # typing itself takes a while to import
    from collections.abc import Callable, Mapping

LAST_LINE = "\x1b[m\x1b[999;1H\x1b[K"
"""Where a shell goes on when the terminal has no other screen: on a line of its own."""
ENTER = "\x1b[?1049h"
"""To the terminal's other screen, which begins blank."""
LEAVE = (
    "\x1b[m\x1b[?2026l\x1b[?2004l\x1b[?7h\x1b[?2048l\x1b[?1016l\x1b[?1006l\x1b[?1002l\x1b[?1000l"
    f"\x1b[<u{LAST_LINE}\x1b[?1049l\x1b[?25h\x1b[?1004l"
)
"""Takes back every mode that the first frame, Textual or our driver sets."""
PREPARE = "\x1b[?25l\x1b[?7l"
"""Hides the cursor and keeps a row from flowing into the next one."""
OPENING = " opening …"
MOST = 200_000
"""Bytes of a kept screen, at most."""
FINALS = frozenset("HKmXC\r\n")
"""What may end a control sequence of a kept screen: moving, erasing, styles."""
TYPE, PLAIN = 0o170000, 0o100000
"""Bits of a mode that say what a file is, and those of a plain one (`stat` takes a while)."""
FIRST_WIDE = "\u0300"
"""From this character on, terminals may not agree about the width."""


class FirstFrame:
    """A terminal that was taken over early. Exactly one of driver and `give_back` ends that."""

    def __init__(self, size: tuple[int, int], modes: list[object], rows: str) -> None:
        self.size = size
        self.modes = modes
        """What the terminal was set to before."""
        self.rows = rows
        """The cells that are shown, as `tui.terminal.kept_frame` reads them; may be empty."""
        self.taken = False
        """Whether the driver has taken the terminal over."""

    def give_back(self) -> None:
        """Restore the terminal, unless the driver has it: the program cannot start."""
        if self.taken:
            return
        self.taken = True
        self.restore()

    def restore(self) -> None:
        """Restore the terminal, whoever has it: the program is told to end before it hears that."""
        restore_terminal(0, 2, self.modes)


def restore_terminal(keys: int, out: int, modes: list[object] | None) -> None:
    """Put a terminal back to `modes`, and its screen, without waiting for it.

    `keys` and `out` are the descriptors that keys are read from and the screen is written to.
    """
    try:
        if modes is not None:
            termios.tcsetattr(keys, termios.TCSANOW, modes)  # type: ignore[arg-type]
    except (OSError, termios.error):
        pass
    try:
        os.set_blocking(out, False)
        try:
            os.write(out, LEAVE.encode())
        finally:
            # The shell that comes back shares this setting.
            os.set_blocking(out, True)
    except OSError:
        pass


def show_first_frame(
    environ: "Mapping[str, str]", folder: str, prepare: "Callable[[FirstFrame], None]"
) -> FirstFrame | None:
    """Paint what was on the screen last; None when the terminal is not fit for that.

    `prepare` is called before anything is changed.
    """
    try:
        size = _size(environ)
        modes = termios.tcgetattr(0)
        encoding = (getattr(sys.stderr, "encoding", "") or "").lower()
        if size is None or encoding not in ("utf-8", "utf8"):
            return None
        painted, rows = _kept(environ, size, folder) or _plain(folder, size)
        frame = FirstFrame(size, modes, rows)
        prepare(frame)
        _keep_keys(modes)
        _write(f"{ENTER}{PREPARE}{painted}")
    except (OSError, ValueError, termios.error):
        return None
    return frame


def _size(environ: "Mapping[str, str]") -> tuple[int, int] | None:
    """Return columns and rows, the variables first as the screen library does."""
    columns, rows = os.get_terminal_size(2)
    named = environ.get("COLUMNS", ""), environ.get("LINES", "")
    columns = int(named[0]) if named[0].isdecimal() else columns
    rows = int(named[1]) if named[1].isdecimal() else rows
    return (columns, rows) if columns > 0 and rows > 1 else None


def _keep_keys(modes: list[object]) -> None:
    """Have keys neither shown nor changed from now on; ctrl+c still ends the program."""
    changed = list(modes)
    keys = list(modes[6])  # type: ignore[call-overload]
    changed[0] &= ~(termios.ICRNL | termios.INLCR | termios.IXON)  # type: ignore[operator]
    changed[3] &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN)  # type: ignore[operator]
    keys[termios.VMIN], keys[termios.VTIME], keys[termios.VSUSP] = 1, 0, b"\0"
    changed[6] = keys
    termios.tcsetattr(0, termios.TCSANOW, changed)  # type: ignore[arg-type]


def _write(text: str) -> None:
    data = text.encode()
    while data:
        data = data[os.write(2, data) :]


def _kept(
    environ: "Mapping[str, str]", size: tuple[int, int], folder: str
) -> tuple[str, str] | None:
    """Return the control sequences and the cells of a kept screen that fits this terminal."""
    try:
        flags = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_NOCTTY
        opened = os.open(frame_file(environ, folder), flags)
    except OSError:
        return None
    try:
        found = os.fstat(opened)
        if found.st_uid != os.geteuid() or found.st_mode & 0o077 or found.st_size > MOST:
            return None
        if found.st_mode & TYPE != PLAIN:
            return None
        data = os.read(opened, MOST)
    finally:
        os.close(opened)
    look, _, rest = data.decode("utf-8", "replace").partition("\n")
    painted, _, rows = rest.partition("\0")
    fits = look == frame_look(environ, size, folder) and _is_harmless(painted)
    return (painted, rows) if fits else None


def _is_harmless(painted: str) -> bool:
    """Tell whether a text holds no other control sequences than those a screen is painted with."""
    first, *pieces = painted.split("\x1b[")
    if first or "\ufffd" in painted:
        return False
    for piece in pieces:
        bare = piece.lstrip("0123456789;")
        text = bare[1:].replace("\r\n", "")
        if not bare or bare[0] not in FINALS or not text.isprintable():
            return False
    return True


def _plain(folder: str, size: tuple[int, int]) -> tuple[str, str]:
    """Return a screen that says what is being opened."""
    name = folder.rstrip("/").rpartition("/")[2]
    known = name.isprintable() and all(each < FIRST_WIDE for each in name)
    first = f" Lesart  {name if known else ''}"[: size[0]].rstrip()
    last = OPENING[: size[0]]
    rows = [f"\x1f{first}", *[""] * (size[1] - 2), f"\x1f{last}"]
    return f"\x1b[H{first}\x1b[{size[1]}H{last}", "\n".join(rows)
