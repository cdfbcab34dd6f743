"""What two versions of one note say differently."""

from annotations.note import Note


def differences(one: Note, other: Note) -> tuple[str, ...]:
    """Return what two versions of a note say differently, in words for people."""
    compared = {
        "text": one.body != other.body,
        "tags": one.tags != other.tags,
        "passage": one.anchor != other.anchor,
        "deleted": bool(one.deleted) != bool(other.deleted),
    }
    return tuple(what for what, differs in compared.items() if differs)
