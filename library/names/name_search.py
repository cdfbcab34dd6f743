"""Searching by names: the articles that mention somebody, under whatever spelling."""

import json

from library.names.store import NamesStore
from search.language.analysis import forms
from search.language.resolving import Resolver, answer_leaves
from search.language.syntax import Field, Fuzzy, Listed, Query, Scoped, Text, Wildcard
from search.language.wording import holds, word_tests

_SPELLED = (
    "SELECT e.key, e.id, s.words FROM {db}.entities e JOIN {db}.spellings s ON s.entity = e.key"
)


def names_resolver(store: NamesStore, unfinished: Text | None) -> Resolver:
    """Return what puts the articles that a `name:` means into its place.

    A leaf means the entities that have exactly this spelling (or id); when there is none, those
    with a spelling that holds its words side by side. `unfinished` is only begun.
    """

    def listed(leaf: Text) -> Query:
        keys = _meant(leaf, store, begun=leaf is unfinished)
        return Listed(Scoped(Field.NAME, leaf), _articles(store, keys))

    return lambda part: answer_leaves(part, listed)


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
