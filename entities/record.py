"""The names of one article as a compact line of JSON, to be stored with the index."""

import json

from entities.model import ArticleNames, Clue, Mention

VERSION = 1


class OldRecord(ValueError):
    """A record that another version wrote or that is damaged; find the names again."""


def to_record(names: ArticleNames) -> str:
    """Return the names as one line; `from_record` reads it."""
    mentions = [
        [m.start, m.end, m.text, m.type, clue.role, clue.gender, clue.acronym, clue.firm]
        for m, clue in zip(names.mentions, names.clues, strict=True)
    ]
    candidates = [[m.start, m.end, m.text] for m in names.candidates]
    row = [VERSION, names.article, names.language, names.date, mentions, candidates]
    return json.dumps(row, ensure_ascii=False, separators=(",", ":"))


def from_record(record: str) -> ArticleNames:
    """Return the names that `to_record` wrote. Raises `OldRecord` for anything else."""
    try:
        version, article, language, date, mentions, candidates = json.loads(record)
        if version != VERSION:
            raise OldRecord(f"names of version {version}")
        return ArticleNames(
            article,
            language,
            date,
            tuple(Mention(article, *row[:4]) for row in mentions),
            tuple(Clue(*row[4:]) for row in mentions),
            tuple(Mention(article, a, b, text, "") for a, b, text in candidates),
        )
    except (ValueError, TypeError) as error:
        raise OldRecord("names cannot be read") from error
