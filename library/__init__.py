"""The one desk that screens and commands talk to: opens a corpus and keeps its index fresh."""
