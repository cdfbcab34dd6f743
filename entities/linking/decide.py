"""Applies the user's decisions to entities: split, keep apart, merge, then type, name, hide."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from entities.decisions import Apart, Decisions, Hide, Merge, Rename, Retype, Split
from entities.linking.spelling import slug
from entities.model import Entity, Mention


def apply_decisions(
    entities: Iterable[Entity], decisions: Decisions
) -> tuple[list[Entity], list[str]]:
    """Return the entities as the user wants them, and notices of what could not be applied."""
    desk = _Desk(entities)
    for split in decisions.of(Split):
        desk.split(split.entity, split.spelling)
    for apart in decisions.of(Apart):
        desk.keep_apart(apart)
    for merge in decisions.of(Merge):
        desk.merge(merge.source, decisions.target_of(merge.source))
    for retype in decisions.of(Retype):
        desk.retype(retype)
    for rename in decisions.of(Rename):
        desk.change(rename.entity, name=rename.name)
    for hide in decisions.of(Hide):
        desk.hide(hide.entity)
    return list(desk.entities.values()), desk.notices


class _Desk:
    """Entities by id while decisions are applied."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        self.entities = {entity.id: entity for entity in entities}
        self.notices: list[str] = []
        self._merged: dict[str, str] = {}
        self._by_spelling: dict[str, set[str]] = defaultdict(set)
        for entity in self.entities.values():
            for spelling in entity.spellings:
                self._by_spelling[id_of(entity.type, spelling)].add(entity.id)

    def find(self, reference: str) -> str | None:
        """Find the entity meant: by id, by where it was merged, or by a spelling."""
        reference = self._merged.get(reference, reference)
        if reference in self.entities:
            return reference
        found = {self._merged.get(i, i) for i in self._by_spelling.get(reference, ())}
        found &= self.entities.keys()
        if len(found) == 1:
            return found.pop()
        problem = "several names could be meant by" if found else "no name here is called"
        self.notices.append(f"{problem} {reference}; the decision about it waits")
        return None

    def split(self, reference: str, spelling: str) -> None:
        """Give the mentions with one spelling an entity of their own."""
        found = self.find(reference)
        if found is None:
            return
        entity = self.entities[found]
        leaving = tuple(m for m in entity.mentions if _is_spelled(m, spelling))
        staying = tuple(m for m in entity.mentions if not _is_spelled(m, spelling))
        if not leaving or not staying:
            self.notices.append(f"{reference} has nothing to split off as “{spelling}”")
            return
        new_id = wanted = id_of(entity.type, spelling)
        times = 1
        while new_id in self.entities:
            new_id = f"{wanted}-split{times if times > 1 else ''}"
            times += 1
        rest = tuple(s for s in entity.spellings if s != spelling)
        name = entity.name if entity.name != spelling else rest[0] if rest else staying[0].text
        self.entities[found] = replace(entity, name=name, mentions=staying, spellings=rest)
        self.entities[new_id] = Entity(new_id, spelling, entity.type, leaving, (spelling,))

    def keep_apart(self, apart: Apart) -> None:
        """Undo an automatic merge of the two, by their spellings."""
        one, other = self.find(apart.entity), self.find(apart.other)
        if one is None or one != other:
            return
        entity = self.entities[one]
        away = apart.other if apart.other != one else apart.entity
        for spelling in entity.spellings:
            if id_of(entity.type, spelling) == away:
                self.split(one, spelling)
                return

    def merge(self, source: str, target: str) -> None:
        """Move all mentions of one entity to another."""
        from_id, to_id = self.find(source), self.find(target)
        if from_id is None or to_id is None or from_id == to_id:
            return
        taken, entity = self.entities.pop(from_id), self.entities[to_id]
        mentions = sorted((*entity.mentions, *taken.mentions), key=lambda m: (m.article, m.start))
        self.entities[to_id] = replace(
            entity,
            mentions=tuple(mentions),
            spellings=tuple(dict.fromkeys((*entity.spellings, *taken.spellings))),
        )
        self._merged = {old: to_id if new == from_id else new for old, new in self._merged.items()}
        self._merged[from_id] = to_id

    def retype(self, retype: Retype) -> None:
        """Change the type of an entity and of its mentions."""
        found = self.find(retype.entity)
        if found:
            entity = self.entities[found]
            mentions = tuple(replace(m, type=retype.type) for m in entity.mentions)
            self.entities[found] = replace(entity, type=retype.type, mentions=mentions)

    def change(self, reference: str, name: str) -> None:
        """Show an entity under another name."""
        found = self.find(reference)
        if found:
            self.entities[found] = replace(self.entities[found], name=name)

    def hide(self, reference: str) -> None:
        """Drop an entity."""
        found = self.find(reference)
        if found:
            del self.entities[found]


def id_of(kind: str, spelling: str) -> str:
    """Return the id of an entity whose canonical name is `spelling`."""
    return f"{kind.lower()}-{slug(spelling)}"


def _is_spelled(mention: Mention, spelling: str) -> bool:
    """Written so, or so with a genitive -s."""
    return mention.text.removesuffix("s").rstrip("'’") == spelling or mention.text == spelling
