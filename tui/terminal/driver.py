"""Textual's driver for Unix terminals with quicker Escape and an end when the line is cut.

Stock Textual asks the terminal for every movement of the mouse, waits 100 ms to tell Escape from
the beginning of a longer key, and reads a closed terminal for ever at full CPU. Measured with
Textual 8.2.8, to which Lesart is pinned.
"""

import os
import selectors
import signal
import sys
import termios
import tty
from codecs import getincrementaldecoder
from contextlib import suppress

from textual import constants
from textual.drivers.linux_driver import LinuxDriver

from tui.terminal.first_frame import ENTER, LAST_LINE, FirstFrame, restore_terminal
from tui.terminal.stopping import stop_group
from tui.terminal.typed_input import TypedInput


class LeanDriver(LinuxDriver):
    """Reads keys and mouse from the terminal."""

    _left = True
    """Whether the terminal is as it was before."""
    _entered: bool = False
    """Whether the terminal shows its other screen already."""
    _pipe: tuple[int, int] | None = None
    """Written to at its second end, to wake the thread that reads the keys at the first."""
    _stopping: bool = False
    """Whether the program stops now, and will take the terminal again by itself."""

    def run_input_thread(self) -> None:
        """Pass on what is typed until the program ends or the terminal is gone."""
        typed = TypedInput(self._debug)
        encoding = getattr(sys.__stdin__, "encoding", None) or "utf-8"
        decode = getincrementaldecoder(encoding)("replace").decode
        with selectors.DefaultSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            if self._pipe:
                selector.register(self._pipe[0], selectors.EVENT_READ)
            waiting = False
            while not self.exit_event.is_set():
                ready = selector.select(constants.ESCAPE_DELAY if waiting else None)
                if any(key.fd == self.fileno for key, _ in ready):
                    data = self._read_input()
                    if not data:
                        # The app ends as it does when the system tells it of a hangup.
                        os.kill(os.getpid(), signal.SIGHUP)
                        return
                    for event in typed.read(decode(data)):
                        self.process_message(event)
                for event in typed.tick():
                    self.process_message(event)
                waiting = typed.waiting

    def disable_input(self) -> None:
        """Read no keys any more."""
        if self._pipe:
            # What is written stays in the pipe, so the thread goes round until it hears why.
            os.write(self._pipe[1], b"\0")
        super().disable_input()
        if self._pipe and not (self._key_thread and self._key_thread.is_alive()):
            for end in self._pipe:
                os.close(end)
            self._pipe = None

    def _read_input(self) -> bytes:
        try:
            return os.read(self.fileno, 4096)
        except OSError:
            return b""

    def close(self) -> None:
        """Let go of the terminal, which has been put back."""
        super().close()
        self._left = True

    def leave_now(self) -> None:
        """Put the terminal back without waiting for it, unless that was done already."""
        if self._left or self._file is None:
            return
        restore_terminal(self.fileno, self._file.fileno(), self.attrs_before)

    def _enable_mouse_support(self) -> None:
        """Ask for clicks, the wheel and dragging, but not for every movement of the mouse."""
        if self._mouse:
            for mode in (1000, 1002, 1006):
                self.write(f"\x1b[?{mode}h")
            self.flush()

    def _disable_mouse_support(self) -> None:
        """Take back what was asked for."""
        if self._mouse:
            for mode in (1016, 1006, 1002, 1000) if self._mouse_pixels else (1006, 1002, 1000):
                self.write(f"\x1b[?{mode}l")
            self.flush()

    def start_application_mode(self) -> None:
        """Take the terminal, and have it pass on line feeds as they are, a byte each.

        When it shows a first frame, that stays, and what the terminal was before it is restored
        at the end.
        """
        self._left = False
        frame: FirstFrame | None = getattr(self._app, "first_frame", None)
        shown = frame if frame and not frame.taken else None
        self._entered = shown is not None
        if shown:
            shown.taken = True
        # Made here and not by the thread, which may be told to end before it has begun.
        self._pipe = self._pipe or os.pipe()
        before = self._key_thread
        super().start_application_mode()  # type: ignore[no-untyped-call]
        if self._key_thread is before:
            self._left = True  # continued in the background: the terminal is not ours yet
            return
        if shown:
            self.attrs_before = shown.modes
        with suppress(termios.error):
            mode = termios.tcgetattr(self.fileno)
            mode[tty.OFLAG] &= ~termios.OPOST
            termios.tcsetattr(self.fileno, termios.TCSANOW, mode)

    def stop(self) -> None:
        """Give the terminal back and stop; take it again when somebody continues the program."""
        self._stopping = True
        try:
            self.suspend_application_mode()
            stop_group()
        finally:
            self._stopping = False
        self._must_signal_resume = True
        self.resume_application_mode()

    def _sigtstp_application(self, *_: object) -> None:
        """Stop soon: a signal may come while the queue of the output is locked."""
        if self._auto_restart:
            self._loop.call_soon_threadsafe(self._app.action_suspend_process)

    def _sigcont_application(self, *_: object) -> None:
        """Take the terminal again soon, unless that is under way."""
        if self._auto_restart and not self._stopping:
            self._loop.call_soon_threadsafe(self.resume_application_mode)

    def resume_application_mode(self) -> None:
        """Take the terminal again after a stop.

        SIGSTOP is not heard, so the program still has what the shell has taken meanwhile: that is
        given back first. Stock Textual would read the keys twice, and wait for ever at the end.
        """
        if self._key_thread is None or self._app._exit:
            return  # stopped before there was anything to take again, or about to end
        if not self._left:
            self.suspend_application_mode()
            self._must_signal_resume = True
        super().resume_application_mode()

    def write(self, data: str) -> None:
        """Write to the terminal; its other screen, where it shows a first frame, stays as it is."""
        if self._entered and data == ENTER:
            self._entered = False
        else:
            super().write(data)

    def stop_application_mode(self) -> None:
        """Give the terminal back in its own colours."""
        self.write(LAST_LINE)
        super().stop_application_mode()
