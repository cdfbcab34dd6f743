"""The query language: words, syntax, parsing, wording; knows no engine."""
