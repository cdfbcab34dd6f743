"""The bytes of a file as a note: strict about YAML, lenient about what people may edit."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from annotations.errors import DamagedNote
from annotations.files.encoding import END, FORMAT
from annotations.files.fields import Fields
from annotations.note import About, Anchor, Note, Passage
from corpus.strict_yaml import BadYaml, load_strict
from corpus.text import clean_line, clean_text

_FAMILY = FORMAT.split("/", maxsplit=1)[0]


@dataclass(frozen=True, slots=True)
class Decoded:
    """A note and what seems wrong with its file: half sentences for people."""

    note: Note
    notices: tuple[str, ...]


def decode_note(data: bytes, *, article: str, id: str) -> Decoded:
    """Read a note. Its folder and file name say what it is called and to which article it belongs.

    Raises `DamagedNote`. Everything passes the text gate; what is not understood is kept.
    """
    note = note_of_tree(load_tree(data))
    notices = [] if has_end(data) else [f"the last line is not “{END}”: it may have been cut off"]
    for what, stated, by, true in (
        ("id", note.id, "file name", id),
        ("article", note.article, "folder", article),
    ):
        if stated not in ("", true):
            notices.append(f"{what} is “{stated}”, but the {by} says “{true}”")
    return Decoded(replace(note, id=id, article=article), tuple(notices))


def note_of_tree(tree: Mapping[str, object]) -> Note:
    """Return the note that a tree describes. Raises `DamagedNote`."""
    fields = Fields(tree)
    _check_format(fields.take("format"))
    return Note(
        id=fields.line("id"),
        revision=fields.number("rev") or 1,
        article=fields.line("article"),
        author=fields.line("author"),
        created=fields.line("created"),
        modified=fields.line("modified"),
        tags=tidy_tags(fields.lines("tags")),
        body=tidy_body(fields.text("body")),
        anchor=_anchor(fields.inner("target")),
        also=tuple(_passage(Fields(item)) for item in fields.mappings("also")),
        editor=fields.line("editor"),
        deleted=fields.line("deleted"),
        source=fields.line("source"),
        base_sha256=fields.line("base_sha256"),
        about=_about(fields),
        extra=fields.rest(),
    )


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


def load_tree(data: bytes) -> dict[str, object]:
    """Read the YAML of a file. Raises `DamagedNote` with reason and line."""
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


def _anchor(fields: Fields | None) -> Anchor | None:
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


def _about(fields: Fields) -> About | None:
    """Return what a note says of its article; None where somebody means something else by it."""
    value = fields.tree.get("about")
    words = ("path", "title", "text_sha256")
    if not isinstance(value, dict) or not all(isinstance(value.get(key, ""), str) for key in words):
        return None
    inner = fields.inner("about") if clean_line(value.get("path", "")) else None
    if inner is None:
        return None
    return About(inner.line("path"), inner.line("title"), inner.line("text_sha256"))


def _passage(fields: Fields) -> Passage:
    article, anchor = fields.line("article"), _anchor(fields.inner("target"))
    if not article or anchor is None:
        raise DamagedNote("a further passage lacks its article or its words (also)")
    return Passage(article, anchor, fields.rest())
