"""Units that are written alike in all languages."""

from comparison.quantities.lexicon import units

METRIC = units(
    ("duration", 1, "min"),
    ("duration", 60, "h"),
    ("duration", 1 / 60, "s"),
    ("length", 1000, "km"),
    ("length", 1, "m"),
    ("length", 0.01, "cm"),
    ("length", 0.001, "mm"),
    ("area", 1, "m²"),
    ("area", 1e6, "km²"),
    ("area", 1e4, "ha"),
    ("volume", 1000, "m³"),
    ("volume", 1, "l"),
    ("mass", 1, "kg"),
    ("mass", 0.001, "g"),
    ("mass", 1000, "t"),
    ("power", 1e3, "kw"),
    ("power", 1e6, "mw"),
    ("power", 1e9, "gw"),
    ("energy", 1, "kwh"),
    ("energy", 1e3, "mwh"),
    ("energy", 1e6, "gwh"),
    ("energy", 1e9, "twh"),
)
"""Abbreviations behind digits."""
