"""Ways in which an article changes, with the truth about where every character went.

A text is a list of (character, offset in the old text, or -1 for what is new).
"""

import random
import re
from collections.abc import Callable

from corpus.article import Span

Traced = list[tuple[str, int]]
Mutation = Callable[[random.Random, Traced, Span, list[str]], Traced]

_SENTENCE = re.compile(r"[^.!?\n]+[.!?]*[ \n]*")
_LETTERS = "abcdefghijklmnopqrstuvwxyzäöüß"
_MARKS = {"„": '"', "“": '"', "”": '"', "»": '"', "«": '"', "‚": "'", "‘": "'", "’": "'"}
_MARKS |= {"–": "-", "—": "-", "…": "..."}
_UMLAUTS = {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss"}
_OTHERS = ["Merkel", "Peking", "Genf", "Handel", "Konferenz", "Minister"]


def trace(text: str) -> Traced:
    """Return a text that knows where its characters are."""
    return list(zip(text, range(len(text)), strict=True))


def plain(traced: Traced) -> str:
    """Return only the text."""
    return "".join(char for char, _ in traced)


def sentence_spans(text: str) -> list[Span]:
    """Cut a text into sentences, roughly; nothing is left out."""
    return [Span(*found.span()) for found in _SENTENCE.finditer(text)]


def identical(_: random.Random, text: Traced, __: Span, ___: list[str]) -> Traced:
    """Change nothing."""
    return text


def typos(share: float) -> Mutation:
    """Leave out, replace or put in letters: `share` of all characters."""

    def mutate(luck: random.Random, text: Traced, _: Span, __: list[str]) -> Traced:
        changed: Traced = []
        for char, origin in text:
            roll = luck.random()
            if roll < share / 3:
                continue
            if roll < share * 2 / 3:
                changed.append((luck.choice(_LETTERS), origin))
            elif roll < share:
                changed += [(char, origin), (luck.choice(_LETTERS), origin)]
            else:
                changed.append((char, origin))
        return changed

    return mutate


def _cut(text: Traced) -> list[Traced]:
    return [text[start:end] for start, end in sentence_spans(plain(text))] or [text]


def _join(parts: list[Traced]) -> Traced:
    return [char for part in parts for char in part]


def inserted(luck: random.Random, text: Traced, __: Span, others: list[str]) -> Traced:
    """Put in four sentences of other articles, each between two sentences."""
    parts = _cut(text)
    for _ in range(4):
        other = luck.choice(others)
        start, end = luck.choice(sentence_spans(other))
        parts.insert(luck.randrange(len(parts) + 1), [(c, -1) for c in other[start:end]])
    return _join(parts)


def deleted(share: float) -> Mutation:
    """Leave out `share` of the sentences."""

    def mutate(luck: random.Random, text: Traced, _: Span, __: list[str]) -> Traced:
        return _join([part for part in _cut(text) if luck.random() > share])

    return mutate


def restyled(luck: random.Random, text: Traced, _: Span, __: list[str]) -> Traced:
    """Change quotation marks, dashes, line ends and spaces."""
    changed: Traced = []
    for char, origin in text:
        for mark in _MARKS.get(char, char):
            spelled = luck.choice(["\n\n", " ", " \n"]) if mark == "\n" else mark
            changed += [(c, origin) for c in spelled]
            if mark == " " and luck.random() < 0.05:
                changed.append(("\u00a0", origin))
    return changed


def umlauts(_: random.Random, text: Traced, __: Span, ___: list[str]) -> Traced:
    """Spell umlauts as two letters."""
    return [(c, origin) for char, origin in text for c in _UMLAUTS.get(char, char)]


def reordered(luck: random.Random, text: Traced, span: Span, _: list[str]) -> Traced:
    """Move six blocks of sentences about; the quoted sentences stay in one block."""
    parts = _cut(text)
    size = max(1, len(parts) // 6)
    blocks: list[Traced] = []
    for number in range(0, len(parts), size):
        block = _join(parts[number : number + size])
        if blocks and block and block[0][1] > span.start and block[0][1] < span.end:
            blocks[-1] += block
        else:
            blocks.append(block)
    luck.shuffle(blocks)
    return _join(blocks)


def rewritten(share: float) -> Mutation:
    """Replace `share` of all words by others."""

    def mutate(luck: random.Random, text: Traced, _: Span, others: list[str]) -> Traced:
        words = re.findall(r"\w+", " ".join(others))
        changed: Traced = []
        last = 0
        for word in re.finditer(r"\w+", plain(text)):
            changed += text[last : word.start()]
            last = word.end()
            if luck.random() < share:
                changed += [(c, text[word.start()][1]) for c in luck.choice(words)]
            else:
                changed += text[word.start() : last]
        return changed + text[last:]

    return mutate


def mixed(luck: random.Random, text: Traced, span: Span, others: list[str]) -> Traced:
    """Leave out a tenth of the sentences, put in four, 1 % typos, another house style."""
    for step in (deleted(0.1), inserted, typos(0.01), restyled):
        text = step(luck, text, span, others)
    return text


def lookalike(luck: random.Random, text: Traced, span: Span, _: list[str]) -> Traced:
    """Take the quoted sentences away; put their like, with other names and figures, elsewhere."""
    old = plain(text)
    spans = sentence_spans(old)
    quoted = [s for s in spans if s.start < span.end and s.end > span.start]
    twin = "".join(old[start:end] for start, end in quoted)
    twin = re.sub(
        r"\b[A-ZÄÖÜ]\w{3,}",
        lambda name: luck.choice(_OTHERS) if luck.random() < 0.4 else name.group(),
        twin,
    )
    twin = re.sub(r"\d+", lambda _: str(luck.randrange(2, 99)), twin)
    parts = [text[start:end] for start, end in (s for s in spans if s not in quoted)]
    parts.insert(luck.randrange(len(parts) + 1), [(c, -1) for c in twin])
    return _join(parts)


MUTATIONS: dict[str, Mutation] = {
    "identical": identical,
    "white space, quotes": restyled,
    "umlauts": umlauts,
    "reordered": reordered,
    "typos 2 %": typos(0.02),
    "typos 6 %": typos(0.06),
    "4 sentences inserted": inserted,
    "20 % deleted": deleted(0.2),
    "mixed": mixed,
    "30 % of words changed": rewritten(0.3),
    "look-alike": lookalike,
}
