"""Deciding about two statements: what was decided about the same two before is replaced."""

from typing import TYPE_CHECKING

from library.comparing.link_decisions import LinkDecision, LinkDecisions
from library.comparing.model import Passage
from library.comparing.placed_links import cite, find_passages, overlap
from library.errors import LibraryError

if TYPE_CHECKING:
    from corpus.article import Article
    from library.articles import Articles
    from library.comparing.links_file import LinksFile


def decide_link(
    known: "Articles", file: "LinksFile", left: Passage, right: Passage, tied: bool | None
) -> None:
    """Tie or cut two statements; with None, take back what was decided about them.

    Raises `LibraryError`; nothing changes then.
    """
    articles = {passage.article: _article(known, passage) for passage in (left, right)}
    if len(articles) < 2:
        raise LibraryError("Two statements of one article cannot be tied to each other.")
    new = None
    if tied is not None:
        one, other = (cite(articles[passage.article], passage) for passage in (left, right))
        new = LinkDecision(one, other, tied)

    def change(now: LinkDecisions) -> LinkDecisions:
        spans = {left.article: left.span, right.article: right.span}
        for each, (one, other) in find_passages(now.items, articles).items():
            if overlap(one, spans[each.left.article]) and overlap(other, spans[each.right.article]):
                now = now.without(each)
        return now.adding(new) if new else now

    file.change(change)


def _article(known: "Articles", passage: Passage) -> "Article":
    if opened := known.article(passage.article):
        return opened.article
    raise LibraryError(f"There is no article {passage.article} any more.")
