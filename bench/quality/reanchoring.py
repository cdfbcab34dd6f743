"""How often a note finds its passage again after its article changed, and how often a wrong one.

Passages of one word, a few words, a sentence and two sentences are anchored; the article is
changed in a known way; the passage found is compared with where the characters really went.
Found means an overlap (intersection over union) of at least three quarters. Wrong means hardly
any overlap, or a passage although more than half of the characters are gone.
"""

import random
import re
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from annotations.anchoring.anchors import make_anchor, resolve_anchor
from annotations.anchoring.folding import fold_words
from annotations.note import Resolution
from bench.quality.mutations import MUTATIONS, Traced, plain, sentence_spans, trace
from corpus.article import Span

LOOK_ALIKE = "look-alike"


@dataclass
class Tally:
    """Outcomes of one kind of change."""

    outcomes: Counter[str] = field(default_factory=Counter)

    @property
    def trials(self) -> int:
        """All trials."""
        return self.outcomes.total()

    def share_found(self, *, asked: bool) -> float:
        """Percentage found of all that still stand there; with `asked`, also what is offered."""
        found = self.outcomes["found"] + (self.outcomes["found, asked"] if asked else 0)
        standing = sum(
            self.outcomes[what] for what in ("found", "found, asked", "partly", "missed")
        )
        return 100 * found / standing if standing else 100.0

    def share_wrong(self, *, asked: bool) -> float:
        """Percentage of all trials attached to a wrong place; with `asked`, also offered."""
        wrong = self.outcomes["wrong"] + (self.outcomes["wrong, asked"] if asked else 0)
        return 100 * wrong / max(1, self.trials)


@dataclass
class Trials:
    """The outcome of many trials."""

    tallies: dict[str, Tally] = field(default_factory=lambda: {name: Tally() for name in MUTATIONS})
    seconds: float = 0.0
    """Processor time of all searches."""

    def total(self) -> Tally:
        """Return all trials together."""
        return Tally(sum((tally.outcomes for tally in self.tallies.values()), Counter()))


def reanchor(articles: list[str], passages: int, seed: int) -> Trials:
    """Try every kind of change on `passages` passages of each article."""
    luck = random.Random(seed)
    trials = Trials()
    for article in articles:
        others = [other for other in articles if other is not article]
        for span in _passages(luck, article, passages):
            anchor = make_anchor(article, span)
            for name, mutate in MUTATIONS.items():
                changed = mutate(luck, trace(article), span, others)
                text = plain(changed)
                if name == LOOK_ALIKE and fold_words(anchor.exact).strip() in fold_words(text):
                    continue
                truth = _truth(changed, span)
                if truth and truth.end - truth.start > 2.5 * len(anchor.exact) + 30:
                    continue
                begun = time.process_time()
                found = resolve_anchor(text, anchor)
                trials.seconds += time.process_time() - begun
                trials.tallies[name].outcomes[_outcome(found, truth)] += 1
    return trials


def _passages(luck: random.Random, text: str, number: int) -> Iterator[Span]:
    words = [Span(*found.span()) for found in re.finditer(r"\S+", text)]
    sentences = [
        Span(start, start + len(text[start:end].rstrip()))
        for start, end in sentence_spans(text)
        if len(text[start:end].strip()) > 20
    ]
    for turn in range(number):
        if turn % 4 == 0:
            yield luck.choice(words)
        elif turn % 4 == 1:
            first = luck.randrange(len(words) - 8)
            yield Span(words[first].start, words[first + luck.randrange(2, 8)].end)
        elif turn % 4 == 2:
            yield luck.choice(sentences)
        else:
            first = luck.randrange(len(sentences) - 1)
            yield Span(sentences[first].start, sentences[first + 1].end)


def _truth(changed: Traced, span: Span) -> Span | None:
    """Return where a passage went; None when more than half of it is gone."""
    kept = [(at, origin) for at, (_, origin) in enumerate(changed) if _in(origin, span)]
    survivors = {origin for _, origin in kept}
    if 2 * len(survivors) < span.end - span.start or not kept:
        return None
    return Span(kept[0][0], kept[-1][0] + 1)


def _in(place: int, span: Span) -> bool:
    return span.start <= place < span.end


def _outcome(found: Resolution, truth: Span | None) -> str:
    if truth is None and found.span is None:
        return "rightly lost"
    if found.span is None:
        return "missed"
    asked = ", asked" if found.state == "unsure" else ""
    if truth is None:
        return f"wrong{asked}"
    overlap = min(found.span.end, truth.end) - max(found.span.start, truth.start)
    union = max(found.span.end, truth.end) - min(found.span.start, truth.start)
    if overlap >= 0.75 * union:
        return f"found{asked}"
    return "partly" if overlap >= 0.25 * union else f"wrong{asked}"
