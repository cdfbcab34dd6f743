"""`lesart compare` and `lesart events`: for programs, for people, and as reports in files."""

import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len

from tests.cli.conftest import SEEDS, Lesart
from tests.cli.test_people import SGR, on_terminal

pytestmark = pytest.mark.slow

PAIR = ("hochwasser-wehringen-irseltaler-bote", "hochwasser-wehringen-rml")
STATUSES = {"shared", "weak", "only"}
KINDS = {"quantity", "name", "date", "set", "polarity", "attribution", "term"}


def test_compare_is_exactly_the_promised_object(lesart: Lesart) -> None:
    ended = lesart("compare", *PAIR, "--json")
    answer = ended.json
    assert (ended.code, ended.err) == (0, "")
    assert list(answer) == ["articles", "statements", "links", "discrepancies"]
    assert answer["articles"] == list(answer["statements"]) == list(PAIR)
    for id in PAIR:
        shown = lesart("show", id, "--json").json
        statements = answer["statements"][id]
        assert [[each["start"], each["end"]] for each in statements] == shown["sentences"]
        for each in statements:
            assert list(each) == ["start", "end", "text", "status"]
            assert each["text"] == shown["text"][each["start"] : each["end"]]
            assert each["status"] in STATUSES
    check_links(answer)
    check_discrepancies(answer)


def test_articles_on_different_events_are_compared_with_a_warning(lesart: Lesart) -> None:
    assert lesart("events").code == 0
    told = " ".join(lesart("compare", PAIR[1], "chemiebrand-grauwied-rml").out.split())
    assert "These articles are on different events" in told
    assert "different events" not in lesart("compare", *PAIR).out


def check_links(answer: Any) -> None:
    """Links lead from one article to another and agree with what statements are."""
    assert answer["links"]
    best: dict[tuple[str, int], str] = {}
    for link in answer["links"]:
        assert list(link) == ["left", "right", "score", "strength", "why"]
        assert (link["left"]["article"], link["right"]["article"]) == PAIR
        for end in (link["left"], link["right"]):
            assert list(end) == ["article", "sentence"]
            place = (end["article"], end["sentence"])
            best[place] = "shared" if link["strength"] == "strong" else best.get(place, "weak")
    for id in PAIR:
        for number, each in enumerate(answer["statements"][id]):
            assert each["status"] == best.get((id, number), "only")


def check_discrepancies(answer: Any) -> None:
    """Every discrepancy cites statements of both articles."""
    assert answer["discrepancies"]
    for each in answer["discrepancies"]:
        assert list(each) == ["kind", "verdict", "statements", "values"]
        assert each["kind"] in KINDS
        assert each["verdict"] in {"differs", "compatible"}
        statements = each["statements"]
        assert {statement["article"] for statement in statements} == set(PAIR)
        for statement, value in zip(statements, each["values"], strict=True):
            assert statement in [
                {"article": statement["article"]}
                | {key: one[key] for key in ("start", "end", "text")}
                for one in answer["statements"][statement["article"]]
            ]
            assert value in str(statement["text"])


def test_a_stricter_threshold_leaves_fewer_links(lesart: Lesart) -> None:
    counts = [
        len(lesart("compare", *PAIR, "--json", "--threshold", at).json["links"])
        for at in ("-2", "3")
    ]
    assert all(more > fewer for more, fewer in pairwise(counts))


@pytest.mark.parametrize("columns", [40, 80, 120])
def test_people_get_differences_and_columns_that_fit(home: Path, columns: int) -> None:
    code, out = on_terminal(home, "compare", *PAIR, columns=columns)
    text = SGR.sub("", out)
    assert code == 0
    assert max(map(cell_len, text.split("\n"))) <= columns
    assert text.startswith("Differences")
    assert ("│" in text) == (columns >= 80)
    assert "● both report it" in text
    assert "wrong" not in text.lower()
    assert re.search("\x1b\\[[0-9;]*1[0-9;]*m", out)


def test_three_articles_stand_in_three_columns_in_a_file(lesart: Lesart) -> None:
    out = lesart("compare", *PAIR, "hochwasser-wehringen-flussaufwaerts").out
    assert "\x1b" not in out
    assert any(line.count("│") == 2 for line in out.split("\n"))


@pytest.mark.parametrize(
    ("name", "beginning"),
    [("page.html", "<!doctype html>"), ("notes.md", "# Side by side: "), ("a.txt", "Differences")],
)
def test_a_report_is_written_where_it_was_asked_for(
    lesart: Lesart, tmp_path: Path, name: str, beginning: str
) -> None:
    path = tmp_path / name
    ended = lesart("compare", *PAIR, "-o", path)
    assert (ended.code, ended.out) == (0, "")
    assert f"Written: {path}" in ended.err
    assert path.read_text(encoding="utf-8").startswith(beginning)


def test_a_report_replaces_a_file_only_when_told_to(lesart: Lesart, tmp_path: Path) -> None:
    path = tmp_path / "report.md"
    path.write_text("mine")
    ended = lesart("compare", *PAIR, "-o", path)
    assert ended.code == 2
    assert "is there already" in ended.err
    assert "--force" in ended.err
    assert path.read_text() == "mine"
    assert lesart("compare", *PAIR, "-o", path, "--force").code == 0
    assert path.read_text(encoding="utf-8").startswith("# Side by side")
    assert [each.name for each in tmp_path.iterdir()] == ["report.md"]


def test_a_report_without_a_file_is_printed(lesart: Lesart) -> None:
    assert lesart("compare", *PAIR, "--format", "html").out.startswith("<!doctype html>")


@pytest.mark.parametrize(
    ("args", "code", "said"),
    [
        ((PAIR[0], PAIR[0]), 2, "cannot be compared with itself"),
        ((PAIR[0],), 2, "two articles or more"),
        ((), 2, "Missing argument"),
        ((PAIR[0], "no-such-article"), 1, 'There is no article "no-such-article"'),
        ((PAIR[0], "hochwasser"), 2, "can mean"),
        ((*PAIR, "--json", "--format", "md"), 2, "--json prints data"),
        ((*PAIR, "-o", "report.pdf"), 2, "Add --format"),
        ((*PAIR, "-o", "/nowhere/at/all.md"), 2, "could not be written"),
    ],
)
def test_what_cannot_be_done_is_said(
    lesart: Lesart, args: tuple[str, ...], code: int, said: str
) -> None:
    ended = lesart("compare", *args)
    assert (ended.code, ended.out) == (code, "")
    assert said in ended.err


def test_poor_articles_give_a_clear_sentence_and_an_empty_answer(lesart: Lesart, own: Path) -> None:
    (own / "heads.md").write_text("# Nur Titel\n\n## Eins\n\n## Zwei\n")
    ended = lesart("compare", "bridge", "heads", "-C", own, "--json")
    assert ended.code == 1
    assert ended.json["statements"]["heads"] == []
    assert ended.json["links"] == []
    assert "holds no statements" in ended.err
    ended = lesart("compare", "bridge", "market", "-C", own)
    assert ended.code == 1
    assert "Die Brücke ist bis Montag gesperrt." in ended.out
    assert "no statement in common" in ended.err


def test_other_languages_and_copies_are_remarked(lesart: Lesart, own: Path) -> None:
    text = (
        "The bridge is closed until Monday. A truck hit a pillar. Nobody was hurt, police said.\n"
    )
    (own / "english.txt").write_text(f"Bridge closed\n\n{text}")
    (own / "again.txt").write_text(f"Bridge shut\n\n{text}")
    copies = lesart("compare", "english", "again", "-C", own)
    assert copies.code == 0
    assert "nearly the same text: 3 of 3" in copies.out
    assert "words are not translated" in lesart("compare", "english", "bridge", "-C", own).out


def test_events_are_exactly_the_promised_objects(lesart: Lesart) -> None:
    events = lesart("events", "--json").json
    ids = {row["id"] for row in lesart("list", "--json").json}
    grouped = [article for event in events for article in event["articles"]]
    assert len(grouped) == len(set(grouped))
    assert set(grouped) <= ids
    folders = {path.name for path in SEEDS.iterdir() if path.is_dir()}
    for event in events:
        assert list(event) == ["id", "articles", "title", "from", "to"]
        assert (
            len({f for f in folders for article in event["articles"] if article.startswith(f)}) == 1
        )
        assert event["from"] <= event["to"]
    assert len(events) == len(folders) - ("annotations" in folders)


def test_people_see_each_event_with_its_articles(lesart: Lesart, own: Path) -> None:
    out = lesart("events").out
    assert "3 articles" in out
    assert "hochwasser-wehringen-rml" in out
    none = lesart("events", "-C", own)
    assert (none.code, none.out) == (1, "")
    assert "No two articles" in none.err
    assert lesart("events", "-C", own, "--json").json == []
