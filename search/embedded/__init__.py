"""The engine on Whoosh's files."""
