"""Three invented articles on one event, compared by hand: what the screen shows is known."""

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager

from textual.pilot import Pilot

from comparison.model import (
    Analysis,
    Comparison,
    Discrepancy,
    Kind,
    Link,
    NamedMention,
    Place,
    Side,
    Statement,
    Token,
    Value,
    Verdict,
)
from corpus.article import Article, Outline, Span
from library.comparing.model import Compared, Passage
from tests.tui.driving import running, settle
from tui.app import Lesart
from tui.comparing.material import Material
from tui.screens.compare import screen as real
from tui.screens.compare.loading import Gathered, look_at

BOTE = (
    "Alte Brücke in Quellstadt gesperrt",
    "Die Alte Brücke in Quellstadt ist seit Montag gesperrt.",
    "Bei einer Prüfung fanden Fachleute einen Riss von zwölf Zentimetern.",
    "Rund 4.000 Fahrzeuge fahren täglich über die Brücke.",
    "Die Umleitung führt über Niederau und dauert zwanzig Minuten.",
    "„Wir gehen kein Risiko ein“, sagte Bürgermeisterin Jana Theißen.",
    "Der Wochenmarkt findet trotzdem statt.",
    "Eine Behelfsbrücke soll bis zum 14. Mai stehen.",
)
FUNK = (
    "Quellstadt sperrt die Alte Brücke",
    "Quellstadt hat am Montag die Alte Brücke für den Verkehr geschlossen.",
    "Der Umweg über Niederau kostet etwa eine halbe Stunde.",
    "Ein Gutachten spricht von einem Riss, der 15 Zentimeter lang ist.",
    "Nach Angaben der Stadt nutzen 3.950 Autos am Tag die Brücke.",
    "„Sicherheit geht vor“, sagte Bürgermeisterin Jana Theissen dem Funk.",
    "Die Feuerwehr verlegt einen Löschzug auf die andere Seite.",
)
KURIER = (
    "Brücke zu, Kasse leer",
    "Die Stadt Quellstadt lässt ihre Alte Brücke verfallen.",
    "Nun ist sie zu, und niemand weiß, wer das bezahlt.",
    "Ein Ersatz soll Mitte Juni fertig sein.",
)
OUTLETS = ("Quellstädter Bote", "Funk am Fluss", "Kurier")


def _article(number: int, lines: tuple[str, ...]) -> tuple[Article, Outline]:
    title, *sentences = lines
    text, spans = title + "\n\n", []
    for at, sentence in enumerate(sentences):
        spans.append(Span(len(text), len(text) + len(sentence)))
        text += sentence + ("\n\n" if at % 3 == 2 else " ")
    text = text.rstrip()
    article = Article(
        f"bridge-{number}", title, OUTLETS[number], f"2025-03-{11 + number:02}", None, None, "de",
        text, f"bridge-{number}.txt", f"{number}" * 64, True,
    )  # fmt: skip
    return article, Outline(tuple(spans), (), ())


def articles_compared() -> list[Article]:
    """Return the articles, in the order of the sides."""
    return [_article(number, lines)[0] for number, lines in enumerate((BOTE, FUNK, KURIER))]


def _words(text: str, start: int) -> Iterator[Token]:
    at = 0
    for word in text.split():
        at = text.index(word, at)
        bare = word.strip("„“.,")
        begin = start + at + word.index(bare)
        yield Token(begin, begin + len(bare), bare.casefold(), len(bare) > 4)
        at += len(word)


def _side(article: Article, outline: Outline) -> Side:
    statements = []
    for span in outline.sentences:
        text = article.text[slice(*span)]
        statements.append(Statement(span, text, tuple(_words(text, span.start)), (), ()))
    mentions = []
    for name, id in (("Theißen", "per-theissen"), ("Theissen", "per-theissen")):
        at = article.text.find(name)
        if at >= 0:
            mentions.append(NamedMention(at, at + len(name), id, "PER"))
    analysis = Analysis(article.id, article.digest, "de", tuple(statements))
    return Side(analysis, tuple(mentions))


class Bridge:
    """The comparison of two or three of the articles."""

    def __init__(self, sides: int = 2) -> None:
        made = [_article(n, lines) for n, lines in enumerate((BOTE, FUNK, KURIER)[:sides])]
        self.articles = tuple(article for article, _ in made)
        self.outlines = tuple(outline for _, outline in made)
        self.ties: dict[tuple[Place, Place], bool] = {}
        self._sides = tuple(_side(*each) for each in made)

    def _link(self, left: tuple[int, int], right: tuple[int, int], score: float) -> Link:
        why = ("Brücke", "Quellstadt")
        return Link(Place(*left), Place(*right), score, score >= 1.0, why)

    def _value(self, side: int, statement: int, text: str) -> Value:
        span = self.outlines[side].sentences[statement]
        start = self.articles[side].text.index(text, span.start)
        return Value(Place(side, statement), Span(start, start + len(text)), text)

    def place(self, passage: Passage) -> Place:
        """Return the statement that a passage is."""
        side = [article.id for article in self.articles].index(passage.article)
        return Place(side, self.outlines[side].sentences.index(passage.span))

    @property
    def comparison(self) -> Comparison:
        """The links and differences, with what was decided."""
        links = [
            self._link((0, 0), (1, 0), 3.0),
            self._link((0, 1), (1, 2), 2.0),
            self._link((0, 2), (1, 3), 1.5),
            self._link((0, 3), (1, 1), 0.2),
            self._link((0, 4), (1, 4), -0.4),
        ]
        points = [
            Discrepancy(
                Kind.QUANTITY, Verdict.DIFFERS,
                (self._value(0, 1, "zwölf Zentimetern"), self._value(1, 2, "15 Zentimeter")),
                "Riss", "12 cm and 15 cm",
            ),
            Discrepancy(
                Kind.QUANTITY, Verdict.COMPATIBLE,
                (self._value(0, 2, "Rund 4.000"), self._value(1, 3, "3.950")),
                "Fahrzeuge", "4,000 rounded",
            ),
            Discrepancy(
                Kind.NAME, Verdict.COMPATIBLE,
                (self._value(0, 4, "Theißen"), self._value(1, 4, "Theissen")),
                "", "two spellings",
            ),
        ]  # fmt: skip
        if len(self.articles) > 2:
            links += [self._link((0, 0), (2, 0), 1.2), self._link((0, 6), (2, 2), 1.1)]
            values = self._value(0, 6, "14. Mai"), self._value(2, 2, "Mitte Juni")
            points.insert(1, Discrepancy(Kind.DATE, Verdict.DIFFERS, values, "", ""))
        for pair, tied in self.ties.items():
            links = [link for link in links if (link.left, link.right) != pair]
            if tied:
                links.append(Link(*pair, 1.0, True, (), decided=True))
        links.sort(key=lambda link: (link.left, link.right))
        return Comparison(self._sides, tuple(links), tuple(points))


class CompareScreen(real.CompareScreen):
    """The screen on a comparison that was made by hand; decisions change it."""

    bridge: Bridge

    def gather(
        self, _progress: Callable[[int, int], None], _cancelled: Callable[[], bool]
    ) -> Gathered:
        """Hand out what was made."""
        comparison = self.bridge.comparison
        articles, outlines = self.bridge.articles, self.bridge.outlines
        compared = Compared(articles, OUTLETS[: len(articles)], comparison, outlines)
        material = Material(compared, compared.outlets)
        return look_at(material, self.threshold)


def made_screen(app: Lesart, sides: int = 2) -> CompareScreen:
    """Return the screen for two or three of the articles."""
    screen = CompareScreen(app.library, ["bridge-0", "bridge-1"], lambda _outcome: None)
    screen.bridge, screen.threshold = Bridge(sides), -0.7
    return screen


@asynccontextmanager
async def comparing(
    app: Lesart, size: tuple[int, int] = (140, 40), sides: int = 2
) -> AsyncIterator[tuple[Pilot[None], CompareScreen]]:
    """Run the app with the comparison on its screen."""
    async with running(app, size) as (pilot, _):
        screen = made_screen(app, sides)
        app.push_screen(screen)
        await settle(pilot)
        yield pilot, screen
