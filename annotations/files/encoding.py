"""A note as the bytes of its file: YAML, checked by the strict reader before it is written."""

from collections.abc import Mapping

from annotations.errors import NotSaved
from annotations.files.plain_yaml import Block, write_yaml
from annotations.note import About, Anchor, Note, Passage
from corpus.strict_yaml import BadYaml, load_strict

FORMAT = "lesart-annotation/1"
END = "# end"
"""The last line: a file without it may have been cut off, and would often still be valid."""


def encode_note(note: Note) -> bytes:
    """Return the file of a note. Raises `NotSaved` when no reader would give the same back."""
    return encode_tree(note_tree(note))


def encode_tree(tree: Mapping[str, object]) -> bytes:
    """Return a tree as a file that the strict reader understands. Raises `NotSaved`."""
    try:
        data = f"{write_yaml(tree)}{END}\n".encode()
        same = load_strict(data) == _as_read(tree)
    except (BadYaml, UnicodeEncodeError) as error:
        raise NotSaved(f"Not saved: this cannot be written to a file ({error}).") from error
    if not same:
        raise NotSaved("Not saved: this text cannot be written to a file and read back.")
    return data


def note_tree(note: Note) -> dict[str, object]:
    """Return a note as a tree, in the order in which people read it."""
    own: dict[str, object] = {
        "format": FORMAT,
        "id": note.id,
        "rev": note.revision,
        "base_sha256": note.base_sha256,
        "article": note.article,
        "about": _about_tree(note.about) if note.about else None,
        "author": note.author,
        "editor": note.editor,
        "created": note.created,
        "modified": note.modified,
        "deleted": note.deleted,
        "source": note.source,
        "target": target_tree(note.anchor) if note.anchor else None,
        "also": [_passage_tree(passage) for passage in note.also],
        "tags": list(note.tags),
        "body": Block(f"{note.body}\n") if note.body else "",
    }
    kept = {key: value for key, value in own.items() if value or key == "author"}
    return _with_extra(kept, note.extra)


def target_tree(anchor: Anchor) -> dict[str, object]:
    """Return an anchor as a tree."""
    quote = {"exact": anchor.exact, "prefix": anchor.prefix, "suffix": anchor.suffix}
    return {
        "text_sha256": anchor.text_sha256,
        "quote": quote,
        "position": {"start": anchor.start, "end": anchor.end},
    }


def _about_tree(about: About) -> dict[str, object]:
    own = {"path": about.path, "title": about.title, "text_sha256": about.text_sha256}
    return {key: value for key, value in own.items() if value or key == "path"}


def _passage_tree(passage: Passage) -> dict[str, object]:
    own: dict[str, object] = {
        "article": passage.article,
        "target": target_tree(passage.anchor),
    }
    return _with_extra(own, passage.extra)


def _with_extra(own: dict[str, object], extra: Mapping[str, object]) -> dict[str, object]:
    """Put back what somebody else wrote into the file, also deep inside; ours comes first."""
    merged = dict(own)
    for key, value in extra.items():
        mine = merged.get(key)
        if isinstance(mine, dict) and isinstance(value, Mapping):
            merged[key] = _with_extra(mine, value)
        elif key not in merged:
            merged[key] = value
    return merged


def _as_read(value: object) -> object:
    """Return a tree as the strict reader gives it back: every number as text."""
    if isinstance(value, Mapping):
        return {key: _as_read(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_as_read(item) for item in value]
    return str(value) if isinstance(value, int) else value
