"""Makes the data files of `entities/data` from public corpora and libraries."""
