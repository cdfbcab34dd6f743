"""How right the program is, on marked articles and invented ones."""
