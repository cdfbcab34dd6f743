"""People, organisations and places: found in one article, linked across spellings and articles."""
