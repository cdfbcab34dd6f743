"""Under which id an open article stands now."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from library.desk import Library
    from library.model import Opened


def id_now(library: "Library", id: str, opened: "Opened | None") -> str:
    """Return the id of the open article, also when the notebook gave its file another one."""
    if opened is None or library.keys_of([id]):
        return id
    found = library.resolve(opened.article.path)
    digest = opened.article.digest
    same = [each for each, text in library.digests(found).items() if text == digest]
    return same[0] if len(same) == 1 else id
