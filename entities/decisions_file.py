"""`names.yaml`: decisions read from bytes and written as text; the disk is not touched here."""

import json
import re
from collections.abc import Callable, Iterator

from corpus.strict_yaml import BadYaml, load_strict
from entities.decisions import (
    Apart,
    BadDecision,
    Decision,
    Decisions,
    Hide,
    Merge,
    Rename,
    Retype,
    Split,
)

HEADER = """\
# Decisions about names. Lesart writes this file and reads it again; you may edit it.
# An entity is called by its id (per-…, org-…, loc-…, misc-…), as `lesart entities --json` shows it.
"""
MAX_BYTES = 1 << 20
MAX_NODES = 50_000
"""About ten thousand decisions, with five nodes each."""

_Fields = dict[str, str]
_SECTIONS: dict[str, tuple[str, tuple[str, ...], Callable[[_Fields], Decision]]] = {
    "merge": (
        "The first is the same as the second.",
        ("entity", "into"),
        lambda f: Merge(f["entity"], f["into"]),
    ),
    "split": (
        "This spelling is another name.",
        ("entity", "spelling"),
        lambda f: Split(f["entity"], f["spelling"]),
    ),
    "apart": (
        "These two are never one.",
        ("entity", "other"),
        lambda f: Apart(f["entity"], f["other"]),
    ),
    "rename": (
        "Shown under this name.",
        ("entity", "name"),
        lambda f: Rename(f["entity"], f["name"]),
    ),
    "type": (
        "PER, ORG, LOC or MISC.",
        ("entity", "type"),
        lambda f: Retype(f["entity"], f["type"]),
    ),
    "hide": ("No name at all.", ("entity",), lambda f: Hide(f["entity"])),
}
_KINDS: dict[type[Decision], str] = {
    Merge: "merge",
    Split: "split",
    Apart: "apart",
    Rename: "rename",
    Retype: "type",
    Hide: "hide",
}
_PLAIN = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)+")


def own_remarks() -> frozenset[str]:
    """Return every comment line that `render_decisions` may write; all others are people's."""
    explanations = (f"# {explanation}" for explanation, _, _ in _SECTIONS.values())
    return frozenset((*HEADER.splitlines(), *explanations))


def parse_decisions(data: bytes) -> Decisions:
    """Decisions from the content of `names.yaml`.

    Raises `BadYaml` with reason and line for broken syntax, unknown keys, missing or equal
    entries, merges that lead back, and names both merged and kept apart.
    """
    lines = data.decode("utf-8", "replace").splitlines()
    items: list[Decision] = []
    loaded = load_strict(data, max_bytes=MAX_BYTES, max_nodes=MAX_NODES)
    for section, rows in loaded.items():
        if section not in _SECTIONS:
            known = ", ".join(_SECTIONS)
            raise BadYaml(f"unknown section {section}; known are {known}", _line(lines, section))
        if rows is None:
            continue
        if not isinstance(rows, list):
            raise BadYaml(f"{section} must be a list", _line(lines, section))
        items += [_decision(section, row, lines) for row in rows]
    try:
        return Decisions(tuple(items))
    except BadDecision as error:
        raise BadYaml(error.reason, _line(lines, error.value, last=True)) from None


def _decision(section: str, row: object, lines: list[str]) -> Decision:
    _, keys, build = _SECTIONS[section]
    if section == "hide" and isinstance(row, str):
        row = {"entity": row}
    if not isinstance(row, dict) or set(row) != set(keys):
        at = next((str(v) for v in row.values()), section) if isinstance(row, dict) else section
        raise BadYaml(f"an entry of {section} has {' and '.join(keys)}", _line(lines, at))
    fields = {key: value for key, value in row.items() if isinstance(value, str)}
    if len(fields) != len(keys):
        raise BadYaml(f"{section}: {' and '.join(keys)} must be words", _line(lines, section))
    return build(fields)


def _line(lines: list[str], value: str, *, last: bool = False) -> int:
    """Return the first (or last) line on which `value` stands; 0 when it stands on none."""
    value = value.rsplit(": ", maxsplit=1)[-1].rsplit(" and ", maxsplit=1)[-1]
    hits = [i for i, line in enumerate(lines, 1) if value and value in line]
    return (hits[-1] if last else hits[0]) if hits else 0


def render_decisions(decisions: Decisions) -> str:
    """Decisions as YAML: one section per kind, one entry after another, made for line diffs."""
    parts = [HEADER]
    for kind, section in _KINDS.items():
        items = decisions.of(kind)
        if items:
            explanation, _, _ = _SECTIONS[section]
            parts.append(f"\n# {explanation}\n{section}:\n")
            parts += [entry for item in items for entry in _entry(item)]
    if len(parts) == 1:
        parts.append("\n{}\n")
    return "".join(parts)


def _entry(item: Decision) -> Iterator[str]:
    keys = _SECTIONS[_KINDS[type(item)]][1]
    values = [getattr(item, name) for name in item.__slots__]
    for i, (key, value) in enumerate(zip(keys, values, strict=True)):
        yield f"{'  - ' if i == 0 else '    '}{key}: {_scalar(value)}\n"


def _scalar(value: str) -> str:
    """Ids as they are, everything else in double quotes."""
    return value if _PLAIN.fullmatch(value) else json.dumps(value, ensure_ascii=False)
