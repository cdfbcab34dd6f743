"""Which mentions mean the same person, place or organisation: the corpus stage, without texts."""
