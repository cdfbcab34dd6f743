"""Pages: the article without what stands around it, and what the page says about itself."""

import time

import pytest

from corpus.formats.draft import Draft, Kind, RefusedText
from corpus.formats.html import MAX_DEPTH, MAX_TAGS, declared_encoding, read_html

PAGE = """<!doctype html><html lang="de-CH"><head><meta charset="utf-8">
<title>Neue Brücke kommt – Der Bote</title>
<meta property="og:site_name" content="Der Bote">
<meta property="article:published_time" content="2025-03-12T17:45:00+01:00">
<meta name="author" content="Eva Huber">
<link rel="canonical" href="https://example.org/bruecke">
<style>p { color: red }</style></head><body>
<nav><a href="/">Start</a></nav><div class="cookie">Wir verwenden Cookies.</div>
<article><header><p class="kicker">Verkehr</p><h1>Neue Br&uuml;cke kommt</h1>
<p class="byline">Von Eva Huber</p><time datetime="2025-03-12">12.03.2025</time></header>
<p><b>Die neue Br&uuml;cke kommt.</b></p>
<p>Der Rat stimmte <a href="https://example.org/rat">mit 12 zu 3</a> zu.<br>So steht es fest.</p>
<div class="newsletter">Jetzt Newsletter bestellen!</div>
<h2>Wer zahlt?</h2>
<figure><img src="b.jpg" alt="x"><figcaption>Die Br&uuml;cke. Foto: Moser</figcaption></figure>
<blockquote><p>&bdquo;Das Land&ldquo;, sagte er.</p></blockquote>
<ul><li>Erstens das Land.<li>Zweitens <b>der Bund</b>.</ul><ol><li>Eins<li>Zwei</ol>
<table><tr><th>Jahr</th><th>Euro</th></tr><tr><td>2025</td><td>12</td></tr></table>
<p hidden>versteckt</p><p style="display: none">auch versteckt</p>
<aside><h3>Mehr</h3><p>Anderes</p></aside>
<p><em>Die Autorin lebt in Bern.</em></p></article>
<footer>&copy; 2025</footer><script>var p = "<p>kein Text</p>";</script></body></html>"""


def read(page: str) -> Draft:
    return read_html(page)


def test_the_article_is_taken_out_of_its_page() -> None:
    draft = read(PAGE)
    assert [(block.kind, block.text) for block in draft.blocks] == [
        (Kind.PARAGRAPH, "Die neue Brücke kommt."),
        (Kind.PARAGRAPH, "Der Rat stimmte mit 12 zu 3 zu."),
        (Kind.PARAGRAPH, "So steht es fest."),
        (Kind.HEADING, "Wer zahlt?"),
        (Kind.ASIDE, "Die Brücke. Foto: Moser"),
        (Kind.PARAGRAPH, "„Das Land“, sagte er."),
        (Kind.LINE, "• Erstens das Land."),
        (Kind.LINE, "• Zweitens der Bund."),
        (Kind.LINE, "1. Eins"),
        (Kind.LINE, "2. Zwei"),
        (Kind.LINE, "Jahr | Euro"),
        (Kind.LINE, "2025 | 12"),
        (Kind.ASIDE, "Die Autorin lebt in Bern."),
    ]


def test_what_stands_above_the_heading_is_no_text_unless_it_is_much() -> None:
    page = "<title>Brücke</title><article><p>{}</p><h1>Brücke</h1><p>Ein Satz.</p></article>"
    assert [block.text for block in read(page.format("Verkehr | 3 Min.")).blocks] == ["Ein Satz."]
    lead = "Der Rat hat zugestimmt. " * 20
    draft = read(page.format(lead))
    assert [block.text for block in draft.blocks] == [lead.strip(), "Ein Satz."]


def test_what_a_page_says_about_itself_is_taken() -> None:
    draft = read(PAGE)
    assert (draft.title, draft.outlet, draft.author) == (
        "Neue Brücke kommt",
        "Der Bote",
        "Eva Huber",
    )
    assert draft.date == "2025-03-12T17:45:00+01:00"
    assert draft.url == "https://example.org/bruecke"
    assert draft.language == "de"


def test_json_ld_fills_what_meta_elements_leave_out() -> None:
    page = """<html><head><title>Brücke | Bote</title><script type="application/ld+json">
    {"@graph": [{"@type": "NewsArticle", "headline": "Die Brücke", "author": [{"name": "Eva"},
    {"name": "Jan"}], "datePublished": "2025-06-01T08:30:00Z", "publisher": {"name": "Bote"}}]}
    </script></head><body><main><p>Ein Satz über die Brücke.</p></main></body></html>"""
    draft = read(page)
    assert (draft.title, draft.outlet, draft.author) == ("Die Brücke", "Bote", "Eva, Jan")
    assert draft.date == "2025-06-01T08:30:00+00:00"


@pytest.mark.parametrize(
    ("head", "heading", "title"),
    [
        ("<title>Die Brücke kommt | Der Bote</title>", "", "Die Brücke kommt"),
        ("<title>Die Brücke kommt</title>", "", "Die Brücke kommt"),
        ("<title>Lokal - Bote</title>", "<h1>Die Brücke kommt</h1>", "Die Brücke kommt"),
        ("<title>Die Brücke kommt - Bote</title>", "<h1>Bote</h1>", "Die Brücke kommt"),
        ("", "<h1>Die Brücke kommt</h1>", "Die Brücke kommt"),
        ("<title>US-Wahl - was nun</title>", "", "US-Wahl - was nun"),
    ],
)
def test_the_title_is_the_heading_or_the_page_title_without_the_site(
    head: str, heading: str, title: str
) -> None:
    draft = read(f"<html><head>{head}</head><body>{heading}<article><p>Ein Satz.</p></article>")
    assert draft.title == title


@pytest.mark.parametrize("address", ["javascript:alert(1)", "file:///etc/passwd", "//x", "http://"])
def test_only_http_addresses_are_kept(address: str) -> None:
    page = f'<link rel="canonical" href="{address}"><article><p>Ein Satz.</p></article>'
    assert read(page).url is None


def test_entities_cannot_bring_controls_back() -> None:
    draft = read("<title>T&#27;]0;x&#7;&#x9b;</title><p>Gut&#0;&#8238;txet&#8236;&#173;!</p>")
    assert draft.blocks[0].text.endswith("txet!")
    assert not any(ord(char) < 32 or 0x7F <= ord(char) < 0xA0 for char in draft.title or "")


def test_a_page_that_marks_no_article_is_extracted() -> None:
    paragraphs = "".join(
        f"<p>Der Rat hat im Jahr {year} lange über die Brücke gestritten, ehe er zustimmte. "
        "Dagegen waren damals nur wenige, die lieber einen Steg gesehen hätten.</p>"
        for year in range(2010, 2020)
    )
    menu = "".join(f'<li><a href="/{n}">Rubrik {n}</a></li>' for n in range(20))
    page = (
        f'<html><head><title>Brücke</title></head><body><div id="menu"><ul>{menu}</ul></div>'
        f'<div class="content"><h1>Brücke</h1>{paragraphs}</div></body></html>'
    )
    draft = read(page)
    assert draft.title == "Brücke"
    assert sum(block.text.startswith("Der Rat") for block in draft.blocks) == 10
    assert not any("Rubrik" in block.text for block in draft.blocks)


def test_a_small_page_without_marks_is_read_whole() -> None:
    draft = read("<html><title>Klein</title><body><p>Ein Satz.</p><p>Noch einer.</p></body></html>")
    assert draft.title == "Klein"
    assert [block.text for block in draft.blocks] == ["Ein Satz.", "Noch einer."]


REFUSED = {
    "nested": "<div>" * (MAX_DEPTH + 1),
    "tags": "<p>" * (MAX_TAGS + 2),
    "attributes": "<a " + "a='1' " * 40_000 + ">",
    "empty": "  \n",
    "HTML": "<!-- nichts -->",
    "without text": "<html><body><script>x</script></body></html>",
}


@pytest.mark.parametrize("reason", REFUSED)
def test_pages_no_article_needs_are_refused_at_once(reason: str) -> None:
    started = time.process_time()
    with pytest.raises(RefusedText, match=reason):
        read(REFUSED[reason])
    assert time.process_time() - started < 1


ODD = {
    "paragraphs": "<p>Ein Satz hier. " * 15_000,
    "items": "<ol>" + "<li>Punkt." * 15_000,
    "wrong ends": "<div></x>Wort " * 8_000,
    "names": '<div class="share ad">x</div>Wort ' * 8_000,
    "breaks": "<p>" + "Wort.<br>" * 15_000,
    "brackets": "<" * 1_000_000,
    "json": '<script type="application/ld+json">' + "[" * 150_000 + "</script><p>Wort",
    "quotes": "<blockquote>" * 100 + "Wort",
}


@pytest.mark.parametrize("name", ODD)
def test_odd_pages_take_little_time(name: str) -> None:
    started = time.process_time()
    assert read(ODD[name]).blocks
    assert time.process_time() - started < 2


def test_the_encoding_a_page_names_is_found() -> None:
    assert declared_encoding(b'<meta charset="windows-1251">') == "windows-1251"
    assert declared_encoding(b"<META content='text/html; charset=ISO-8859-1'>") == "ISO-8859-1"
    assert declared_encoding(b"<p>charset</p>") is None
