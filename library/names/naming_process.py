"""The process that finds names: answers each article with a record, see `entities.record`."""

from collections.abc import Sequence
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING, Any

from library.jobs.article_process import Work, answer_articles

if TYPE_CHECKING:
    from corpus.article import Article, Outline


def serve(connection: "Connection[Any, Any]") -> None:
    """Find names until the other side hangs up; told the outlets of the corpus."""
    answer_articles(connection, _prepare)


def _prepare(outlets: Sequence[str]) -> Work:
    from entities.finding import find_mentions  # noqa: PLC0415 - heavy, only this process needs it
    from entities.record import to_record  # noqa: PLC0415

    def work(article: "Article", outline: "Outline") -> str:
        return to_record(find_mentions(article, outline, outlets))

    return work
