"""The web address of an article: its real host is shown, and it is copied, never opened."""

import webbrowser
from collections.abc import Callable

import pytest

from tests.tui.driving import press, running
from tui.app import Lesart
from tui.widgets.details import describe_article

OpenFolder = Callable[..., Lesart]
ARTICLE = "---\ntitle: Titel\noutlet: Blatt\nurl: {}\n---\nEin Satz steht hier.\n"


@pytest.mark.parametrize(
    ("address", "shown", "copied"),
    [
        ("https://example.org/a", "example.org", "https://example.org/a"),
        ("https://bank.example@evil.example/x", "evil.example ! hides its host behind an @",
         "https://evil.example/x"),
        ("https://mülleг.example/", "xn--mlle-0ra550c.example ! has letters that look like others",
         "https://xn--mlle-0ra550c.example/"),
    ],
)  # fmt: skip
async def test_the_real_host_is_shown_and_copied(
    open_folder: OpenFolder,
    monkeypatch: pytest.MonkeyPatch,
    address: str,
    shown: str,
    copied: str,
) -> None:
    monkeypatch.delenv("TMUX", raising=False)
    monkeypatch.setattr(webbrowser, "open", lambda *_: pytest.fail("a browser was started"))
    app = open_folder({"a.md": ARTICLE.format(address)})
    async with running(app) as (pilot, browse):
        await press(pilot, "enter")
        assert browse.opened
        facts = describe_article(browse.opened.article, 4).plain
        assert shown in " ".join(facts.split())
        await press(pilot, "Y")
        assert app.clipboard == copied
        kept = browse.library.places.state / "copied.txt"
        assert kept.read_text() == copied
        assert "copied.txt" in browse.said


async def test_without_an_address_there_is_nothing_to_copy(open_folder: OpenFolder) -> None:
    app = open_folder({"a.md": ARTICLE.format("javascript:alert(1)")})
    async with running(app) as (pilot, browse):
        await press(pilot, "enter", "Y")
        assert app.clipboard == ""
        assert "no web address" in browse.said
