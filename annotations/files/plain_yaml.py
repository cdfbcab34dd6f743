"""Writes trees of text as YAML that is pleasant to read and means the same to every reader.

A tree is made of mappings, lists, strings, whole numbers and None. Block style only; text of
several lines stands as it is, behind a `|`. What could be taken for a number, a date or a truth
value is quoted. Callers check the result with `corpus.strict_yaml` before they keep it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

_RESERVED = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null", "none", "nan"})
_PLAIN = re.compile(r"[^\W\d_](?:[^\x00-\x1f\x7f:#]|:(?! |$)|(?<! )#)*(?<! )")
_NAME = re.compile(r"(?=.*[a-z].*[a-z])(?!0[xob])[0-9a-z]+(?:-[0-9a-z]+)*")
_IN_LIST = re.compile(r"[\w ./()+-]*")
_UNPRINTABLE = re.compile(
    "[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
_SHORT_TEXT = 64
_EMPTY: dict[type, str] = {type(None): "", dict: "{}", list: "[]", tuple: "[]"}
_LIST_WIDTH = 80
_SHORT_ESCAPES = {"\n": "\\n", "\t": "\\t", '"': '\\"', "\\": "\\\\"}


class Block(str):
    """Text that stands behind a `|` also when it is short."""

    __slots__ = ()


def write_yaml(tree: Mapping[str, object]) -> str:
    """Return a tree as YAML; every line ends with LF."""
    return "".join(f"{line}\n" for line in _mapping(tree))


def _mapping(tree: Mapping[str, object]) -> Iterator[str]:
    for key, value in tree.items():
        yield from _entry(f"{_scalar(key)}:", value)


def _entry(label: str, value: object) -> Iterator[str]:
    """Yield the lines of one value behind its label."""
    if isinstance(value, Mapping) and value:
        yield label
        yield from _indent(_mapping(value))
    elif isinstance(value, list | tuple) and value:
        short = _short_list(value)
        if short and len(label) + len(short) <= _LIST_WIDTH:
            yield f"{label} {short}"
        else:
            yield label
            yield from _list(value)
    elif isinstance(value, str) and _is_block(value):
        yield f"{label} {_block_sign(value)}"
        yield from _indent(value.removesuffix("\n").split("\n"))
    else:
        yield f"{label} {_scalar(value)}".rstrip(" ")


def _list(items: Sequence[object]) -> Iterator[str]:
    for item in items:
        if isinstance(item, Mapping | list | tuple) and item:
            first, *rest = _mapping(item) if isinstance(item, Mapping) else _list(item)
            yield f"- {first}"
            yield from _indent(rest)
        else:
            yield from _entry("-", item)


def _short_list(items: Sequence[object]) -> str:
    """Return a list of short words on one line, or nothing."""
    if not all(isinstance(item, str) and item for item in items):
        return ""
    spelled = [_scalar(item) for item in items]
    if not all(item[0] in "'\"" or _IN_LIST.fullmatch(item) for item in spelled):
        return ""
    return f"[{', '.join(spelled)}]"


def _indent(lines: Iterator[str] | Sequence[str]) -> Iterator[str]:
    for line in lines:
        yield f"  {line}" if line else line


def _is_block(text: str) -> bool:
    """Tell whether a text stands behind a `|`: it has several lines and is not short."""
    if "\n" not in text or not text.strip("\n") or _UNPRINTABLE.search(text):
        return False
    return len(text) > _SHORT_TEXT or isinstance(text, Block)


def _block_sign(text: str) -> str:
    """Return `|` with what a reader must know about the indent and the last line ends."""
    indent = "2" if text[0] in " \t\n" else ""
    if not text.endswith("\n"):
        return f"|{indent}-"
    return f"|{indent}+" if text.endswith("\n\n") else f"|{indent}"


def _scalar(value: object) -> str:
    """Return a value on one line."""
    if not isinstance(value, str):
        return _EMPTY.get(type(value), str(value))
    plain = _PLAIN.fullmatch(value) or _NAME.fullmatch(value)
    odd = _UNPRINTABLE.search(value) or "\n" in value or "\t" in value
    if plain and not odd and value.lower() not in _RESERVED:
        return value
    if odd:
        return f'"{"".join(map(_escape, value))}"'
    return "'" + value.replace("'", "''") + "'"


def _escape(char: str) -> str:
    """Return one character inside of double quotes."""
    if char in _SHORT_ESCAPES:
        return _SHORT_ESCAPES[char]
    if not _UNPRINTABLE.match(char):
        return char
    return f"\\U{ord(char):08x}" if ord(char) > 0xFFFF else f"\\u{ord(char):04x}"
