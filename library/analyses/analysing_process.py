"""The process that takes articles apart: answers each with its analysis and its signature.

It is told the folder of a model of sentences, or None; see `library.analyses.sentence_model`.
"""

from contextlib import suppress
from dataclasses import replace
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from library.errors import LibraryError
from library.jobs.article_process import Work, answer_articles

if TYPE_CHECKING:
    from corpus.article import Article, Outline

PROCESS = "library.analyses.analysing_process"


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


def _prepare(model_folder: Path | None) -> Work:
    from comparison.analysing import analyse_article  # noqa: PLC0415 - loads dictionaries
    from comparison.record import to_record  # noqa: PLC0415
    from comparison.signature import pack_signature, sign  # noqa: PLC0415

    model = None
    if model_folder:
        from library.analyses.sentence_model import SentenceModel  # noqa: PLC0415 - only with a model

        model = SentenceModel.open(model_folder)

    def work(article: "Article", outline: "Outline") -> Analysed:
        analysis = analyse_article(article, outline)
        if model:
            with suppress(LibraryError):  # a sentence too odd for the model: words must do
                analysis = replace(analysis, vectors=model.vectors_of(analysis.statements))
        packed = pack_signature(sign(analysis))
        return Analysed(analysis.language, to_record(analysis), packed)

    return work
