"""The constants of the model: fitted by `python -m training.links`, see docs/quality.md."""

from typing import Final, NamedTuple


class Evidence(NamedTuple):
    """What speaks for a pair of statements on its own."""

    mass: float
    char: float
    agree: float
    compatible: float
    near: float
    quote: float
    run: float
    distance: float


class Standing(NamedTuple):
    """How a pair stands among its rivals."""

    first: float
    """Score of the pair on its own."""
    row: float
    """Lead over the best rival of the left statement, negative when beaten."""
    column: float
    diagonal: float
    """Score of the better diagonal neighbour."""


FIRST: Final = Evidence(1.225, 10.008, 3.728, 3.488, 6.232, 3.817, 0.659, -3.25)
FIRST_BIAS: Final = -4.588
SECOND: Final = Standing(0.705, 0.098, 0.174, 0.149)
SECOND_BIAS: Final = 0.207
