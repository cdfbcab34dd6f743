"""Which statements sources share, which only one has, and where they disagree."""
