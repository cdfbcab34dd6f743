"""Which id each file is expected to have, before any file is read. Pure."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from annotations.recognising import is_same_title, path_line
from corpus.identity import assign_ids, short_id
from library.index.identities import Given


@dataclass(frozen=True, slots=True)
class Expected:
    """What the paths alone say."""

    keeps: dict[str, str] = field(default_factory=dict)
    """The id of every file whose id is known, by path: edited or not, it keeps it."""
    wishes: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Ids that may belong to a file of unknown id, by path; its text has to show it."""
    by_rule: frozenset[tuple[str, str]] = frozenset()
    """Path and id where nothing but the path can show it: notes of before say no more."""
    newcomers: dict[str, str] = field(default_factory=dict)
    """The id that a file of unknown id gets when it is a new article, by path."""
    renames: dict[str, str] = field(default_factory=dict)
    """Ids that files lose to one that the notebook knows them by."""


def expect_ids(paths: Collection[str], given: Given) -> Expected:
    """Return what the paths of all files in the folder say; the order does not count."""
    home = {
        known.path: id
        for id, known in given.known.items()
        if known.here and known.path and known.path in paths
    }
    claimed = _claimed(paths, given)
    expected = Expected()
    settled = set(home.values())
    for path, id in home.items():
        kept = _claimant(id, claimed.get(path, ()), settled, given)
        expected.keeps[path] = kept
        if kept != id:
            expected.renames[id] = kept
            settled.add(kept)
    new = [path for path in paths if path not in home]
    by_rule = dict(_by_rule(paths, new, given))
    returning = _returning(new, given)
    for path in new:
        likely = dict.fromkeys(
            [*claimed.get(path, ()), *returning.get(path, ()), *by_rule.get(path, {})]
        )
        wishes = tuple(id for id in likely if id not in settled)
        if wishes:
            expected.wishes[path] = wishes
    expected.newcomers.update(assign_ids(new, given.ids))
    sure = {(path, id) for path, found in by_rule.items() for id, only in found.items() if only}
    return Expected(
        expected.keeps, expected.wishes, frozenset(sure), expected.newcomers, expected.renames
    )


def _claimed(paths: Collection[str], given: Given) -> dict[str, list[str]]:
    """Return the ids whose notes name a path, by path."""
    wanted: dict[str, list[str]] = defaultdict(list)
    for id, claim in given.claims.items():
        for place in claim.places:
            if place.path and id not in wanted[place.path]:
                wanted[place.path].append(id)
    if not wanted:
        return {}
    found = ((path, path if path in wanted else path_line(path)) for path in paths)
    return {path: wanted[line] for path, line in found if line in wanted}


def _claimant(id: str, claimants: Collection[str], settled: Collection[str], given: Given) -> str:
    """Return which id a file has whose id is known: another one only if the notebook says so."""
    rivals = [each for each in claimants if each != id and each not in settled]
    known = given.known[id]
    fitting = [each for each in rivals if _fits(each, known.digest, known.title, given)]
    if id in given.claims and id in claimants:
        fitting.append(id)
    if not fitting:
        return id

    def rank(each: str) -> tuple[bool, bool, str, str]:
        other_text = known.digest not in given.digests(each)
        other_title = not any(is_same_title(known.title, title) for title in _told(each, given))
        return other_text, other_title, given.claims[each].since, each

    return min(fitting, key=rank)


def _fits(id: str, digest: str, title: str, given: Given) -> bool:
    """Tell whether a file with this text or title may be the article that notes tell of."""
    titles = _told(id, given)
    return digest in given.digests(id) or any(is_same_title(title, each) for each in titles)


def _told(id: str, given: Given) -> list[str]:
    """Return the titles that notes give their article."""
    return [place.title for place in given.claims[id].places if place.title]


def _returning(new: Iterable[str], given: Given) -> dict[str, list[str]]:
    """Return the ids of files that are gone and had the path of a new one, by path."""
    paths = set(new)
    found: dict[str, list[str]] = defaultdict(list)
    for id, known in given.known.items():
        if not known.here and known.path in paths:
            found[known.path].append(id)
    return found


def _by_rule(
    paths: Collection[str], new: Iterable[str], given: Given
) -> Iterator[tuple[str, Mapping[str, bool]]]:
    """Yield the ids that notes of before, which name no path, may mean by a path.

    True where it is the one that all paths together would give it, as was the rule then.
    """
    pathless = {
        id
        for id, claim in given.claims.items()
        if id not in given.known and not any(place.path for place in claim.places)
    }
    if not pathless:
        return
    then = assign_ids(paths)
    for path in new:
        found = {then[path]: True} if then[path] in pathless else {}
        short = short_id(path)
        if short in pathless:
            found.setdefault(short, False)
        if found:
            yield path, found
