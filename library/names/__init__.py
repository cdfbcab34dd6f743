"""The names in one corpus: found, linked, decided about."""
