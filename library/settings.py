"""What people may set in `config.toml`, read strictly: a typo is named, never ignored.

theme = "paper"
measure = 72
author = "anna"

[keys]
"search.focus" = "slash,ctrl+f"
"""

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from types import MappingProxyType
from typing import NoReturn

from corpus.text import clean_line
from library.chosen_file import ImpossiblePath, expand_path, read_chosen
from library.errors import BadSettings

THEMES = ("ink", "paper", "contrast", "terminal")
"""Names of the colour themes; a test compares them with those there are."""
NARROWEST, WIDEST = 60, 100
"""Bounds of the reader's measure, in cells."""
LONGEST = 100
"""Code points of a name."""
MOST = 1_000_000
"""Bytes of the file."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of one user, with what applies when nothing is set."""

    theme: str = "ink"
    """Name of a colour theme."""
    measure: int = 72
    """Longest line of text in the reader, in cells."""
    author: str = ""
    """Who writes notes; empty for the name of the system user."""
    notebook: str = ""
    """Folder in which notes are kept, one folder for each corpus; empty for beside the articles."""
    sentence_model: str = ""
    """Folder of a language model whose sentence vectors join in comparing; empty for none."""
    keys: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Binding id to keys, several divided by commas."""


def load_settings(file: Path) -> Settings:
    """Read the settings in `file`; without the file, everything is as it comes.

    Raises `BadSettings` naming the file and, where there is one, the line.
    """
    text = _text_of(file)
    if not text:
        return Settings()
    import tomllib  # noqa: PLC0415 - most people have no settings

    try:
        values = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise BadSettings(f"{file} is not valid TOML: {error}") from error
    known = {each.name for each in fields(Settings)}
    for key in values:
        if key not in known:
            _refuse_unknown(file, text, key, known)
    for key, value in values.items():
        if problem := _problem(key, value):
            _refuse(file, text, key, problem)
    return Settings(**values)


def check_keys(
    settings: Settings, file: Path, known: Collection[str], is_key: Callable[[str], bool]
) -> None:
    """Raise `BadSettings` when the settings give keys to an action that is not in `known`.

    Likewise for keys that do not exist; `is_key` tells those that do by their names.
    """
    for action, keys in settings.keys.items():
        if action not in known:
            _refuse_unknown(file, _text_of(file), action, known)
        for key in keys.split(","):
            if not is_key(key.strip()):
                said = f'has no key "{clean_line(key)}": name keys like "j", "slash" or "ctrl+f"'
                _refuse(file, _text_of(file), action, said)


def _text_of(file: Path) -> str:
    """Return what the file says, nothing when there is none; raises `BadSettings`."""
    try:
        data = read_chosen(file, MOST)
        if len(data) > MOST:
            raise BadSettings(f"{file} cannot be read: it is larger than {MOST // 1000} kB.")
        return data.decode("utf-8")
    except FileNotFoundError:
        return ""
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise BadSettings(f"{file} cannot be read: {reason}. Mend or remove it.") from error


def _problem(key: str, value: object) -> str | None:
    """Return what is wrong with `value` for the setting `key`, or None."""
    match key, value:
        case ("notebook" | "sentence_model", str()):
            return _path_problem(value)
        case ("theme", str()):
            if value in THEMES:
                return None
        case ("author", str()):
            if value == clean_line(value, LONGEST):
                return None
        case ("measure", bool()):
            pass
        case ("measure", int()):
            if NARROWEST <= value <= WIDEST:
                return None
        case ("keys", dict()):
            bad = [name for name, keys in value.items() if not isinstance(keys, str)]
            return f'the keys of "{bad[0]}" must be text, like "j,down"' if bad else None
    return {
        "theme": f"must be one of {', '.join(THEMES)}",
        "author": f"must be a name on one line, of at most {LONGEST} characters",
        "notebook": "must be the path of a folder",
        "sentence_model": "must be the path of a folder",
        "measure": f"must be a whole number from {NARROWEST} to {WIDEST}",
        "keys": "must be a table, written as [keys]",
    }[key]


def _path_problem(value: str) -> str | None:
    """Return why nothing can stand at a path, or None."""
    try:
        expand_path(value)
    except ImpossiblePath as error:
        return f"names a folder that cannot be: {str(error).rstrip('.')}"
    return None


def _refuse_unknown(file: Path, text: str, key: str, known: Collection[str]) -> NoReturn:
    """Raise `BadSettings` for a key that does not exist, with the nearest one that does."""
    import difflib  # noqa: PLC0415 - only for a mistake

    near = difflib.get_close_matches(key, sorted(known), n=1)
    _refuse(file, text, key, "is not known" + (f'; did you mean "{near[0]}"?' if near else ""))


def _refuse(file: Path, text: str, key: str, problem: str) -> NoReturn:
    """Raise `BadSettings` about `key` with the line where it stands."""
    written = re.compile(rf"""^\s*\[?\s*["']?{re.escape(key)}["']?\s*[=\].]""")
    lines = (n for n, line in enumerate(text.split("\n"), 1) if written.match(line))
    line = next(lines, None)
    where = f"{file}, line {line}" if line else str(file)
    raise BadSettings(f'{where}: "{key}" {problem}.')
