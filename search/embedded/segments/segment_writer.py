"""Writing a segment: the files of Whoosh's W3 codec, filled from postings in memory.

Whoosh's own writer sorts every single posting through a pool; here the postings are grouped by
word already, and go straight into the term dictionary and the postings file.
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import md5
from itertools import groupby
from operator import getitem, itemgetter
from struct import Struct
from typing import TYPE_CHECKING, Final
from zlib import crc32

from whoosh.codec.whoosh3 import W3Codec
from whoosh.filedb.filetables import OrderedHashWriter

from search.embedded.segments.inversion import MOST_OCCURRENCES, Inverter, Words
from search.embedded.segments.postings import pack_extent, pack_term

if TYPE_CHECKING:
    from whoosh.codec.whoosh3 import W3Segment
    from whoosh.filedb.filestore import FileStorage
    from whoosh.filedb.structfile import StructFile

INDEX_NAME: Final = "lesart"
FEW_WORDS: Final = 16
"""Beginnings that fewer words of a segment share are looked up word by word."""
LONGEST_BEGINNING: Final = 8
_FIELD_NUMBER = Struct("!H")
_POSTINGS_HEAD: Final = b"postings"
"""The file may hold nothing else, and an empty file cannot be mapped into memory."""
_LENGTHS = Struct("!ii")
_SLOT = Struct("!Iq")
_EMPTY: Final = bytes(_SLOT.size)

Parts = Mapping[str, Sequence[str]]
"""Stems of the parts of a compound, by its form."""

Term = tuple[str, Sequence[int], Sequence[float] | None, Sequence[int] | None]
"""A word of a field with its articles, weights and places."""

TITLE_BONUS: Final = 2
"""A word in the title counts as if it occurred this many times more."""
_NONE: Final[Counter[int]] = Counter()


def write_segment(storage: FileStorage, inverter: Inverter, parts: Parts) -> W3Segment:
    """Write the postings of `inverter` as a new segment and return its description.

    `parts` are the stems of the parts of every compound among the words. The segment does not
    belong to the index before a generation lists it.
    """
    segment: W3Segment = W3Codec(compression=1).new_segment(storage, INDEX_NAME)
    segment.set_doc_count(len(inverter.keys))
    vars(segment)["_fieldlengths"] = {}
    columns = {
        "key": inverter.keys,
        "minute": inverter.minutes,
        "day": inverter.days,
        "text_end": inverter.text.ends,
        "title_end": inverter.title.ends,
    }
    terms = _Terms(storage, segment)
    for name, numbers in columns.items():
        terms.checksums[name] = _write_column(storage, segment, name, numbers)
    for name, field in _fields(inverter, parts):
        terms.add_field(name, field)
    terms.close()
    return segment


def _write_column(storage: FileStorage, segment: W3Segment, name: str, numbers: array[int]) -> int:
    """Write a column as `NumericColumn` of Whoosh does: big-endian. Return its checksum."""
    swapped = array(numbers.typecode, numbers)
    swapped.byteswap()
    file = storage.create_file(W3Codec.column_filename(segment, name))
    data = swapped.tobytes()
    file.write(data)
    file.close()
    return crc32(data)


def _fields(inverter: Inverter, parts: Parts) -> Iterator[tuple[str, Iterator[Term]]]:
    """Yield every field with its terms in ascending order."""
    title = {word: _count(inverter.title, word) for word in sorted(inverter.title.places)}
    text: dict[str, Sequence[int]] = {}
    compounds = _Parts(parts)
    yield "text", _text_terms(inverter, title, text, compounds)
    for stem, numbers in inverter.joined.items():
        compounds.add_single(stem, numbers, inverter.weights)
    yield "text_parts", compounds.terms()
    yield "text_begins", _beginnings(text, shortest=2)
    del text, compounds
    compounds = _Parts(parts)
    for word, counts in title.items():
        compounds.add(word, list(counts), [1.0] * len(counts))
    yield "title", _title_terms(inverter.title, title)
    yield "title_parts", compounds.terms()
    yield "title_begins", _beginnings({w: list(c) for w, c in title.items()}, shortest=1)
    yield "outlet", _facts(inverter.outlet)
    yield "language", _facts(inverter.language)


def _count(words: Words, word: str) -> Counter[int]:
    """Return how often a word stands in each article, by number, ascending."""
    return Counter(map(words.owners.__getitem__, words.places[word]))


def _text_terms(
    inverter: Inverter,
    title: dict[str, Counter[int]],
    articles: dict[str, Sequence[int]],
    compounds: _Parts,
) -> Iterator[Term]:
    """Yield the words of the text; those in the title of an article weigh more in it.

    Enters the articles of each word in `articles`, and its parts in `compounds`.
    """
    text, weights = inverter.text, inverter.weights
    for word in sorted(text.places):
        places = text.places[word]
        if len(places) == 1 and word not in title:  # most words
            number = text.owners[places[0]]
            articles[word] = [number]
            compounds.add(word, [number], weights[number][1:2])
            yield word, [number], weights[number][1:2], places
            continue
        counts = _count(text, word)
        for number, times in title.get(word, _NONE).items():
            if number in counts:
                counts[number] += TITLE_BONUS * times
        numbers = articles[word] = list(counts)
        if max(counts.values()) > MOST_OCCURRENCES:
            times_in = [min(times, MOST_OCCURRENCES) for times in counts.values()]
        else:
            times_in = list(counts.values())
        found = list(map(getitem, map(weights.__getitem__, numbers), times_in))
        compounds.add(word, numbers, found)
        yield word, numbers, found, places


def _title_terms(words: Words, counts: dict[str, Counter[int]]) -> Iterator[Term]:
    for word, articles in counts.items():
        yield word, list(articles), None, words.places[word]


class _Parts:
    """Collects the parts of compounds, with the weights of the compounds."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._found: defaultdict[str, dict[int, float]] = defaultdict(dict)

    def add(self, word: str, numbers: Sequence[int], weights: Sequence[float]) -> None:
        """Enter the parts of a word, if it has any."""
        for part in self._parts.get(word, ()):
            of_part = self._found[part]
            for number, weight in zip(numbers, weights, strict=True):
                of_part[number] = of_part.get(number, 0.0) + weight

    def add_single(
        self, part: str, numbers: Sequence[int], weights: Sequence[Sequence[float]]
    ) -> None:
        """Enter something that stands once in some articles."""
        of_part = self._found[part]
        for number in numbers:
            of_part[number] = of_part.get(number, 0.0) + weights[number][1]

    def terms(self) -> Iterator[Term]:
        """Yield the parts, ascending."""
        for part in sorted(self._found):
            of_part = self._found[part]
            numbers = sorted(of_part)
            yield part, numbers, list(map(of_part.__getitem__, numbers)), None


def _beginnings(field: Mapping[str, Sequence[int]], shortest: int) -> Iterator[Term]:
    """Yield the beginnings that many words share, with the articles of all these words."""
    found: dict[str, list[int]] = {}
    pending = [(list(field), shortest)]
    while pending:
        words, length = pending.pop()
        for beginning, group in groupby(words, key=itemgetter(slice(length))):
            same = [word for word in group if len(word) >= length]
            if len(same) < FEW_WORDS:
                continue
            found[beginning] = sorted(set().union(*(field[word] for word in same)))
            if length < LONGEST_BEGINNING:
                pending.append((same, length + 1))
    for beginning in sorted(found):
        yield beginning, found[beginning], None, None


def _facts(field: dict[str, list[int]]) -> Iterator[Term]:
    """Yield the values of a field that holds one value for an article."""
    return ((value, field[value], None, None) for value in sorted(field))


class _Terms:
    """The term dictionary and the postings file of a segment."""

    def __init__(self, storage: FileStorage, segment: W3Segment) -> None:
        self._postings = segment.create_file(storage, W3Codec.POSTS_EXT)
        self._dictionary = _Dictionary(segment.create_file(storage, W3Codec.TERMS_EXT))
        self._numbers: dict[str, int] = {}
        self._dictionary.extras["fieldmap"] = self._numbers
        self.checksums: dict[str, int] = {}
        """Checksums of the columns, kept with the dictionary."""
        self._postings.write(_POSTINGS_HEAD)
        self._at = len(_POSTINGS_HEAD)

    def add_field(self, name: str, terms: Iterable[Term]) -> None:
        """Write the terms of a field, which come in ascending order."""
        number = self._numbers[name] = len(self._numbers)
        field = _FIELD_NUMBER.pack(number)
        for word, numbers, weights, places in terms:
            info, block, tail = pack_term(numbers, weights, places)
            if block:
                self._postings.write(block + tail)
                info += pack_extent(self._at, len(block))
                self._at += len(block) + len(tail)
            self._dictionary.add(field + word.encode(), info)

    def close(self) -> None:
        """Complete both files."""
        self._dictionary.extras |= {"columns": self.checksums, "postings": self._at}
        self._dictionary.close()  # type: ignore[no-untyped-call]  # of Whoosh
        self._postings.close()


class _Dictionary(OrderedHashWriter):
    """Whoosh's hash on disk, with half the calls for each word and each empty slot."""

    def __init__(self, file: StructFile) -> None:
        super().__init__(file)  # type: ignore[no-untyped-call]  # of Whoosh
        self._at: int = file.tell()

    def add(self, key: bytes, value: bytes) -> None:
        """Add a key; keys come in ascending order."""
        digest = int.from_bytes(md5(key, usedforsecurity=False).digest()[-4:], "big")
        self.index.append(self._at)
        self.buckets[digest & 0xFF].append((digest, self._at))
        record = b"".join((_LENGTHS.pack(len(key), len(value)), key, value))
        self.dbfile.write(record)
        self._at += len(record)

    def _write_hashes(self) -> None:
        """Write the 256 tables that say where the keys are: open addressing, half empty."""
        for entries in self.buckets:
            self.directory.append((self._at, 2 * len(entries)))
            slots = [_EMPTY] * (2 * len(entries))
            for digest, position in entries:
                slot = (digest >> 8) % len(slots)
                while slots[slot] is not _EMPTY:
                    slot = (slot + 1) % len(slots)
                slots[slot] = _SLOT.pack(digest, position)
            self.dbfile.write(b"".join(slots))
            self._at += _SLOT.size * len(slots)
