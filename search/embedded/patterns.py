"""What a leaf of a query stands for in the corpus; understood alike when finding and marking."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Slot:
    """One word: any of some forms, or any word that begins so."""

    forms: tuple[str, ...]
    beginning: str = ""


@dataclass(frozen=True, slots=True)
class Pattern:
    """One word, or words that stand together."""

    slots: tuple[Slot, ...]
    slop: int = 0
    """0: side by side and in order; else in any order, with up to so many words in between."""
    part: str = ""
    """The stem of a single word that is also looked for inside compounds."""
    only_title: bool = False
