"""Reports in a real browser: light and dark, on a phone, on paper, and nothing asked of anybody."""

import re
from pathlib import Path

import pytest

from comparison.report.gathering import gather
from comparison.report.page import to_html
from comparison.report.style import DARK as DARK_COLOURS
from comparison.report.style import LIGHT as LIGHT_COLOURS
from comparison.viewing import THRESHOLD
from tests.chromium import DARK, LIGHT, ground_of, look_at, refusing_proxy
from tests.comparison.hostile import hostile_report
from tests.comparison.sides import HARBOUR_COMPARED, HARBOUR_FACTS

pytestmark = pytest.mark.slow


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "report.html"
    path.write_text(to_html(gather(HARBOUR_COMPARED, HARBOUR_FACTS, THRESHOLD)), encoding="utf-8")
    return path


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    path = tmp_path / "hostile.html"
    path.write_text(to_html(hostile_report()), encoding="utf-8")
    return path


def test_it_is_light_or_dark_as_the_reader_likes(page: Path) -> None:
    assert ground_of(page, LIGHT) == LIGHT_COLOURS["paper"]
    assert ground_of(page, DARK) == DARK_COLOURS["paper"]


def test_the_browser_asks_nobody_for_anything(page: Path, hostile: Path, tmp_path: Path) -> None:
    control = tmp_path / "control.html"
    control.write_text("<img src='http://probe.example/x.png'>")
    with refusing_proxy() as (proxy, asked):
        for path in (control, page, hostile):
            look_at(path, f"--proxy-server={proxy}", "--dump-dom")
    asked = [line for line in asked if "example" in line]
    assert asked == ["GET http://probe.example/x.png HTTP/1.1"]


def test_nothing_in_hostile_text_comes_to_life(hostile: Path) -> None:
    dom = look_at(hostile, "--dump-dom")
    assert len(re.findall("<script", dom)) == 0
    assert len(re.findall("<h1", dom)) == len(re.findall("<table", dom)) == 1
    assert re.search("<title>Side by side: &lt;script&gt;", dom)
    assert "<img" not in dom
    assert 'onfocus="' not in dom


@pytest.mark.parametrize("width", [320, 390, 699, 1280])
def test_nothing_sticks_out_on_any_screen(hostile: Path, width: int) -> None:
    """A copy of the page tells in its title how wide it became; its policy would forbid that."""
    html = re.sub("<meta http-equiv=[^>]*>", "", hostile.read_text(encoding="utf-8"))
    frame = hostile.with_name("frame.html")
    measure = "parent.document.title = document.documentElement.scrollWidth"
    inner = (html + f"<script>{measure}</script>").replace("&", "&amp;").replace('"', "&quot;")
    frame.write_text(f'<iframe width="{width}" srcdoc="{inner}"></iframe>', encoding="utf-8")
    dom = look_at(frame, "--dump-dom", "--window-size=1400,900")
    found = re.search(r"<title>(\d+)</title>", dom)
    assert found
    assert int(found[1]) <= width


def test_it_can_be_printed(page: Path, tmp_path: Path) -> None:
    paper = tmp_path / "report.pdf"
    look_at(page, f"--print-to-pdf={paper}", "--no-pdf-header-footer")
    data = paper.read_bytes()
    assert data.startswith(b"%PDF")
    assert 1 <= len(re.findall(rb"/Type /Page\b", data)) <= 2
