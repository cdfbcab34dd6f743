"""Searching on the screen: while typing, from hit to hit, and back to where one was."""

import asyncio
import time
from collections.abc import Callable
from typing import Any

import pytest
from textual.worker import Worker

from library.model import Listing
from tests.tui.driving import focus_of, press, running, settle, shown_text, type_text
from tui.app import Lesart
from tui.screens.browse import searching


async def test_results_come_while_typing_with_their_number(lesart: Lesart) -> None:
    async with running(lesart) as (pilot, browse):
        await press(pilot, "slash")
        await type_text(pilot, "spark")
        assert browse.articles.length == 3
        assert "3 articles" in shown_text(lesart)[0]
        assert browse.reader.hits


async def test_enter_goes_to_the_results_and_escape_back_to_where_one_was(lesart: Lesart) -> None:
    async with running(lesart) as (pilot, browse):
        await press(pilot, "j", "j", "j", "enter", "space")
        row, offset = browse.row, browse.reader.top_offset
        await press(pilot, "slash")
        await type_text(pilot, "sparkasse")
        await press(pilot, "enter")
        assert focus_of(browse) == "articles"
        await press(pilot, "j", "enter")
        assert browse.row != row
        await press(pilot, "escape", "escape")
        assert browse.row == row
        assert browse.reader.top_offset == offset
        assert browse.articles.length == 18
        assert browse.articles.current == row
        assert focus_of(browse) == "reader"
        assert not browse.reader.hits


async def test_escape_while_typing_leads_back_too(lesart: Lesart) -> None:
    async with running(lesart) as (pilot, browse):
        await press(pilot, "j")
        row = browse.row
        await press(pilot, "slash")
        await type_text(pilot, "damm")
        await press(pilot, "escape")
        assert (browse.row, browse.articles.length) == (row, 18)
        assert focus_of(browse) == "articles"
        assert not browse.search_bar.has_class("-open")


async def test_n_goes_through_all_hits_of_all_articles_and_N_back(lesart: Lesart) -> None:
    async with running(lesart) as (pilot, browse):
        await press(pilot, "slash")
        await type_text(pilot, "getreide")
        await press(pilot, "enter")
        assert browse.listing is not None
        listing, library = browse.listing, browse.library
        expected = [
            (row.id, span)
            for row in library.rows(listing.keys)
            for span in library.hits(row.id, listing).spans
        ]
        assert len({article for article, _ in expected}) > 1
        reached = []
        for _ in expected:
            await press(pilot, "n")
            assert browse.row is not None
            reached.append((browse.row.id, browse.reader.hits[browse.reader.hit_here]))
        assert reached == expected
        await press(pilot, "n")
        assert "last hit" in shown_text(lesart)[-1]
        for article, span in reversed(expected[:-1]):
            await press(pilot, "N")
            assert browse.row is not None
            assert browse.row.id == article
            assert browse.reader.hits[browse.reader.hit_here] == span


async def test_a_reached_hit_can_be_seen(lesart: Lesart) -> None:
    async with running(lesart, (100, 16)) as (pilot, browse):
        await press(pilot, "slash")
        await type_text(pilot, "getreide")
        await press(pilot, "enter")
        for _ in range(6):
            await press(pilot, "n")
            span = browse.reader.hits[browse.reader.hit_here]
            line = browse.reader.line_of(span.start) - int(browse.reader.scroll_offset.y)
            assert 0 <= line < browse.reader.size.height


async def test_nothing_found_offers_what_was_probably_meant(lesart: Lesart) -> None:
    async with running(lesart) as (pilot, browse):
        await press(pilot, "slash")
        await type_text(pilot, "sparkasssen")
        await press(pilot, "enter")
        assert browse.articles.length == 0
        assert browse.search_bar.has_class("-open")
        assert "Did you mean" in "\n".join(shown_text(lesart))
        await press(pilot, "ctrl+y")
        assert browse.articles.length >= 3


async def test_history_comes_back_with_up_and_down(lesart: Lesart) -> None:
    async with running(lesart) as (pilot, browse):
        for text in ("damm", "streik"):
            await press(pilot, "slash", "ctrl+u")
            await type_text(pilot, text)
            await press(pilot, "enter")
        await press(pilot, "escape", "slash")
        entry = browse.search_bar.entry
        seen = []
        for key in ("up", "up", "down", "down"):
            await press(pilot, key)
            seen.append(entry.value)
        assert seen == ["streik", "damm", "streik", ""]


async def test_half_typed_and_impossible_queries_never_fail(lesart: Lesart) -> None:
    async with running(lesart) as (pilot, browse):
        await press(pilot, "slash")
        for text in ('"der damm', " ODER", " (", "*x", " title:", ' "~3', "\\"):
            await type_text(pilot, text)
            assert browse.search_bar.has_class("-open")
        await press(pilot, "enter", "escape")
        assert not browse.search_bar.has_class("-open")
        assert browse.articles.length == 18


async def test_sorting_results_keeps_the_search(lesart: Lesart) -> None:
    async with running(lesart) as (pilot, browse):
        await press(pilot, "slash")
        await type_text(pilot, "damm")
        await press(pilot, "enter", "s")
        assert browse.listing is not None
        assert browse.listing.text == "damm"
        assert browse.listing.order.value == "newest"
        await press(pilot, "escape")
        await settle(pilot)
        assert browse.listing.order.value == "newest"


async def test_the_side_pane_lists_the_hits_and_goes_to_them(lesart: Lesart) -> None:
    async with running(lesart) as (pilot, browse):
        await press(pilot, "slash")
        await type_text(pilot, "getreide")
        await press(pilot, "enter", "tab", "tab", "j")
        assert focus_of(browse) == "hits"
        assert browse.reader.hit_here == 1


async def test_what_was_found_for_older_words_is_never_shown(
    lesart: Lesart, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(lesart) as (pilot, browse):
        listing, begun = lesart.library.listing, []

        def slow_at_first(text: str, *given: Any, **named: Any) -> Listing:
            """Search so that a short word takes longest and does not hear that it is unwanted."""
            begun.append(text)
            found = listing(text, *given, **(named | {"cancelled": None}))
            time.sleep(0.05 * (6 - len(text)))
            return found

        shown: list[tuple[str, str]] = []
        show = browse.show_listing

        def note(found: Listing, **named: Any) -> Worker[None]:
            shown.append((found.text, browse.search_bar.text))
            return show(found, **named)

        await press(pilot, "slash")
        monkeypatch.setattr(lesart.library, "listing", slow_at_first, raising=False)
        monkeypatch.setattr(browse, "show_listing", note)
        await type_text(pilot, "spark")
        await asyncio.sleep(0.3)
        await settle(pilot)
        assert begun == ["s", "sp", "spa", "spar", "spark"]
        assert shown
        assert all(text == prompt for text, prompt in shown)
        assert browse.listing is not None
        assert browse.listing.text == "spark"


async def test_snippets_of_long_articles_follow_the_list(
    lesart: Lesart, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(lesart) as (pilot, _):
        await press(pilot, "slash")
        await type_text(pilot, "sparkasse")
        at_once = shown_text(lesart)
        assert sum("Sparkasse" in line[:36] for line in at_once) > 3
        await press(pilot, "ctrl+u")
        monkeypatch.setattr(searching, "QUICK", 0)
        await type_text(pilot, "sparkasse")
        assert shown_text(lesart) == at_once


async def test_hits_of_older_words_go_at_once_and_those_of_the_new_ones_come(
    lesart: Lesart,
) -> None:
    async with running(lesart) as (pilot, browse):
        await press(pilot, "slash")
        await type_text(pilot, "sparkasse")
        row, hits = browse.row, browse.reader.hits
        assert row is not None
        assert hits == lesart.library.hits(row.id, browse.listing).spans  # type: ignore[arg-type]
        await type_text(pilot, " damm")
        assert browse.listing is not None
        assert browse.reader.hits == (
            lesart.library.hits(browse.row.id, browse.listing).spans if browse.row else ()
        )


async def test_the_article_follows_typing_sooner_but_not_over_a_line(
    open_seeds: Callable[..., Lesart], monkeypatch: pytest.MonkeyPatch
) -> None:
    pauses = []
    for address in ("", "192.0.2.1 50000 192.0.2.2 22"):
        monkeypatch.setenv("SSH_CONNECTION", address)
        async with running(open_seeds()) as (pilot, browse):
            pauses.append(browse.pause_to_follow)
            await press(pilot, "slash")
            pauses.append(browse.pause_to_follow)
    here, typing, far, far_typing = pauses
    assert typing < here == far == far_typing


async def test_a_key_right_after_enter_finds_the_hits(lesart: Lesart) -> None:
    async with running(lesart) as (pilot, browse):
        await press(pilot, "slash")
        await type_text(pilot, "sparkasse")
        row = browse.row
        await pilot.press("enter", "n")
        await settle(pilot)
        assert browse.row == row
        assert browse.reader.hit_here == 0
