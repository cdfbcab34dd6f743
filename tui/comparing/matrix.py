"""Tables across the compared articles: statements, facts and names in rows, outlets in columns."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from comparison.model import Discrepancy, Place
from comparison.terms import term_use
from corpus.text import clean_line
from tui.comparing.material import Material
from tui.comparing.points import Point, describe_points
from tui.comparing.sight import Sight

TYPES = {"PER": "person", "ORG": "organisation", "LOC": "place", "MISC": "other"}
"""What a name of each type is called; people come first in the table."""


SHORT = 36
"""Code points of values up to which one line a row will do."""


class Cell(NamedTuple):
    """What one article says in a row."""

    text: str
    place: Place
    """Where it says so."""


class MatrixRow(NamedTuple):
    """One fact, and what every article says about it; None where it says nothing."""

    sign: str
    letters: str
    head: str
    """What the row is about; empty where the cells say it."""
    cells: tuple[Cell | None, ...]


class Matrix(NamedTuple):
    """One table."""

    title: str
    rows: tuple[MatrixRow, ...]
    lines: int
    """Height of a row."""


def make_matrices(material: Material, sight: Sight, points: tuple[Point, ...]) -> list[Matrix]:
    """Return the tables of a comparison: statements, differences, names, choice of words."""
    discrepancies = material.comparison.discrepancies
    terms = term_use(material.comparison.sides)
    return [
        Matrix("statements", tuple(_statement_rows(material, sight)), 3),
        _value_matrix("differences", _point_rows(material, points, discrepancies)),
        Matrix("names", tuple(_name_rows(material)), 1),
        _value_matrix("words", _point_rows(material, describe_points(material, terms), terms)),
    ]


def _value_matrix(title: str, rows: Sequence[MatrixRow]) -> Matrix:
    """Return a table of values: a line a row as long as they are short."""
    longest = max((len(cell.text) for row in rows for cell in row.cells if cell), default=0)
    return Matrix(title, tuple(rows), 1 if longest <= SHORT else 2)


def _statement_rows(material: Material, sight: Sight) -> list[MatrixRow]:
    """Return a row a group; of several statements of one article the shortest stands for it."""
    rows = []
    for group in sight.groups:
        cells: list[Cell | None] = []
        for side in range(len(material.labels)):
            places = [place for place in group.places if place.side == side]
            texts = [
                (len(text), text, place) for place in places if (text := material.words(place))
            ]
            shortest = min(texts, default=None)
            cells.append(Cell(shortest[1], shortest[2]) if shortest else None)
        mark = sight.mark(group.places[0])
        rows.append(MatrixRow(mark.sign, mark.letters, "", tuple(cells)))
    return rows


def _point_rows(
    material: Material, points: Sequence[Point], discrepancies: Sequence[Discrepancy]
) -> list[MatrixRow]:
    rows = []
    for found, point in zip(discrepancies, points, strict=True):
        cells: list[Cell | None] = []
        for side in range(len(material.labels)):
            values = [value for value in found.values if value.place.side == side]
            said = dict.fromkeys(clean_line(value.text, 120) for value in values)
            cells.append(Cell(", ".join(said), values[0].place) if values else None)
        rows.append(MatrixRow(point.sign, "", point.subject, tuple(cells)))
    return rows


def _name_rows(material: Material) -> list[MatrixRow]:
    """Return a row a name: how each article writes it most often, and how often it is there."""
    spelled: dict[str, list[Counter[str]]] = {}
    types: dict[str, str] = {}
    first: dict[tuple[str, int], Place] = {}
    total = len(material.labels)
    for side, compared in enumerate(material.comparison.sides):
        text = material.articles[side].text
        for mention in compared.mentions:
            counts = spelled.setdefault(mention.entity, [Counter() for _ in range(total)])
            counts[side][clean_line(text[mention.start : mention.end], 80)] += 1
            types[mention.entity] = mention.type
            first.setdefault((mention.entity, side), material.place_of(side, mention.start))
    kinds = list(TYPES)

    def rank(entity: str) -> tuple[int, int, int, str]:
        totals = [count.total() for count in spelled[entity]]
        kind = kinds.index(types[entity]) if types[entity] in kinds else len(kinds)
        return kind, -sum(count > 0 for count in totals), -sum(totals), entity

    rows = []
    for entity in sorted(spelled, key=rank):
        cells: list[Cell | None] = []
        for side, found in enumerate(spelled[entity]):
            if not found:
                cells.append(None)
                continue
            name = found.most_common(1)[0][0]
            cells.append(Cell(f"{name}  {found.total()}", first[entity, side]))
        rows.append(MatrixRow(" ", "", TYPES.get(types[entity], ""), tuple(cells)))
    return rows
