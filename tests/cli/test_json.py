"""What programs get: exactly the objects of the plan, in UTF-8, one line of safe text each."""

import os
from pathlib import Path

from tests.cli.conftest import SEEDS, Lesart

ROW = {"id", "title", "outlet", "date", "language", "path", "words", "event"}
SHOWN = ROW | {"url", "author", "text", "sentences", "headings"}


def test_index_counts(lesart: Lesart, own: Path) -> None:
    (own / "empty.txt").write_text("")
    answer = lesart("index", "--json", "-C", own)
    assert answer.code == 0
    assert answer.json["seconds"] > 0
    assert answer.json | {"seconds": None} == {
        "seconds": None,
        "articles": 2,
        "added": 2,
        "updated": 0,
        "removed": 0,
        "skipped": [{"path": "empty.txt", "reason": "empty"}],
    }
    assert lesart("index", "--rebuild", "--json", "-C", own).json["added"] == 2


def test_list_has_the_keys_of_the_plan_and_no_others(lesart: Lesart) -> None:
    rows = lesart("list", "--json").json
    assert len(rows) == 18
    assert all(set(row) == ROW for row in rows)
    assert all((SEEDS / row["path"]).is_file() for row in rows)
    assert all(row["words"] > 50 for row in rows)
    by_event = {(row["event"], row["path"].partition("/")[0]) for row in rows}
    assert len(by_event) == 6
    days = [row["date"][:10] if row["date"] else "" for row in rows]
    assert days == sorted(days, reverse=True)


def test_list_with_a_query_lists_what_matches(lesart: Lesart) -> None:
    rows = lesart("list", "lang:en", "--json").json
    assert rows
    assert {row["language"] for row in rows} == {"en"}


def test_show_gives_the_text_and_spans_inside_it(lesart: Lesart) -> None:
    for row in lesart("list", "--json").json[::3]:
        shown = lesart("show", row["id"], "--json").json
        assert set(shown) == SHOWN
        assert {key: shown[key] for key in ROW} == row
        text = shown["text"]
        assert text.startswith(row["title"])
        for spans in (shown["sentences"], shown["headings"]):
            assert spans == sorted(spans)
            assert all(text[start:end].strip() == text[start:end] != "" for start, end in spans)
        assert len(shown["sentences"]) > 5


def test_search_gives_hits_with_spans_and_snippets(lesart: Lesart) -> None:
    answer = lesart("search", "damm", "--json").json
    assert set(answer) == {"query", "total", "hits", "suggestion"}
    assert answer["query"] == "damm"
    assert answer["total"] == len(answer["hits"]) >= 3
    scores = [hit["score"] for hit in answer["hits"]]
    assert scores == sorted(scores, reverse=True)
    for hit in answer["hits"]:
        assert set(hit) == {"id", "title", "outlet", "date", "score", "spans", "snippets"}
        text = lesart("show", hit["id"], "--json").json["text"]
        assert all("damm" in text[start:end].lower() for start, end in hit["spans"])
        for snippet in hit["snippets"]:
            assert set(snippet) == {"text", "spans"}
            for start, end in snippet["spans"]:
                assert "damm" in snippet["text"][start:end].lower()


def test_the_limit_bounds_the_hits_and_not_the_total(lesart: Lesart) -> None:
    answer = lesart("search", "der", "--limit", "2", "--json").json
    assert len(answer["hits"]) == 2
    assert answer["total"] > 2


def test_nothing_found_is_an_answer_and_exit_code_1(lesart: Lesart) -> None:
    found = lesart("search", "zzzzqqq", "--json")
    assert (found.code, found.json["total"], found.json["hits"]) == (1, 0, [])
    listed = lesart("list", "zzzzqqq", "--json")
    assert (listed.code, listed.json) == (1, [])


def test_paths_are_exact_whatever_the_file_is_called(lesart: Lesart, own: Path) -> None:
    names = ["a\x1b]0;x\x07.txt", "two\nlines.txt", "\u202etxt.txt", os.fsdecode(b"\xff\xfe.txt")]
    for name in names:
        (own / name).write_text("Ein Titel\n\nEin Satz über Igel.\n")
    answer = lesart("list", "Igel", "--json", "-C", own)
    assert {row["path"] for row in answer.json} == set(names)
    assert all(line.isprintable() for line in answer.out.split("\n"))


def test_the_answer_is_utf_8_in_any_locale(lesart: Lesart) -> None:
    more = {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
    assert lesart("list", "--json", **more).json == lesart("list", "--json").json
