"""Figures, times and durations that do not agree: what they count, and how sure that is."""
