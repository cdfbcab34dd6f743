"""Terms that one source uses repeatedly and another, speaking of the same, never."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from comparison.discrepancies.report import mentions_in, ordered, value_of
from comparison.model import Discrepancy, Kind, Place, Side, Verdict
from comparison.quantities.lexicon import words
from comparison.synonyms import meanings
from comparison.words import family, related
from corpus.article import Span
from corpus.folding import fold_plain

_REPEATED = 2
"""How often one source must use a term that another avoids, and speak of the thing at all; a
charged term tells when it stands once."""
_ALIKE = 0.45
"""How far two words must be related to be one term."""
_MOST = 3
"""Terms of one side that are named for one thing."""
_NEUTRAL = words("mensch leute person people sagen say said tag day frau mann woman man")
"""Words whose choice says nothing."""
_CHARGED = (
    "krieg konflikt krise sonderoperation militäroperation invasion angriffskrieg überfall",
    "war conflict crisis operation invasion aggression",
    "regierung regime machthaber junta government rulers",
    "rebell terrorist separatist kämpfer miliz aufständische militant insurgent fighter",
    "flüchtling migrant geflüchtete asylbewerber schutzsuchende refugee asylum",
    "aktivist chaot demonstrant extremist störer randalierer activist protester rioter",
    "annexion angliederung wiedervereinigung anschluss annexation reunification accession",
    "vergeltung angriff gegenschlag terror anschlag retaliation attack strike",
    "klimawandel klimakrise erderwärmung klimakatastrophe",
    "reform kürzung sparpaket cuts overhaul austerity",
    "entlassung stellenabbau personalabbau layoff redundancy",
    "putsch umsturz machtwechsel revolution coup uprising revolt",
    "mord tötung hinrichtung attentat killing murder execution assassination",
    "protest krawall unruhe demonstration ausschreitung riot unrest",
    "abkommen deal vereinbarung diktat kapitulation agreement surrender",
)
"""Words for one thing of which the choice tells where a source stands; general knowledge."""

_CHOSEN = "charged"
_Uses = dict[str, list[tuple[Place, Span]]]
"""Where each term of one meaning stands, in order."""


def term_use(sides: Sequence[Side]) -> tuple[Discrepancy, ...]:
    """Return terms that one side repeats and another avoids, though it names the thing repeatedly.

    This informs about the choice of words; it is kept apart from the differences in what is said.
    Sides in other languages than the first are left out.
    """
    language = sides[0].analysis.language if sides else ""
    tables = {
        number: _uses_by_meaning(side, number)
        for number, side in enumerate(sides)
        if side.analysis.language == language
    }
    found: dict[tuple[Place, ...], Discrepancy] = {}
    for meaning in sorted({key for table in tables.values() for key in table}, key=str):
        uses = {number: table[meaning] for number, table in tables.items() if meaning in table}
        each = _discrepancy(sides, uses, 1 if str(meaning).startswith(_CHOSEN) else _REPEATED)
        if each:
            found.setdefault(tuple(value.place for value in each.values), each)
    return tuple(sorted(found.values(), key=lambda each: each.values[0].place))


def _uses_by_meaning(side: Side, number: int) -> Mapping[Hashable, _Uses]:
    table: dict[Hashable, _Uses] = defaultdict(lambda: defaultdict(list))
    german = side.analysis.language == "de"
    for index, statement in enumerate(side.analysis.statements):
        begin = statement.span.start
        names = mentions_in(side, statement)
        for token in statement.tokens:
            named = any(m.start < token.end and token.start < m.end for m in names)
            noun = statement.text[token.start - begin].isupper() or not german
            if token.content and noun and not named and token.stem not in _NEUTRAL:
                use = Place(number, index), Span(token.start, token.end)
                for meaning in _meanings(token.stem):
                    table[meaning][token.stem].append(use)
    return table


def _meanings(stem: str) -> Iterator[Hashable]:
    yield from (f"general {number}" for number in meanings(stem))
    root = family(stem)
    yield from (f"{_CHOSEN} {number}" for number in _charged().get(root, ()))


@lru_cache(maxsize=1)
def _charged() -> dict[str, tuple[int, ...]]:
    table: dict[str, tuple[int, ...]] = {}
    for number, row in enumerate(_CHARGED):
        for word in row.split():
            root = family(fold_plain(word))
            table[root] = (*table.get(root, ()), number)
    return table


def _discrepancy(
    sides: Sequence[Side], uses: Mapping[int, _Uses], fewest: int
) -> Discrepancy | None:
    """Return what the sides call one thing, when one repeats what another never says."""
    often = {n: terms for n, terms in uses.items() if sum(map(len, terms.values())) >= _REPEATED}
    own = {n: _avoided(n, often, fewest) for n in often}
    if not any(own.values()):
        return None
    chosen = [
        (n, term)
        for n, terms in often.items()
        for term in own[n] or [max(terms, key=lambda each: len(terms[each]))]
    ]
    counts = {value_of(sides, *often[n][term][0]): len(often[n][term]) for n, term in chosen}
    values = ordered(counts)
    said = ", ".join(f"“{each.text}” ({counts[each]}×)" for each in values)
    first = next(each for each in values if own[each.place.side])
    return Discrepancy(
        Kind.TERM,
        Verdict.COMPATIBLE,
        values,
        first.text,
        f"The sources choose other words: {said}.",
    )


def _avoided(number: int, often: Mapping[int, _Uses], fewest: int) -> list[str]:
    """Return the terms of a side that another side never uses, the most used first."""
    lonely = [
        term
        for term, places in often[number].items()
        if len(places) >= fewest
        and any(not _says(often[other], term) for other in often if other != number)
    ]
    return sorted(lonely, key=lambda term: -len(often[number][term]))[:_MOST]


def _says(terms: Iterable[str], stem: str) -> bool:
    return any(related(stem, term) >= _ALIKE for term in terms)
