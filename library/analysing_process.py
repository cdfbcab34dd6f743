"""The process that takes articles apart: answers each with its analysis and its signature."""

from multiprocessing.connection import Connection
from typing import TYPE_CHECKING, Any, NamedTuple

from library.article_process import Work, answer_articles

if TYPE_CHECKING:
    from corpus.article import Article, Outline

PROCESS = "library.analysing_process"


class Analysed(NamedTuple):
    """One article taken apart, as bytes."""

    language: str
    """`de` or `en`: whose stems were used."""
    record: bytes
    """See `comparison.record`."""
    signature: bytes
    """See `comparison.signature`."""


def serve(connection: "Connection[Any, Any]") -> None:
    """Take articles apart until the other side hangs up."""
    answer_articles(connection, _prepare)


def _prepare(_: object) -> Work:
    from comparison.analysing import analyse_article  # noqa: PLC0415 - loads dictionaries
    from comparison.record import to_record  # noqa: PLC0415
    from comparison.signature import pack_signature, sign  # noqa: PLC0415

    def work(article: "Article", outline: "Outline") -> Analysed:
        analysis = analyse_article(article, outline)
        packed = pack_signature(sign(analysis))
        return Analysed(analysis.language, to_record(analysis), packed)

    return work
