"""Helpers of these tests: sentences as the rules see them, articles as the finder gets them."""

import hashlib
from collections.abc import Callable

from corpus.article import Article
from corpus.outlining.outline import outline_article
from entities.capitals import level_capitals
from entities.finding import find_mentions
from entities.model import ArticleNames
from entities.sentence import Notes, Sentence, new_votes, see
from entities.tokens import Segment, tokenize
from entities.vocabulary import load_vocabulary

Rule = Callable[[Sentence, int, Notes], None]


def sentence(text: str, language: str = "de", line: int = 2, *, closes: bool = True) -> Sentence:
    """One line of an article as a sentence."""
    tokens = list(tokenize(text, language))
    segment = Segment(
        [word for word, _, _ in tokens],
        [start for _, start, _ in tokens],
        [end for _, _, end in tokens],
        opens_line=True,
        line=line,
        closes_line=closes,
    )
    vocabulary = load_vocabulary(language)
    return see(segment, level_capitals(segment, vocabulary), vocabulary, new_votes())


def settled(seen: Sentence, notes: Notes) -> list[tuple[str, str | None]]:
    """Settled stretches as text and kind."""
    return [(" ".join(seen.words[a:b]), kind) for a, b, kind in notes.hard]


def favoured(seen: Sentence, notes: Notes) -> dict[str, str]:
    """Word → kind for the beginnings of names that were made likelier."""
    best: dict[str, str] = {}
    for i, labels in notes.soft.items():
        positive = {label: score for label, score in labels.items() if score > 0}
        if positive:
            best[seen.words[i]] = max(positive, key=positive.__getitem__)
    return best


def run(
    rule: Rule, text: str, language: str = "de"
) -> tuple[dict[str, str], list[tuple[str, str | None]]]:
    """What a rule favours and settles in a sentence, asked at every capitalised token."""
    seen, notes = sentence(text, language), Notes()
    for i, fact in enumerate(seen.facts):
        if fact.capital:
            rule(seen, i, notes)
    return favoured(seen, notes), settled(seen, notes)


def article(text: str, language: str | None = "de", id: str = "a", **fields: str) -> Article:
    """An article with this text."""
    return Article(
        id=id,
        title=text.split("\n", 1)[0] or "x",
        outlet=fields.get("outlet"),
        date=fields.get("date"),
        url=None,
        author=fields.get("author"),
        language=language,
        text=text,
        path=f"{id}.txt",
        digest=hashlib.sha256(text.encode()).hexdigest(),
        titled=True,
    )


def names(text: str, language: str | None = "de", **fields: str) -> ArticleNames:
    """Names found in a text."""
    made = article(text, language, **fields)
    return find_mentions(
        made, outline_article(made), [fields["outlet"]] if "outlet" in fields else []
    )


def found(text: str, language: str | None = "de", **fields: str) -> list[tuple[str, str]]:
    """Spellings and types found in a text."""
    return [(m.text, m.type) for m in names(text, language, **fields).mentions]
