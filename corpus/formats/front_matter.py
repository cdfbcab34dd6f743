"""The YAML block at the top of a Markdown file: title, outlet, date, url, author, language."""

import re

from corpus.formats.draft import Draft
from corpus.formats.metadata import sound_date, sound_language, sound_line, sound_url

_BLOCK = re.compile(r"---[ ]*\n(?:(.*?)\n)?(?:---|\.\.\.)[ ]*(?:\n|\Z)", re.DOTALL)
_KEY = re.compile(r"---[ ]*\n[ ]*\w[\w -]*:")
_MAX_LENGTH = 64 * 1024


def split_front_matter(text: str) -> tuple[str | None, str]:
    """Return the YAML of the front matter, None when there is none, and the text after it."""
    if not text.startswith("---"):
        return None, text
    match = _BLOCK.match(text, 0, _MAX_LENGTH)
    return (match[1] or "", text[match.end() :]) if match else (None, text)


def apply_front_matter(yaml: str, draft: Draft) -> None:
    """Put what `yaml` says into `draft`; what cannot be used is told in a notice."""
    from corpus.strict_yaml import BadYaml, load_strict  # noqa: PLC0415 (only when needed)

    if not yaml.strip():
        return
    try:
        values = load_strict(yaml.encode())
    except BadYaml as error:
        place = f"line {error.line + 1}: " if error.line else ""
        draft.notices.append(f"front matter not used: {place}{error.reason}")
        return
    for name, read in _FIELDS.items():
        given = values.get(name)
        value = read(given)
        setattr(draft, name, value)
        if given is not None and value is None:
            draft.notices.append(f"front matter: {name} not understood")


_FIELDS = {
    "title": sound_line,
    "outlet": sound_line,
    "date": sound_date,
    "url": sound_url,
    "author": sound_line,
    "language": sound_language,
}
