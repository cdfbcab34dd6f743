"""A comparison as one page of HTML that needs nothing else: no script, font, picture or request."""

import base64
import hashlib

from comparison.model import Status
from comparison.report.contents import Contents
from comparison.report.links import followable, host_of
from comparison.report.markup import Markup, escaped, joined, tag
from comparison.report.page_differences import differences_part
from comparison.report.page_statements import statements_part
from comparison.report.style import style_sheet
from comparison.signs import COUNTED, STATUS_SIGNS, VERDICT_SIGNS, legend, listed
from corpus.text import clean_line


def to_html(contents: Contents) -> str:
    """Return a report as a page: articles, differences, statements side by side, legend."""
    name = f"Side by side: {listed(contents.names)}"
    body = tag(
        "body",
        tag("a", escaped("To the differences"), class_="skip ui", href="#differences"),
        _header(contents),
        tag(
            "main",
            differences_part(contents),
            statements_part(contents),
            _legend(contents),
        ),
        tag("footer", tag("p", escaped("Compared by Lesart. Please check what matters to you."))),
    )
    page = tag("html", _head(name), body, lang="en")
    return f"<!doctype html>\n{page}\n"


def _head(name: str) -> Markup:
    style = style_sheet()
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode("ascii")
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    return tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=policy),
        tag("meta", name_="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name_="referrer", content="no-referrer"),
        tag("meta", name_="color-scheme", content="light dark"),
        tag("title", escaped(name)),
        tag("style", Markup(style)),
    )


def _header(contents: Contents) -> Markup:
    links = {"differences": "Differences", "statements": "Side by side", "signs": "Signs"}
    return tag(
        "header",
        tag("p", escaped("Lesart · Side by side"), class_="kicker ui"),
        tag("h1", joined((tag("bdi", escaped(name)) for name in contents.names), " · ")),
        tag(
            "div",
            *(_article(contents, side) for side in range(len(contents.names))),
            class_="columns",
        ),
        *(tag("p", escaped(remark), class_="remark") for remark in contents.remarks),
        tag(
            "nav",
            tag(
                "ul",
                *(
                    tag("li", tag("a", escaped(text), href=f"#{id}", class_="ui"))
                    for id, text in links.items()
                ),
            ),
            aria_label="On this page",
        ),
    )


def _article(contents: Contents, side: int) -> Markup:
    facts, url = contents.facts[side], followable(contents.facts[side].url)
    title = tag("bdi", escaped(clean_line(facts.title, 1_000)), lang=facts.language)
    if url:
        title = tag("a", title, href=url, rel="noopener noreferrer")
    origin = [tag("time", escaped(facts.day), datetime=facts.date)] if facts.day else []
    origin += [escaped(host_of(url))] if url else []
    return tag(
        "article",
        tag("p", tag("bdi", escaped(contents.names[side])), class_="outlet ui"),
        tag("p", title, class_="title"),
        *([tag("p", joined(origin, " · "), class_="meta")] if origin else []),
        _counts(contents, side),
        _share(contents, side),
        class_="article",
    )


def _counts(contents: Contents, side: int) -> Markup:
    return tag(
        "ul",
        *(
            tag(
                "li",
                tag("span", escaped(sign), class_=status.value, aria_hidden="true"),
                escaped(f" {contents.number(side, status)} {COUNTED[status]}"),
            )
            for status, sign in STATUS_SIGNS.items()
        ),
        class_="counts meta",
        aria_label="Statements",
    )


def _share(contents: Contents, side: int) -> Markup:
    """Return a bar of how much others report too; the counts above it say the same in words."""
    total = len(contents.entries[side]) or 1
    parts, at = [], 0.0
    for status in Status:
        width = 100 * contents.number(side, status) / total
        parts.append(
            tag(
                "rect",
                x=f"{at:.2f}",
                y="0",
                width=f"{width:.2f}",
                height="4",
                class_=status.value,
            )
        )
        at += width
    return tag(
        "svg",
        *parts,
        class_="share",
        viewBox="0 0 100 4",
        preserveAspectRatio="none",
        aria_hidden="true",
    )


def _legend(contents: Contents) -> Markup:
    classes = {sign: status.value for status, sign in STATUS_SIGNS.items()}
    classes |= {sign: verdict.value for verdict, sign in VERDICT_SIGNS.items()}
    parts = []
    for sign, name, text in legend(len(contents.names)):
        sign_mark = tag("span", escaped(sign), class_=classes[sign], aria_hidden="true")
        parts += [tag("dt", sign_mark, escaped(f" {name}")), tag("dd", escaped(text))]
    parts += [
        tag("dt", tag("span", escaped("a"), class_="letter"), escaped("letter")),
        tag("dd", escaped("Statements with the same letter belong together.")),
        tag("dt", tag("span", escaped("dotted line"), class_="other")),
        tag("dd", escaped("Words for which the counterpart has others.")),
    ]
    return tag(
        "section",
        tag("h2", escaped("What the signs mean"), id="signs-title"),
        tag("dl", *parts, class_="legend ui"),
        id="signs",
        aria_labelledby="signs-title",
    )
