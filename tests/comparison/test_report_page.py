"""Reports as a page: whole and well-formed, safe, and readable without colour."""

import base64
import hashlib
import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from comparison.model import Comparison
from comparison.report.contents import Contents
from comparison.report.gathering import gather
from comparison.report.links import followable, host_of
from comparison.report.page import to_html
from comparison.report.style import DARK, LIGHT
from comparison.viewing import THRESHOLD
from tests.comparison.analysed import analysed
from tests.comparison.hostile import ADDRESSES, EVIL, hostile_report
from tests.comparison.sides import HARBOUR, HARBOUR_COMPARED, HARBOUR_FACTS, make_facts, make_link

VOID = {"meta"}
Attributes = dict[str, str | None]


class Page(HTMLParser):
    """A page taken apart; every element must be closed in its place."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, Attributes]] = []
        self.text: dict[str, list[str]] = {}
        self._open: list[str] = []
        self.feed(page)
        self.close()
        assert not self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        assert len({name for name, _ in attrs}) == len(attrs)
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close the element that was opened last."""
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Note text by the element around it."""
        self.text.setdefault(self._open[-1] if self._open else "", []).append(data)

    def all(self, tag: str) -> list[Attributes]:
        """Return the attributes of every element of a kind."""
        return [attributes for name, attributes in self.elements if name == tag]

    def values(self, attribute: str) -> list[str]:
        """Return an attribute of all elements that have it."""
        return [value for _, each in self.elements if (value := each.get(attribute))]


def page_of(contents: Contents) -> Page:
    return Page(to_html(contents))


@pytest.fixture(scope="module")
def page() -> Page:
    return page_of(gather(HARBOUR_COMPARED, HARBOUR_FACTS, THRESHOLD))


@pytest.fixture(scope="module")
def hostile() -> Page:
    return page_of(hostile_report())


def test_every_link_inside_leads_somewhere(page: Page) -> None:
    ids = page.values("id")
    assert len(ids) == len(set(ids))
    inside = [href[1:] for href in page.values("href") if href.startswith("#")]
    assert set(inside) <= set(ids)
    assert {"s1-2", "s2-2", "d1"} <= set(inside)
    assert set(page.values("aria-labelledby")) <= set(ids)


def test_counterparts_lead_to_each_other(page: Page) -> None:
    html = to_html(gather(HARBOUR_COMPARED, HARBOUR_FACTS, THRESHOLD))
    statements = dict(re.findall(r'id="(s\d-\d)"(.*?)</div>', html))
    assert 'href="#s2-3"' in statements["s1-3"]
    assert 'href="#s1-3"' in statements["s2-3"]
    assert "#s" not in statements["s1-4"]


def test_nothing_is_loaded_or_run(page: Page, hostile: Page) -> None:
    for each in (page, hostile):
        kinds = {name for name, _ in each.elements}
        assert not kinds & {"script", "img", "link", "iframe", "object", "form", "base", "video"}
        names = {name for _, attributes in each.elements for name in attributes}
        assert not names & {"src", "srcset", "style", "action", "ping", "background", "autofocus"}
        assert not [name for name in names if name.startswith("on")]


def test_the_policy_allows_this_style_sheet_and_nothing_else(page: Page) -> None:
    (policy,) = [m["content"] for m in page.all("meta") if "http-equiv" in m]
    digest = hashlib.sha256("".join(page.text["style"]).encode()).digest()
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{base64.b64encode(digest).decode()}'; "
        "base-uri 'none'; form-action 'none'"
    )
    assert "url(" not in page.text["style"][0]
    assert "@import" not in page.text["style"][0]


def test_links_out_show_their_host_and_give_nothing_away(page: Page) -> None:
    out = [a for a in page.all("a") if not (a["href"] or "").startswith("#")]
    assert [a["href"] for a in out] == [facts.url for facts in HARBOUR_FACTS]
    assert all(a["rel"] == "noopener noreferrer" for a in out)
    assert "news0.example.org" in " ".join(page.text["p"])


def test_it_can_be_read_aloud_and_without_colour(page: Page) -> None:
    kinds = [name for name, _ in page.elements]
    assert page.all("html") == [{"lang": "en"}]
    assert all(kinds.count(each) == 1 for each in ("h1", "header", "main", "footer", "nav"))
    levels = [int(name[1]) for name in kinds if re.fullmatch("h[1-6]", name)]
    assert levels[0] == 1
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels))
    assert [th["scope"] for th in page.all("th")] == ["col", "col"]
    said = " ".join(page.text["span"])
    for number, words in ((1, "both report it"), (2, "possibly related"), (4, "only here")):
        assert f"Statement {number}, {words}: " in said
    assert "differing statement" in said
    assert "compatible statement" in said


def test_articles_are_in_their_own_language(page: Page) -> None:
    languages = [each.get("lang") for name, each in page.elements if name == "p" and "lang" in each]
    assert len(languages) == sum(len(side.analysis.statements) for side in HARBOUR) + 6
    assert set(languages) == {"de"}


def test_nobody_is_said_to_be_wrong(page: Page) -> None:
    words = " ".join(part for parts in page.text.values() for part in parts).lower()
    assert not re.search(r"\b(wrong|false|incorrect|lie|error|falsch)", words)


def test_hostile_text_stays_text(hostile: Page) -> None:
    assert not [href for href in hostile.values("href") if not href.startswith("#")]
    text = " ".join(part for parts in hostile.text.values() for part in parts)
    for each in EVIL:
        assert (
            " ".join(each.replace("\u202e", "").replace("\u202c", "").split())
            in " ".join(text.split())
            or each == EVIL[4]
        )
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", text)
    assert len(hostile.all("title")) == 1


def test_addresses_that_may_be_followed() -> None:
    assert [each for each in ADDRESSES if followable(each)] == []
    for good in ("https://news.example/a?b=1#c", "HTTP://news.example:8080/ä"):
        assert followable(good) == good
    assert host_of("https://bank.example@evil.example/") == "evil.example"
    assert host_of("https://bücher.example/") == "bücher.example"
    assert host_of("https://раураl.example/").startswith("xn--")


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_every_colour_of_text_can_be_read(theme: dict[str, str]) -> None:
    inks = ("ink", "quiet", "accent", "shared", "weak", "only", "differs", "compatible")
    for ink in inks:
        for ground in ("paper", "card", "here"):
            assert contrast(theme[ink], theme[ground]) >= 4.5, (ink, ground)
    assert contrast(theme["mark-ink"], theme["mark"]) >= 4.5


def test_words_for_which_the_counterpart_has_others_are_underlined() -> None:
    sides = (
        analysed(["Der Minister lehnte den neuen Vertrag am Freitag überraschend ab."], id="a"),
        analysed(["Der Minister lehnte den neuen Vertrag am Freitag erwartungsgemäß ab."], id="b"),
    )
    compared = Comparison(sides, (make_link((0, 0), (1, 0), 3.0),), ())
    other = page_of(gather(compared, make_facts(sides, "A", "B"), THRESHOLD)).text["span"]
    assert {"überraschend", "erwartungsgemäß"} <= set(other)
    assert "Vertrag" not in other
