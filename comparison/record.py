"""An analysed article as a small record, to be stored with the index.

Only what costs time is stored: the stems. Where words stand is found again in the text, which
needs no dictionary.
"""

import json
import zlib
from base64 import b85decode, b85encode
from collections.abc import Sequence
from typing import Any, Final

from comparison.model import Analysis, Statement, Token, Vectors
from comparison.quantity import Quantity
from comparison.words import cut_words
from corpus.article import Span

VERSION: Final = 2
"""Goes up when words are cut, stemmed or measured in another way."""
_STOP: Final = "-"
"""Before the stem of a word without content; no stem begins with it."""
_LARGEST: Final = 64_000_000
"""Bytes of an unpacked record; the longest article that is read needs much less."""


class OldRecord(ValueError):
    """A record that another version wrote or that is damaged; analyse the article again."""


def to_record(analysis: Analysis) -> bytes:
    """Return the analysis packed; `from_record` reads it."""
    rows = [_statement_row(statement) for statement in analysis.statements]
    row = [VERSION, analysis.article, analysis.digest, analysis.language, rows]
    if vectors := analysis.vectors:
        row.append([vectors.model, *(b85encode(each).decode() for each in vectors.of_statements)])
    packed = json.dumps(row, ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(packed.encode(errors="surrogatepass"))


def from_record(record: bytes) -> Analysis:
    """Return the analysis that `to_record` packed. Raises `OldRecord` for anything else."""
    try:
        unpacker = zlib.decompressobj()
        unpacked = unpacker.decompress(record, _LARGEST)
        if unpacker.unconsumed_tail or not unpacker.eof:
            raise OldRecord("the record is cut off or too large")
        version, article, digest, language, rows, *vectors = json.loads(unpacked)
        if version != VERSION:
            raise OldRecord(f"analysis of version {version}")
        statements = tuple(_statement(*row) for row in rows)
        return Analysis(article, digest, language, statements, _vectors(*vectors))
    except (ValueError, TypeError, KeyError, zlib.error) as error:
        raise OldRecord("the analysis cannot be read") from error


def _vectors(packed: Sequence[str] = ()) -> Vectors | None:
    if not packed:
        return None
    model, *vectors = packed
    return Vectors(model, tuple(map(b85decode, vectors)))


def _statement_row(statement: Statement) -> list[Any]:
    begin = statement.span.start
    stems = (t.stem if t.content else _STOP + t.stem for t in statement.tokens)
    quantities = [
        [q.kind, q.low, q.high, q.value, q.head, q.span.start - begin, q.span.end - begin,
         q.text, q.hedged, q.grain]
        for q in statement.quantities
    ]  # fmt: skip
    quotes = [[q.start - begin, q.end - begin] for q in statement.quotes]
    return [begin, statement.text, " ".join(stems), quantities, quotes]


def _statement(
    begin: int, text: str, stems: str, quantities: list[Any], quotes: list[Any]
) -> Statement:
    tokens = (
        Token(begin + start, begin + end, stem.removeprefix(_STOP), not stem.startswith(_STOP))
        for (start, end), stem in zip(cut_words(text), stems.split(" "), strict=True)
    ) if stems else ()  # fmt: skip
    return Statement(
        Span(begin, begin + len(text)),
        text,
        tuple(tokens),
        tuple(
            Quantity(
                kind,
                low,
                high,
                value,
                head,
                Span(begin + start, begin + end),
                written,
                hedged,
                grain,
            )
            for kind, low, high, value, head, start, end, written, hedged, grain in quantities
        ),
        tuple(Span(begin + start, begin + end) for start, end in quotes),
    )
