"""Which articles report the same event, with what people decided about it."""
