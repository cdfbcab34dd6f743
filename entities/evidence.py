"""One article as a witness for itself: what is surely a name in one place is one elsewhere too."""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from entities.labels import Chunk
from entities.lexicon import word_list
from entities.sentence import KINDS, Sentence, Tally, Votes, new_votes
from entities.vocabulary import Vocabulary

Bonus = dict[int, dict[str, float]]
_NOTHING: Mapping[str, float] = {}
_OUTVOTES = 1.6
"""How many times the runner-up the first kind must have."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the article as a whole says about a spelling."""

    kind: str
    score: float
    others: tuple[str, ...]


def gather(sentences: Sequence[Sentence], chunks: Sequence[Sequence[Chunk]], votes: Votes) -> Votes:
    """Evidence per spelling and kind: the votes of the rules and the spans of the first reading."""
    evidence = new_votes()
    for spelling, counts in votes.items():
        for kind, score in counts.items():
            evidence[spelling][kind] += score
    alone = Counter(
        sentence.words[chunk.start]
        for sentence, found in zip(sentences, chunks, strict=True)
        for chunk in found
        if chunk.end - chunk.start == 1
    )
    for sentence, found in zip(sentences, chunks, strict=True):
        for chunk in found:
            _testify(sentence, chunk, alone, evidence)
    return evidence


def _testify(sentence: Sentence, chunk: Chunk, alone: Counter[str], evidence: Votes) -> None:
    start, end, kind = chunk
    first, last = sentence.words[start], sentence.words[end - 1]
    if kind != "PER" or end - start == 1:
        evidence[" ".join(sentence.words[start:end])][kind] += 1.0 if end - start == 1 else 1.5
        family = "&" in sentence.words[start:end] or last in word_list("en/body_tails")
        if kind == "ORG" and family and sentence.facts[start].unknown:
            evidence[first]["ORG"] += 1.5  # `Kesselring & Sohn` is `Kesselring` for short
        return
    if end - start == 2 and not sentence.facts[start].given and alone[first] and alone[last]:
        evidence[first]["PER"] += 0.5  # two people side by side, it seems
        evidence[last]["PER"] += 0.5
        return
    evidence[" ".join(sentence.words[start:end])]["PER"] += 1.5
    evidence[last]["PER"] += 2.2 if sentence.facts[start].given else 1.5


class Witness:
    """Turns gathered evidence into scores for a second reading."""

    def __init__(self, evidence: Mapping[str, Tally], vocabulary: Vocabulary) -> None:
        self._evidence = evidence
        self._vocabulary = vocabulary
        self._verdicts: dict[str, Verdict | None] = {}
        self._phrases: dict[str, list[list[str]]] = defaultdict(list)
        self._given = Counter[str]()
        for spelling, counts in evidence.items():
            words = spelling.split()
            if len(words) > 1:
                self._phrases[words[0]].append(words)
                if len(words) <= 4 and words[0][:1].isupper():
                    person = max(counts, key=counts.__getitem__) == "PER"
                    self._given[words[0]] += 1 if person else -1
        for phrases in self._phrases.values():
            phrases.sort(key=len, reverse=True)

    def bonus(self, sentence: Sentence) -> Bonus:
        """Extra scores per token and label for the second reading of a sentence."""
        bonus: Bonus = {}
        i = 0
        while i < len(sentence.words):
            verdict, length = self._at(sentence, i)
            if verdict:
                self._add(sentence, i, length, verdict, bonus)
            if length == 1 and self._is_given_name(sentence, i):
                _merge(bonus, i, "B-PER", 2.5)
                _merge(bonus, i + 1, "I-PER", 2.5)
                length = 2
            i += length
        return bonus

    def _at(self, sentence: Sentence, i: int) -> tuple[Verdict | None, int]:
        """Return the verdict on the longest known phrase, or on the word, at token `i`."""
        word = sentence.words[i]
        for phrase in self._phrases.get(word, ()):
            stretch = sentence.words[i : i + len(phrase)]
            if stretch == phrase or stretch == [*phrase[:-1], phrase[-1] + "s"]:
                verdict = self.verdict(" ".join(phrase))
                if verdict:
                    return verdict, len(phrase)
        if sentence.facts[i].capital or self._is_small_body(word):
            return self.verdict(self._base(word)) or self.verdict(word), 1
        return None, 1

    def _is_small_body(self, word: str) -> bool:
        """Tell whether it is an agency in small letters (`dkd`)."""
        return word.isalpha() and self._evidence.get(word, _NOTHING).get("ORG", 0) >= 3

    def _is_given_name(self, sentence: Sentence, i: int) -> bool:
        """Tell whether the word opened a full name elsewhere, before another stranger."""
        word = sentence.words[i]
        return (
            self._given.get(word, -1) >= 0
            and sentence.fact(i + 1).unknown
            and not sentence.facts[i].title
        )

    def _base(self, word: str) -> str:
        genitive = word.endswith("s") and len(word) > 3 and word[:-1] in self._evidence
        return word[:-1] if genitive else word

    def verdict(self, spelling: str) -> Verdict | None:
        """Return the kind of a spelling when the evidence is clear enough."""
        if spelling not in self._verdicts:
            self._verdicts[spelling] = self._judge(spelling)
        return self._verdicts[spelling]

    def _judge(self, spelling: str) -> Verdict | None:
        given = self._evidence.get(spelling, _NOTHING)
        counts = {kind: given.get(kind, 0.0) for kind in KINDS}
        facts = [self._vocabulary.facts(word) for word in spelling.split()]
        if len(facts) > 1 and counts["PER"] < counts["ORG"] + counts["LOC"]:
            self._trust_surname(spelling, counts)
        kind, runner_up = sorted(KINDS, key=lambda k: -counts[k])[:2]
        score, second = counts[kind], counts[runner_up]
        acronym = spelling.isupper() and len(spelling) > 1
        strange = len(facts) > 1 or acronym or all(f.unknown or not f.capital for f in facts)
        known = any(fact.personal or fact.place for fact in facts)
        if score < (1.4 if strange else 1.8) or score < _OUTVOTES * second:
            return None
        if not (strange or known or score >= 2.4):
            return None
        if spelling in word_list("de/generic_bodies") or spelling in word_list("noise"):
            return None
        value = min(4.5, 1.0 + 0.8 * score) if strange else min(3.5, 0.5 + 0.6 * score)
        others = tuple(other for other in ("PER", "LOC", "ORG") if other != kind)
        return Verdict(kind, value, others)

    def _trust_surname(self, spelling: str, counts: dict[str, float]) -> None:
        """Count a phrase whose last word is surely a surname as a person."""
        last = self._evidence.get(spelling.rsplit(" ", 1)[-1], _NOTHING)
        person = last.get("PER", 0)
        if (
            person >= 1
            and person >= 2 * max(last.get("ORG", 0), last.get("LOC", 0))
            and all(self._could_be_personal(word) for word in spelling.split())
        ):
            counts["PER"] += 3 * (counts["ORG"] + counts["LOC"])
            counts["ORG"] = counts["LOC"] = 0

    def _could_be_personal(self, word: str) -> bool:
        fact = self._vocabulary.facts(word)
        return fact.unknown or fact.personal

    def _add(self, sentence: Sentence, i: int, length: int, verdict: Verdict, bonus: Bonus) -> None:
        kind, score = verdict.kind, verdict.score
        for k in range(i, i + length):
            bonus.setdefault(k, {})[("B-" if k == i else "I-") + kind] = score
        if length > 1:
            return
        bonus[i]["I-" + kind] = 0.0 if kind == "LOC" else score * 0.8
        if kind == "PER" and self._follows_given_name(sentence, i, bonus):
            bonus[i]["I-PER"] = score
            bonus[i]["B-PER"] = score * 0.4
        if kind == "LOC" and i + 1 < len(sentence.words) and not sentence.fact(i + 1).unknown:
            bonus.setdefault(i + 1, {})["I-LOC"] = -2.0
        for other in verdict.others:
            bonus[i]["B-" + other] = -score * 0.3

    def _follows_given_name(self, sentence: Sentence, i: int, bonus: Bonus) -> bool:
        before = sentence.fact(i - 1)
        if not before.capital or before.title or not (before.unknown or before.given):
            return False
        return not {"B-LOC", "B-ORG"} & {*bonus.get(i - 1, {})}


def _merge(bonus: Bonus, i: int, label: str, score: float) -> None:
    bonus.setdefault(i, {})[label] = score


def split_pairs(
    sentences: Sequence[Sentence], chunks: Sequence[Sequence[Chunk]]
) -> list[list[Chunk]]:
    """`Selenskyj Trump`: two people side by side, each attested alone, are two."""
    whole: Counter[str] = Counter()
    single: dict[str, Counter[str]] = defaultdict(Counter)
    for sentence, found in zip(sentences, chunks, strict=True):
        for start, end, kind in found:
            whole[" ".join(sentence.words[start:end])] += 1
            if end - start == 1:
                single[sentence.words[start]][kind] += 1

    def halves(sentence: Sentence, chunk: Chunk) -> list[Chunk]:
        start, end, kind = chunk
        first, last = sentence.words[start], sentence.words[end - 1]
        pair = end - start == 2 and kind == "PER" and not sentence.facts[start].given
        if not pair or whole[f"{first} {last}"] > 2 or not (single[first] and single[last]):
            return [chunk]
        top: Callable[[str], str] = lambda word: single[word].most_common(1)[0][0]  # noqa: E731
        return [Chunk(start, start + 1, top(first)), Chunk(start + 1, end, top(last))]

    return [
        [half for chunk in found for half in halves(sentence, chunk)]
        for sentence, found in zip(sentences, chunks, strict=True)
    ]
