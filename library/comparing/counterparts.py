"""What an article can be compared with, best first."""

from collections.abc import Collection
from typing import TYPE_CHECKING

from library.analyses.likenesses import Likenesses
from library.comparing.model import Counterpart
from search.model import Order, Row

if TYPE_CHECKING:
    from library.articles import Articles
    from library.comparing.sources import Sources

OFFERED = 100
"""Articles that are offered at most."""


def find_counterparts(sources: "Sources", article: str, text: str) -> list[Counterpart]:
    """Return the articles of the same event, then those that are alike.

    With `text`, only those whose title, outlet or path hold every word of it; then also articles
    that are not alike at all, the newest first. None is offered that only has the same date,
    except while nothing is known about `article`: then the newest ones are.
    """
    ask, articles = sources.analyses.ask, sources.articles
    key = next((key for (key,) in ask(_KEY, {"id": article})), None)
    same = set(sources.beside(article)) - {article}
    alike = _alike(sources, key, same) if key is not None else {}
    rows = _rows(articles, article, text, {*same, *alike})
    events = sources.events_of([row.id for row in rows])
    found = [
        Counterpart(row, events.get(row.id), row.id in same, alike.get(row.id, 0.0)) for row in rows
    ]
    own = next((row.outlet for row in articles.rows(articles.keys_of([article]))), None)
    found.sort(key=lambda each: (not each.same_event, _is_own(each.row, own), -each.similarity))
    return found[:OFFERED]


_KEY = "SELECT a.key FROM articles a JOIN records r ON r.article = a.key WHERE a.id = :id"


def _is_own(row: Row, outlet: str | None) -> bool:
    """Tell whether an article is of the same outlet; unknown outlets are taken for others."""
    return outlet is not None and row.outlet == outlet


def _alike(sources: "Sources", key: int, same: Collection[str]) -> dict[str, float]:
    """Return how alike the articles of the event and other candidates are, by id."""
    ask = sources.analyses.ask
    likenesses = Likenesses(ask, sources.counted)
    beside = [found for id in same for (found,) in ask(_KEY, {"id": id})]
    others = list(dict.fromkeys([*beside, *likenesses.candidates(key)]))
    found = likenesses.likest(key, others)
    ids = {each.key: each.id for each in likenesses.known(others).values()}
    return {ids[other]: alike for other, alike in found.items()}


def _rows(articles: "Articles", article: str, text: str, wanted: Collection[str]) -> list[Row]:
    """Return the rows of what is offered: what is wanted, or what `text` asks for."""
    if text.strip() or not wanted:
        everything = articles.keys(Order.NEWEST)
        keys = list(articles.narrow(everything, text))
        first = set(keys) & set(articles.keys_of(list(wanted)))
        keys.sort(key=lambda key: key not in first)
        rows = articles.rows(keys[: OFFERED + 1])
    else:
        rows = articles.rows(articles.keys_of(list(wanted)))
    return [row for row in rows if row.id != article]
