"""Record a session of the installed program: `python -m docs.recording [FOLDER]`.

Drives `lesart seeds` in a pseudo-terminal through the scenes below and writes to `docs/`, or to
FOLDER: `session.cast` (asciicast v2: https://docs.asciinema.org/manual/asciicast/v2/), `tour.md`
and its pictures. Articles, index and notes lie in a scratch folder. The times of the recording are
those of a calm person, not of this machine, so that remaking it changes nothing but what changed.
"""

import json
import re
import shutil
import subprocess
import sys
import tempfile
from codecs import getincrementaldecoder
from dataclasses import dataclass
from pathlib import Path

from docs.screen_picture import picture_of
from tests.terminal import LESART, Terminal, home_in

ROOT = Path(__file__).resolve().parent.parent
SIZE = (100, 30)
"""Columns and rows."""
KEY, LOOK = 0.15, 2.5
"""Seconds from key to key, and to look at a picture."""
PROMPT = "\x1b[1m$\x1b[m "
COMMAND = "lesart seeds"
NOT_PAINTING = re.compile(
    r"\x1b\[\?(?!1049|25[hl]|7[hl])\d+(?:;\d+)*[hl]|\x1b\[\?\d+\$p|\x1b\[[<>=][\d;]*u"
)
"""Modes of mouse and keyboard, and questions to the terminal: of no use where it is played."""


@dataclass(frozen=True, slots=True)
class Scene:
    """Keys, what is on the screen when they have had their effect, and the picture's caption."""

    keys: tuple[str, ...]
    shown: str
    name: str = ""
    caption: str = ""


SCENES = (
    Scene(("j", "j"), "3/18", "start", "The newest articles, with the one under the cursor beside "
          "the list: `lesart seeds`."),
    Scene(("/", *"sparkasse"), "3 articles"),
    Scene(("\r", "n"), "3 articles", "search", "Searching: `/`, a word, `enter`; `n` goes from hit "
          "to hit, here and in the next article."),
    Scene(("\x1b", "\x1b", "g", "\r", "z", "j", "j"), "council of Lindhafen", "read",
          "Reading: `enter` opens an article, `J` the next one, `z` gives it the whole screen."),
    Scene(("v", "s", "a", *"Who says so?"), "Who says so?", "note",
          "A note on a passage: `v` and `s` select a sentence, `a` writes, `ctrl+s` saves."),
    Scene(("\x13",), "Saved."),
    Scene(("\x1b", "e", "j", "j"), "names", "names",
          "Everybody and everything that is named, under all spellings: `e`."),
    Scene(("\x1b", "c"), "differ", "compare",
          "Two outlets beside each other, what differs first: `c`."),
    Scene(("\x1b", "T"), "Coverage", "coverage", "Who reported an event when: `T`."),
    Scene(("\x1b", "?"), "In the reader", "help", "Every key of a screen: `?`."),
    Scene(("\x1b",), "18 articles"),
)  # fmt: skip


class Recording:
    """A session that is driven, watched and written down."""

    def __init__(self, terminal: Terminal) -> None:
        self._terminal = terminal
        self._decode = getincrementaldecoder("utf-8")().decode
        self._taken = 0
        self._now = 0.0
        self.events: list[tuple[float, str, str]] = []

    def say(self, text: str, pause: float) -> None:
        """Write down an output; the next one comes after `pause` seconds."""
        if text:
            self.events.append((round(self._now, 3), "o", text))
        self._now += pause

    def keep(self, pause: float) -> None:
        """Write down what the program has put out since the last time."""
        new = self._terminal.output[self._taken :]
        self._taken += len(new)
        self.say(NOT_PAINTING.sub("", self._decode(new)), pause)

    def play(self, scene: Scene) -> None:
        """Press the keys of a scene, each when the one before has had its effect."""
        for key in scene.keys:
            self._terminal.press(key, 3.0)
            self.keep(KEY)
        self._terminal.wait_for(scene.shown)
        self._terminal.read(3.0, silence=0.8)
        self.keep(LOOK)


def prepare(scratch: Path) -> dict[str, str]:
    """Copy the samples and find everything that is found in the background otherwise."""
    shutil.copytree(ROOT / "seeds", scratch / "seeds", ignore=shutil.ignore_patterns("annotations"))
    env = {**home_in(scratch), "HOME": str(scratch), "LC_ALL": "C.UTF-8", "COLORTERM": "truecolor",
           "LOGNAME": "anna", "USER": "anna"}  # fmt: skip
    for command in ("index", "entities", "events"):
        subprocess.run([LESART, command, "-C", str(scratch / "seeds")], check=True,
                       env=env, stdout=subprocess.DEVNULL)  # fmt: skip
    return env


def record(scratch: Path, pictures: Path) -> list[tuple[float, str, str]]:
    """Play all scenes, take their pictures, and return the events of the recording."""
    terminal = Terminal([LESART, str(scratch / "seeds")], prepare(scratch), SIZE)
    recording = Recording(terminal)
    recording.say(PROMPT, 1.0)
    for letter in COMMAND:
        recording.say(letter, KEY / 2)
    recording.say("\r\n", KEY)
    try:
        terminal.wait_for("18 articles")
        terminal.read(5.0, silence=1.5)
        recording.keep(LOOK)
        for scene in SCENES:
            recording.play(scene)
            if scene.name:
                image = picture_of(terminal.screen, f"tour-{scene.name}")
                (pictures / f"tour-{scene.name}.svg").write_text(image, encoding="utf-8")
        terminal.press("q")
        if terminal.wait_for_end():
            raise SystemExit(f"the session ended badly:\n{terminal.text}")
        recording.keep(KEY)
    finally:
        terminal.close()
    recording.say(PROMPT, 1.0)
    return recording.events


def cast_of(events: list[tuple[float, str, str]]) -> str:
    """Return a recording in the format asciicast v2: a header, then an event a line."""
    columns, rows = SIZE
    header = {"version": 2, "width": columns, "height": rows, "title": "A session with Lesart",
              "env": {"TERM": "xterm-256color"}}  # fmt: skip
    return "".join(f"{json.dumps(line, ensure_ascii=False)}\n" for line in (header, *events))


def page_of() -> str:
    """Return the page that shows the pictures."""
    parts = [
        "# A session in pictures\n",
        "The same session moves in [session.cast](session.cast): `asciinema play docs/session.cast`"
        ".\nBoth are made by `python -m docs.recording` from the articles in `seeds/`.\n",
    ]
    for scene in SCENES:
        if scene.name:
            name = scene.name
            parts.append(f"{scene.caption}\n\n![{name}](images/tour-{name}.svg)\n")
    return "\n".join(parts)


def main() -> None:
    """Record and write everything."""
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs"
    pictures = target / "images"
    pictures.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        events = record(Path(scratch), pictures)
    (target / "session.cast").write_text(cast_of(events), encoding="utf-8")
    (target / "tour.md").write_text(page_of(), encoding="utf-8")
    print(f"{len(events)} events, {events[-1][0]:.0f} seconds: {target / 'session.cast'}")


if __name__ == "__main__":
    main()
