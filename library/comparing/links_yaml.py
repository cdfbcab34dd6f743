"""`links.yaml`: ties and cuts read from bytes and written as text; no disk is touched here."""

import re
from collections.abc import Iterator

from annotations.files.plain_yaml import write_yaml
from annotations.note import Anchor
from corpus.strict_yaml import BadYaml, load_strict
from library.comparing.link_decisions import BadLink, Cited, LinkDecision, LinkDecisions
from library.files.yaml_entries import Entry, entries, line_of, words

HEADER = """\
# Links between statements of two articles. Lesart writes this file and reads it again; you may
# edit it. A statement is found by its words, by what stands around it, and by where it began.
"""
MAX_NODES = 50_000
TIES = "# These two say the same."
CUTS = "# These two do not, whatever their words."

_NEEDED = {"article", "quote"}
_FIELDS = {*_NEEDED, "before", "after", "start", "text"}
_SHA256 = re.compile(r"[0-9a-f]{64}|")


def own_remarks() -> frozenset[str]:
    """Return every comment line that `render_links` may write; all others are people's."""
    return frozenset((*HEADER.splitlines(), TIES, CUTS))


def parse_links(data: bytes) -> LinkDecisions:
    """Return the decisions in the content of `links.yaml`.

    Raises `BadYaml` with reason and line for broken syntax, unknown keys, and nonsense.
    """
    loaded = load_strict(data, max_bytes=1 << 20, max_nodes=MAX_NODES)
    items = [_decision(data, entry, section == "tie")
             for section, entry in entries(data, loaded, ("tie", "cut"))]  # fmt: skip
    try:
        return LinkDecisions(tuple(items))
    except BadLink as error:
        raise BadYaml(error.reason, line_of(data, error.value[:40], last=True)) from None


def _decision(data: bytes, entry: Entry, tied: bool) -> LinkDecision:
    left, right = entry.get("left"), entry.get("right")
    if set(entry) != {"left", "right"} or not isinstance(left, dict) or not isinstance(right, dict):
        at = line_of(data, next(iter(map(str, entry)), "tie"))
        raise BadYaml("an entry has left and right, each with article and quote", at)
    return LinkDecision(_cited(data, left), _cited(data, right), tied)


def _cited(data: bytes, entry: Entry) -> Cited:
    fields = words(data, {key: value for key, value in entry.items() if value is not None})
    at = line_of(data, fields.get("article", "article"))
    if not fields.keys() <= _FIELDS or not fields.keys() >= _NEEDED:
        raise BadYaml(
            "a statement has article and quote, and may have before, after, start, text", at
        )
    start = fields.get("start", "0")
    quote, text = fields["quote"], fields.get("text", "")
    if not start.isascii() or not start.isdigit() or len(start) > 9:
        raise BadYaml(f"start must be a number, not {start}", line_of(data, start))
    if not quote.strip() or not fields["article"].strip():
        raise BadYaml("a quote or an article is empty", at)
    if not _SHA256.fullmatch(text):
        raise BadYaml("text must be 64 hexadecimal digits", line_of(data, text))
    begin = int(start)
    before, after = fields.get("before", ""), fields.get("after", "")
    anchor = Anchor(quote, before, after, begin, begin + len(quote), text)
    return Cited(fields["article"], anchor)


def render_links(decisions: LinkDecisions) -> str:
    """Return decisions as YAML: one entry after another, made for line diffs."""
    parts = [HEADER]
    for section, remark, tied in (("tie", TIES, True), ("cut", CUTS, False)):
        rows = [dict(_entry(item)) for item in decisions.items if item.tied == tied]
        if rows:
            parts.append(f"\n{remark}\n{write_yaml({section: rows})}")
    return "".join(parts if len(parts) > 1 else (HEADER, "\n{}\n"))


def _entry(item: LinkDecision) -> Iterator[tuple[str, dict[str, object]]]:
    for side, cited in (("left", item.left), ("right", item.right)):
        anchor = cited.anchor
        fields: dict[str, object] = {
            "article": cited.article,
            "quote": anchor.exact,
            "before": anchor.prefix,
            "after": anchor.suffix,
            "start": anchor.start,
            "text": anchor.text_sha256,
        }
        yield side, {key: value for key, value in fields.items() if value != ""}
