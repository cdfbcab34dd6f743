"""How likely two statements of two articles report the same."""
