"""Front matter: what it says is used, what it may not say is told, the text is always read."""

import pytest

from tests.corpus.conftest import Read

FULL = """---
title: "Ein Titel: mit Doppelpunkt"
outlet: Der Bote
date: 2025-05-07T10:42:00+02:00
url: https://example.org/a
author: [Eva Huber, Jan Moser]
language: de-AT
tags: [x, y]
---

Ein Satz.
"""


def test_all_fields_are_taken(read: Read) -> None:
    article = read(FULL, "a.md").article
    assert article.title == "Ein Titel: mit Doppelpunkt"
    assert article.outlet == "Der Bote"
    assert article.date == "2025-05-07T10:42:00+02:00"
    assert article.url == "https://example.org/a"
    assert article.author == "Eva Huber, Jan Moser"
    assert article.language == "de"
    assert article.text == "Ein Titel: mit Doppelpunkt\n\nEin Satz."


@pytest.mark.parametrize(
    ("yaml", "notice"),
    [
        ("title: !!python/object/apply:os.system ['x']", "front matter not used: line 2: tags"),
        ("author: &a [*a]", "line 2: anchors"),
        ("title: a\ntitle: b", "line 3: the key 'title' stands twice"),
        ("title: 'open", "front matter not used: line"),
        ("- a\n- b", "front matter not used"),
        ("date: 2025-02-31 25:61:61", "front matter: date not understood"),
        ("url: javascript:alert(1)", "front matter: url not understood"),
        ("title: {a: b}", "front matter: title not understood"),
    ],
)
def test_bad_front_matter_is_told_and_the_text_is_read(yaml: str, notice: str, read: Read) -> None:
    reading = read(f"---\n{yaml}\n---\n# Überschrift\n\nEin Satz.\n", "a.md")
    assert len(reading.notices) == 1
    assert notice in reading.notices[0]
    assert reading.article.text == "Überschrift\n\nEin Satz."
    assert reading.article.url is None
    assert reading.article.date is None


def test_values_pass_the_gate(read: Read) -> None:
    source = '---\ntitle: "a\\e[2Jb\\u202ec"\noutlet: "x\\ny"\n---\nEin Satz.\n'
    article = read(source, "a.md").article
    assert article.title == "a[2Jbc"
    assert article.outlet == "x y"


@pytest.mark.parametrize(
    "source", ["---\n---\n# Titel\n\nEin Satz.", "# Titel\n\nEin Satz.\n\n---\n"]
)
def test_empty_or_no_front_matter_is_no_problem(source: str, read: Read) -> None:
    reading = read(source, "a.md")
    assert reading.notices == ()
    assert reading.article.text == "Titel\n\nEin Satz."


def test_front_matter_without_an_end_is_text(read: Read) -> None:
    text = read("---\ntitle: x\n\nEin Satz.\n", "a.md").article.text
    assert "title: x" in text
    assert "Ein Satz." in text
