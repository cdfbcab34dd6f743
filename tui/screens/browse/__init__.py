"""The main screen, one subject a module: panes, reading, searching, freshness."""
