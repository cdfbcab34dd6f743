"""Where sources report differently: figures, names, roles, speakers, denials, members of groups."""

from comparison.discrepancies.finding import find_discrepancies

__all__ = ["find_discrepancies"]
