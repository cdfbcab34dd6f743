"""How much memory the program takes on a large folder: at the start, reading, and after searching.

Usage: python -m bench.memory FOLDER
runs the installed `lesart` in a pseudo-terminal on a folder that it has indexed before (`lesart
index -C FOLDER`), opens ten articles, searches twenty times as people do, typing and opening what
was found, and prints a Markdown table of the resident memory of the program. The processes in which
names and events are found are not counted: they end when there is nothing more to find.
"""

import os
import sys
from pathlib import Path

import psutil

from bench.instrument import LESART, SIZE
from tests.terminal import Terminal

WORDS = (
    "wasser", "bahn", '"die regierung"', "haus", "strasse*", "rat", "streik", "feuer", "fluss",
    "outlet:rml", "getreide", "vertrag OR einigung", "polizei", "schule", "minister", "kosten",
    "dezember", '"am montag"', "werk", "menschen",
)  # fmt: skip
"""What is searched for: rare and frequent, one word and several."""


def main() -> None:
    """Run the program through a session and print the table."""
    terminal = Terminal([str(LESART), sys.argv[1]], os.environ, SIZE)
    process = psutil.Process(terminal.process.pid)
    print(f"{Path(sys.argv[1]).name}\n\n| resident | MiB | MB |\n|---|---|---|")

    def tell(name: str) -> None:
        resident = process.memory_info().rss
        print(f"| {name} | {resident / 2**20:.0f} | {resident / 1e6:.0f} |", flush=True)

    terminal.wait_for(" min", 60)
    terminal.read(10, silence=10)
    tell("at the start")
    for _ in range(10):
        for keys in ("j\r", " ", "\x1b"):
            terminal.press(keys, 0.5)
    tell("ten articles read")
    for word in WORDS:
        for keys in ("/", word, "\r", "\r", "\x1b", "\x1b"):
            terminal.press(keys, 1.0)
    terminal.read(5, silence=5)
    tell("twenty searches")
    terminal.press("q")
    terminal.close()


if __name__ == "__main__":
    main()
