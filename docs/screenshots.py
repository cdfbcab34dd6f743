"""Take the pictures of the manual from the running program: `python docs/screenshots.py`.

Writes `docs/images/*.svg` and, where there is Chromium, `report.png`. The corpus is `seeds/`; index
and marks go to a scratch folder.
"""

import asyncio
import os
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

from comparison.viewing import THRESHOLD
from library.comparing.reporting import FORMATS, contents_of
from library.desk import Library
from tui.app import Lesart

ROOT = Path(__file__).resolve().parent.parent
IMAGES = ROOT / "docs" / "images"
SEEDS = ROOT / "seeds"
REPORTED = ("hochwasser-wehringen-irseltaler-bote", "hochwasser-wehringen-rml")
"""Articles of the report that is shown in the manual."""
BROWSER = ("--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars")


@dataclass(frozen=True, slots=True)
class Picture:
    """One screenshot: size in cells, theme, and the keys pressed before it is taken.

    `wait` is no key: it lets a comparison come to its end.
    """

    name: str
    size: tuple[int, int]
    theme: str
    keys: tuple[str, ...]


PICTURES = (
    Picture("browse", (132, 36), "ink", ("j", "j", "j", "enter")),
    Picture("search", (132, 36), "paper", ("slash", *"sparkasse", "enter", "n")),
    Picture("names", (132, 36), "ink", ("j", "j", "enter", "I", "l", "j", "j", "j")),
    Picture("note", (100, 30), "paper", ("j", "enter", "v", "w", "w", "w", "a", *"Who says so?")),
    Picture("all-names", (110, 30), "paper", ("e", "j", "j")),
    Picture("narrow", (72, 28), "ink", ("enter",)),
    Picture("compare", (140, 36), "ink", (*("j",) * 12, "c", "wait", "j")),
    Picture("compare-narrow", (80, 26), "paper", (*("j",) * 12, "c", "wait", "j")),
    Picture("coverage", (100, 20), "ink", ("j", "j", "j", "j", "T")),
    Picture("keys", (110, 34), "paper", ("question_mark",)),
)


async def take(picture: Picture) -> None:
    """Run the program, press the keys and keep what is on the screen."""
    notebook = Path(os.environ["XDG_DATA_HOME"]) / "notes"
    library = Library.open(SEEDS, notebook=notebook)
    library.refresh()
    library.names.find()
    library.events.find()
    app = Lesart(library)
    app.theme = picture.theme
    async with app.run_test(size=picture.size) as pilot:
        await pilot.pause(0.5)
        for key in picture.keys:
            if key == "wait":
                await pilot.pause(3)
                continue
            await pilot.press({" ": "space", "?": "question_mark"}.get(key, key))
            await pilot.pause(0.3 if key in {"slash", "enter"} else 0.02)
        await pilot.pause(0.8)
        image = app.export_screenshot(title="Lesart")
    library.close()
    (IMAGES / f"{picture.name}.svg").write_text(image, encoding="utf-8")


def take_report(scratch: Path) -> None:
    """Write a report on two articles and take a picture of it in a browser."""
    browser = shutil.which("chromium") or shutil.which("chromium-browser")
    if not browser:
        print("docs/images/report.png stays as it is: there is no Chromium here")
        return
    library = Library.open(SEEDS)
    contents = contents_of(library.comparisons.compare(REPORTED), THRESHOLD)
    library.close()
    page = scratch / "report.html"
    page.write_text(FORMATS["html"](contents), encoding="utf-8")
    flags = ("--window-size=1100,1000", "--blink-settings=preferredColorScheme=1")
    image = f"--screenshot={IMAGES / 'report.png'}"
    profile = f"--user-data-dir={scratch / 'profile'}"
    subprocess.run(
        [browser, *BROWSER, profile, *flags, image, page.as_uri()], check=True, capture_output=True
    )
    print("docs/images/report.png")


def main() -> None:
    """Take every picture in a scratch home, so that nothing personal is in it."""
    IMAGES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        for kind in ("CACHE", "STATE", "CONFIG", "DATA"):
            os.environ[f"XDG_{kind}_HOME"] = str(Path(scratch) / kind.lower())
        for picture in PICTURES:
            asyncio.run(take(picture))
            print(f"docs/images/{picture.name}.svg")
        take_report(Path(scratch))


if __name__ == "__main__":
    main()
