"""The full-text index over a corpus and its query language."""
