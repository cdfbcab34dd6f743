"""Articles and notes made up for measuring."""
