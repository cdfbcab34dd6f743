"""Notes of other programs come in once, find their passages, and never break an import."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.export.jsonld import to_jsonld
from annotations.export.rows import exported
from annotations.importing.bringing_in import (
    ArticleText,
    ImportReport,
    code_points,
    import_notes,
    to_note,
)
from annotations.importing.hypothesis import is_hypothesis, read_hypothesis
from annotations.importing.incoming import BadImport, Incoming, Unreadable
from annotations.importing.w3c import read_jsonld
from annotations.note import Anchor, Note, Resolution
from annotations.store import NoteStore
from corpus.article import Span
from tests.annotations.exporting import ARTICLES, NOTES
from tests.annotations.making import ARTICLE, TEXT

URL = "https://example.org/hafenfest?a=1&b=2"
QUOTE = "Ilka Wehmeyer rechnet mit 14.000 Gästen"


def find_article(id: str, url: str) -> ArticleText | None:
    """Two articles with the same text, one of which has an address."""
    if id in ARTICLES:
        return ArticleText(id, TEXT)
    return ArticleText(ARTICLE, TEXT) if url == URL else None


def in_place(_: str, anchor: Anchor) -> Resolution:
    return Resolution("exact", Span(anchor.start, anchor.end), 1.0, "same")


def bring_in(store: NoteStore, items: list[Incoming | Unreadable]) -> ImportReport:
    return import_notes(store, items, find_article)


def hypothesis_item(**changes: object) -> dict[str, object]:
    plain = {
        "id": "aBcD_123",
        "created": "2025-11-21T14:03:22.123456+00:00",
        "updated": "2025-11-22T14:03:22.123456+00:00",
        "user": "acct:anna@hypothes.is",
        "uri": URL,
        "text": "Wer sagt das?",
        "tags": ["quelle"],
        "target": [
            {
                "source": URL,
                "selector": [
                    {"type": "RangeSelector", "startContainer": "/p[1]", "startOffset": 0},
                    {"type": "TextPositionSelector", "start": 2109, "end": 2148},
                    {
                        "type": "TextQuoteSelector",
                        "exact": "Ilka Wehmeyer  rechnet mit 14.000 Gästen",
                        "prefix": "erst am Sonnabend. Bürgermeisterin ",
                        "suffix": ".\n\n„Wir haben",
                    },
                ],
            }
        ],
    }
    return plain | changes


def test_our_own_export_comes_back_whole(tmp_path: Path) -> None:
    text = to_jsonld(exported(one, ARTICLES.__getitem__, in_place) for one in NOTES)
    store = NoteStore(tmp_path, "bob")
    report = bring_in(store, read_jsonld(text.encode()))
    assert len(report.added) == 3
    back = {one.note.id: one.note for one in store.notes()}
    for wanted in NOTES:
        note = back[wanted.id] if wanted.id in back else back[_derived(wanted.body, back)]
        assert (note.body, note.tags, note.author) == (wanted.body, wanted.tags, wanted.author)
        assert (note.anchor, note.article) == (wanted.anchor, wanted.article)
        assert [p.article for p in note.also] == [p.article for p in wanted.also]
    assert back[NOTES[0].id] == NOTES[0]


def _derived(body: str, back: dict[str, Note]) -> str:
    return next(id for id, one in back.items() if one.body == body)


def test_nothing_comes_in_twice(tmp_path: Path) -> None:
    text = to_jsonld(exported(one, ARTICLES.__getitem__, in_place) for one in NOTES).encode()
    hypothesis = json.dumps([hypothesis_item(), hypothesis_item()]).encode()
    for round_ in range(3):
        store = NoteStore(tmp_path, "bob")
        ours = bring_in(store, read_jsonld(text))
        theirs = bring_in(store, read_hypothesis(hypothesis))
        assert len(ours.added) == (0 if round_ else 3)
        assert len(theirs.added) == (0 if round_ else 1)
        assert len(theirs.already) == (2 if round_ else 1)
    assert len(store.notes()) == 4


def test_what_was_deleted_stays_deleted(tmp_path: Path) -> None:
    items = read_hypothesis(json.dumps([hypothesis_item()]).encode())
    store = NoteStore(tmp_path, "bob")
    bring_in(store, items)
    store.delete(store.notes()[0])
    assert bring_in(store, items).already == ["hypothesis:aBcD_123"]
    assert store.notes() == []


@pytest.mark.parametrize("wrap", [lambda i: i, lambda i: {"annotations": i}, lambda i: {"rows": i}])
def test_hypothesis_notes_find_their_passage(wrap: object, tmp_path: Path) -> None:
    assert callable(wrap)
    data = json.dumps(wrap([hypothesis_item()])).encode()
    assert is_hypothesis(data)
    store = NoteStore(tmp_path, "bob")
    (note,) = bring_in(store, read_hypothesis(data)).added
    assert note.anchor
    assert note.anchor.exact == QUOTE
    assert TEXT[note.anchor.start : note.anchor.end] == QUOTE
    assert (note.author, note.created) == ("anna@hypothes.is", "2025-11-21T14:03:22Z")
    assert (note.body, note.tags, note.article) == ("Wer sagt das?", ("quelle",), ARTICLE)


def test_a_passage_that_is_not_there_is_kept_as_it_was_given(tmp_path: Path) -> None:
    item = hypothesis_item(
        target=[{"selector": [{"type": "TextQuoteSelector", "exact": "Das stand nie hier."}]}]
    )
    (note,) = bring_in(NoteStore(tmp_path, "b"), read_hypothesis(json.dumps([item]).encode())).added
    assert note.anchor
    assert note.anchor.exact == "Das stand nie hier."


def test_page_notes_replies_and_strangers(tmp_path: Path) -> None:
    items = [
        hypothesis_item(id="page", target=[{"source": URL}]),
        hypothesis_item(id="reply", references=["aBcD_123"]),
        hypothesis_item(id="far", uri="https://example.org/unknown"),
        hypothesis_item(id=""),
    ]
    report = bring_in(NoteStore(tmp_path, "b"), read_hypothesis(json.dumps(items).encode()))
    assert [note.anchor for note in report.added] == [None]
    assert [item.source for item in report.no_article] == ["hypothesis:far"]
    assert [item.reason for item in report.unreadable] == [
        "it is a reply to another note",
        "it has no id, so a second import would double it",
    ]


def test_annotations_of_other_programs(tmp_path: Path) -> None:
    items = [
        {
            "@context": "http://www.w3.org/ns/anno.jsonld",
            "id": "http://example.org/anno/1",
            "type": "Annotation",
            "creator": {"id": "http://example.org/user1", "nickname": "pseudo"},
            "bodyValue": "Kurz.",
            "target": {
                "source": URL,
                "selector": {"type": "TextQuoteSelector", "exact": "neun Uhr"},
            },
        },
        {
            "id": "http://example.org/anno/2",
            "type": "Annotation",
            "body": [
                {"type": "TextualBody", "value": "a", "purpose": "tagging"},
                {"type": "TextualBody", "value": "Lang."},
                "http://example.org/post1",
            ],
            "target": URL,
        },
    ]
    report = bring_in(NoteStore(tmp_path, "b"), read_jsonld(json.dumps(items).encode()))
    first, second = report.added
    assert (first.body, first.author) == ("Kurz.", "pseudo")
    assert first.anchor
    assert first.anchor.exact == "neun Uhr"
    assert (second.body, second.tags) == ("Lang.\n\nhttp://example.org/post1", ("a",))
    assert (second.anchor, second.created) == (None, "")


def test_text_from_outside_passes_the_gate(tmp_path: Path) -> None:
    item = hypothesis_item(text="a\x1b[31mb\ud800", tags=["x\u202ey"], user="acct:e\x07vil")
    (note,) = bring_in(NoteStore(tmp_path, "b"), read_hypothesis(json.dumps([item]).encode())).added
    assert (note.body, note.tags, note.author) == ("a[31mb\ufffd", ("xy",), "evil")


@pytest.mark.parametrize("data", [b"", b"{", b"[" * 100_000, b"[]", b"{}", b"7", b"\xff", b'"x"'])
def test_files_that_hold_no_notes_are_refused(data: bytes) -> None:
    for read in (read_jsonld, read_hypothesis):
        with pytest.raises(BadImport):
            read(data)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=10),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(
        st.sampled_from(["id", "uri", "target", "selector", "source", "type", "exact", "body",
                         "start", "end", "items", "first", "rows", "tags", "value", "creator"]),
        inner | st.sampled_from([URL, "TextQuoteSelector", "TextPositionSelector"]),
    ),
    max_leaves=25,
)  # fmt: skip


@given(json_values)
def test_any_json_gives_notes_or_a_reason(value: object) -> None:
    data = json.dumps(value).encode()
    for read in (read_jsonld, read_hypothesis):
        try:
            items = read(data)
        except BadImport:
            continue
        for item in items:
            assert item.source
            if isinstance(item, Incoming):
                to_note(item, find_article)


@given(st.text(st.characters(exclude_categories=["Cs"])), st.data())
def test_utf16_offsets_become_code_points(text: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(text)))
    units = len(text[:place].encode("utf-16-le")) // 2
    assert code_points(text, units) == place
