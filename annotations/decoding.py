"""The bytes of a file as a note: strict about YAML, lenient about what people may edit."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from annotations.encoding import END, FORMAT
from annotations.errors import DamagedNote
from annotations.note import Anchor, Note, Passage
from corpus.strict_yaml import BadYaml, load_strict
from corpus.text import clean_line, clean_text

_FAMILY = FORMAT.split("/", maxsplit=1)[0]
_LONG_LINE = 2_000


@dataclass(frozen=True, slots=True)
class Decoded:
    """A note and what seems wrong with its file: half sentences for people."""

    note: Note
    notices: tuple[str, ...]


def decode_note(data: bytes, *, article: str, id: str) -> Decoded:
    """Read a note. Its folder and file name say what it is called and to which article it belongs.

    Raises `DamagedNote`. Everything passes the text gate; what is not understood is kept.
    """
    fields = _Fields(_load(data))
    _check_format(fields.take("format"))
    notices = [] if has_end(data) else [f"the last line is not “{END}”: it may have been cut off"]
    for key, value, what in (("id", id, "file name"), ("article", article, "folder")):
        stated = fields.line(key)
        if stated and stated != value:
            notices.append(f"{key} is “{stated}”, but the {what} says “{value}”")
    note = Note(
        id=id,
        revision=fields.number("rev") or 1,
        article=article,
        author=fields.line("author"),
        created=fields.line("created"),
        modified=fields.line("modified"),
        tags=tidy_tags(fields.lines("tags")),
        body=tidy_body(fields.text("body")),
        anchor=_anchor(fields.inner("target")),
        also=tuple(_passage(_Fields(item)) for item in fields.mappings("also")),
        editor=fields.line("editor"),
        deleted=fields.line("deleted"),
        source=fields.line("source"),
        base_sha256=fields.line("base_sha256"),
        extra=fields.rest(),
    )
    return Decoded(note, tuple(notices))


def has_end(data: bytes) -> bool:
    """Tell whether a file ends with the line that shows it was not cut off."""
    return data.rstrip().endswith(f"\n{END}".encode())


def tidy_body(text: str) -> str:
    """Return the text of a note without the line ends around it."""
    return clean_text(text).strip("\n")


def tidy_tags(tags: Iterable[str]) -> tuple[str, ...]:
    """Return tags as single lines, each once, in their order."""
    lines = map(clean_line, tags)
    return tuple(dict.fromkeys(line for line in lines if line))


def _load(data: bytes) -> dict[str, object]:
    if b"\n<<<<<<< " in b"\n" + data[:100_000] and b"\n>>>>>>> " in data:
        raise DamagedNote("git left its conflict marks in it")
    try:
        return load_strict(data)
    except BadYaml as error:
        raise DamagedNote(error.reason, error.line) from None


def _check_format(stated: object) -> None:
    if stated == FORMAT:
        return
    if isinstance(stated, str) and stated.startswith(f"{_FAMILY}/"):
        raise DamagedNote("a newer version of this program wrote it")
    raise DamagedNote(f"the line “format: {FORMAT}” is missing")


def _anchor(fields: "_Fields | None") -> Anchor | None:
    if fields is None:
        return None
    quote, position = fields.inner("quote"), fields.inner("position")
    exact = clean_text(quote.text("exact")) if quote else ""
    if not quote or not exact:
        raise DamagedNote("the words of the passage are missing (target, quote, exact)")
    start = position.number("start") if position else 0
    end = position.number("end") if position else 0
    return Anchor(
        exact,
        clean_text(quote.text("prefix")),
        clean_text(quote.text("suffix")),
        start,
        end if end > start else start,
        fields.line("text_sha256"),
    )


def _passage(fields: "_Fields") -> Passage:
    article, anchor = fields.line("article"), _anchor(fields.inner("target"))
    if not article or anchor is None:
        raise DamagedNote("a further passage lacks its article or its words (also)")
    return Passage(article, anchor, fields.rest())


class _Fields:
    """A mapping out of which known fields are taken, until the rest is what nobody knows."""

    def __init__(self, tree: Mapping[str, object]) -> None:
        self._tree = dict(tree)
        self._inner: dict[str, _Fields] = {}

    def take(self, key: str) -> object:
        """Return and remove any value; None when missing."""
        return self._tree.pop(key, None)

    def text(self, key: str) -> str:
        """Return and remove a text as it stands; empty when missing."""
        value = self.take(key)
        if value is not None and not isinstance(value, str):
            raise DamagedNote(f"{key} must be text")
        return value or ""

    def line(self, key: str) -> str:
        """Return and remove one line of clean text."""
        return clean_line(self.text(key), _LONG_LINE)

    def number(self, key: str) -> int:
        """Return and remove a whole number; 0 when missing."""
        value = self.text(key)
        if value and not (value.isascii() and value.isdigit() and len(value) <= 9):
            raise DamagedNote(f"{key} must be a whole number")
        return int(value or 0)

    def lines(self, key: str) -> list[str]:
        """Return and remove a list of texts, or one text with commas as a list."""
        value = self.take(key)
        if isinstance(value, str):
            return value.split(",")
        items = value if isinstance(value, list) else [value] if value else []
        words = [item for item in items if isinstance(item, str)]
        if len(words) < len(items):
            raise DamagedNote(f"{key} must be a list of words")
        return words

    def mappings(self, key: str) -> list[dict[str, object]]:
        """Return and remove a list of mappings."""
        value = self.take(key) or []
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            raise DamagedNote(f"{key} must be a list of passages")
        return value

    def inner(self, key: str) -> "_Fields | None":
        """Return and remove a mapping as fields of its own; None when missing."""
        value = self.take(key)
        if value is None:
            return None
        if not isinstance(value, dict):
            raise DamagedNote(f"{key} must have lines of its own")
        self._inner[key] = _Fields(value)
        return self._inner[key]

    def rest(self) -> dict[str, object]:
        """Return what was not taken, also from inner mappings."""
        inner = {key: fields.rest() for key, fields in self._inner.items()}
        return self._tree | {key: rest for key, rest in inner.items() if rest}
