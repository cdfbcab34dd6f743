"""German words for numbers, units, times and hedges."""

from comparison.quantities.lexicon import Lexicon, Unit, hedges, numbered, units, words
from comparison.quantities.metric import METRIC

_ONES = numbered(
    "null|ein eins eine einen einem einer eines|zwei zwo zweier zweien|drei dreier dreien|vier"
    "|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|dreizehn|vierzehn|fünfzehn|sechzehn|siebzehn"
    "|achtzehn|neunzehn",
    first=0,
)
_TENS = numbered(
    "zwanzig|dreißig dreissig|vierzig|fünfzig|sechzig|siebzig|achtzig|neunzig", first=2
)
_ENDS = (
    ("einhalb", 0.5),
    ("dreiviertel", 0.75),
    ("einviertel", 0.25),
    ("zweidrittel", 2 / 3),
    ("eindrittel", 1 / 3),
)
_LONGEST = 64
"""Code points of the longest number word that is read."""


def spell(word: str) -> float | None:
    """Return the number a lower-case word stands for: `zweihundertfünf`, `dreieinhalb`."""
    if len(word) > _LONGEST:
        return None
    if word.startswith("anderthalb") and len(word) <= len("anderthalbes"):
        return 1.5
    for end, part in _ENDS:
        if word.endswith(end):
            whole = _whole(word.removesuffix(end)) if word != end else 0
            return None if whole is None or (word == end and end[0] != "d") else whole + part
    whole = _whole(word)
    return None if whole is None else float(whole)


def _whole(word: str) -> int | None:
    if word in _ONES:
        return _ONES[word]
    if word in _TENS:
        return _TENS[word] * 10
    for name, size in (("tausend", 1000), ("hundert", 100)):
        before, found, after = word.partition(name)
        if found:
            after = after.removeprefix("und")
            count = _whole(before) if before else 1
            rest = _whole(after) if after else 0
            fits = count is not None and rest is not None and count and rest < size
            return count * size + rest if fits and count and rest is not None else None
    one, found, ten = word.partition("und")
    if found and ten in _TENS and 0 < _ONES.get(one, 0) < 10:
        return _TENS[ten] * 10 + _ONES[one]
    return None


GERMAN = Lexicon(
    code="de",
    point=",",
    openings=words(
        "null ein zwei zwo drei dreiß vier fünf sech sieb acht neun zehn elf zwölf zwanzig hundert "
        "tausend anderthalb halb viertel mitternacht jede meisten fast nahezu beinahe wochenende "
        "nacht mehrere einige chf eur usd fr sfr ½ ¼ ¾ ⅓ ⅔"
    ),
    spell=spell,
    small={},
    articles=words("ein eine einen einem einer eines"),
    scales={
        word: scale
        for scale, row in (
            (100.0, "hundert"),
            (1e3, "tausend tsd"),
            (1e6, "mio million millionen"),
            (1e9, "mrd milliarde milliarden"),
            (1e12, "bio billion billionen"),
            (12.0, "dutzend"),
        )
        for word in row.split()
    },
    crowds={
        "dutzende": (24, 99),
        "dutzenden": (24, 99),
        "dutzender": (24, 99),
        "hunderte": (200, 999),
        "hunderten": (200, 999),
        "hunderter": (200, 999),
        "tausende": (2000, 9999),
        "tausenden": (2000, 9999),
        "tausender": (2000, 9999),
        "zehntausende": (2e4, 9.99e4),
        "zehntausenden": (2e4, 9.99e4),
        "hunderttausende": (2e5, 9.99e5),
        "hunderttausenden": (2e5, 9.99e5),
    },
    parts={
        "hälfte": 1 / 2,
        "drittel": 1 / 3,
        "dritteln": 1 / 3,
        "viertel": 1 / 4,
        "vierteln": 1 / 4,
        "fünftel": 1 / 5,
        "fünfteln": 1 / 5,
        "sechstel": 1 / 6,
        "achtel": 1 / 8,
        "zehntel": 1 / 10,
    },
    units=units(
        ("duration", 1 / 60, "sekunde sekunden"),
        ("duration", 1, "minute minuten"),
        ("duration", 15, "viertelstunde viertelstunden"),
        ("duration", 45, "dreiviertelstunde dreiviertelstunden"),
        ("duration", 60, "stunde stunden"),
        ("duration", 1440, "tag tage tagen tages"),
        ("duration", 10080, "woche wochen"),
        ("duration", 43830, "monat monate monaten monats"),
        ("duration", 525960, "jahr jahre jahren jahres"),
        ("duration", 5259600, "jahrzehnt jahrzehnte jahrzehnten"),
        ("duration", 52596000, "jahrhundert jahrhunderte jahrhunderten"),
        ("percent", 1, "prozent"),
        ("percent", 0.1, "promille"),
        ("points", 1, "prozentpunkt prozentpunkte prozentpunkten"),
        ("EUR", 1, "euro euros eur"),
        ("EUR", 0.01, "cent cents"),
        ("USD", 1, "dollar dollars usd"),
        ("CHF", 1, "franken chf"),
        ("GBP", 1, "pfund gbp"),
        ("RUB", 1, "rubel"),
        ("UAH", 1, "hrywnja hrywnia"),
        ("PLN", 1, "złoty zloty"),
        ("CNY", 1, "yuan"),
        ("JPY", 1, "yen"),
        ("TRY", 1, "lira"),
        ("SEK", 1, "kronen"),
        ("volume", 1000, "kubikmeter kubikmetern"),
        ("volume", 1, "liter litern"),
        ("volume", 100, "hektoliter hektolitern"),
        ("volume", 0.001, "milliliter millilitern"),
        ("volume", 159, "barrel fass"),
        ("area", 1e6, "quadratkilometer quadratkilometern"),
        ("area", 1, "quadratmeter quadratmetern"),
        ("area", 1e4, "hektar hektaren"),
        ("speed", 1, "stundenkilometer stundenkilometern"),
        ("length", 1000, "kilometer kilometern"),
        ("length", 0.001, "millimeter millimetern"),
        ("length", 0.01, "zentimeter zentimetern"),
        ("length", 1, "meter metern metres"),
        ("length", 1609.3, "meile meilen"),
        ("mass", 1000, "tonne tonnen"),
        ("mass", 50, "zentner zentnern"),
        ("mass", 1, "kilo kilos kilogramm"),
        ("mass", 0.001, "gramm"),
        ("degree", 1, "grad"),
        ("power", 1, "watt"),
        ("power", 1e3, "kilowatt"),
        ("power", 1e6, "megawatt"),
        ("power", 1e9, "gigawatt"),
        ("energy", 1, "kilowattstunde kilowattstunden"),
        ("energy", 1e3, "megawattstunde megawattstunden"),
        ("energy", 1e6, "gigawattstunde gigawattstunden"),
        ("energy", 1e9, "terawattstunde terawattstunden"),
    ),
    abbreviations=METRIC
    | units(("duration", 60, "std"), ("duration", 1 / 60, "sek"), ("area", 1, "qm")),
    suffixes=tuple(
        (stem, unit)
        for stem, unit in (
            ("minütig", Unit("duration", 1)),
            ("stündig", Unit("duration", 60)),
            ("tägig", Unit("duration", 1440)),
            ("wöchig", Unit("duration", 10080)),
            ("monatig", Unit("duration", 43830)),
            ("jährig", Unit("duration", 525960)),
            ("sekündig", Unit("duration", 1 / 60)),
            ("prozentig", Unit("percent", 1)),
            ("köpfig", Unit("heads", 1)),
            ("stöckig", Unit("storeys", 1)),
            ("geschossig", Unit("storeys", 1)),
            ("fach", Unit("times", 1)),
        )
    ),
    months=numbered(
        "januar jänner jan|februar feb|märz|april apr|mai|juni jun|juli jul|august aug"
        "|september sept sep|oktober okt|november nov|dezember dez"
    ),
    seasons={
        "frühjahr": (3, 5),
        "frühling": (3, 5),
        "sommer": (6, 8),
        "spätsommer": (8, 9),
        "herbst": (9, 11),
        "winter": (11, 14),
        "jahreswechsel": (12, 13),
        "jahresbeginn": (1, 2),
        "jahresanfang": (1, 2),
        "jahresende": (11, 12),
        "frühsommer": (5, 6),
    },
    stretches={"anfang": (1, 10), "mitte": (10, 20), "ende": (20, 31)},
    weekdays=numbered(
        "montag|dienstag|mittwoch|donnerstag|freitag|samstag sonnabend|sonntag", first=0
    ),
    day_parts={
        "morgen": (5, 10),
        "früh": (4, 10),
        "vormittag": (8, 12),
        "mittag": (11, 14),
        "nachmittag": (13, 18),
        "abend": (17, 24),
        "nacht": (20, 30),
    },
    hedges=hedges(
        below="knapp|knappe|knappen|knapper|knappes|fast|beinahe|nahezu|nicht ganz|annähernd"
        "|nicht einmal"
        "|an die",
        above="gut|gute|guten|guter|gutes|etwas mehr als|etwas über|knapp über|reichlich|kurz nach",
        least="mehr als|über|mindestens|wenigstens|weit mehr als|deutlich mehr als|weit über"
        "|deutlich über|zumindest|nicht weniger als",
        most="höchstens|maximal|bis zu|weniger als|unter|allenfalls|nicht mehr als",
        about="etwa|rund|rd|circa|ca|zirka|ungefähr|gegen|wohl|schätzungsweise|geschätzt"
        "|geschätzte|geschätzten|um die|so um die|grob|in etwa|vermutlich",
    ),
    between=words("der die das dem den des"),
    ranges=words("bis"),
    ands=words("und"),
    labels=words(
        "halle artikel paragraf paragraph nummer nr platz rang seite kapitel linie gleis zimmer "
        "raum block tor haus flug kategorie stufe klasse version revision formel boeing airbus "
        "bundesstraße autobahn landstraße kanal station phase etage abschnitt absatz band akt "
        "reaktor silo schacht becken punkt agenda bahnsteig terminal studio sektor warnstufe"
    ),
    stops=words(
        "der die das den dem des im in an am auf aus bei mit nach von vom vor zu zum zur und oder "
        "davon darunter für gegen ohne um über unter bis seit als wie ist sind war waren hat haben "
        "hatte hatten wird werden wurde wurden sei seien pro je durch sowie aber doch sich nicht "
        "kann können soll sollen muss müssen es er sie wir ihr ihnen dass weil wenn ab dafür "
        "dagegen dazu damit dabei daran hier dort heute gestern jetzt noch schon nur auch"
    ),
    nobody=words("niemand niemanden keiner"),
    none=words("kein keine keinen keiner keinerlei"),
    victims=words(
        "verletzte verletzten toten tote opfer todesopfer vermissten vermisste festnahmen "
        "festnahme enthaltungen enthaltung gegenstimmen gegenstimme personenschäden"
    ),
)
