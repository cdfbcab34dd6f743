"""Which article each file is: the id goes with the text when a file was moved or renamed.

Most files are settled as soon as they are read. Those that may be one or the other article are
held until all were seen: then a text that left one path and came to another takes its id along.
In doubt nothing moves. Pure: no disk.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from pathlib import PurePosixPath
from typing import NamedTuple

from annotations.recognising import is_same_title, path_line
from corpus.identity import assign_ids
from library.index.expecting import Expected
from library.index.identities import Given


class Seen(NamedTuple):
    """A file that was read, as far as its identity goes."""

    path: str
    digest: str
    title: str
    """The first line of its text, cut."""
    quoting: frozenset[str] = frozenset()
    """Of the ids that its path may have, those with a passage that stands in the text."""


class Identifying:
    """One look through a folder: sees each file that has to be read, then decides."""

    def __init__(self, given: Given, expected: Expected, to_read: Iterable[str]) -> None:
        self._given = given
        self._expected = expected
        self._reading = set(to_read)
        self._held: dict[str, Seen] = {}
        self._settled: dict[str, str] = {}
        """The id of each file that was settled in this look, by path."""
        self._digests: dict[str, str] = {}
        """The text of each file that was settled in this look, by path."""
        self._path_of = {id: path for path, id in expected.keeps.items()}
        self._loose: dict[str, list[str]] = defaultdict(list)
        """Ids that may have moved, by the texts that their articles had."""
        for id in given.ids:
            path = self._path_of.get(id)
            if path is None or path in self._reading:
                for digest in given.digests(id):
                    self._loose[digest].append(id)
        self._wishing: dict[str, list[str]] = defaultdict(list)
        """The paths that may have an id because of what they are called."""
        for path, ids in expected.wishes.items():
            for id in ids:
                self._wishing[id].append(path)

    def see(self, seen: Seen) -> str | None:
        """Take note of a file that was read; return its id, or None when that is open yet."""
        own = self._expected.keeps.get(seen.path)
        id = self._kept(own, seen) if own else self._new(seen)
        if id is None:
            self._held[seen.path] = seen
        else:
            self._settle(seen, id)
        return id

    def _kept(self, own: str, seen: Seen) -> str | None:
        """Return the id of a file whose path is known, unless its text may be another article."""
        if seen.digest in self._given.digests(own):
            return own
        if any(id != own for id in self._loose.get(seen.digest, ())):
            return None
        alone = len(self._reading) == 1
        return own if alone or self._is_titled(own, seen) else None

    def _new(self, seen: Seen) -> str | None:
        """Return the id of a file whose path is new, if the text leaves no doubt."""
        wishes = self._expected.wishes.get(seen.path, ())
        exact = [id for id in wishes if seen.digest in self._given.digests(id)]
        if len(exact) == 1 and len(self._wishing[exact[0]]) == 1:
            return exact[0]
        if self._loose.get(seen.digest) or any(self._likely(id, seen) for id in wishes):
            return None
        return self._expected.newcomers[seen.path]

    def _settle(self, seen: Seen, id: str) -> None:
        self._settled[seen.path] = id
        self._digests[seen.path] = seen.digest

    def _is_titled(self, id: str, seen: Seen) -> bool:
        return any(is_same_title(title, seen.title) for title in self._given.titles(id))

    def _likely(self, id: str, seen: Seen) -> bool:
        """Tell whether title, passages or the rule of before speak for an id at its old path."""
        sure = (seen.path, id) in self._expected.by_rule
        path = {path_line(seen.path), seen.path}
        titled = not path.isdisjoint(self._given.paths(id)) and self._is_titled(id, seen)
        return sure or titled or id in seen.quoting

    # -- deciding ------------------------------------------------------------------------------
    def decide(self) -> dict[str, str]:
        """Return the ids of the files that were held, and of files that take an id over.

        The latter were settled or not even read: the notebook knows their text by another id.
        """
        loose = {id for ids in self._loose.values() for id in ids}
        free = sorted(loose.difference(self._settled.values()))
        if not free and not self._held:
            return {}
        moved = self._supported(self._paired(free))
        taken = dict.fromkeys(moved.values())
        decided = {path: id for id, path in moved.items()}
        for path in self._held:
            own = self._expected.keeps.get(path)
            if path not in taken and own and own not in moved:
                decided[path] = own
        for path, seen in sorted(self._held.items()):
            if path not in decided:
                taken_ids = {*decided.values()}
                decided[path] = self._best_wish(seen, taken_ids) or self._newcomer(path, taken_ids)
        return decided

    def _newcomer(self, path: str, taken: Collection[str]) -> str:
        """Return an id for a new article, also where another one had the path until now."""
        others = self._expected.newcomers
        everybody = {*self._given.ids, *others.values(), *taken}
        return others.get(path) or assign_ids([path], everybody)[path]

    def _paired(self, free: Iterable[str]) -> dict[str, str]:
        """Return the paths to which texts were moved, by id, where only one can be meant."""
        files = self._files_by_digest()
        wanting: dict[str, list[str]] = defaultdict(list)
        for id in free:
            digest = next((each for each in self._given.digests(id) if each in files), None)
            if digest:
                wanting[digest].append(id)
        pairs: dict[str, str] = {}
        for digest, ids in wanting.items():
            pairs.update(self._matched(ids, files[digest]))
        return pairs

    def _files_by_digest(self) -> dict[str, list[str]]:
        """Return the paths of all files that have a text which an id is missing, by text."""
        files: dict[str, list[str]] = defaultdict(list)
        for path, seen in self._held.items():
            files[seen.digest].append(path)
        for path, digest in self._standing():
            if digest in self._loose:
                files[digest].append(path)
        return files

    def _standing(self) -> Iterator[tuple[str, str]]:
        """Yield path and text of every file whose id is settled."""
        yield from self._digests.items()
        for path, id in self._expected.keeps.items():
            known = self._given.known.get(id)
            if path not in self._reading and known:
                yield path, known.digest

    def _matched(self, ids: list[str], paths: list[str]) -> Iterator[tuple[str, str]]:
        """Yield id and path where one text came to one place; else where also the name agrees."""
        for id in ids:
            open_to = [path for path in paths if self._may_take(path, id)]
            rest = [path for path in paths if path not in open_to]
            if len(ids) == 1 == len(open_to) and not rest:
                yield id, open_to[0]
                continue
            alike = [path for path in open_to if self._is_named(id, path)]
            if len(alike) == 1 and sum(self._is_named(each, alike[0]) for each in ids) == 1:
                yield id, alike[0]

    def _may_take(self, path: str, id: str) -> bool:
        """Tell whether a file may take over an id: one that is settled only if nobody noted it."""
        if path in self._held:
            return True
        settled = self._settled.get(path) or self._expected.keeps[path]
        return id in self._given.claims and settled not in self._given.claims

    def _is_named(self, id: str, path: str) -> bool:
        name = PurePosixPath(path_line(path)).name
        return any(PurePosixPath(each).name == name for each in self._given.paths(id))

    def _supported(self, pairs: dict[str, str]) -> dict[str, str]:
        """Leave out moves from a path where the same article may still be, only edited."""
        while True:
            places = {*pairs.values()}
            kept = {id: path for id, path in pairs.items() if not self._may_be_still(id, places)}
            if kept == pairs:
                return pairs
            pairs = kept

    def _may_be_still(self, id: str, places: Collection[str]) -> bool:
        """Tell whether an article may be where it was, edited; `places` get other articles."""
        home = self._path_of.get(id)
        for path in [home] if home else self._wishing[id]:
            seen = self._held.get(path) if path not in places else None
            if seen and (self._is_titled(id, seen) if home else self._likely(id, seen)):
                return True
        return False

    def _best_wish(self, seen: Seen, taken: Collection[str]) -> str | None:
        """Return the id that path, title or passages speak for."""
        free = [
            id
            for id in self._expected.wishes.get(seen.path, ())
            if id not in taken and id not in self._settled.values()
        ]
        fitting = [id for id in free if self._likely(id, seen) or self._is_exact(id, seen)]
        if not fitting:
            return None

        def rank(id: str) -> tuple[bool, bool, str, str]:
            claim = self._given.claims.get(id)
            since = claim.since if claim else ""
            return not self._is_exact(id, seen), not self._is_titled(id, seen), since, id

        return min(fitting, key=rank)

    def _is_exact(self, id: str, seen: Seen) -> bool:
        return seen.digest in self._given.digests(id)
