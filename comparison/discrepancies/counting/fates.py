"""What became of people who are counted: words for being dead, hurt, missing, held, and the like.

The lists are general vocabulary of German and English, lower case.
"""

from collections.abc import Sequence
from typing import Final

from comparison.quantities.lexicon import words

_WORDS: Final = {
    "dead": "starb starben stirbt sterben gestorben verstarb verstarben verstorben getötet tötete "
    "töteten tot tote toten toter todesopfer todesopfern todesfall todesfälle todesfällen "
    "umgekommen umgebracht erschossen ertrank ertranken ertrunken erstickt erstickte erstickten "
    "erfroren verunglückt leichen menschenleben todesopfers "
    "dies died dying dead killed kills killing slain deaths death fatality fatalities fatal "
    "perished drowned lives bodies",
    "hurt": "verletzt verletzte verletzten verletzter verletzung verletzungen schwerverletzt "
    "schwerverletzte schwerverletzten leichtverletzt leichtverletzte leichtverletzten verwundet "
    "verwundete verwundeten verwundeter unverletzt personenschaden personenschäden "
    "injured injuries injury hurt wounded wounds unhurt uninjured casualties casualty",
    "missing": "vermisst vermisste vermissten vermisster verschollen missing unaccounted",
    "held": "festgenommen festnahme festnahmen festgenommene festgenommenen verhaftet verhaftung "
    "verhaftungen gewahrsam arrested arrest arrests detained detention detentions custody",
    "saved": "gerettet rettete retteten gerettete geretteten rescued saved",
    "affected": "betroffen betroffene betroffenen betroffener affected",
    "there": "teilnehmer teilnehmern teilnehmerinnen teilnehmende teilnehmenden teilgenommen "
    "teilnahmen demonstrant demonstranten demonstrantinnen demonstrierende demonstrierenden "
    "demonstrierten protestierten protestierende beteiligten beteiligt versammelten "
    "marschierten kundgebungsteilnehmer demonstrators demonstrator protesters protester "
    "marchers participants participated attended marched rallied crowd attendance turnout",
}
FATES: Final = {word: fate for fate, row in _WORDS.items() for word in row.split()}
"""What became of people by the word that says so."""
_PARTS: Final = (
    ("dead", words("ums"), words("leben")),
    ("dead", words("zu"), words("tode tod")),
    ("dead", words("verlor verloren verliert verlieren"), words("leben")),
    ("dead", words("kam kamen kommen"), words("um")),
    ("dead", words("lost loses lose claimed cost"), words("life lives")),
    ("hurt", words("zu"), words("schaden")),
    ("held", words("nahm nahmen nimmt nehmen"), words("fest")),
    ("there", words("took take taking"), words("part")),
    ("there", words("nahm nahmen nehmen"), words("teil")),
    ("there", words("turned"), words("up out")),
    ("there", words("folgten folgte"), words("aufruf")),
    ("there", words("joined"), words("march rally protest demonstration")),
)
"""The same said in two words; the second one says so."""
_SECOND: Final = frozenset().union(*(second for _, _, second in _PARTS))
TELLING: Final = _SECOND | FATES.keys()
"""Words of which one stands wherever a fate is told."""
_NEAR: Final = words("ums zu turned")
"""First words that stand right before the second one."""
_SEVERITY: Final = {
    word: degree
    for degree, row in {
        "badly": "schwer schwerverletzt schwerverletzte schwerverletzten lebensgefährlich "
        "lebensbedrohlich ernsthaft ernstlich schwere schweren seriously severely critically badly "
        "serious severe critical life-threatening gravely major",
        "slightly": "leicht leichtverletzt leichtverletzte leichtverletzten leichte leichten "
        "slightly lightly minor",
    }.items()
    for word in row.split()
}
_BEFORE: Final = 3
_BEHIND: Final = 2
"""Words before and behind the one that tells the fate in which its severity stands."""


def fates_at(said: Sequence[str]) -> dict[int, str]:
    """Return where the words of a clause, lower case, say what became of people, and what."""
    found = {at: FATES[word] for at, word in enumerate(said) if word in FATES}
    for at, word in enumerate(said) if not _SECOND.isdisjoint(said) else ():
        for fate, first, second in _PARTS:
            before = said[max(0, at - 1) : at] if first <= _NEAR else said[:at]
            # "weil sie ihr Leben verloren": the verb comes last.
            turned = at and word in first and first.isdisjoint(_NEAR) and said[at - 1] in second
            if turned or (word in second and not first.isdisjoint(before)):
                found[at] = fate
    return found


def severity_at(said: Sequence[str], at: int) -> str:
    """Return how badly people were hurt by what stands near a word; often empty."""
    near = [*reversed(said[max(0, at - _BEFORE) : at + 1]), *said[at + 1 : at + 1 + _BEHIND]]
    return next((_SEVERITY[word] for word in near if word in _SEVERITY), "")
