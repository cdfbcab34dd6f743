"""The notes on one corpus: placed, found, drafted, exchanged."""
