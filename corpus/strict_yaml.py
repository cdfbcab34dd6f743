"""A strict reader for YAML: one mapping, every scalar a string, nothing that could surprise.

`yaml.safe_load` keeps the last of two equal keys, turns `no` into False and `12:30:45` into a
number, and expands aliases without limit. This reader walks the parser's events instead and
refuses what a person would not have meant. Strings come as they stand in the file: pass what
will be shown through `corpus.text`.
"""

from collections import Counter
from collections.abc import Iterator

import yaml

MAX_BYTES = 256 * 1024
MAX_DEPTH = 8
MAX_NODES = 5_000
TOO_DEEP = "nested too deeply"

_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class BadYaml(ValueError):
    """YAML that is refused: `reason` for people, `line` counts from 1, 0 when unknown."""

    def __init__(self, reason: str, line: int = 0) -> None:
        super().__init__(f"line {line}: {reason}" if line else reason)
        self.reason = reason
        self.line = line


def load_strict(
    data: bytes,
    *,
    max_bytes: int = MAX_BYTES,
    max_depth: int = MAX_DEPTH,
    max_nodes: int = MAX_NODES,
) -> dict[str, object]:
    """Return the one mapping in `data`; values are str, None (left empty), list or dict.

    Raises `BadYaml` for anything else: tags, anchors, aliases, merge keys, equal keys, keys that
    are no plain strings, several documents, broken syntax, or more than the limits allow.
    """
    if len(data) > max_bytes:
        raise BadYaml(f"larger than {max_bytes // 1024} kB")
    builder = _Builder(max_depth, max_nodes)
    try:
        for event in _events(data):
            builder.take(event)
    except yaml.YAMLError as error:
        raise BadYaml(*_explain(error, data, max_depth)) from None
    except (RecursionError, UnicodeError):
        raise BadYaml("not readable as YAML") from None
    return builder.result()


def _events(data: bytes) -> Iterator[yaml.Event]:
    parsed: Iterator[yaml.Event] = yaml.parse(data, Loader=_LOADER)
    return parsed


def _explain(error: yaml.YAMLError, data: bytes, max_depth: int) -> tuple[str, int]:
    """Return reason and line of a syntax error.

    What people run into is said in words of our own: those of PyYAML change with its version.
    """
    text = data.decode("utf-8", "replace")
    if isinstance(error, yaml.reader.ReaderError):
        if data.startswith((b"\xff\xfe", b"\xfe\xff")):
            return "UTF-16 and not UTF-8", 0
        odd = "\ufffd" in text and b"\xef\xbf\xbd" not in data
        return ("not UTF-8" if odd else "control characters are not allowed"), 0
    mark = getattr(error, "problem_mark", None)
    if mark is None:
        return "syntax error", 0
    line = text.split("\n")[mark.line : mark.line + 1]
    if line and "\t" in line[0][: len(line[0]) - len(line[0].lstrip())]:
        return "a tab cannot indent a line, blanks can", mark.line + 1
    if text[mark.index : mark.index + 1] in ("[", "{"):
        opened = Counter(text[: mark.index + 1])
        if opened["["] - opened["]"] + opened["{"] - opened["}"] > max_depth:
            return TOO_DEEP, mark.line + 1
    reason = getattr(error, "problem", None) or "syntax error"
    return str(reason)[:100], mark.line + 1


class _Builder:
    """Builds plain objects from events and refuses the first thing that is not allowed."""

    def __init__(self, max_depth: int, max_nodes: int) -> None:
        self._max_depth = max_depth
        self._max_nodes = max_nodes
        self._nodes = 0
        self._documents = 0
        self._roots: list[object] = []
        self._current: list[object] | dict[str, object] = self._roots
        self._key: str | None = None
        self._open: list[tuple[list[object] | dict[str, object], str | None]] = []

    def take(self, event: yaml.Event) -> None:
        """Take the next event of the parser."""
        if isinstance(event, yaml.ScalarEvent):
            self._check(event)
            self._scalar(event)
        elif isinstance(event, yaml.CollectionStartEvent):
            self._check(event)
            self._begin(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._current, self._key = self._open.pop()
        elif isinstance(event, yaml.AliasEvent):
            raise BadYaml("aliases (*name) are not allowed", _line(event))
        elif isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                raise BadYaml("more than one document", _line(event))

    def result(self) -> dict[str, object]:
        """Return the finished mapping."""
        if not self._roots:
            raise BadYaml("empty")
        root = self._roots[0]
        if not isinstance(root, dict):
            raise BadYaml("not a list of `key: value` lines", 1)
        return root

    def _check(self, event: yaml.NodeEvent) -> None:
        self._nodes += 1
        if self._nodes > self._max_nodes:
            raise BadYaml("too many entries", _line(event))
        if event.anchor is not None:
            raise BadYaml("anchors (&name) are not allowed", _line(event))
        if getattr(event, "tag", None) is not None:
            raise BadYaml("tags (!name) are not allowed", _line(event))

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        plain = not event.style
        value: str = event.value
        if isinstance(self._current, dict) and self._key is None:
            if plain and value == "<<":
                raise BadYaml("merge keys (<<) are not allowed", _line(event))
            if value in self._current:
                raise BadYaml(f"the key {value[:40]!r} stands twice", _line(event))
            self._key = value
        else:
            self._put(None if plain and value in _NULLS else value)

    def _begin(self, event: yaml.CollectionStartEvent) -> None:
        if isinstance(self._current, dict) and self._key is None:
            raise BadYaml("a key must be plain text", _line(event))
        mapping = isinstance(event, yaml.MappingStartEvent)
        value: list[object] | dict[str, object] = {} if mapping else []
        self._put(value)
        self._open.append((self._current, self._key))
        if len(self._open) > self._max_depth:
            raise BadYaml(TOO_DEEP, _line(event))
        self._current, self._key = value, None

    def _put(self, value: object) -> None:
        if isinstance(self._current, list):
            self._current.append(value)
        elif self._key is not None:
            self._current[self._key] = value
            self._key = None


def _line(event: yaml.Event) -> int:
    mark = event.start_mark
    return mark.line + 1 if mark else 0
