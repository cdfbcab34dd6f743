"""The recorded session and its pictures: whole, neutral, and made anew at any time."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from pyte import ByteStream, Screen

ROOT = Path(__file__).resolve().parents[2]
OF_A_MACHINE = re.compile(r"/(?:home|root|tmp|Users|work|var|opt|usr)\b")
LEAVES_THE_SCREEN = "\x1b[?1049l"


def check(folder: Path) -> None:
    """Check recording, page and pictures in a folder."""
    text = (folder / "session.cast").read_text(encoding="utf-8")
    header, *events = map(json.loads, text.splitlines())
    assert header["version"] == 2
    size = header["width"], header["height"]
    times = [time for time, _, _ in events]
    assert times == sorted(times)
    assert 10 < times[-1] < 120
    assert {kind for _, kind, _ in events} == {"o"}
    assert len(text) < 200_000
    assert not OF_A_MACHINE.search(text)
    output = "".join(data for _, _, data in events)
    shown = output[: output.rindex(LEAVES_THE_SCREEN)]
    assert "\x1b[?25h" in output[len(shown) :]
    assert "\x1b[?100" not in output
    assert "$p" not in output
    screen = Screen(*size)
    ByteStream(screen).feed(shown[: shown.rindex("\x1b[999;1H")].encode())
    assert "18 articles" in screen.display[0]
    page = (folder / "tour.md").read_text(encoding="utf-8")
    pictures = re.findall(r"\]\((images/tour-.*?\.svg)\)", page)
    assert 6 <= len(pictures) <= 8
    for name in pictures:
        picture = (folder / name).read_text(encoding="utf-8")
        assert picture.startswith("<svg")
        assert "http" not in picture.replace("http://www.w3.org/2000/svg", "").replace(
            "https://www.textualize.io", ""
        )
        assert not OF_A_MACHINE.search(picture)


def test_the_recording_of_the_manual_is_valid_and_names_no_machine() -> None:
    check(ROOT / "docs")


@pytest.mark.slow
def test_the_recording_can_be_made_anew(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "docs.recording", str(tmp_path)]
    subprocess.run(command, check=True, cwd=ROOT, stdout=subprocess.DEVNULL)
    check(tmp_path)
