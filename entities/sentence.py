"""A segment as the rules see it: tokens with what the word lists say, and the notes rules leave."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from entities.tokens import Segment
from entities.vocabulary import Vocabulary, WordFacts

KINDS = ("PER", "LOC", "ORG", "OTH")
QUOTES = frozenset("\"„“”»«‚‘'")
DASHES = frozenset("–-—−")
Tally = defaultdict[str, float]
Votes = defaultdict[str, Tally]
"""Evidence per spelling and kind, gathered over one article."""

_NOWHERE = WordFacts(
    capital=False,
    dictionary="--",
    compound=0,
    kinds=(),
    title=False,
    unknown=False,
    listed=None,
)


def new_votes() -> Votes:
    """Return an empty table of votes."""
    return defaultdict(lambda: defaultdict(float))


@dataclass(slots=True)
class Notes:
    """What the rules say about one segment."""

    soft: dict[int, dict[str, float]] = field(default_factory=dict)
    """Score added per token and label before decoding; 2 to 3 turns an undecided token."""
    hard: list[tuple[int, int, str | None]] = field(default_factory=list)
    """Stretches of tokens whose kind is settled; None: certainly no name."""

    def favour(self, start: int, end: int, kind: str, score: float) -> None:
        """Make it likelier that the tokens are one name of `kind`."""
        for i in range(start, end):
            self.add(i, ("B-" if i == start else "I-") + kind, score)

    def add(self, i: int, label: str, score: float) -> None:
        """Add to the score of one label at one token."""
        labels = self.soft.setdefault(i, {})
        labels[label] = labels.get(label, 0.0) + score

    def break_before(self, i: int, score: float) -> None:
        """Make it unlikely that a name runs on into token `i`."""
        for kind in KINDS:
            self.add(i, "I-" + kind, -score)

    def settle(self, start: int, end: int, kind: str | None) -> None:
        """Fix the tokens as one name of `kind`, or as none."""
        self.hard.append((start, end, kind))


@dataclass(slots=True)
class Sentence:
    """Tokens and facts of one segment; `word` and `fact` are safe beyond the edges."""

    segment: Segment
    words: list[str]
    """Tokens with shouted capitals levelled: `WEHRINGEN` reads `Wehringen`."""
    facts: list[WordFacts]
    language: str
    votes: Votes
    """Shared by all sentences of the article."""

    def word(self, i: int) -> str:
        """Token `i`, empty beyond the edges."""
        return self.words[i] if 0 <= i < len(self.words) else ""

    def fact(self, i: int) -> WordFacts:
        """Facts of token `i`, those of no word beyond the edges."""
        return self.facts[i] if 0 <= i < len(self.facts) else _NOWHERE

    def vote(self, start: int, end: int, kind: str, score: float) -> None:
        """Count for the whole article that these words name something of `kind`."""
        self.votes[" ".join(self.words[start:end])][kind] += score

    def shouted(self, i: int) -> bool:
        """Return True when token `i` stands in capitals in the article."""
        written = self.segment.words[i]
        return len(written) > 3 and written.isupper()


def see(segment: Segment, words: Sequence[str], vocabulary: Vocabulary, votes: Votes) -> Sentence:
    """Return a segment with the facts of its (levelled) words."""
    facts = [vocabulary.facts(word) for word in words]
    return Sentence(segment, list(words), facts, vocabulary.language, votes)
