"""Finds the names in one article: the per-article stage, run in worker processes.

Read once with the model and the rules, gather evidence, read again with the evidence. The result
depends on the article, its outline and the set of outlets only; it can be stored and never
changes when other articles are added (but for outlets that were unknown before).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache

from corpus.article import Article, Outline, Span
from entities.capitals import level_capitals
from entities.cleaning import Cleaner
from entities.clues import clue_for
from entities.crf import Bonuses, Crf, Scores
from entities.evidence import Bonus, Witness, gather, split_pairs
from entities.features import Features
from entities.labels import Chunk, spans_of
from entities.lexicon import data_folder
from entities.model import ArticleNames, Clue, Mention
from entities.rules.apply import apply_rules
from entities.rules.metadata import known_names
from entities.sentence import KINDS, Notes, Sentence, Tally, new_votes, see
from entities.tokens import cut_segments
from entities.vocabulary import LANGUAGES, Vocabulary, load_vocabulary

_SETTLED = 40.0
_NO_NAME = 50.0
_STOP = -20.0
_CANDIDATES = 80
"""More strangers than this in one article are a list or another language, not names."""


@dataclass(slots=True)
class _Reading:
    """One sentence on its way through the two readings."""

    sentence: Sentence
    notes: Notes
    emissions: list[Scores]
    chunks: list[Chunk]
    bonus: Bonus = field(default_factory=dict)
    places: frozenset[str] = frozenset()
    """Evidence and known places of the last decoding; it is repeated when they change only."""


@cache
def load_model(language: str) -> Crf:
    """Return the model of a language; about 0.2 s once per process."""
    packed = (data_folder() / "models" / f"{language}.crf.xz").read_bytes()
    return Crf(packed, Features(load_vocabulary(language)))


def find_mentions(article: Article, outline: Outline, outlets: Iterable[str] = ()) -> ArticleNames:
    """Names of one article, with the clues that linking needs.

    `outlets` are the publishers of the whole corpus. An article in a language without a model has
    no names; one whose language is unknown is read as German.
    """
    language = article.language or LANGUAGES[0]
    if language not in LANGUAGES:
        return ArticleNames(article.id, article.language, article.date, (), (), ())
    vocabulary = load_vocabulary(language)
    readings = _first_reading(article, outline, outlets, vocabulary)
    chunks = _second_reading(readings, vocabulary)
    chunks = _without_asides(readings, chunks, outline)
    mentions: list[Mention] = []
    clues: list[Clue] = []
    for reading, found in zip(readings, chunks, strict=True):
        for chunk in found:
            mentions.append(_mention(article, reading.sentence, chunk))
            clues.append(clue_for(article.text, reading.sentence, reading.notes, chunk))
    return ArticleNames(
        article.id,
        article.language,
        article.date,
        tuple(mentions),
        tuple(clues),
        tuple(_candidates(article, readings, chunks)),
    )


def _first_reading(
    article: Article, outline: Outline, outlets: Iterable[str], vocabulary: Vocabulary
) -> list[_Reading]:
    """Every segment with its notes, emissions and the chunks of a first decoding."""
    known = known_names(article, outlets, vocabulary)
    crf = load_model(vocabulary.language)
    cleaner = Cleaner(vocabulary, frozenset())
    votes = new_votes()
    readings: list[_Reading] = []
    for segment in cut_segments(article.text, outline, vocabulary.language):
        sentence = see(segment, level_capitals(segment, vocabulary), vocabulary, votes)
        notes = apply_rules(sentence, vocabulary, known)
        emissions = crf.emissions(sentence.words)
        chunks = spans_of(crf.decode(emissions, _bonuses(notes, len(sentence.words))))
        chunks = cleaner.clean(sentence, chunks, notes, frozenset())
        readings.append(_Reading(sentence, notes, emissions, chunks))
    return readings


def _second_reading(readings: Sequence[_Reading], vocabulary: Vocabulary) -> list[list[Chunk]]:
    """Decode again the sentences about which the rest of the article knows more."""
    crf = load_model(vocabulary.language)
    sentences = [reading.sentence for reading in readings]
    for _ in range(2):
        votes = sentences[0].votes if sentences else new_votes()
        evidence = gather(sentences, [reading.chunks for reading in readings], votes)
        witness = Witness(evidence, vocabulary)
        places = frozenset(
            spelling for spelling, counts in evidence.items() if _top(counts) == "LOC"
        )
        cleaner = Cleaner(vocabulary, places)
        for reading in readings:
            bonus = witness.bonus(reading.sentence)
            if bonus == reading.bonus and reading.places == places:
                continue
            reading.bonus, reading.places = bonus, places
            labels = crf.decode(
                reading.emissions, _bonuses(reading.notes, len(reading.emissions), bonus)
            )
            vouched = {i for i, extra in bonus.items() if any(v > 0 for v in extra.values())}
            reading.chunks = cleaner.clean(
                reading.sentence, spans_of(labels), reading.notes, vouched
            )
    return split_pairs(sentences, [reading.chunks for reading in readings])


def _without_asides(
    readings: Sequence[_Reading], chunks: Sequence[list[Chunk]], outline: Outline
) -> list[list[Chunk]]:
    """Names in boilerplate ("read also") are dropped, unless it says who wrote or took it."""
    credited = {
        aside
        for aside in outline.boilerplate
        for reading in readings
        if _inside(reading, aside) and any(kind == "PER" for _, _, kind in reading.notes.hard)
    }
    plain = [aside for aside in outline.boilerplate if aside not in credited]
    return [
        [] if any(_inside(reading, aside) for aside in plain) else found
        for reading, found in zip(readings, chunks, strict=True)
    ]


def _inside(reading: _Reading, aside: Span) -> bool:
    return aside.start <= reading.sentence.segment.starts[0] < aside.end


def _top(counts: Tally) -> str:
    return max(counts, key=lambda kind: counts[kind]) if counts else ""


def _bonuses(
    notes: Notes, count: int, evidence: dict[int, dict[str, float]] | None = None
) -> Bonuses:
    """Soft notes, settled stretches and evidence as one table for the decoder."""
    table = {i: dict(labels) for i, labels in notes.soft.items()}

    def add(i: int, label: str, score: float) -> None:
        row = table.setdefault(i, {})
        row[label] = row.get(label, 0.0) + score

    for i, labels in (evidence or {}).items():
        for label, score in labels.items():
            add(i, label, score)
    for start, end, kind in settled_stretches(notes):
        for i in range(start, end):
            if kind is None:
                add(i, "O", _NO_NAME)
            else:
                add(i, ("B-" if i == start else "I-") + kind, _SETTLED)
        if end < count and kind is not None:
            for other in KINDS:
                add(end, "I-" + other, _STOP)
    return table


def settled_stretches(notes: Notes) -> list[tuple[int, int, str | None]]:
    """Hard notes without overlaps: the longer stretch wins, then the earlier note."""
    kept: list[tuple[int, int, str | None]] = []
    for start, end, kind in sorted(notes.hard, key=lambda hard: hard[0] - hard[1]):
        if all(end <= a or b <= start for a, b, _ in kept):
            kept.append((start, end, kind))
    return kept


def _mention(
    article: Article, sentence: Sentence, chunk: Chunk, kind: str | None = None
) -> Mention:
    start = sentence.segment.starts[chunk.start]
    end = sentence.segment.ends[chunk.end - 1]
    name = "MISC" if chunk.kind == "OTH" else chunk.kind
    return Mention(article.id, start, end, article.text[start:end], name if kind is None else kind)


def _candidates(
    article: Article, readings: Sequence[_Reading], chunks: Sequence[Sequence[Chunk]]
) -> list[Mention]:
    """Strangers that were not taken for names; other articles may vouch for them."""
    found: list[Mention] = []
    for reading, named in zip(readings, chunks, strict=True):
        taken = {i for chunk in named for i in range(chunk.start, chunk.end)}
        sentence, i = reading.sentence, 0
        while i < len(sentence.words):
            end = i
            while end < len(sentence.words) and end not in taken and sentence.facts[end].unknown:
                end += 1
            if end > i:
                found.append(_mention(article, sentence, Chunk(i, end, ""), ""))
            i = max(end, i + 1)
    return found if len(found) <= _CANDIDATES else []
