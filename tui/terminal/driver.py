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
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from textual import constants
from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver

from tui.terminal.first_frame import ENTER, LAST_LINE, FirstFrame, restore_terminal


class LeanDriver(LinuxDriver):
    """Reads keys and mouse from the terminal."""

    _left = True
    """Whether the terminal is as it was before."""
    _entered: bool = False
    """Whether the terminal shows its other screen already."""
    _waker: int | None = None
    """Where something is written to wake the thread that reads the keys."""

    def run_input_thread(self) -> None:
        """Pass on what is typed until the program ends or the terminal is gone."""
        parser = XTermParser(self._debug)
        encoding = getattr(sys.__stdin__, "encoding", None) or "utf-8"
        decode = getincrementaldecoder(encoding)("replace").decode
        with selectors.DefaultSelector() as selector, self._woken() as woken:
            selector.register(self.fileno, selectors.EVENT_READ)
            selector.register(woken, selectors.EVENT_READ)
            waiting = False
            while not self.exit_event.is_set():
                ready = selector.select(constants.ESCAPE_DELAY if waiting else None)
                if any(key.fd == self.fileno for key, _ in ready):
                    data = self._read_input()
                    if not data:
                        # The app ends as it does when the system tells it of a hangup.
                        os.kill(os.getpid(), signal.SIGHUP)
                        return
                    for event in parser.feed(decode(data)):
                        self.process_message(event)
                for event in parser.tick():
                    self.process_message(event)
                waiting = parser._timeout_time is not None

    @contextmanager
    def _woken(self) -> Iterator[int]:
        """Return a file descriptor that becomes readable when there is something else to do."""
        woken, self._waker = os.pipe()
        try:
            yield woken
        finally:
            waker, self._waker = self._waker, None
            os.close(waker)
            os.close(woken)

    def disable_input(self) -> None:
        """Read no keys any more."""
        if self._waker is not None:
            # What is written stays in the pipe, so the thread goes round until it hears why.
            with suppress(OSError):
                os.write(self._waker, b"\0")
        super().disable_input()

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
            for mode in (1006, 1002, 1000):
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
        super().start_application_mode()  # type: ignore[no-untyped-call]
        if shown:
            self.attrs_before = shown.modes
        with suppress(termios.error):
            mode = termios.tcgetattr(self.fileno)
            mode[tty.OFLAG] &= ~termios.OPOST
            termios.tcsetattr(self.fileno, termios.TCSANOW, mode)

    def resume_application_mode(self) -> None:
        """Take the terminal again after a stop.

        SIGSTOP is not heard, so the program still has what the shell has taken meanwhile: that is
        given back first. Stock Textual would read the keys twice, and wait for ever at the end.
        """
        if self._key_thread is None:
            return  # stopped during the start, before there was anything to take again
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
