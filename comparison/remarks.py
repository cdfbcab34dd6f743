"""What people should know about a comparison before they read it: bad input in clear sentences."""

from collections.abc import Sequence

from comparison.facts import ArticleFacts, short_names
from comparison.model import Analysis, Comparison
from comparison.signs import listed

COPY = 0.8
"""Share of the shorter article's statements that stand word for word in the other: a copy."""
FEWEST = 3
"""Statements an article must have to be called a copy."""
APART = (
    "These articles are on different events: what looks like a difference may be about two "
    "different things."
)
"""What to say of articles that belong to different events."""
LANGUAGES = {"de": "German", "en": "English"}


def remarks(comparison: Comparison, facts: Sequence[ArticleFacts]) -> tuple[str, ...]:
    """Return whole sentences, the most important first; none when all is as usual."""
    names = short_names(facts)
    analyses = [side.analysis for side in comparison.sides]
    empty = [n for n, each in enumerate(analyses) if not each.statements]
    said = [_without_statements(names[number], facts[number]) for number in empty]
    said += _languages(names, analyses)
    said += _copies(names, analyses)
    if not empty and not comparison.links and not comparison.discrepancies:
        said.append("No common statement was found; perhaps the articles are on different events.")
    return tuple(said)


def _without_statements(name: str, facts: ArticleFacts) -> str:
    return (
        f"{name}: “{facts.title}” holds no statements, only a title or headings, so there is "
        "nothing to compare it with."
    )


def _languages(names: Sequence[str], analyses: Sequence[Analysis]) -> list[str]:
    """Say when sides are written in different languages."""
    written: dict[str, list[str]] = {}
    for name, each in zip(names, analyses, strict=True):
        if each.statements:
            written.setdefault(each.language, []).append(name)
    if len(written) < 2:
        return []
    parts = [
        f"{listed(sides)} {'is' if len(sides) == 1 else 'are'} in {LANGUAGES.get(code, code)}"
        for code, sides in written.items()
    ]
    return [f"{listed(parts)}: words are not translated, so few links can be found between them."]


def _copies(names: Sequence[str], analyses: Sequence[Analysis]) -> list[str]:
    """Say which sides are nearly the same text."""
    texts = [{each.text for each in analysis.statements} for analysis in analyses]
    said = []
    for left in range(len(texts)):
        for right in range(left + 1, len(texts)):
            least = min(len(texts[left]), len(texts[right]))
            same = len(texts[left] & texts[right])
            if least >= FEWEST and same >= COPY * least:
                said.append(
                    f"{names[left]} and {names[right]} are nearly the same text: {same} of {least} "
                    "statements agree word for word."
                )
    return said
