"""Lists and tables, painted line by line."""
