"""The user's last word on names: merge, split off, keep apart, rename, change type, hide.

Decisions are plain data. They name entities by id; an id whose entity has meanwhile got another
canonical spelling still finds it by that spelling, so decisions survive new articles.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TypeVar

from entities.model import TYPES


class BadDecision(ValueError):
    """A decision that makes no sense: `reason` for people, and the `value` at fault."""

    def __init__(self, reason: str, value: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.value = value


@dataclass(frozen=True, slots=True)
class Merge:
    """The entity `source` is the same as `target` and joins it."""

    source: str
    target: str


@dataclass(frozen=True, slots=True)
class Split:
    """Mentions of `entity` spelled so are another entity."""

    entity: str
    spelling: str


@dataclass(frozen=True, slots=True)
class Apart:
    """The two are never one."""

    entity: str
    other: str


@dataclass(frozen=True, slots=True)
class Rename:
    """`entity` is shown under `name`; its id stays."""

    entity: str
    name: str


@dataclass(frozen=True, slots=True)
class Retype:
    """`entity` is of another type; its id stays."""

    entity: str
    type: str


@dataclass(frozen=True, slots=True)
class Hide:
    """`entity` is no name."""

    entity: str


Decision = Merge | Split | Apart | Rename | Retype | Hide
D = TypeVar("D", bound=Decision)


@dataclass(frozen=True, slots=True)
class Decisions:
    """All decisions, in the order they were made. Raises `BadDecision` when they contradict."""

    items: tuple[Decision, ...] = ()

    def __post_init__(self) -> None:
        _check_each(self.items)
        _check_merges(self.of(Merge))
        _check_apart(self)

    def of(self, kind: type[D]) -> tuple[D, ...]:
        """All decisions of one kind."""
        return tuple(item for item in self.items if isinstance(item, kind))

    def adding(self, decision: Decision) -> "Decisions":
        """Add one; a second name or type of an entity replaces the first."""
        kept = self.items
        if isinstance(decision, Rename | Retype):
            kept = tuple(
                item
                for item in kept
                if type(item) is not type(decision) or item.entity != decision.entity
            )
        return replace(self, items=(*kept, decision))

    def without(self, decision: Decision) -> "Decisions":
        """Return these decisions but one; the way to undo it."""
        return replace(self, items=tuple(item for item in self.items if item != decision))

    def target_of(self, entity: str) -> str:
        """Where merges lead from an id; the id itself when it is not merged."""
        targets = {merge.source: merge.target for merge in self.of(Merge)}
        while entity in targets:
            entity = targets[entity]
        return entity


def _check_each(items: tuple[Decision, ...]) -> None:
    seen: set[tuple[str, str]] = set()
    for item in items:
        for value in _values(item):
            if not value.strip():
                raise BadDecision("an entity or a name is empty", value)
        if isinstance(item, Retype) and item.type not in TYPES:
            raise BadDecision(f"type is one of {', '.join(TYPES)}, not {item.type}", item.type)
        single = _single_key(item)
        if single and single in seen:
            raise BadDecision(f"{single[1]} is decided twice", single[1])
        if single:
            seen.add(single)


def _values(item: Decision) -> Iterator[str]:
    match item:
        case Merge(a, b) | Split(a, b) | Apart(a, b) | Rename(a, b) | Retype(a, b):
            yield from (a, b)
        case Hide(a):
            yield a


def _single_key(item: Decision) -> tuple[str, str] | None:
    """Return what may be decided only once per entity."""
    match item:
        case Merge(source, _):
            return "merge", source
        case Rename(entity, _) | Retype(entity, _) | Hide(entity):
            return type(item).__name__, entity
        case Split(entity, spelling):
            return "split", f"{entity}: {spelling}"
        case Apart(one, other):
            return "apart", " and ".join(sorted((one, other)))


def _check_merges(merges: tuple[Merge, ...]) -> None:
    targets = {merge.source: merge.target for merge in merges}
    for source in targets:
        seen, at = {source}, source
        while at in targets:
            at = targets[at]
            if at in seen:
                raise BadDecision(f"merging {source} leads back to itself", source)
            seen.add(at)


def _check_apart(decisions: Decisions) -> None:
    for item in decisions.of(Apart):
        if decisions.target_of(item.entity) == decisions.target_of(item.other):
            raise BadDecision(
                f"{item.entity} and {item.other} are kept apart and also merged", item.other
            )


NO_DECISIONS = Decisions()
