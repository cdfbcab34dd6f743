"""Notes written for other programs and other people: Markdown, CSV, JSON-LD and JSON.

Each format is a function from rows to text. Rows are plain data; nothing here opens a store.
"""
