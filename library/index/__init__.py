"""The index of one corpus: kept in line with the folder, asked with queries."""
