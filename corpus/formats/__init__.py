"""Kinds of files that articles come in, each read into a draft."""
