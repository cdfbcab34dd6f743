"""Articles that nobody wrote, for measurements: many, alike, and full of names and figures.

Sentences follow a few patterns, so that every passage has look-alikes that differ in a name or
a figure only: harder than real articles, which repeat themselves less.
"""

import random

_PEOPLE = ["Ilka Wehmeyer", "Jens Roloff", "Carla Ostrowski", "Tomasz Kern", "Ute Brandis"]
_PLACES = ["Oldersiel", "Quarnhagen", "Bad Rieden", "Lüttmoor", "Sankt Velten", "Krähwinkel"]
_BODIES = ["der Stadtrat", "die Hafenbehörde", "das Verkehrsamt", "der Landkreis", "die Feuerwehr"]
_THINGS = ["die Brücke", "das Hallenbad", "die Buslinie", "der Wochenmarkt", "die Kläranlage"]
_PATTERNS = [
    "{body} in {place} hat am {day}. Juni beschlossen, dass {thing} {number} Tage schließt.",
    "„Damit war zu rechnen“, sagte {person} am Abend vor {number} Zuhörern in {place}.",
    "{person} verwies auf Kosten von {number} Millionen Euro und auf {body} in {place}.",
    "Nach Angaben von {person} betrifft das rund {number}00 Haushalte in {place}.",
    "Ob {thing} in {place} danach wieder öffnet, ließ {person} zunächst offen.",
    "Schon {year} hatte {body} vor den Folgen gewarnt, ohne dass etwas geschah.",
    "Kritik kam aus {place}: {person} nannte den Plan überhastet und schlecht erklärt.",
    "In {place} sammelten Anwohner {number}0 Unterschriften gegen das Vorhaben.",
]


def invented_articles(number: int, seed: int) -> list[str]:
    """Return texts of 20 to 40 sentences with a title, each the same for the same seed."""
    luck = random.Random(seed)
    return [_article(luck) for _ in range(number)]


def _article(luck: random.Random) -> str:
    sentences = [_sentence(luck) for _ in range(luck.randrange(20, 40))]
    title = f"Streit um {luck.choice(_THINGS)} in {luck.choice(_PLACES)}"
    paragraphs = [" ".join(sentences[at : at + 4]) for at in range(0, len(sentences), 4)]
    return "\n\n".join([title, *paragraphs])


def _sentence(luck: random.Random) -> str:
    filled = luck.choice(_PATTERNS).format(
        body=luck.choice(_BODIES),
        place=luck.choice(_PLACES),
        person=luck.choice(_PEOPLE),
        thing=luck.choice(_THINGS),
        number=luck.randrange(2, 99),
        day=luck.randrange(1, 31),
        year=luck.randrange(1990, 2025),
    )
    return filled[0].upper() + filled[1:]
