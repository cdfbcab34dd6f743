"""The `lesart` command: opens the reader, and answers for people and for programs."""
