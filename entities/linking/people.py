"""People: full names first within an article, then within an event, then across the corpus.

Bare surnames follow: by role and gender, then by who was named last. Within an event spellings may
differ freely (Jorbenadze, Dschorbenadse); across events they must agree.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from entities.linking.names import Named
from entities.linking.spelling import (
    LIKE,
    VARIANT,
    compact,
    fold_name,
    given_likeness,
    sound_key,
    surname_likeness,
)
from entities.linking.window import Place
from entities.vocabulary import read_given_names, read_surnames


@dataclass(slots=True, eq=False)
class Person:
    """One person while linking goes on."""

    surname: str
    given: str | None
    gender: str | None = None
    roles: set[str] = field(default_factory=set)
    spellings: Counter[str] = field(default_factory=Counter)
    doubles: set[str] = field(default_factory=set)
    """Double surnames the name may stand for: `Okafor Lindqvist` → `Okafor-Lindqvist`."""
    mentions: list[Named] = field(default_factory=list)
    articles: set[str] = field(default_factory=set)

    def take(self, named: Named) -> None:
        """Count one more mention."""
        self.mentions.append(named)
        self.articles.add(named.mention.article)
        self.spellings[named.base] += 1
        if named.clue.role:
            self.roles.add(named.clue.role)
        self.gender = self.gender or named.clue.gender

    def absorb(self, other: "Person") -> None:
        """Become one with another."""
        self.mentions += other.mentions
        self.articles |= other.articles
        self.spellings.update(other.spellings)
        self.doubles |= other.doubles
        self.roles |= other.roles
        self.gender = self.gender or other.gender
        self.given = self.given or other.given
        if "-" in other.surname and len(other.surname) > len(self.surname):
            self.surname = other.surname


def link_people(
    by_article: Sequence[Sequence[Named]], places: dict[str, Place]
) -> list[list[Named]]:
    """Return groups of mentions, one per person. Articles come in their lasting order."""
    events: dict[str, list[Person]] = defaultdict(list)
    bare: list[Named] = []
    for names in by_article:
        for person in _full_names(names):
            event = places[person.mentions[0].mention.article].event
            _join_event(person, events[event])
        bare += [named for named in names if len(named.words) == 1]
    register = _Register(places)
    unresolved: list[Named] = []
    for named in bare:
        people = events[places[named.mention.article].event]
        bearer = _bearer(named, people)
        if bearer:
            bearer.take(named)
        else:
            unresolved.append(named)
    for people in events.values():
        for person in people:
            register.add(person)
    for person in _bare_people(unresolved, places):
        register.add_bare(person)
    return [person.mentions for person in register.people]


def _full_names(names: Iterable[Named]) -> list[Person]:
    """Return the people whom one article names in full."""
    people: list[Person] = []
    for named in names:
        if len(named.words) < 2:
            continue
        given, surname, double = _take_apart(named.words)
        bearer = next((p for p in people if f"{given}-{surname}" in p.doubles), None)
        if bearer:  # `Rosenow de Silva` after `Ruth Rosenow de Silva`
            bearer.take(named)
            continue
        known = (p for p in people if _same_in_article(p, given, surname, double))
        found = next(known, None)
        person = found or Person(surname, given, _gender_of(given))
        if found is None:
            people.append(person)
        if double:
            person.doubles.add(double)
        person.take(named)
    return people


def _take_apart(words: tuple[str, ...]) -> tuple[str, str, str | None]:
    """Given name, surname, and the double surname that the last two words may be."""
    middle = words[1]
    if len(words) == 3 and len(middle) > 2 and middle not in read_given_names():
        return words[0], words[2], f"{middle}-{words[2]}"
    return words[0], words[-1], None


def _gender_of(given: str) -> str | None:
    kind = read_given_names().get(given.split("-", maxsplit=1)[0])
    return kind if kind in ("m", "f") else None


def _same_in_article(person: Person, given: str, surname: str, double: str | None) -> bool:
    same = surname_likeness(surname, person.surname) >= VARIANT or (
        double is not None and surname_likeness(double, person.surname) >= VARIANT
    )
    return same and person.given is not None and given_likeness(given, person.given) >= 1


def _join_event(person: Person, people: list[Person]) -> None:
    """Merge with the likest person of the event, or stand alone."""
    best, most = None, 0.0
    for other in people:
        likeness = _event_likeness(person, other)
        if likeness > most:
            best, most = other, likeness
    if best:
        best.absorb(person)
    else:
        people.append(person)


def _event_likeness(one: Person, other: Person) -> float:
    """Above 0 when two full names within one event are the same person."""
    surname = _surname_in_event(one, other)
    given = given_likeness(one.given or "", other.given or "")
    if surname < LIKE or (one.gender and other.gender and one.gender != other.gender and given < 1):
        return 0.0
    alike = (surname >= 0.95 and given >= 0.75) or given >= 0.8
    return surname + given if alike else 0.0


def _surname_in_event(one: Person, other: Person) -> float:
    """Surname likeness, shortened double names included: Petersen for Petersen-Clausen."""
    value = surname_likeness(one.surname, other.surname)
    if value >= VARIANT:
        return value
    for long, short in ((one, other), (other, one)):
        forms = {*long.doubles, long.surname}
        halves = {fold_name(half) for form in forms if "-" in form for half in form.split("-")}
        if "-" not in short.surname and fold_name(short.surname) in halves:
            return VARIANT
        if any(surname_likeness(double, short.surname) >= VARIANT for double in long.doubles):
            return VARIANT
    return value


def _bearer(named: Named, people: Sequence[Person]) -> Person | None:
    """Who of the event is meant by a bare surname or given name."""
    article, clue = named.mention.article, named.clue
    fits = [person for person in people if _may_be_called(person, named.words[0], article)]
    here = [person for person in fits if article in person.articles]
    chosen = here if here and not (clue.role or clue.gender) else fits
    if clue.gender:
        agreeing = [p for p in chosen if p.gender in (None, clue.gender)]
        chosen = agreeing
    if chosen:
        return max(chosen, key=lambda person: _rank(person, named))
    if named.words[0] in read_given_names():
        called = [p for p in people if p.given and given_likeness(named.words[0], p.given) >= 1]
        return called[0] if len(called) == 1 else None
    return None


def _may_be_called(person: Person, word: str, article: str) -> bool:
    if surname_likeness(word, person.surname) >= VARIANT:
        return True
    if any(surname_likeness(word, s.rsplit(" ", 1)[-1]) >= 0.95 for s in person.spellings):
        return True
    if "-" in person.surname and fold_name(word) in fold_name(person.surname).split("-"):
        return True
    given = person.given is not None and fold_name(word) == fold_name(person.given)
    return given and article in person.articles


def _rank(person: Person, named: Named) -> tuple[float, int]:
    """Role and gender weigh most, then nearness: whoever was named last before the mention."""
    clue, mention = named.clue, named.mention
    earlier = [
        m.mention.start
        for m in person.mentions
        if m.mention.article == mention.article and m.mention.start < mention.start
    ]
    near = 1 - (mention.start - max(earlier)) / 100_000 if earlier else 0.0
    score = 4.0 * (clue.role in person.roles) if clue.role else 0.0
    score += 2.0 * (clue.gender is not None and clue.gender == person.gender)
    score += 1.5 * (mention.article in person.articles) + near
    here = (m.base for m in person.mentions if m.mention.article == mention.article)
    score += 0.5 * any(named.words[0] in base.split() for base in here)
    score += 0.3 * (fold_name(named.words[0]) == fold_name(person.surname))
    return score, len(person.mentions)


def _bare_people(unresolved: Iterable[Named], places: dict[str, Place]) -> list[Person]:
    """Surnames without a full name anywhere in their event: one person per event and role."""
    people: dict[str, list[Person]] = defaultdict(list)
    for named in unresolved:
        event, clue = places[named.mention.article].event, named.clue
        for person in people[event]:
            if surname_likeness(named.words[0], person.surname) < VARIANT:
                continue
            if clue.gender and person.gender and clue.gender != person.gender:
                continue
            if clue.role and person.roles and clue.role not in person.roles:
                continue
            person.take(named)
            break
        else:
            person = Person(named.words[0], None)
            person.take(named)
            people[event].append(person)
    return [person for group in people.values() for person in group]


class _Register:
    """People across events: joined when surname and given name agree."""

    def __init__(self, places: dict[str, Place]) -> None:
        self.people: list[Person] = []
        self._places = places
        self._by_surname: dict[str, list[Person]] = defaultdict(list)

    def add(self, person: Person) -> None:
        """Take in a person with a full name."""
        bucket = self._by_surname[sound_key(compact(person.surname))]
        for other in bucket:
            if other.given and _same_across_events(person, other):
                other.absorb(person)
                return
        bucket.append(person)
        self.people.append(person)

    def add_bare(self, person: Person) -> None:
        """Take in a bare surname: with the one person who can be meant at the time, if any."""
        bucket = self._by_surname[sound_key(compact(person.surname))]
        fits = [other for other in bucket if self._may_mean(person, other)]
        known = [other for other in fits if other.given]
        fits = known or fits
        roles = [other for other in fits if person.roles & other.roles]
        if len(roles) == 1:
            fits = roles
        if len(fits) == 1:
            fits[0].absorb(person)
            return
        bucket.append(person)
        self.people.append(person)

    def _may_mean(self, bare: Person, other: Person) -> bool:
        if bare.gender and other.gender and bare.gender != other.gender:
            return False
        if fold_name(bare.surname) != fold_name(other.surname):
            return False
        rare = bare.surname not in read_surnames() and bare.surname not in read_given_names()
        if not rare and not bare.roles & other.roles:
            return False
        near: Callable[[str, str], bool] = lambda a, b: self._places[a].near(self._places[b])  # noqa: E731
        return any(near(a, b) for a in bare.articles for b in other.articles)


def _same_across_events(one: Person, other: Person) -> bool:
    surname = surname_likeness(one.surname, other.surname)
    given = given_likeness(one.given or "", other.given or "")
    if one.gender and other.gender and one.gender != other.gender:
        return False
    if surname >= 0.95 and given >= 1:
        return len((one.given or "").rstrip(".")) > 1 and len((other.given or "").rstrip(".")) > 1
    return surname >= VARIANT and fold_name(one.given or "") == fold_name(other.given or "")
