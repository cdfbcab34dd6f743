"""Searching by names: the articles that mention somebody, under whatever spelling."""

import json
from dataclasses import replace

from library.names_store import NamesStore
from search.analysis import forms
from search.syntax import And, Field, Fuzzy, Listed, Not, Or, Query, Scoped, Text, Wildcard
from search.wording import holds, word_tests

_SPELLED = (
    "SELECT e.key, e.id, s.words FROM {db}.entities e JOIN {db}.spellings s ON s.entity = e.key"
)


def with_names_listed(query: Query, store: NamesStore, unfinished: Text | None) -> Query:
    """Return a query in which every `name:` is replaced by the articles it means.

    A leaf means the entities that have exactly this spelling (or id); when there is none, those
    with a spelling that holds its words side by side. `unfinished` is only begun.
    """
    return _listed(query, store, unfinished, named=False)


def _listed(query: Query, store: NamesStore, unfinished: Text | None, *, named: bool) -> Query:
    match query:
        case And(parts) | Or(parts):
            listed = tuple(_listed(part, store, unfinished, named=named) for part in parts)
            return replace(query, parts=listed)
        case Not(part):
            return Not(_listed(part, store, unfinished, named=named))
        case Scoped(Field.NAME, part):
            return _listed(part, store, unfinished, named=True)
        case Scoped(field, part) if not named:
            return Scoped(field, _listed(part, store, unfinished, named=False))
        case _ if named and isinstance(query, Text):
            keys = _meant(query, store, begun=query is unfinished)
            return Listed(Scoped(Field.NAME, query), _articles(store, keys))
        case _:
            return query


def _meant(leaf: Text, store: NamesStore, *, begun: bool) -> set[int]:
    """Return the keys of the entities that a leaf means."""
    wanted = forms(leaf.text)
    is_pattern = isinstance(leaf, Wildcard | Fuzzy)
    values: dict[str, object] = {"id": leaf.text.casefold()}
    values["part"] = "" if is_pattern else max(wanted, key=len, default="")
    rows = store.ask_both(
        _SPELLED + " WHERE (instr(s.words, :part) OR e.id = :id) AND {kept}", values
    )
    if not begun and not is_pattern:
        written = " ".join(wanted)
        same_id = {key for key, id, _ in rows if id == values["id"]}
        exact = same_id or {key for key, _, words in rows if words == written}
        if exact:
            return exact
    tests = word_tests(leaf, unfinished=begun)
    return {key for key, _, words in rows if holds(words.split(), tests)}


def _articles(store: NamesStore, keys: set[int]) -> frozenset[str]:
    rows = store.ask_both(
        "SELECT a.id FROM {db}.entities e JOIN {db}.mentions m ON m.entity = e.key"
        " JOIN main.articles a ON a.key = m.article"
        " WHERE e.key IN (SELECT value FROM json_each(:keys)) AND {kept}",
        {"keys": json.dumps(sorted(keys))},
    )
    return frozenset(article for (article,) in rows)
