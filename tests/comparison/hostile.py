"""Titles, outlets, addresses and sentences that try to be more than text."""

from comparison.facts import ArticleFacts
from comparison.model import Comparison, Kind
from comparison.report.contents import Contents
from comparison.report.gathering import gather
from tests.comparison.sides import make_difference, make_link, make_side

EVIL = (
    "<script>document.title='owned'</script>",
    "]]><img src=x onerror=alert(1)>",
    "\" autofocus onfocus='alert(1)' x=\"",
    "</style></table></main><h1>Neu",
    "\u202eesrever\u202c &lt;b&gt; &amp; &#60;",
    "[Klick](javascript:alert(1)) ![x](http://evil.example/x.png)",
    "| a | b |\n|---|---| `code` **fett** <https://evil.example>",
    "<!-- --><base href=http://evil.example/><meta http-equiv=refresh content=0>",
    "1. # * - + ~~~ === $x$ \\",
)
ADDRESSES = (
    "javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    'https://good.example/"onmouseover="alert(1)',
    "https://good.example\\@evil.example/",
    "https://good.example@evil.example/<b>",
    "http:///evil.example/",
    "//evil.example/",
    "https://good.example/ \n evil",
    "https://[::1",
)
"""None of these may become a link."""


def hostile_report() -> Contents:
    """Return a report in which nothing is harmless."""
    sides = [make_side(f"evil-{n}", EVIL) for n in range(2)]
    links = tuple(make_link((0, n), (1, n), 2.0, EVIL[n]) for n in range(len(EVIL)))
    found = tuple(
        make_difference(
            sides, (0, n, text), (1, n, text[:5]), kind=Kind.TERM, subject=text, reason=text
        )
        for n, text in enumerate(EVIL)
    )
    facts = [
        ArticleFacts(side.analysis.article, "".join(EVIL), EVIL[n], EVIL[2], ADDRESSES[n], EVIL[2])
        for n, side in enumerate(sides)
    ]
    return gather(Comparison(tuple(sides), links, found), facts, 0.0)
