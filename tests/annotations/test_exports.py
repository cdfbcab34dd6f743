"""Exports say what the notes say, in every format, and harm nobody."""

import csv
import io
import json
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from annotations.export.csv import BYTE_ORDER_MARK, COLUMNS, harmless, to_csv
from annotations.export.json import to_json
from annotations.export.jsonld import CONTEXT, to_jsonld
from annotations.export.markdown import to_markdown
from annotations.export.rows import CitedArticle, CitedPassage, ExportedNote
from corpus.formats.escaping import escape_line
from corpus.text import clean_line, clean_text
from tests.annotations.exporting import rows
from tests.annotations.making import ARTICLE, TEXT, note

TREACHEROUS = [
    "*a*", "_b_", "`c`", "# d", "- e", "+ f", "1. g", "2) h", "> i", "[j](k)", "<b>l</b>",
    "a | b", "***", "---", "===", "&amp;", "\\", "    code", "~~~", "![x](y)", "$a$", "http://x.y",
    "=cmd()", "+1", "-1", "@x", "\tx", "＝1",
]  # fmt: skip
lines = st.text(max_size=40).map(clean_line) | st.sampled_from(TREACHEROUS).map(clean_line)
bodies = st.lists(lines, max_size=5).map("\n".join).map(lambda text: text.strip("\n"))


def test_json_has_the_promised_shape() -> None:
    first, whole, mark = json.loads(to_json(rows()))
    also = first.pop("also")
    assert list(first) == [
        "id", "article", "author", "created", "modified", "tags", "note", "quote", "start", "end",
        "state",
    ]  # fmt: skip
    start = TEXT.index("Ilka") + 1
    assert (first["start"], first["end"], first["state"]) == (start, start + 39, "moved")
    assert first["quote"] == "Ilka Wehmeyer rechnet mit 14.000 Gästen"
    assert (also[0]["article"], also[0]["quote"]) == ("other-3c4d", "am Mittwoch")
    assert (whole["quote"], whole["start"], whole["end"]) == (None, None, None)
    assert mark["note"] == ""


def test_csv_opens_in_a_spreadsheet() -> None:
    text = to_csv(rows())
    assert text.startswith(BYTE_ORDER_MARK)
    heading, *table = csv.reader(io.StringIO(text.removeprefix(BYTE_ORDER_MARK), newline=""))
    assert tuple(heading) == COLUMNS
    first = dict(zip(COLUMNS, table[0], strict=True))
    assert first["note"] == note().body
    assert first["outlet"] == "Oldersieler Tageblatt"
    assert first["tags"] == "quelle prüfen, zahlen"
    assert first["compared with"] == "Sturm an der Küste: am Mittwoch"
    assert to_csv(rows(), delimiter=";").splitlines()[0].count('";"') == len(COLUMNS) - 1


@given(st.text(st.characters(exclude_categories=["Cs"])) | st.sampled_from(TREACHEROUS))
def test_no_cell_is_a_formula(text: str) -> None:
    row = replace(rows()[0], note=text, tags=(text,), author=text)
    table = csv.reader(io.StringIO(to_csv([row]).removeprefix(BYTE_ORDER_MARK), newline=""))
    _, cells = table
    for cell in cells:
        assert not re.match(r"[\s\xa0]*[=+\-@＝＋－＠]|[\t\r\n]", cell)
    assert harmless(text).removeprefix("'") == text.removeprefix("'")


def test_markdown_is_grouped_by_article() -> None:
    text = to_markdown([*rows(), *rows()[:1]])
    assert text.count("## Hafenfest verschoben") == 1
    assert (
        "Oldersieler Tageblatt · 2025-05-07 · <https://example.org/hafenfest?a=1&b=2>\n\n"
        "> Ilka Wehmeyer rechnet mit 14.000 Gästen\n\n"
        "Wer hat das geändert?\n\n"
        "Anrufen.\n\n"
        "Compare: Sturm an der Küste\n\n"
        "> am Mittwoch\n\n"
        "*anna · 2026-11-21 · tags: quelle prüfen, zahlen*\n"
    ) in text


def test_markdown_says_when_a_passage_is_lost() -> None:
    row = rows()[0]
    assert row.passage
    lost = replace(row, passage=replace(row.passage, state="orphan"))
    assert "does not hold this passage any more" in to_markdown([lost])


def test_a_note_on_a_whole_article_that_is_gone_is_an_orphan_in_every_format() -> None:
    whole = rows()[1]
    assert [each["state"] for each in json.loads(to_json([whole]))] == ["exact"]
    lost = replace(whole, about=replace(whole.about, gone=True))
    assert [each["state"] for each in json.loads(to_json([lost]))] == ["orphan"]
    (row,) = list(csv.DictReader(io.StringIO(to_csv([lost]).removeprefix(BYTE_ORDER_MARK))))
    assert row["state"] == "orphan"
    assert "not in the folder any more" in to_markdown([lost])
    assert "not in the folder any more" not in to_markdown([whole])


@given(lines, bodies, bodies, st.lists(lines.filter(bool), max_size=2))
def test_markdown_shows_every_text_as_it_stands(
    title: str, quote: str, body: str, tags: list[str]
) -> None:
    article = CitedArticle("a", title or "x", outlet=title or None, url="javascript:alert(1)")
    passage = CitedPassage(article, quote or "x", "", "", 0, 1, "", "exact")
    row = ExportedNote("i", "anna", "2026", "2026", tuple(tags), body, article, passage)
    tokens = MarkdownIt("commonmark").parse(to_markdown([row]))
    kinds = {token.type for token in tokens} | {
        child.type for token in tokens for child in token.children or []
    }
    assert kinds <= {
        "heading_open", "heading_close", "paragraph_open", "paragraph_close", "inline", "text",
        "blockquote_open", "blockquote_close", "softbreak", "hardbreak", "em_open", "em_close",
        "text_special",
    }  # fmt: skip
    shown = [shown_text(token.children or []) for token in tokens if token.type == "inline"]
    wanted = [line for text in (quote or "x", body) for line in text.split("\n") if line]
    said = [line for part in shown for line in part.split("\n")]
    assert said[0] == "Notes"
    assert words(title or "x") == words(said[1])
    assert [words(line) for line in said[3:-1]] == [words(line) for line in wanted]


def shown_text(children: object) -> str:
    assert isinstance(children, list)
    return "".join("\n" if "break" in child.type else child.content for child in children)


def words(line: str) -> list[str]:
    return line.replace("\u00a0", " ").split()


@pytest.mark.parametrize("text", TREACHEROUS)
def test_escaping_one_line(text: str) -> None:
    (paragraph,) = [
        t for t in MarkdownIt("commonmark").parse(escape_line(text)) if t.type == "inline"
    ]
    assert words(shown_text(paragraph.children)) == words(text)


def test_annotations_have_what_the_model_asks_for() -> None:
    collection = json.loads(to_jsonld(rows()))
    assert CONTEXT in collection["@context"]
    assert collection["type"] == "AnnotationCollection"
    assert collection["total"] == 3
    page = collection["first"]
    assert (page["type"], page["startIndex"]) == ("AnnotationPage", 0)
    for item in page["items"]:
        check_annotation(item)
    first, whole, mark = page["items"]
    quote, position = first["target"][0]["selector"]
    assert quote["exact"] == "Ilka Wehmeyer rechnet mit 14.000 Gästen"
    assert TEXT.index(quote["prefix"] + quote["exact"] + quote["suffix"]) >= 0
    assert position["end"] - position["start"] == len(quote["exact"])
    assert first["target"][0]["source"]["id"].startswith("https://example.org/")
    assert whole["target"]["id"].startswith("https://example.org/")
    assert (mark["motivation"], "body" in mark) == ("highlighting", False)


def check_annotation(item: dict[str, object]) -> None:
    """Required terms of the Web Annotation Data Model, sections 3 and 4."""
    contexts = item["@context"]
    assert isinstance(contexts, list)
    assert CONTEXT in contexts
    assert is_iri(item["id"])
    assert item["type"] == "Annotation"
    assert item["motivation"] in {"commenting", "tagging", "highlighting"}
    for moment in (item["created"], item["modified"]):
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", str(moment))
    target = item["target"]
    targets: list[dict[str, object]] = target if isinstance(target, list) else [target]  # type: ignore[list-item]
    assert targets
    for target in targets:
        check_target(target)
    bodies = item.get("body", [])
    assert isinstance(bodies, list)
    for body in bodies:
        assert body["type"] == "TextualBody"
        assert isinstance(body["value"], str)
        assert body["purpose"] in {"commenting", "tagging"}


def check_target(target: dict[str, object]) -> None:
    if target["type"] == "Text":
        assert is_iri(target["id"])
        return
    assert target["type"] == "SpecificResource"
    source = target["source"]
    assert isinstance(source, dict)
    assert is_iri(source["id"])
    selectors = target["selector"]
    assert isinstance(selectors, list)
    quote, position = selectors
    assert quote["type"] == "TextQuoteSelector"
    assert isinstance(quote["exact"], str)
    assert {type(quote.get(key, "")) for key in ("prefix", "suffix")} == {str}
    assert position["type"] == "TextPositionSelector"
    assert 0 <= position["start"] < position["end"]


def is_iri(value: object) -> bool:
    return bool(re.fullmatch(r"(https?://|urn:)\S+", str(value)))


@given(st.text())
def test_any_text_survives_json_and_csv(text: str) -> None:
    body = clean_text(text)
    row = replace(rows()[0], note=body)
    assert json.loads(to_json([row]))[0]["note"] == body
    assert json.loads(to_json([row]))[0]["article"] == ARTICLE
