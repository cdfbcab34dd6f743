"""A real browser without a screen: what it makes of a page, and whom it asks for more."""

import shutil
import socket
import subprocess
import threading
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from tests.patience import PATIENCE

LIGHT, DARK = "1", "0"
"""Values of Chromium's `preferredColorScheme`."""
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
)


def look_at(page: Path, *flags: str) -> str:
    """Open a file in Chromium and return what it prints."""
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    if not program:
        pytest.fail("Chromium is missing; on Debian: apt install chromium")
    profile = page.with_name(page.name + ".profile")
    done = subprocess.run(
        [program, *FLAGS, f"--user-data-dir={profile}", *flags, page.as_uri()],
        capture_output=True,
        timeout=PATIENCE,
        check=False,
    )
    shutil.rmtree(profile, ignore_errors=True)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()


def ground_of(page: Path, scheme: str) -> str:
    """Return the colour of the upper left corner of a page, as `#rrggbb`."""
    picture = page.with_suffix(".png")
    look_at(page, f"--blink-settings=preferredColorScheme={scheme}", f"--screenshot={picture}")
    data = picture.read_bytes()
    assert data.startswith(b"\x89PNG")
    packed, at = b"", 8
    while at < len(data):
        length = int.from_bytes(data[at : at + 4], "big")
        packed += data[at + 8 : at + 8 + length] if data[at + 4 : at + 8] == b"IDAT" else b""
        at += length + 12
    # Whatever the filter, it leaves the first pixel as it is; the byte before it names the filter.
    return "#" + zlib.decompress(packed)[1:4].hex()


@contextmanager
def refusing_proxy() -> Iterator[tuple[str, list[str]]]:
    """Give the address of a proxy that refuses everything, and what it was asked for so far."""
    asked: list[str] = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        thread = threading.Thread(target=_refuse, args=(server, asked), daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}", asked
        server.shutdown(socket.SHUT_RDWR)
        thread.join(5)


def _refuse(server: socket.socket, asked: list[str]) -> None:
    while True:
        try:
            connection, _ = server.accept()
        except OSError:
            return
        with connection:
            connection.settimeout(30)
            with suppress(OSError):  # the browser may end meanwhile
                asked.append(connection.recv(4096).split(b"\r\n")[0].decode("latin-1"))
                connection.sendall(b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n")
