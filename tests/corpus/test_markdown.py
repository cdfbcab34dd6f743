"""Markdown becomes plain, readable text in linear time."""

import time

import pytest

from corpus.formats.draft import Kind
from corpus.formats.markdown import plain_inline, read_markdown


def kinds(source: str) -> list[tuple[Kind, str]]:
    return [(block.kind, block.text) for block in read_markdown(source).blocks]


@pytest.mark.parametrize(
    ("source", "plain"),
    [
        (
            "Ein **fettes** und *schräges* __Wort__ und _noch_ eins",
            "Ein fettes und schräges Wort und noch eins",
        ),
        ("***beides*** und **fett *und schräg* hier**", "beides und fett und schräg hier"),
        ("snake_case_name und 5 * 3 * 2 und a_b", "snake_case_name und 5 * 3 * 2 und a_b"),
        (r"\*kein Stern\* und \[x\] und \_a\_", "*kein Stern* und [x] und _a_"),
        ('[Text](https://example.org/a_b_(c) "Titel") hier', "Text hier"),
        ("[Text](javascript:alert(1)) und [b](file:///etc/passwd)", "Text und b"),
        ("[Text][1] und [Wort][]", "Text und Wort"),
        ("![Bild einer Brücke](a.jpg) daneben", "Bild einer Brücke daneben"),
        ("[![Bild](a.jpg)](https://example.org)", "Bild"),
        ("<https://example.org/x> und a < b > c", "https://example.org/x und a < b > c"),
        ("`code` und <b onclick=x>fett</b><!-- weg -->", "code und fett"),
        ("K&uuml;che &amp; Bad &#27;[31m", "Küche & Bad [31m"),
        ("~~weg~~ da", "weg da"),
        ("[bold red]Titel[/] [/nope]", "[bold red]Titel[/] [/nope]"),
    ],
)
def test_inline_marks_are_reduced(source: str, plain: str) -> None:
    assert plain_inline(source) == plain


BLOCKS = """# Titel

Ein Absatz, der
über zwei Zeilen geht.

## Eine Frage? ##
> Ein Zitat
> geht weiter.

Unterstrichen
-------------
* eins
* zwei
  weiter
3. drittens

| Jahr | Zahl |
|------|-----:|
| 2024 | 12   |

```
code # bleibt
```
[1]: https://example.org
***
**Zwischentitel**

**Ein fetter Satz.**
"""


def test_blocks_are_told_apart() -> None:
    draft = read_markdown(BLOCKS)
    assert draft.title == "Titel"
    assert [(block.kind, block.text) for block in draft.blocks] == [
        (Kind.PARAGRAPH, "Ein Absatz, der über zwei Zeilen geht."),
        (Kind.HEADING, "Eine Frage?"),
        (Kind.PARAGRAPH, "Ein Zitat geht weiter."),
        (Kind.HEADING, "Unterstrichen"),
        (Kind.LINE, "• eins"),
        (Kind.LINE, "• zwei weiter"),
        (Kind.LINE, "3. drittens"),
        (Kind.LINE, "Jahr | Zahl"),
        (Kind.LINE, "2024 | 12"),
        (Kind.LINE, "code # bleibt"),
        (Kind.HEADING, "Zwischentitel"),
        (Kind.PARAGRAPH, "Ein fetter Satz."),
    ]


def test_an_underline_below_a_sentence_is_a_rule() -> None:
    assert kinds("# Titel\n\nEin Satz.\n---\nNoch einer.") == [
        (Kind.PARAGRAPH, "Ein Satz."),
        (Kind.PARAGRAPH, "Noch einer."),
    ]


def test_only_link_targets_are_dropped() -> None:
    source = '# Titel\n\n[1]: https://example.org "Ein Titel"\n\n[Bild]: dpa\n\n[^1]: Fußnote'
    assert [text for _, text in kinds(source)] == ["[Bild]: dpa", "[^1]: Fußnote"]


def test_an_image_above_the_heading_is_not_the_title() -> None:
    draft = read_markdown("![Bild](a.jpg)\n\n# Titel\n\nEin Satz.")
    assert draft.title == "Titel"
    assert [block.text for block in draft.blocks] == ["Bild", "Ein Satz."]


def test_images_their_captions_and_closing_notes_are_asides() -> None:
    source = (
        "# Titel\n\nEin Satz.\n\n![Die Brücke](b.jpg)\n*Blick von Süden. Foto: Huber*\n\n"
        "*Ein schräger Satz.* Und ein gerader.\n\n---\n\n*Die Autorin ist Lehrerin.*\n"
    )
    assert kinds(source) == [
        (Kind.PARAGRAPH, "Ein Satz."),
        (Kind.ASIDE, "Die Brücke"),
        (Kind.ASIDE, "Blick von Süden. Foto: Huber"),
        (Kind.PARAGRAPH, "Ein schräger Satz. Und ein gerader."),
        (Kind.ASIDE, "Die Autorin ist Lehrerin."),
    ]


def test_a_raw_paste_below_front_matter_keeps_its_paragraphs() -> None:
    long = "Das ist ein langer Absatz aus mehreren Sätzen. " * 5
    source = f"---\ntitle: Titel\n---\n{long}\nDarum geht es\n{long}\n"
    assert [text for _, text in kinds(source)] == [long.strip(), "Darum geht es", long.strip()]


@pytest.mark.parametrize(
    "heading",
    [
        "# Zwei Tage Stillstand: Was nun?",
        "## Zwei Tage Stillstand – was nun",
        "# Zwei Tage Stillstand\n\n## Was nun?",
        "Zwei Tage Stillstand: Was nun?\n====",
        "Zwei Tage Stillstand: Was nun?",
    ],
)
def test_a_title_repeated_below_the_front_matter_is_shown_once(heading: str) -> None:
    draft = read_markdown(
        f'---\ntitle: "Zwei Tage Stillstand: Was nun?"\n---\n{heading}\n\nEin Satz.'
    )
    assert draft.title == "Zwei Tage Stillstand: Was nun?"
    assert [block.text for block in draft.blocks] == ["Ein Satz."]


def test_another_first_heading_stays() -> None:
    draft = read_markdown("---\ntitle: Ein Titel\n---\n# Zwei Tage\n\nEin Satz.")
    assert [block.text for block in draft.blocks] == ["Zwei Tage", "Ein Satz."]


@pytest.mark.parametrize(
    "piece",
    ["[", "![", "[a](", "*a **a ", "_a ", "<", "<a ", "`", "\\", "&", "> ", "- ", "# ", "|",
     "[a]: ", "a\n\n", "<!-- ", "***\n", "---\n", "* a\n", "[[a]", "((", "~~"],
)  # fmt: skip
def test_time_grows_with_length_only(piece: str) -> None:
    source = piece * (100_000 // len(piece))
    started = time.process_time()
    read_markdown(source)
    assert time.process_time() - started < 1
