"""What a text is made of: sentences, headings, credits and other boilerplate."""
