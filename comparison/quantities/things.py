"""Nouns of news that name the same kind of countable thing, from general knowledge."""

from collections import defaultdict

_FOLD = str.maketrans({"ä": "a", "ö": "o", "ü": "u", "ß": "ss"})
_ENDINGS = ("innen", "ern", "en", "er", "es", "in", "e", "n", "s")
_STEM = 3
"""Letters that must stay of a noun."""
_GROUPS = {
    "people": "mensch person leute bewohner einwohner burger anwohner betroffene besucher gast "
    "teilnehmer people person resident inhabitant citizen visitor guest participant",
    "hurt": "verletzte verwundete injured wounded injury casualty",
    "dead": "tote todesopfer opfer leiche dead death victim fatality killed died casualty "
    "life lives menschenleben",
    "travellers": "fahrgast passagier reisende pendler passenger traveller commuter rider",
    "staff": "mitarbeiter beschaftigte angestellte arbeitnehmer kollege arbeiter arbeitskraft "
    "belegschaft employee worker staff colleague workforce job stelle arbeitsplatz",
    "rescuers": "feuerwehrleute feuerwehrmann einsatzkraft helfer retter brandbekampfer "
    "feuerwehrkraft firefighter rescuer crew helper responder",
    "police": "polizist beamte polizeibeamte polizeikraft police officer constable",
    "soldiers": "soldat militar truppe kampfer soldier troop serviceman fighter",
    "civilians": "zivilist zivilperson civilian",
    "families": "mann frau kind madchen junge rentner urlauber tourist nachbar man woman child "
    "boy girl pensioner tourist neighbour neighbor",
    "protesters": "demonstrant teilnehmer protestierende kundgebungsteilnehmer demonstrator "
    "protester marcher participant",
    "members": "mitglied abgeordnete delegierte ratsmitglied parlamentarier member deputy "
    "councillor delegate lawmaker",
    "pupils": "schuler kind jugendliche student pupil child schoolchild",
    "patients": "patient kranke erkrankte infizierte case fall infektion infection",
    "trains": "zug bahn verbindung fahrt train service connection",
    "spectators": "zuschauer fan besucher schaulustige spectator viewer fan onlooker audience",
    "survivors": "uberlebende gerettete verschuttete survivor",
    "vehicles": "auto fahrzeug wagen pkw car vehicle",
    "homes": "wohnung haus haushalt gebaude home house household building flat apartment",
    "branches": "filiale geschaftsstelle standort niederlassung zweigstelle branch site outlet",
    "signatures": "unterschrift signature name",
    "customers": "kunde kundin verbraucher customer client consumer",
    "places": "gemeinde ort stadt kommune dorf town village municipality city community",
    "countries": "land staat nation country state",
    "shops": "laden geschaft betrieb firma unternehmen shop store company business firm",
    "flights": "flug maschine abflug flight plane departure",
    "stops": "haltestelle station halt stop",
    "cases": "anzeige verfahren fall complaint case",
    "arrests": "festnahme festgenommene verhaftung arrest detainee",
}


_PERSONS = frozenset(
    {"hurt", "dead", "travellers", "staff", "rescuers", "police", "soldiers", "protesters"}
    | {
        "civilians",
        "families",
        "members",
        "pupils",
        "spectators",
        "survivors",
        "patients",
        "customers",
        "arrests",
    }
)
"""Groups whose members may be called just people."""


def noun_stem(noun: str) -> str:
    """Return a noun without its inflection, umlauts folded; of a hyphenated one its last part."""
    stem = noun.rpartition("-")[2].translate(_FOLD)
    while True:
        end = next((e for e in _ENDINGS if stem.endswith(e) and len(stem) - len(e) >= _STEM), "")
        if not end:
            return stem
        stem = stem[: -len(end)]


def _by_stem() -> dict[str, frozenset[str]]:
    table: dict[str, set[str]] = defaultdict(set)
    for group, nouns in _GROUPS.items():
        for noun in nouns.split():
            table[noun_stem(noun)].add(group)
    return {stem: frozenset(groups) for stem, groups in table.items()}


_TABLE = _by_stem()
_NOTHING: frozenset[str] = frozenset()


def things(stem: str) -> frozenset[str]:
    """Return which kinds of things a noun without inflection may be; empty when not known."""
    return _TABLE.get(stem, _NOTHING)


def maybe_same_people(kinds: frozenset[str], others: frozenset[str]) -> bool:
    """Return whether one noun only says people and the other which people."""
    if "people" in kinds:
        return bool(others & _PERSONS)
    return "people" in others and bool(kinds & _PERSONS)


def persons(kinds: frozenset[str]) -> bool:
    """Return whether what a noun may be are people."""
    return "people" in kinds or not kinds.isdisjoint(_PERSONS)
