"""Articles taken apart and stored; what events and comparisons are made from."""
