"""Reads articles in which names are marked: `[[Lenz|PER stefan-lenz]]`; `{{Lenz-Nähe}}` is no name.

Front matter between `---` lines holds title, outlet, author, date, language and event. Articles of
this kind stand in `tests/fixtures/names`; everything in them is invented.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from corpus.article import Article

_MARK = re.compile(r"\[\[([^|\]]+)\|(\w+) ([\w-]+)\]\]|\{\{([^}]+)\}\}")
_FIELD = re.compile(r"(\w+): *(.*)")


@dataclass(frozen=True, slots=True)
class Gold:
    """A marked name: where it stands, its type, and which entity it means."""

    start: int
    end: int
    type: str
    entity: str


@dataclass(frozen=True, slots=True)
class Marked:
    """An article and the names in it."""

    article: Article
    names: tuple[Gold, ...]
    event: str


def read_marked(path: Path) -> Marked:
    """Return the article without its marks, and the marks as offsets."""
    raw = path.read_text(encoding="utf-8")
    fields: dict[str, str] = {}
    if raw.startswith("---\n"):
        front, raw = raw[4:].split("\n---\n", 1)
        for line in front.splitlines():
            match = _FIELD.fullmatch(line)
            if match:
                fields[match.group(1)] = match.group(2).strip('"')
        marked = fields["title"] + "\n\n" + raw.strip()
    else:
        title, body = raw.split("\n", 1)
        marked = title + "\n\n" + body.strip()
    text, names = _take_marks(marked)
    article = Article(
        id=path.stem,
        title=text.split("\n", 1)[0],
        outlet=fields.get("outlet"),
        date=fields.get("date"),
        url=None,
        author=fields.get("author"),
        language=fields.get("language", "de"),
        text=text,
        path=path.name,
        digest=hashlib.sha256(text.encode()).hexdigest(),
        titled=True,
    )
    return Marked(article, names, fields.get("event", path.stem.split("-")[0]))


def read_folder(folder: Path) -> Iterator[Marked]:
    """All marked articles of a folder, by name."""
    for path in sorted(folder.iterdir()):
        if path.suffix in (".md", ".txt") and path.name != "README.md":
            yield read_marked(path)


def _take_marks(marked: str) -> tuple[str, tuple[Gold, ...]]:
    text, names, at = "", list[Gold](), 0
    for match in _MARK.finditer(marked):
        text += marked[at : match.start()]
        surface, kind, entity, derived = match.groups()
        if derived is None:
            names.append(Gold(len(text), len(text) + len(surface), kind, entity))
        text += derived or surface
        at = match.end()
    return text + marked[at:], tuple(names)
