"""`articles.yaml`: corrections read from bytes and written as text; no disk is touched here."""

from collections.abc import Callable, Mapping

from annotations.files.plain_yaml import write_yaml
from comparison.corrections import (
    FIELDS,
    BadCorrection,
    Correction,
    Corrections,
    Fix,
    Merge,
    Move,
    Split,
)
from corpus.strict_yaml import BadYaml, load_strict
from library.files.yaml_entries import entries, line_of, words

HEADER = """\
# Corrections of articles and events. Lesart writes this file and reads it again; you may edit it.
# An article is called by its id, as `lesart list --json` shows it, an event by its own (ev-…).
"""
MAX_NODES = 50_000
FIXES = "# What a file does not say of itself, or says wrongly."
EVENTS = "# Which articles report the same; applied from the first to the last."

_KINDS: dict[frozenset[str], Callable[[dict[str, str], list[str]], Correction]] = {
    frozenset({"move", "to"}): lambda f, _: Move(f["move"], f["to"]),
    frozenset({"alone"}): lambda f, _: Move(f["alone"], None),
    frozenset({"merge", "into"}): lambda f, _: Merge(f["merge"], f["into"]),
    frozenset({"split", "articles", "as"}): lambda f, articles: Split(
        f["split"], tuple(articles), f["as"]
    ),
}
"""How an entry of `events` is read, by its keys."""


def own_remarks() -> frozenset[str]:
    """Return every comment line that `render_corrections` may write; all others are people's."""
    return frozenset((*HEADER.splitlines(), FIXES, EVENTS))


def parse_corrections(data: bytes) -> Corrections:
    """Return the corrections in the content of `articles.yaml`.

    Raises `BadYaml` with reason and line for broken syntax, unknown keys, and nonsense.
    """
    items: list[Correction] = []
    loaded = load_strict(data, max_bytes=1 << 20, max_nodes=MAX_NODES)
    for section, entry in entries(data, loaded, ("articles", "events")):
        items += _fixes(data, entry) if section == "articles" else [_regrouping(data, entry)]
    try:
        return Corrections(tuple(items))
    except BadCorrection as error:
        raise BadYaml(error.reason, line_of(data, error.value, last=True)) from None


def _fixes(data: bytes, entry: Mapping[str, object]) -> list[Correction]:
    fields = words(data, entry)
    article = fields.pop("article", "")
    if not article or not fields or not fields.keys() <= {*FIELDS}:
        at = line_of(data, article or "articles")
        raise BadYaml(f"an entry of articles has article and {', '.join(FIELDS)}", at)
    return [Fix(article, field, value) for field, value in fields.items()]


def _regrouping(data: bytes, entry: Mapping[str, object]) -> Correction:
    build = _KINDS.get(frozenset(entry))
    if build is None:
        known = "; ".join(sorted(" and ".join(sorted(keys)) for keys in _KINDS))
        at = line_of(data, next((str(value) for value in entry.values()), "events"))
        raise BadYaml(f"an entry of events has one of: {known}", at)
    articles = entry.get("articles", [])
    if not isinstance(articles, list) or not all(isinstance(each, str) for each in articles):
        raise BadYaml("articles must be a list of ids", line_of(data, "articles:", last=True))
    fields = words(data, {key: value for key, value in entry.items() if key != "articles"})
    return build(fields, articles)


def render_corrections(corrections: Corrections) -> str:
    """Return corrections as YAML: one entry after another, made for line diffs."""
    parts = [HEADER]
    fixes = [{"article": id} | fields for id, fields in corrections.fixes().items()]
    if fixes:
        parts.append(f"\n{FIXES}\n{write_yaml({'articles': fixes})}")
    regrouping = [_entry(item) for item in corrections.regrouping()]
    if regrouping:
        parts.append(f"\n{EVENTS}\n{write_yaml({'events': regrouping})}")
    return "".join(parts if len(parts) > 1 else (HEADER, "\n{}\n"))


def _entry(item: Move | Split | Merge) -> dict[str, object]:
    match item:
        case Move(article, None):
            return {"alone": article}
        case Move(article, event):
            return {"move": article, "to": event}
        case Split(event, articles, id):
            return {"split": event, "articles": list(articles), "as": id}
        case Merge(event, into):
            return {"merge": event, "into": into}
