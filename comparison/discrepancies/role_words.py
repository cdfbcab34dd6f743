"""Words for what people are, and which of them say the same; from general knowledge."""

from comparison.quantities.lexicon import words
from comparison.quantities.things import noun_stem
from comparison.words import related
from corpus.folding import fold_plain

_ENDINGS = (
    "er", "erin", "in", "or", "ist", "istin", "ent", "ant", "eur", "chef", "rat", "mann", "frau",
    "kraft", "haupt", "experte", "mitglied", "wart", "wirt", "arzt", "anwalt", "vorstand", "boss",
    "beauftragte", "beauftragter", "vorsitzende", "vorsitzender", "abgeordnete", "abgeordneter",
    "gesandte", "gesandter", "angestellte", "angestellter", "bischof", "papst", "könig", "star",
    "profi", "coach", "trainer", "ökonom", "biologe", "soziologe", "psychologe", "geologe",
    "meteorologe", "schafter", "pate", "rektor", "dekan", "opfer", "rentner", "witwe", "witwer",
)  # fmt: skip
_NO_ROLES = words(
    "nachfolger nachfolgerin vorgänger vorgängerin kollege kollegin partner partnerin gegner "
    "frau herr herrn mann dort auch bruder schwester vater mutter sohn tochter kinder aber "
    "hinter unter über später früher immer wieder nummer sommer winter september oktober "
    "november dezember januar februar wasser feuer alter dieser jeder einer keiner seiner "
    "ihrer unser meister zimmer fenster ufer lager viertel termin verein berlin wien köln"
)
ENGLISH_ROLES = words(
    "mayor chief leader president minister secretary spokesman spokeswoman spokesperson head "
    "director chairman chairwoman chair officer teacher politician planner manager founder "
    "owner senator governor judge lawyer activist councillor councilor councilman "
    "councilwoman deputy ambassador envoy professor expert analyst coach captain commander "
    "general farmer engineer scientist researcher economist journalist reporter author editor "
    "doctor nurse surgeon physician detective inspector sergeant colonel bishop pope king "
    "queen prince princess premier chancellor commissioner executive boss banker broker "
    "investor trader campaigner organiser organizer resident neighbour witness driver pilot "
    "firefighter student worker historian architect artist actor actress singer player "
    "striker goalkeeper prosecutor attorney treasurer whip mp congressman congresswoman "
    "lawmaker negotiator mediator"
)
_GROUPS = (
    "chef leiter direktor geschäftsführer boss head director chief manager executive",
    "vorsitzende vorsitzender chef präsident chairman chair chairwoman leader president head",
    "sprecher sprecherin spokesman spokeswoman spokesperson",
    "abgeordnete abgeordneter parlamentarier volksvertreter mp lawmaker deputy congressman",
    "forscher wissenschaftler experte expert researcher scientist professor",
    "anwalt rechtsanwalt jurist verteidiger lawyer attorney",
    "arzt mediziner doctor physician",
    "polizist beamter kommissar officer inspector",
    "politiker politician",
    "gesandter botschafter beauftragter envoy ambassador unterhändler negotiator",
)
_MEANING: dict[str, set[int]] = {}
for _number, _row in enumerate(_GROUPS):
    for _word in _row.split():
        _MEANING.setdefault(noun_stem(_word), set()).add(_number)
_HEAD = 0.45
"""How far two words must be related to be one role."""


def is_german_role(word: str) -> bool:
    """Return whether a capitalised word before or behind a name says what the person is."""
    low = word.rpartition("-")[2].lower()
    return low not in _NO_ROLES and low.endswith(_ENDINGS)


def same_role(one: str, other: str) -> bool:
    """Return whether two words may say the same of a person: by form or by meaning."""
    if any(related(a, b) >= _HEAD for a in _forms(one) for b in _forms(other)):
        return True
    ours, theirs = noun_stem(one.lower()), noun_stem(other.lower())
    return bool(_meaning(ours) & _meaning(theirs))


def _forms(word: str) -> tuple[str, str]:
    """Return a word without its hyphens, and what stands behind the last of them."""
    plain = fold_plain(word).removesuffix("in")
    return plain.replace("-", ""), plain.rpartition("-")[2]


def _meaning(stem: str) -> set[int]:
    """Return the groups of a word or of the head of a compound."""
    found = _MEANING.get(stem)
    if found is not None:
        return found
    heads = (head for head in _MEANING if len(head) >= 4 and stem.endswith(head))
    return _MEANING.get(max(heads, key=len, default=""), set())
