"""The table of all names: found as keys at once, read as rows when they are looked at."""

import json
from collections.abc import Sequence
from typing import overload

from library.names.model import NameOrder, NameRow
from library.names.store import NamesStore

PAGE = 128
"""Rows that are read at once."""
PAGES = 16
"""Pages that are remembered."""

_GREATEST_FIRST = {NameOrder.MENTIONS, NameOrder.ARTICLES, NameOrder.OUTLETS, NameOrder.LAST}
_SORTED_BY = {order: f"e.{order.value}" for order in NameOrder} | {NameOrder.NAME: "e.words"}
_GONE = NameRow("", "", "", 0, 0, 0, None, None, 0)


class NameTable(Sequence[NameRow]):
    """The rows of some names, in order. A row that is gone meanwhile has no id."""

    def __init__(self, store: NamesStore, keys: Sequence[int]) -> None:
        self._store = store
        self._keys = keys
        self._pages: dict[int, list[NameRow]] = {}

    def __len__(self) -> int:
        return len(self._keys)

    @overload
    def __getitem__(self, index: int) -> NameRow: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[NameRow]: ...

    def __getitem__(self, index: int | slice) -> NameRow | Sequence[NameRow]:
        if isinstance(index, slice):
            return [self[each] for each in range(*index.indices(len(self._keys)))]
        at = range(len(self._keys))[index]
        number = at // PAGE
        page = self._pages.get(number)
        if page is None:
            page = self._page(number)
        return page[at % PAGE]

    def _page(self, number: int) -> list[NameRow]:
        keys = self._keys[number * PAGE : (number + 1) * PAGE]
        found = read_rows(self._store, keys)
        page = [found.get(key, _GONE) for key in keys]
        while len(self._pages) >= PAGES:
            self._pages.pop(next(iter(self._pages)))
        self._pages[number] = page
        return page


def find_keys(
    store: NamesStore, text: str, order: NameOrder, *, reverse: bool, kind: str | None
) -> list[int]:
    """Return the keys of the names that match, in order; what has no date comes last."""
    conditions, values = ["1"], dict[str, object]()
    if text.strip():
        from search.language.analysis import forms  # noqa: PLC0415 - stemmers, only for filters

        for number, form in enumerate(forms(text)):
            conditions.append(f"instr(e.words, :w{number})")
            values[f"w{number}"] = f" {form}"
    if kind is not None:
        conditions.append("e.type = :kind")
        values["kind"] = kind
    direction = "DESC" if (order in _GREATEST_FIRST) != reverse else "ASC"
    rows = store.ask_both(
        "SELECT e.key, {sorting}, e.words FROM {db}.entities e WHERE {kept} AND {conditions}",
        values,
        f"ORDER BY 2 {direction} NULLS LAST, 3, 1",
        sorting=_SORTED_BY[order],
        conditions=" AND ".join(conditions),
    )
    return [key for key, _, _ in rows]


def read_rows(store: NamesStore, keys: Sequence[int]) -> dict[int, NameRow]:
    """Return the rows of `keys` that are still there."""
    rows = store.ask_both(
        "SELECT e.key, e.id, e.name, e.type, e.mentions, e.articles, e.outlets, e.first, e.last,"
        " json_array_length(e.spellings) FROM {db}.entities e"
        " WHERE e.key IN (SELECT value FROM json_each(:keys)) AND {kept}",
        {"keys": json.dumps(list(keys))},
    )
    return {key: NameRow(*row) for key, *row in rows}
