"""What is known about a compared article besides its statements, and what to call it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.article import Article
from corpus.dates import long_day, short_day
from corpus.text import clean_line

LONGEST_NAME, LONGEST_TITLE = 40, 32
"""Code points of what an article is called: by its outlet, by its title where that is unknown."""


@dataclass(frozen=True, slots=True)
class ArticleFacts:
    """One article as reports name it; they hold one for each side, in the same order."""

    id: str
    title: str
    outlet: str | None
    date: str | None
    """ISO 8601 day or time, as in `Article.date`."""
    url: str | None
    language: str | None
    """Two-letter code of the article's own language."""

    @property
    def day(self) -> str:
        """When it was published, as people read it; empty when unknown."""
        return long_day(self.date)


def facts_of(article: Article, outlet: str | None = None) -> ArticleFacts:
    """Return the facts of an article; `outlet` is the corrected one when somebody corrected it."""
    return ArticleFacts(
        article.id,
        article.title,
        outlet or article.outlet,
        article.date,
        article.url,
        article.language,
    )


def short_names(facts: Sequence[ArticleFacts]) -> tuple[str, ...]:
    """Return a name for each article, all different: outlets, with day or number where needed."""
    names = [_name(each) for each in facts]
    for add in (_with_day, _with_number):
        often = Counter(names)
        names = [
            add(name, each, number) if often[name] > 1 else name
            for number, (name, each) in enumerate(zip(names, facts, strict=True), 1)
        ]
    return tuple(names)


def _name(facts: ArticleFacts) -> str:
    if outlet := clean_line(facts.outlet or "", LONGEST_NAME):
        return outlet
    title = clean_line(facts.title)
    if len(title) > LONGEST_TITLE:
        title = title[:LONGEST_TITLE].rpartition(" ")[0] or title[: LONGEST_TITLE - 1]
        title = title.rstrip(" ,.:;–-") + "…"
    return title or facts.id


def _with_day(name: str, facts: ArticleFacts, _number: int) -> str:
    day = short_day(facts.date)
    return f"{name}, {day}" if day else name


def _with_number(name: str, _facts: ArticleFacts, number: int) -> str:
    return f"{name} ({number})"
