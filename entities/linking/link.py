"""From the names of all articles to entities: the corpus stage."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from entities.decisions import NO_DECISIONS, Decisions
from entities.linking.agreement import agree
from entities.linking.decide import apply_decisions
from entities.linking.names import Named, attest, prepare
from entities.linking.people import link_people
from entities.linking.spelling import slug
from entities.linking.things import link_things
from entities.linking.window import Place, place_articles
from entities.model import ArticleNames, Entity


@dataclass(frozen=True, slots=True)
class Linked:
    """All entities of a corpus."""

    entities: tuple[Entity, ...]
    """The most mentioned first."""
    notices: tuple[str, ...]
    """Decisions that could not be applied, in words for people."""


def link_entities(
    articles: Iterable[ArticleNames],
    decisions: Decisions = NO_DECISIONS,
    events: Mapping[str, str] | None = None,
) -> Linked:
    """Who is who across all articles.

    `events` maps article ids to events; without it articles are grouped by date and shared names.
    The result does not depend on the order of `articles`. `decisions` have the last word.
    """
    ordered = sorted(articles, key=lambda a: (a.date or "", a.article))
    places = place_articles(ordered, events)
    ordered = agree(ordered, places)
    attested = attest(ordered, {article: place.event for article, place in places.items()})
    people: list[list[Named]] = []
    things: list[list[Named]] = []
    for article in ordered:
        event = places[article.article].event
        names = [
            prepare(mention, clue, attested, event)
            for mention, clue in zip(article.mentions, article.clues, strict=True)
        ]
        people.append([named for named in names if named.mention.type == "PER"])
        things.append([named for named in names if named.mention.type != "PER"])
    groups = link_people(people, places) + link_things(things, places)
    return _finish(groups, decisions, places)


def _finish(
    groups: Sequence[Sequence[Named]], decisions: Decisions, places: Mapping[str, Place]
) -> Linked:
    drafts = [_entity(group) for group in groups if group]
    entities = _with_unique_ids(drafts, places)
    decided, notices = apply_decisions(entities, decisions)
    ranked = sorted(decided, key=lambda entity: (-len(entity.mentions), entity.id))
    return Linked(tuple(ranked), tuple(notices))


def _entity(group: Sequence[Named]) -> Entity:
    spellings = Counter(named.base for named in group)
    kind = Counter(named.mention.type for named in group).most_common(1)[0][0]
    ranked = sorted(spellings, key=lambda spelling: (-spellings[spelling], spelling))
    name = _canonical(ranked, spellings, kind)
    mentions = sorted((named.mention for named in group), key=lambda m: (m.article, m.start))
    return Entity(f"{kind.lower()}-{slug(name)}", name, kind, tuple(mentions), tuple(ranked))


def _canonical(ranked: Sequence[str], counts: Counter[str], kind: str) -> str:
    """Return the most frequent spelling; for a person, the most frequent full name."""
    if kind == "PER":
        full = [spelling for spelling in ranked if " " in spelling]
        return full[0] if full else ranked[0]
    if kind == "ORG" and counts[ranked[0]] < 2 * sum(counts[s] for s in ranked if " " in s):
        return next((spelling for spelling in ranked if " " in spelling), ranked[0])
    return ranked[0]


def _with_unique_ids(drafts: Iterable[Entity], places: Mapping[str, Place]) -> list[Entity]:
    """Two entities with one name are told apart by where each was first mentioned."""
    named: dict[str, list[Entity]] = defaultdict(list)
    for entity in drafts:
        named[entity.id].append(entity)
    entities: list[Entity] = []
    for same in named.values():
        same.sort(key=lambda entity: _first(entity, places))
        entities.append(same[0])
        for entity in same[1:]:
            mark = sha256(repr(_first(entity, places)).encode()).hexdigest()[:6]
            entities.append(
                Entity(
                    f"{entity.id}-{mark}",
                    entity.name,
                    entity.type,
                    entity.mentions,
                    entity.spellings,
                )
            )
    return entities


def _first(entity: Entity, places: Mapping[str, Place]) -> tuple[int, str, int]:
    """Day, article and offset of the earliest mention."""
    return min((places[m.article].day or 0, m.article, m.start) for m in entity.mentions)
