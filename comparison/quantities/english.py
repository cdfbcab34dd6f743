"""English words for numbers, units, times and hedges."""

from comparison.quantities.lexicon import Lexicon, hedges, numbered, units, words
from comparison.quantities.metric import METRIC

_SMALL = numbered(
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
    "|sixteen|seventeen|eighteen|nineteen"
)
_TENS = numbered("twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety", first=2)


def spell(word: str) -> float | None:
    """Return the number a lower-case word stands for; compounds are read word by word."""
    if word == "zero":
        return 0.0
    value = _SMALL.get(word, _TENS.get(word, 0) * 10)
    return float(value) if value else None


ENGLISH = Lexicon(
    code="en",
    point=".",
    openings=words(
        "zero twenty thirty forty fifty sixty seventy eighty ninety midnight noon half "
        "quarter once several twice most almost nearly virtually weekend single double triple chf "
        "eur usd fr ½ ¼ ¾ ⅓ ⅔"
    ),
    spell=spell,
    small={word: float(value) for word, value in _SMALL.items()},
    articles=words("a an one"),
    scales={
        word: scale
        for scale, row in (
            (100.0, "hundred"),
            (1e3, "thousand k"),
            (1e6, "million mn m"),
            (1e9, "billion bn"),
            (1e12, "trillion tn"),
            (12.0, "dozen"),
        )
        for word in row.split()
    },
    crowds={
        "dozens": (24, 99),
        "scores": (40, 99),
        "hundreds": (200, 999),
        "thousands": (2000, 9999),
        "millions": (2e6, 9.99e6),
    },
    parts={
        "half": 1 / 2,
        "third": 1 / 3,
        "thirds": 1 / 3,
        "quarter": 1 / 4,
        "quarters": 1 / 4,
        "fifth": 1 / 5,
        "fifths": 1 / 5,
        "sixth": 1 / 6,
        "eighth": 1 / 8,
        "tenth": 1 / 10,
        "tenths": 1 / 10,
    },
    units=units(
        ("duration", 1 / 60, "second seconds"),
        ("duration", 1, "minute minutes"),
        ("duration", 60, "hour hours"),
        ("duration", 1440, "day days"),
        ("duration", 10080, "week weeks"),
        ("duration", 20160, "fortnight fortnights"),
        ("duration", 43830, "month months"),
        ("duration", 525960, "year years"),
        ("duration", 5259600, "decade decades"),
        ("duration", 52596000, "century centuries"),
        ("percent", 1, "percent pc pct"),
        ("EUR", 1, "euro euros eur"),
        ("EUR", 0.01, "cent cents"),
        ("USD", 1, "dollar dollars usd"),
        ("GBP", 1, "pound pounds gbp quid"),
        ("GBP", 0.01, "pence"),
        ("CHF", 1, "franc francs chf"),
        ("RUB", 1, "rouble roubles ruble rubles"),
        ("CNY", 1, "yuan renminbi"),
        ("JPY", 1, "yen"),
        ("INR", 1, "rupee rupees"),
        ("PLN", 1, "zloty"),
        ("TRY", 1, "lira"),
        ("volume", 1, "litre litres liter liters"),
        ("volume", 3.785, "gallon gallons"),
        ("volume", 159, "barrel barrels"),
        ("area", 1e4, "hectare hectares"),
        ("area", 4046.9, "acre acres"),
        ("speed", 1, "kph kmh"),
        ("speed", 1.6093, "mph"),
        ("speed", 1.852, "knots"),
        ("length", 1000, "kilometre kilometres kilometer kilometers"),
        ("length", 1, "metre metres meter meters"),
        ("length", 0.01, "centimetre centimetres centimeter centimeters"),
        ("length", 0.001, "millimetre millimetres millimeter millimeters"),
        ("length", 0.3048, "foot feet"),
        ("length", 0.9144, "yard yards"),
        ("length", 0.0254, "inch inches"),
        ("length", 1609.3, "mile miles"),
        ("mass", 1000, "tonne tonnes ton tons"),
        ("mass", 1, "kilo kilos kilogram kilograms"),
        ("mass", 0.001, "gram grams"),
        ("mass", 0.4536, "lb lbs"),
        ("degree", 1, "degree degrees"),
        ("power", 1, "watt watts"),
        ("power", 1e3, "kilowatt kilowatts"),
        ("power", 1e6, "megawatt megawatts"),
        ("power", 1e9, "gigawatt gigawatts"),
        ("energy", 1e3, "megawatt-hours"),
    ),
    abbreviations=METRIC
    | units(
        ("duration", 1, "mins"),
        ("duration", 60, "hr hrs"),
        ("duration", 1 / 60, "sec"),
        ("length", 0.3048, "ft"),
    ),
    suffixes=(),
    months=numbered(
        "january jan|february feb|march mar|april apr|may|june jun|july jul|august aug"
        "|september sept sep|october oct|november nov|december dec"
    ),
    seasons={
        "spring": (3, 5),
        "summer": (6, 8),
        "autumn": (9, 11),
        "fall": (9, 11),
        "winter": (11, 14),
    },
    stretches={"early": (1, 10), "mid": (10, 20), "late": (20, 31), "end": (20, 31)},
    weekdays=numbered("monday|tuesday|wednesday|thursday|friday|saturday|sunday", first=0),
    day_parts={
        "morning": (5, 12),
        "noon": (11, 14),
        "lunchtime": (11, 14),
        "afternoon": (12, 18),
        "evening": (17, 24),
        "night": (18, 30),
    },
    hedges=hedges(
        below="almost|nearly|just under|not quite|not even|close to|just below|just short of"
        "|nearing",
        above="just over|just above|a good|well over|slightly more than|a little over"
        "|a little more than|a little above",
        least="more than|over|at least|exceeding|exceed|upwards of|in excess of|no fewer than"
        "|no less than|not less than|above|beyond|as many as|a minimum of",
        most="at most|up to|less than|fewer than|under|no more than|not more than|below"
        "|a maximum of",
        about="about|around|roughly|some|approximately|approx|circa|an estimated|estimated|nigh on"
        "|in the region of|in the order of|or so",
    ),
    between=words("the a an"),
    ranges=words("to"),
    ands=words("and"),
    labels=words(
        "hall article section paragraph number no page chapter line route room gate flight "
        "platform highway phase unit level category class version boeing airbus track stage "
        "volume channel terminal reactor silo appendix grade tier type block zone district"
    ),
    stops=words(
        "the a an of in on at by for from to with and or but as is are was were be been has have "
        "had will would should could can may might must do does did not no nor than then who "
        "which that this these those there here it its they them their he she his her we our you "
        "per each against into under over about after before during since until while when where "
        "if so out up down off more less fewer most some any all only also just now today "
        "yesterday still already between through across near alone said says because"
    ),
    nobody=words("nobody none"),
    none=words("no"),
    victims=words(
        "injuries injured deaths casualties fatalities victims arrests abstentions dead missing"
    ),
)
