"""Articles side by side: comparisons, links that people decided, coverage, reports."""
