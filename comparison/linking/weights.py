"""The constants of the model: fitted by `python -m training.links`, see docs/quality.md."""

from typing import Final, NamedTuple


class Evidence(NamedTuple):
    """What speaks for a pair of statements on its own."""

    mass: float
    """Logarithm of the weight of the words both have, in one form or another."""
    cover: float
    """Which part of both statements these words are, 0 to 1."""
    agree: float
    compatible: float
    near: float
    """See `comparison.linking.figures`."""
    quote: float
    """Which part of the shorter quote the other one has too, 0 to 1."""
    run: float
    """Words in a row that both have, less two."""
    offset: float
    """How far apart the two stand in their articles, 0 to 1."""


class Standing(NamedTuple):
    """How a pair stands among its rivals."""

    first: float
    """Score of the pair on its own."""
    row: float
    """Lead over the best rival of the left statement, negative when beaten."""
    column: float
    diagonal: float
    """Score of the better diagonal neighbour."""


class Model(NamedTuple):
    """A linear model in two passes; biases are log-odds."""

    first: Evidence
    first_bias: float
    second: Standing
    second_bias: float


MODEL: Final = Model(
    first=Evidence(0.798, 9.016, 3.210, 2.968, 6.041, 3.852, 0.548, -3.519),
    first_bias=-4.054,
    second=Standing(0.471, 0.218, 0.221, 0.118),
    second_bias=-0.223,
)
"""Fitted on nine invented events with 306 links, `tests/fixtures/comparison` among them."""
