"""Articles to be read, with marks, names and passages."""
