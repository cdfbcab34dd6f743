"""Notes on passages: YAML on disk, anchored in the text, never lost."""
