"""Figures in German and English text: found, read as intervals, and compared."""

from comparison.quantities.finding import find_quantities
from comparison.quantities.fitting import noun_fit
from comparison.quantities.relating import Relation, relation

__all__ = ["Relation", "find_quantities", "noun_fit", "relation"]
