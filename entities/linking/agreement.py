"""Articles as witnesses for each other: the corpus-level second look at names.

A capitalised stranger that one article left aside becomes a name when other articles of its event
agree what it is, and a doubtful type gives way to what the event agrees on. No text and no model
is needed. When an article is added, only its own event has to be looked at again.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from entities.linking.window import Place
from entities.model import ArticleNames, Clue, Mention
from entities.vocabulary import read_given_names, read_surnames

_ENOUGH = 2
"""Mentions in other articles of the event that vouch for a candidate."""
_CLEAR = 2
"""How many times the runner-up the agreed type must have to change another."""
_ENOUGH_ELSEWHERE = 4
"""Mentions anywhere in the corpus that do the same for a rare word."""

Ballot = Mapping[str, Counter[str]]
_NO_VOTES = Counter[str]()


def agree(articles: Sequence[ArticleNames], places: dict[str, Place]) -> list[ArticleNames]:
    """Return the same articles with candidates promoted and doubtful types changed."""
    ballots: dict[str, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    for article in articles:
        ballot = ballots[places[article.article].event]
        for mention in article.mentions:
            ballot[mention.text][mention.type] += 1
            if mention.type == "PER" and " " in mention.text:
                ballot[mention.text.rsplit(" ", 1)[-1]]["PER"] += 1
    corpus: dict[str, Counter[str]] = defaultdict(Counter)
    for ballot in ballots.values():
        for text, counts in ballot.items():
            corpus[text].update(counts)
    return [
        _revise(article, ballots[places[article.article].event], corpus) for article in articles
    ]


def _revise(article: ArticleNames, ballot: Ballot, corpus: Ballot) -> ArticleNames:
    own = Counter((mention.text, mention.type) for mention in article.mentions)
    revised: list[tuple[Mention, Clue]] = []
    for mention, clue in zip(article.mentions, article.clues, strict=True):
        kind = mention.type
        if not clue.firm and " " not in mention.text:
            kind = (
                _agreed(mention.text, ballot, _CLEAR, {})
                or _agreed_elsewhere(mention.text, corpus)
                or kind
            )
        same = kind == mention.type
        changed = mention if same else replace(mention, type=kind)
        halves = _two_people(changed, ballot) if kind == "PER" else ()
        revised += [(half, Clue()) for half in halves] or [(changed, clue)]
    for candidate in article.candidates:
        found = _agreed(candidate.text, ballot, 1, own)
        if found:
            revised.append((replace(candidate, type=found), Clue()))
    revised.sort(key=lambda item: item[0].start)
    mentions = tuple(mention for mention, _ in revised)
    return replace(article, mentions=mentions, clues=tuple(clue for _, clue in revised))


def _two_people(mention: Mention, ballot: Ballot) -> tuple[Mention, ...]:
    """Return both halves of `Selenskyj Trump` when each is known as a surname of its own."""
    first, _, last = mention.text.partition(" ")
    known = ballot.get(first, _NO_VOTES)["PER"] and ballot.get(last, _NO_VOTES)["PER"] > _ENOUGH
    if not known or " " in last or first in read_given_names() or ballot[mention.text]["PER"] > 1:
        return ()
    middle = mention.start + len(first)
    return (
        replace(mention, end=middle, text=first),
        replace(mention, start=mention.end - len(last), text=last),
    )


def _agreed(text: str, ballot: Ballot, lead: int, own: Mapping[tuple[str, str], int]) -> str | None:
    """Return the type on which the event agrees, the article's own mentions not counted."""
    counts = ballot.get(text) or (ballot.get(text[:-1]) if text.endswith("s") else None)
    if not counts:
        return None
    (kind, votes), *rest = counts.most_common(2)
    votes -= own.get((text, kind), 0)
    second = rest[0][1] if rest else 0
    return kind if votes >= _ENOUGH and votes >= lead * second else None


def _agreed_elsewhere(text: str, corpus: Ballot) -> str | None:
    """Return the type on which the whole corpus agrees about a word that is no listed surname."""
    counts = corpus.get(text)
    if not counts or text in read_surnames():
        return None
    (kind, votes), *rest = counts.most_common(2)
    second = rest[0][1] if rest else 0
    return kind if votes >= _ENOUGH_ELSEWHERE and votes > _CLEAR * second else None
