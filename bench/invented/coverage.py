"""Coverage that nobody wrote: outlets that report on events, in articles of invented words.

Common words follow Zipf's law, as those of real news do; every event has words and names of its
own and shares the words of its topic with others. Some reports are near copies of one another.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

SYLLABLES = tuple(first + last for first in "bdfghklmnprstvwz" for last in "aeiou")
FUNCTION = (
    "der", "die", "das", "und", "in", "zu", "den", "mit", "von", "für", "auf", "ist", "im", "dem",
    "nicht", "ein", "eine", "als", "auch", "es", "an", "werden", "aus", "er", "hat", "dass", "sie",
    "nach", "wird", "bei", "einer", "um", "am", "sind", "noch", "wie", "einem", "über", "so",
)  # fmt: skip
COMMON = 40_000
"""Words that any article may use."""
TOPICS = 60
OF_TOPIC = 150
"""Words of a topic, such as sports or courts."""
OF_EVENT = 14
SENTENCES = (14, 30)
WORDS = (8, 18)
OUTLETS = 12
DAYS = 365
FIRST_DAY = date(2025, 1, 1)


@dataclass(frozen=True, slots=True)
class Report:
    """One article."""

    path: str
    event: int
    outlet: str
    day: date
    title: str
    body: str
    names: tuple[str, ...]
    """Names that the event has; its articles mention most of them."""

    def write(self, folder: Path) -> None:
        """Write it as a file that Lesart reads."""
        file = folder / self.path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(
            f"---\ntitle: {self.title}\noutlet: {self.outlet}\ndate: {self.day}\n"
            f"language: de\n---\n\n{self.body}\n",
            encoding="utf-8",
        )


def invented_coverage(count: int, seed: int = 1) -> Iterator[Report]:
    """Yield `count` articles on about half as many events, oldest first."""
    chance = random.Random(seed)
    number = event = 0
    while number < count:
        day = FIRST_DAY + timedelta(DAYS * number // count)
        size = min(count - number, chance.choice((1, 1, 1, 1, 2, 2, 3, 3, 4, 6)))
        if chance.random() < 0.01:
            size = min(count - number, 25)
        for report in _reports(event, size, day, chance):
            yield _named(report, number)
            number += 1
        event += 1


def _named(report: Report, number: int) -> Report:
    path = f"{number // 1000:03}/a{number:06}.md"
    return Report(
        path, report.event, report.outlet, report.day, report.title, report.body, report.names
    )


def _reports(event: int, size: int, day: date, chance: random.Random) -> Iterator[Report]:
    """Yield the articles on one event; one in five is a near copy of the first."""
    topic = random.Random(chance.randrange(TOPICS))
    of_topic = [word(topic) for _ in range(OF_TOPIC)]
    own = [word(chance, 3) for _ in range(OF_EVENT)] + chance.sample(of_topic, 10)
    names = tuple(f"{word(chance)} {word(chance)}".title() for _ in range(4))
    outlets = chance.sample(range(OUTLETS), OUTLETS) * 3
    first: list[str] = []
    for number in range(size):
        sentences = [
            _sentence(own, of_topic, names, chance) for _ in range(chance.randint(*SENTENCES))
        ]
        if first and chance.random() < 0.2:
            sentences = [*first[: -len(first) // 4], *sentences[:3]]
        first = first or sentences
        title = " ".join(chance.sample(own, 4)).capitalize()
        later = day + timedelta(chance.choice((0, 0, 0, 1, 1, 2)))
        body = " ".join(sentences)
        yield Report("", event, f"Blatt {outlets[number]}", later, title, body, names)


def _sentence(
    own: list[str], of_topic: list[str], names: tuple[str, ...], chance: random.Random
) -> str:
    words = []
    for _ in range(chance.randint(*WORDS)):
        luck = chance.random()
        if luck < 0.45:
            words.append(chance.choice(FUNCTION))
        elif luck < 0.80:
            words.append(_common(int(COMMON ** chance.random())))
        elif luck < 0.90:
            words.append(chance.choice(of_topic))
        else:
            words.append(own[int(len(own) * chance.random() ** 1.5)])
    if chance.random() < 0.4:
        words.insert(len(words) // 2, chance.choice(names))
    return f"{' '.join(words).capitalize()}."


def _common(number: int) -> str:
    return word(random.Random(number), 2 + number % 3)


def word(chance: random.Random, syllables: int = 3) -> str:
    """Return an invented word."""
    return "".join(chance.choices(SYLLABLES, k=syllables))
