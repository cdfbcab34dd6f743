"""Notes on the disk: read without locks, written so that none is lost."""
