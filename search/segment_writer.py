"""Writing a segment: the files of Whoosh's W3 codec, filled from postings in memory.

Whoosh's own writer sorts every single posting through a pool; here the postings are grouped by
word already, and go straight into the term dictionary and the postings file.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import getitem, itemgetter
from struct import Struct
from typing import TYPE_CHECKING, Final

from whoosh.codec.whoosh3 import W3Codec
from whoosh.filedb.filetables import OrderedHashWriter

from search.inversion import HEAVIEST, TITLE_BONUS, Flat, Inverter
from search.places import count_places
from search.postings import pack_extent, pack_term

if TYPE_CHECKING:
    from whoosh.codec.whoosh3 import W3Segment
    from whoosh.filedb.filestore import FileStorage

INDEX_NAME: Final = "lesart"
COLUMNS: Final = ("key", "minute", "day")
FEW_WORDS: Final = 16
"""Beginnings that fewer words of a segment share are looked up word by word."""
LONGEST_BEGINNING: Final = 8
ODD: Final = 1
"""The bit of a size that marks wide places."""
_FIELD_NUMBER = Struct("!H")

Parts = Mapping[str, Sequence[str]]
"""Stems of the parts of a compound, by its form."""

Words = dict[str, Flat]
"""Postings of a field by form, forms ascending."""

Term = tuple[str, Sequence[int], Sequence[float] | None, Sequence[bytes]]
"""A word of a field with its articles, weights and places."""


def write_segment(storage: FileStorage, inverter: Inverter, parts: Parts) -> W3Segment:
    """Write the postings of `inverter` as a new segment and return its description.

    `parts` are the stems of the parts of every compound among the words. The segment does not
    belong to the index before a generation lists it.
    """
    segment: W3Segment = W3Codec(compression=1).new_segment(storage, INDEX_NAME)
    segment.set_doc_count(len(inverter.keys))
    vars(segment)["_fieldlengths"] = {}
    for name, numbers in zip(
        COLUMNS, (inverter.keys, inverter.minutes, inverter.days), strict=True
    ):
        _write_column(storage, segment, name, numbers)
    terms = _Terms(storage, segment)
    for name, field in _fields(inverter, parts):
        terms.add_field(name, field)
    terms.close()
    return segment


def _write_column(storage: FileStorage, segment: W3Segment, name: str, numbers: array[int]) -> None:
    """Write a column as `NumericColumn` of Whoosh does: big-endian, in order."""
    swapped = array(numbers.typecode, numbers)
    swapped.byteswap()
    file = storage.create_file(W3Codec.column_filename(segment, name))
    file.write(swapped.tobytes())
    file.close()


def _fields(inverter: Inverter, parts: Parts) -> Iterator[tuple[str, Iterator[Term]]]:
    """Yield every field with its terms in ascending order."""
    text = {word: inverter.text[word] for word in sorted(inverter.text)}
    title = {word: inverter.title[word] for word in sorted(inverter.title)}
    yield "text", _text_terms(text, title, inverter.weights)
    yield "text_parts", _part_terms(text, parts, inverter.weights)
    yield "text_begins", _beginnings(text, shortest=2)
    yield "title", ((word, flat[::2], None, flat[1::2]) for word, flat in title.items())
    yield "title_parts", _part_terms(title, parts, inverter.weights)
    yield "title_begins", _beginnings(title, shortest=1)
    yield "outlet", _facts(inverter.outlet)
    yield "language", _facts(inverter.language)


def _text_terms(text: Words, title: Words, weights: Sequence[Sequence[float]]) -> Iterator[Term]:
    """Yield the words of the text; those in the title of an article weigh more in it."""
    for word, flat in text.items():
        numbers, places = flat[::2], flat[1::2]
        found = _weights(numbers, places, weights)
        if in_title := title.get(word):
            for number, packed in zip(in_title[::2], in_title[1::2], strict=True):
                at = bisect_left(numbers, number)
                if at < len(numbers) and numbers[at] == number:
                    count = count_places(places[at]) + TITLE_BONUS * count_places(packed)
                    found[at] = weights[number][min(2 * count, HEAVIEST)]
        yield word, numbers, found, places


def _weights(
    numbers: Sequence[int], places: Sequence[bytes], weights: Sequence[Sequence[float]]
) -> list[float]:
    """Return the weight of a word in each article by the size of its packed places."""
    sizes = list(map(len, places))
    if max(sizes) > HEAVIEST or any(map(ODD.__and__, sizes)):
        sizes = [min(2 * count_places(packed), HEAVIEST) for packed in places]
    return list(map(getitem, map(weights.__getitem__, numbers), sizes))


def _part_terms(field: Words, parts: Parts, weights: Sequence[Sequence[float]]) -> Iterator[Term]:
    """Yield the parts of the compounds in a field, with the weights of the compounds."""
    found: defaultdict[str, dict[int, float]] = defaultdict(dict)
    for word in parts.keys() & field.keys():
        flat = field[word]
        numbers = flat[::2]
        for number, weight in zip(numbers, _weights(numbers, flat[1::2], weights), strict=True):
            for part in parts[word]:
                of_part = found[part]
                of_part[number] = of_part.get(number, 0.0) + weight
    for part in sorted(found):
        of_part = found[part]
        numbers = sorted(of_part)
        yield part, numbers, list(map(of_part.__getitem__, numbers)), ()


def _beginnings(field: Words, shortest: int) -> Iterator[Term]:
    """Yield the beginnings that many words share, with the articles of all these words."""
    found: dict[str, list[int]] = {}
    pending = [(list(field), shortest)]
    while pending:
        words, length = pending.pop()
        for beginning, group in groupby(words, key=itemgetter(slice(length))):
            same = [word for word in group if len(word) >= length]
            if len(same) < FEW_WORDS:
                continue
            found[beginning] = sorted(set().union(*(field[word][::2] for word in same)))
            if length < LONGEST_BEGINNING:
                pending.append((same, length + 1))
    for beginning in sorted(found):
        yield beginning, found[beginning], None, ()


def _facts(field: dict[str, list[int]]) -> Iterator[Term]:
    """Yield the values of a field that holds one value for an article."""
    return ((value, field[value], None, ()) for value in sorted(field))


class _Terms:
    """The term dictionary and the postings file of a segment."""

    def __init__(self, storage: FileStorage, segment: W3Segment) -> None:
        self._postings = segment.create_file(storage, W3Codec.POSTS_EXT)
        self._dictionary = OrderedHashWriter(segment.create_file(storage, W3Codec.TERMS_EXT))
        self._numbers: dict[str, int] = {}
        self._dictionary.extras["fieldmap"] = self._numbers
        self._at = 0

    def add_field(self, name: str, terms: Iterable[Term]) -> None:
        """Write the terms of a field, which come in ascending order."""
        number = self._numbers[name] = len(self._numbers)
        field = _FIELD_NUMBER.pack(number)
        for word, numbers, weights, places in terms:
            info, block = pack_term(numbers, weights, places)
            if block:
                self._postings.write(block)
                info += pack_extent(self._at, len(block))
                self._at += len(block)
            self._dictionary.add(field + word.encode(), info)

    def close(self) -> None:
        """Complete both files."""
        self._dictionary.close()
        self._postings.close()
