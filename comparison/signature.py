"""What of an article decides which others it belongs with: numbers in the place of words.

A signature is small, needs no dictionary to be read, and holds no text. A word is the CRC-32 of its
stem: that two words of one corpus share a number is rare, and harmless when it happens.
"""

from array import array
from collections import Counter
from collections.abc import Container
from dataclasses import dataclass
from hashlib import blake2b
from itertools import pairwise
from zlib import crc32

from comparison.model import Analysis
from comparison.words import sentence_key

SHINGLE = 4
"""Words in a row by which copies of a text are known."""
_COUNTS = 3


@dataclass(frozen=True, slots=True)
class Signature:
    """One article in numbers."""

    language: str
    """Two letters."""
    words: "array[int]"
    """Content words, sentence by sentence; each sentence has a word once."""
    ends: "array[int]"
    """Where in `words` each sentence ends."""
    sentences: "array[int]"
    """A number for each sentence, the same for the same words."""
    shingles: "array[int]"
    """A number for all `SHINGLE` words in a row; ascending, each once."""


def sign(analysis: Analysis) -> Signature:
    """Return the signature of an article."""
    words, ends, sentences = array("I"), array("I"), array("q")
    run: list[str] = []
    for statement in analysis.statements:
        content = dict.fromkeys(token.stem for token in statement.tokens if token.content)
        words.extend(crc32(stem.encode()) for stem in content)
        ends.append(len(words))
        sentences.append(sentence_number(statement.text))
        run += [token.stem for token in statement.tokens]
    rows = (run[at : at + SHINGLE] for at in range(len(run) - SHINGLE + 1))
    shingles = array("I", sorted({crc32(" ".join(row).encode()) for row in rows}))
    return Signature(analysis.language, words, ends, sentences, shingles)


def sentence_number(text: str) -> int:
    """Return a number of 64 bits, with sign, for the words of a sentence."""
    digest = blake2b(sentence_key(text).encode(), digest_size=8).digest()
    return int.from_bytes(digest, "little", signed=True)


def count_words(signature: Signature, repeated: Container[int] = ()) -> Counter[int]:
    """Return in how many sentences each word stands, without the sentences in `repeated`."""
    counts: Counter[int] = Counter()
    bounds = pairwise((0, *signature.ends))
    for sentence, (start, end) in zip(signature.sentences, bounds, strict=True):
        if sentence not in repeated:
            counts.update(signature.words[start:end])
    return counts


def pack_signature(signature: Signature) -> bytes:
    """Return a signature as bytes for this machine."""
    head = array("I", map(len, (signature.words, signature.ends, signature.shingles)))
    parts = (head, signature.words, signature.ends, signature.sentences, signature.shingles)
    return signature.language.encode().ljust(_COUNTS) + b"".join(map(bytes, parts))


def unpack_signature(data: bytes) -> Signature:
    """Return what `pack_signature` packed."""
    language = data[:_COUNTS].decode().strip()
    head, at = array("I"), _COUNTS
    head.frombytes(data[at : at + _COUNTS * head.itemsize])
    at += len(head) * head.itemsize
    parts = []
    for kind, count in zip("IIqI", (head[0], head[1], head[1], head[2]), strict=True):
        part = array(kind)
        end = at + count * part.itemsize
        part.frombytes(data[at:end])
        parts.append(part)
        at = end
    return Signature(language, *parts)
