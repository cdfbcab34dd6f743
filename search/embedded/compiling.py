"""From the syntax tree to nodes that are evaluated segment by segment."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Final

from search.embedded.expansion import Expander
from search.embedded.listing import keys_of
from search.embedded.matching import (
    All,
    Beginning,
    Both,
    Days,
    Either,
    Facts,
    Keys,
    Near,
    Node,
    Words,
    rarity,
)
from search.language.analysis import forms
from search.language.syntax import (
    And,
    DateRange,
    Field,
    Fuzzy,
    InState,
    Language,
    Listed,
    Not,
    Or,
    Phrase,
    Prefix,
    Query,
    Scoped,
    State,
    Text,
    Wildcard,
    Word,
)
from search.language.wording import holds, word_tests

if TYPE_CHECKING:
    import sqlite3

    from search.embedded.patterns import Pattern
    from search.embedded.segments.snapshot import Snapshot
    from search.engine import States

_NOT_YET: Final[Mapping[Field, str]] = {
    Field.NAME: "Names are not indexed yet",
    Field.TAG: "Tags are not indexed yet",
    Field.NOTE: "Notes are not indexed yet",
    Field.EVENT: "Events are not indexed yet",
}
_FIRST_DAY: Final = 1
_LAST_DAY: Final = date.max.toordinal()


class Compiler:
    """Compiles one query for one snapshot; `notices` tells what could not be done as asked."""

    def __init__(
        self,
        snapshot: Snapshot,
        expander: Expander,
        connection: sqlite3.Connection,
        states: States | None = None,
        unfinished: Query | None = None,
    ) -> None:
        self._snapshot = snapshot
        self._expander = expander
        self._connection = connection
        self._states = states or {}
        self._unfinished = unfinished
        self._articles = snapshot.articles
        self.notices: list[str] = []

    def compile(self, query: Query, field: Field | None = None) -> Node:
        """Return the node for a query within a field."""
        match query:
            case And(parts):
                wanted = tuple(self.compile(p, field) for p in parts if not isinstance(p, Not))
                excluded = (part.query for part in parts if isinstance(part, Not))
                return Both(wanted, tuple(self.compile(part, field) for part in excluded))
            case Or(parts):
                return Either(tuple(self.compile(part, field) for part in parts))
            case Not(part):
                return Both((), (self.compile(part, field),))
            case Scoped(inner, part):
                return self.compile(part, self._known(inner))
            case Word() | Phrase() | Prefix() | Wildcard() | Fuzzy():
                return self._outlets(query) if field is Field.OUTLET else self._text(query, field)
            case _:
                return self._condition(query)

    def _known(self, field: Field) -> Field | None:
        """Return a field that is indexed, or None for the whole text, and say so."""
        if field in _NOT_YET:
            self.notices.append(f"{_NOT_YET[field]}; searched in the whole text.")
            return None
        return field

    def _condition(self, query: Query) -> Node:
        match query:
            case Language(code):
                return Facts("language", (code,))
            case DateRange(first, last):
                begin = first.toordinal() if first else _FIRST_DAY
                return Days(begin, last.toordinal() if last else _LAST_DAY)
            case Listed(_, ids):
                return Keys(frozenset(keys_of(self._connection, ids)))
            case InState(State.UNREAD):
                return Keys(self._keys_in(State.READ), without=True)
            case InState(state):
                return Keys(self._keys_in(state))
            case _:
                return All()

    def _keys_in(self, state: State) -> frozenset[int]:
        return frozenset(keys_of(self._connection, tuple(self._states.get(state, ()))))

    def _text(self, leaf: Text, field: Field | None) -> Node:
        """Compile words that are looked for in the text or the title."""
        patterns = self._expander.patterns(leaf, unfinished=leaf is self._unfinished)
        nodes = tuple(self._pattern(pattern, field or "text") for pattern in patterns)
        return nodes[0] if len(nodes) == 1 else Either(nodes, best=True)

    def _pattern(self, pattern: Pattern, name: str) -> Node:
        """Compile words that stand together; a single one is just looked up."""
        name = "title" if pattern.only_title else name
        slots = pattern.slots
        if len(slots) > 1:
            total = sum(self._rarity(name, slot.forms) for slot in slots)
            return Near(name, slots, pattern.slop, total)
        if slots and slots[0].beginning:
            return self._beginning(name, slots[0].beginning)
        found = slots[0].forms if slots else ()
        parts = (pattern.part,) if pattern.part else ()
        return Words(name, found, parts, self._rarity(name, found, parts))

    def _beginning(self, name: str, beginning: str) -> Node:
        """Compile the beginning of a word; what has it in the title counts more."""
        says = self._rarity(f"{name}_begins", (beginning,))
        bonus = 0.0 if name == "title" else self._rarity("title_begins", (beginning,))
        return Beginning(name, beginning, says, bonus)

    def _rarity(self, name: str, found: Sequence[str], parts: Sequence[str] = ()) -> float:
        count = sum(self._snapshot.count(name, form) for form in found)
        count += sum(self._snapshot.count(f"{name}_parts", part) for part in parts)
        return rarity(count, self._articles)

    def _outlets(self, leaf: Text) -> Node:
        """Compile words that are looked for in the name of the outlet."""
        tests = word_tests(leaf, unfinished=leaf is self._unfinished)
        values = self._snapshot.values("outlet")
        return Facts("outlet", [value for value in values if holds(forms(value), tests)])
