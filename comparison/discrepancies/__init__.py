"""Where sources report differently: figures, names, roles, speakers, denials, members of groups."""

from comparison.discrepancies.finding import find_discrepancies, looks_at

__all__ = ["find_discrepancies", "looks_at"]
