"""What the screens of a comparison show, as plain data: signs, letters, tables, sentences."""
