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
    lead: float
    """Lead over the best rival of the left statement plus that over the right one's; negative
    where it is beaten."""
    diagonal: float
    """Score of the better diagonal neighbour."""


class Model(NamedTuple):
    """A linear model in two passes; biases are log-odds."""

    first: Evidence
    first_bias: float
    second: Standing
    second_bias: float


MODEL: Final = Model(
    first=Evidence(0.801, 9.249, 3.065, 2.954, 6.534, 3.883, 0.482, -3.585),
    first_bias=-4.059,
    second=Standing(0.461, 0.227, 0.120),
    second_bias=-0.231,
)
"""Fitted on eleven invented events with 331 links, `tests/fixtures/comparison` among them."""
