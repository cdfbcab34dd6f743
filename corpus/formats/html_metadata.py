"""What a page says about itself: `meta` elements, JSON-LD, canonical address, language."""

import json
import re
from collections.abc import Iterator
from typing import Any

from corpus.formats.draft import Draft
from corpus.formats.metadata import (
    same_words,
    sound_date,
    sound_language,
    sound_line,
    sound_url,
)

MAX_JSON = 200_000
"""Longest JSON-LD that is looked at, in code points."""

_SUFFIX = re.compile(r"\s+([|–—»·•]|::?|-)\s+")
_LONGEST_SITE = 40
_TITLES = ("og:title", "twitter:title", "dc.title", "headline")
_OUTLETS = ("og:site_name", "application-name", "dc.publisher", "publisher")
_DATES = (
    "article:published_time",
    "datepublished",
    "date",
    "dc.date",
    "dc.date.issued",
    "dcterms.created",
    "pubdate",
    "publishdate",
)
_AUTHORS = ("author", "article:author", "dc.creator", "parsely-author")


def apply_metadata(root: Any, draft: Draft) -> None:
    """Put what the page says into `draft`; a title that `draft` has already is kept."""
    values = _meta(root)
    for name, value in _json_ld(root):
        values.setdefault(name, value)
    draft.outlet = sound_line(_first(values, _OUTLETS))
    draft.title = _title(root, values, draft)
    draft.date = sound_date(_first(values, _DATES)) or _time_element(root)
    author = sound_line(_first(values, _AUTHORS))
    draft.author = None if author and "://" in author else author
    draft.url = sound_url(_canonical(root)) or sound_url(values.get("og:url"))
    language = root.get("lang") or values.get("og:locale") or values.get("content-language")
    draft.language = sound_language(language)


def _meta(root: Any) -> dict[str, str]:
    values: dict[str, str] = {}
    for element in root.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        name = name or element.get("http-equiv")
        content = element.get("content")
        if name and content and content.strip():
            values.setdefault(name.strip().lower(), content)
    return values


def _first(values: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((values[name] for name in names if name in values), None)


def _title(root: Any, values: dict[str, str], draft: Draft) -> str | None:
    """Return the main heading, or the title of the page without the name of the site."""
    found = _first(values, _TITLES) or next((e.text for e in root.iter("title") if e.text), None)
    title, heading = sound_line(found), draft.title
    if not title or not heading:
        return heading or (_without_site(title, draft.outlet) if title else None)
    named, whole = same_words(heading), same_words(title)
    is_site = named in same_words(draft.outlet or "") or (named != whole and whole.endswith(named))
    return _without_site(title, draft.outlet or heading) if is_site else heading


def _without_site(title: str, outlet: str | None) -> str:
    """Return a page title without the name of the site at its end."""
    cuts = list(_SUFFIX.finditer(title))
    if not cuts:
        return title
    head, tail = title[: cuts[-1].start()], title[cuts[-1].end() :]
    if outlet:
        a, b = same_words(tail), same_words(outlet)
        return head if a and (a in b or b in a) else title
    least = len(tail) * (2 if cuts[-1][1] in "-:" else 1)
    return head if len(head) > least and len(tail) <= _LONGEST_SITE else title


def _time_element(root: Any) -> str | None:
    """Return the time of the first `time` element of the page that holds one."""
    for element in root.iter("time"):
        if date := sound_date(element.get("datetime")):
            return date
    return None


def _canonical(root: Any) -> str | None:
    for element in root.iter("link"):
        if (element.get("rel") or "").lower() == "canonical":
            address: str | None = element.get("href")
            return address
    return None


def _json_ld(root: Any) -> Iterator[tuple[str, str]]:
    """Yield headline, date, author and publisher of the article that JSON-LD describes."""
    for element in root.iter("script"):
        source = element.text or ""
        if element.get("type") != "application/ld+json" or len(source) > MAX_JSON:
            continue
        try:
            data = json.loads(source)
        except (ValueError, RecursionError):
            continue
        for item in _items(data):
            if "Article" in str(item.get("@type")) or "Report" in str(item.get("@type")):
                yield from _article_values(item)


def _items(data: Any) -> list[dict[str, Any]]:
    """Return the objects at the top of JSON-LD, those of a graph included."""
    top = data if isinstance(data, list) else [data]
    items = [item for item in top if isinstance(item, dict)]
    for item in list(items):
        graph = item.get("@graph")
        if isinstance(graph, list):
            items += [node for node in graph if isinstance(node, dict)]
    return items


def _article_values(item: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for name in ("headline", "datePublished"):
        value = item.get(name)
        if isinstance(value, str):
            yield name.lower(), value
    for name in ("author", "publisher"):
        people = item.get(name)
        people = people if isinstance(people, list) else [people]
        names = [p.get("name") if isinstance(p, dict) else p for p in people]
        if text := ", ".join(n for n in names if isinstance(n, str) and n.strip()):
            yield name, text
