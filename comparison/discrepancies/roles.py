"""What sources call a person: mayor here, district councillor there."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from comparison.discrepancies.names import Use, uses_by_entity
from comparison.discrepancies.report import Report, ordered, statement_at, value_of
from comparison.discrepancies.role_words import ENGLISH_ROLES, is_german_role, same_role
from comparison.model import Kind, Place, Side, Verdict
from corpus.article import Span

_REACH = 60
"""Code points before and behind a name that are looked at."""
_TITLE = r"(?:(?:Prof|Dr|Ing|med|jur)\.\s+)*"
_GERMAN_BEFORE = re.compile(rf"([A-ZÄÖÜ][\w-]{{3,40}})\s+{_TITLE}$")
_GERMAN_BEHIND = re.compile(
    r"(?:\s\(\d{1,3}\))?,\s(?:der|die|das|des|dem|den|ein|eine|einer|einem)\s"
    r"(?:[a-zäöüß-]{1,20}\s){0,3}([A-ZÄÖÜ][\w-]{3,40})"
)
_GERMAN_PLAIN = re.compile(r"(?:\s\(\d{1,3}\))?,\s([A-ZÄÖÜ][\w-]{3,40})\s(?:de[rs]|von|vom|bei)\b")
_ENGLISH_BEFORE = re.compile(rf"((?:[\w-]{{2,20}}\s){{0,2}}[\w-]{{3,20}})\s+{_TITLE}$")
_ENGLISH_BEHIND = re.compile(r"(?:,?\s\d{1,3})?,\s(?:the|a|an|its|his|her)?\s?([^,.;]{3,50})")
_WORD = re.compile(r"[\w-]+")


class Role(NamedTuple):
    """What a person is called beside the name."""

    word: str
    place: Place
    span: Span


def find_roles(
    sides: Sequence[Side], _scored: Mapping[tuple[Place, Place], float]
) -> Iterator[Report]:
    """Yield a report for each person whose roles on two sides have nothing in common."""
    for (kind, entity), uses in uses_by_entity(sides).items():
        if kind != "PER" or len(uses) < 2:
            continue
        roles = {
            side: [r for use in found for r in _roles(sides, use)] for side, found in uses.items()
        }
        told = sorted(side for side in roles if roles[side])
        other = [
            (a, b)
            for a, b in combinations(told, 2)
            if not any(same_role(x.word, y.word) for x in roles[a] for y in roles[b])
        ]
        if other:
            shown = [roles[side][0] for side in told]
            name = max((use.name for found in uses.values() for use in found), key=len)
            yield Report(
                Kind.TERM,
                Verdict.COMPATIBLE,
                ordered(value_of(sides, role.place, role.span) for role in shown),
                name,
                "The person is introduced in different roles.",
                0.0,
                f"role {entity}",
            )


def _roles(sides: Sequence[Side], use: Use) -> Iterator[Role]:
    statement = statement_at(sides, use.place)
    start, end = (at - statement.span.start for at in use.span)
    floor = max(0, start - _REACH)
    before, behind = statement.text[floor:start], statement.text[end : end + _REACH]
    english = sides[use.place.side].analysis.language == "en"
    search = _english if english else _german
    for first, last in search(before, behind):
        shift = floor if last <= 0 else end
        offset = statement.span.start + (start if last <= 0 else shift)
        yield Role(
            statement.text[offset - statement.span.start :][first:last]
            if last > 0
            else before[len(before) + first : len(before) + last or None],
            use.place,
            Span(offset + first, offset + last),
        )


def _german(before: str, behind: str) -> Iterator[tuple[int, int]]:
    """Yield roles as offsets: negative ones count from the name, others from behind it."""
    match = _GERMAN_BEFORE.search(before)
    if match and is_german_role(match[1]):
        yield match.start(1) - len(before), match.end(1) - len(before)
    for pattern in (_GERMAN_BEHIND, _GERMAN_PLAIN):
        match = pattern.match(behind)
        if match and is_german_role(match[1]):
            yield match.span(1)


def _english(before: str, behind: str) -> Iterator[tuple[int, int]]:
    match = _ENGLISH_BEFORE.search(before)
    if match:
        words = list(_WORD.finditer(match[1]))
        if words and words[-1][0].lower() in ENGLISH_ROLES:
            start = match.start(1) + words[-1].start() - len(before)
            yield start, start + len(words[-1][0])
    match = _ENGLISH_BEHIND.match(behind)
    for word in _WORD.finditer(match[1]) if match else ():
        if word[0].lower() in ENGLISH_ROLES:
            yield match.start(1) + word.start(), match.start(1) + word.end()  # type: ignore[union-attr]
            return
