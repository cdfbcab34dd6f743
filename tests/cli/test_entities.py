"""`lesart entities` and what `lesart index` does about names."""

from pathlib import Path

import pytest

from tests.cli.conftest import Lesart

pytestmark = pytest.mark.slow


def test_entities_are_exactly_the_promised_object(lesart: Lesart) -> None:
    answer = lesart("entities", "--json").json
    assert answer.keys() == {"entities"}
    texts = {row["id"]: lesart("show", row["id"], "--json").json["text"] for row in rows(lesart)}
    for entity in answer["entities"]:
        assert entity.keys() == {"id", "name", "type", "mentions"}
        assert entity["type"] in {"PER", "ORG", "LOC", "MISC"}
        for mention in entity["mentions"]:
            assert mention.keys() == {"article", "start", "end", "text"}
            text = texts[mention["article"]]
            assert text[mention["start"] : mention["end"]] == mention["text"]
    counts = [len(entity["mentions"]) for entity in answer["entities"]]
    assert counts == sorted(counts, reverse=True)


def rows(lesart: Lesart) -> list[dict[str, str]]:
    listed: list[dict[str, str]] = lesart("list", "--json").json
    return listed


def test_entities_of_chosen_articles(lesart: Lesart) -> None:
    article = rows(lesart)[0]["id"]
    answer = lesart("entities", article, "--json").json
    assert {m["article"] for each in answer["entities"] for m in each["mentions"]} == {article}


def test_a_table_for_people(lesart: Lesart) -> None:
    ended = lesart("entities")
    assert ended.code == 0
    assert ended.out.split("\n")[0].split() == [
        "name",
        "type",
        "mentions",
        "articles",
        "also",
        "spelled",
    ]
    assert "Nordküstenbahn" in ended.out


def test_an_unknown_article_and_a_folder_without_names(lesart: Lesart, own: Path) -> None:
    assert lesart("entities", "no-such-thing").code == 1
    ended = lesart("entities", "-C", own, "--json")
    assert (ended.code, ended.json) == (1, {"entities": []})


def test_names_are_left_out_of_the_index_on_demand(lesart: Lesart, own: Path) -> None:
    (own / "harbour.txt").write_text("Neuer Hafen\n\nBernd Möllering kommt aus Hamburg.\n")
    assert lesart("index", "-C", own, "--no-names", "--json").json["articles"] == 3
    query = ("search", 'name:"Bernd Möllering"', "-C", own, "--json")
    waiting = lesart(*query)
    assert (waiting.code, waiting.json["total"]) == (1, 0)
    assert "still being found" in waiting.err
    assert lesart("index", "-C", own, "--json").json["added"] == 0
    assert lesart(*query).json["total"] == 1


def test_a_broken_file_of_decisions_is_told_and_left_alone(lesart: Lesart, own: Path) -> None:
    (own / "harbour.txt").write_text("Neuer Hafen\n\nBernd Möllering kommt aus Hamburg.\n")
    file = own / "annotations" / "names.yaml"
    file.parent.mkdir()
    file.write_text("hide:\n  - entity: loc-hamburg\n")
    assert [each["name"] for each in lesart("entities", "-C", own, "--json").json["entities"]] == [
        "Bernd Möllering"
    ]
    file.write_text("hide:\n  - entity: loc-hamburg\nhide:\n")
    ended = lesart("entities", "-C", own, "--json")
    assert ended.code == 0
    assert len(ended.json["entities"]) == 2
    assert f"{file}, line 3" in ended.err
    assert file.read_text() == "hide:\n  - entity: loc-hamburg\nhide:\n"


def test_building_anew_finds_names_anew_with_what_is_known_by_now(
    lesart: Lesart, own: Path
) -> None:
    def names() -> set[str]:
        return {each["name"] for each in lesart("entities", "-C", own, "--json").json["entities"]}

    paper = "Sofort"
    (own / "old.txt").write_text(f"Neuer Hafen\n\nDas meldet „{paper}“. Es bleibt dabei.\n")
    lesart("index", "-C", own)
    (own / "new.md").write_text(f"---\ntitle: Regen\noutlet: {paper}\n---\nEs regnet heute.\n")
    lesart("index", "-C", own)
    assert paper not in names()
    assert lesart("index", "-C", own, "--rebuild").code == 0
    assert paper in names()
