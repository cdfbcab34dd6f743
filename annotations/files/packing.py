"""A note as one line of text for the derived cache: quicker to read than YAML, never kept.

Fields are joined by a control character, which no clean text holds.
"""

import json

from annotations.note import About, Anchor, Note, Passage

_MARK = "\x1f"
_FIELDS = 22


def pack_note(note: Note, notices: tuple[str, ...]) -> str | None:
    """Return a note and its notices as text; None when it holds what cannot be packed."""
    anchor = note.anchor or Anchor("", "", "", 0, 0, "")
    also = [[passage.article, _listed(passage.anchor), passage.extra] for passage in note.also]
    about = note.about or About("", "")
    fields = (
        note.author,
        note.created,
        note.modified,
        note.body,
        note.editor,
        note.deleted,
        note.source,
        note.base_sha256,
        str(note.revision),
        "\n".join(note.tags),
        *map(str, _listed(anchor)),
        json.dumps(also) if also else "",
        json.dumps(note.extra) if note.extra else "",
        "\n".join(notices),
        about.path,
        about.title,
        about.text_sha256,
    )
    packed = _MARK.join(fields)
    return packed if packed.count(_MARK) == _FIELDS - 1 else None


def unpack_note(packed: str, article: str, id: str) -> tuple[Note, tuple[str, ...]]:
    """Return the note and notices that `pack_note` packed. Raises `ValueError`."""
    (
        author, created, modified, body, editor, deleted, source, base, revision, tags,
        exact, prefix, suffix, start, end, sha256, also, extra, notices,
        path, title, text_sha256,
    ) = packed.split(_MARK)  # fmt: skip
    note = Note(
        id,
        int(revision),
        article,
        author,
        created,
        modified,
        tuple(tags.split("\n")) if tags else (),
        body,
        Anchor(exact, prefix, suffix, int(start), int(end), sha256) if exact else None,
        tuple(Passage(of, Anchor(*anchor), odd) for of, anchor, odd in json.loads(also))
        if also
        else (),
        editor,
        deleted,
        source,
        base,
        json.loads(extra) if extra else {},
        About(path, title, text_sha256) if path or title or text_sha256 else None,
    )
    return note, tuple(notices.split("\n")) if notices else ()


def _listed(anchor: Anchor) -> list[str | int]:
    return [
        anchor.exact,
        anchor.prefix,
        anchor.suffix,
        anchor.start,
        anchor.end,
        anchor.text_sha256,
    ]
