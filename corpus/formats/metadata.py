"""Values about an article (title, outlet, date, address …) as files give them, made sound."""

import re
from datetime import date, datetime
from urllib.parse import urlsplit

from corpus.formats.draft import Draft, Kind
from corpus.outlining.bylines import byline_author, date_in, is_date_line
from corpus.text import clean_line

_TOP_LINES = 4
_LANGUAGE = re.compile(r"([A-Za-z]{2})(?:[-_][A-Za-z0-9-]*)?")
_KEY = re.compile(r"[\W_]+")


def sound_line(value: object, limit: int = 300) -> str | None:
    """Return a value as one clean line; several values are joined; None when nothing is left."""
    if isinstance(value, list):
        value = ", ".join(item for item in value if isinstance(item, str))
    return clean_line(value, limit) or None if isinstance(value, str) else None


def sound_date(value: object) -> str | None:
    """Return a day (`2025-05-07`) or a time with offset in ISO 8601; None when it is neither.

    Times without offset are cut to their day, for nobody knows which clock they mean.
    """
    text = sound_line(value) or ""
    try:
        if len(text) == 10:
            return date.fromisoformat(text).isoformat()
        moment = datetime.fromisoformat(text)
    except ValueError:
        return date_in(text)
    return moment.isoformat() if moment.tzinfo else moment.date().isoformat()


def sound_url(value: object) -> str | None:
    """Return an `http` or `https` address with a host; None for anything else."""
    text = sound_line(value, 2_000) or ""
    try:
        parts = urlsplit(text)
        sound = parts.scheme in {"http", "https"} and parts.hostname and " " not in text
    except ValueError:
        return None
    return text if sound else None


def sound_language(value: object) -> str | None:
    """Return the two-letter code of a language tag such as `de` or `en-GB`."""
    match = _LANGUAGE.fullmatch(sound_line(value) or "")
    return match[1].lower() if match else None


def same_words(text: str) -> str:
    """Return a key that is equal for lines that differ in case and punctuation only."""
    return _KEY.sub("", text).casefold()


def show_title_once(draft: Draft) -> None:
    """Drop the leading headings that repeat the title, also when it is split over several."""
    if not draft.title:
        return
    wanted, words = same_words(draft.title), ""
    for number, block in enumerate(draft.blocks, 1):
        words += same_words(block.text)
        if words == wanted:
            del draft.blocks[:number]
            return
        if block.kind is not Kind.HEADING or not wanted.startswith(words):
            return


def read_top_lines(draft: Draft) -> None:
    """Take date, author and address from the lines at the top where nothing else tells them."""
    for block in draft.blocks[:_TOP_LINES]:
        if draft.url is None and "://" in block.text:
            draft.url = sound_url(block.text)
        if draft.author is None:
            draft.author = byline_author(block.text)
        if draft.date is None and is_date_line(block.text):
            draft.date = date_in(block.text)
