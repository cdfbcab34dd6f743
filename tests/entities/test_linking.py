"""Who is who: within an article, within an event, across the corpus."""

import random

from entities.linking.link import link_entities
from entities.model import ArticleNames, Clue, Mention

Row = tuple[str, str] | tuple[str, str, Clue]


def names(
    article: str, *rows: Row, date: str = "2025-03-01", more: tuple[str, ...] = ()
) -> ArticleNames:
    """An article that mentions these spellings, one after another."""
    mentions = [
        Mention(article, i * 100, i * 100 + len(r[0]), r[0], r[1]) for i, r in enumerate(rows)
    ]
    clues = [r[2] if len(r) == 3 else Clue() for r in rows]
    strangers = tuple(
        Mention(article, 9000 + i * 100, 9000 + i * 100 + len(text), text, "")
        for i, text in enumerate(more)
    )
    return ArticleNames(article, "de", date, tuple(mentions), tuple(clues), strangers)


def groups(*articles: ArticleNames, events: dict[str, str] | None = None) -> set[frozenset[str]]:
    """Spellings per entity, when all articles report one event (or the events given)."""
    events = events if events is not None else {a.article: "e" for a in articles}
    return {
        frozenset(entity.spellings) for entity in link_entities(articles, events=events).entities
    }


def test_transliterations_of_one_person_in_an_event() -> None:
    assert groups(
        names("a", ("Wachtang Dschorbenadse", "PER"), ("Dschorbenadses", "PER")),
        names("b", ("Vakhtang Jorbenadze", "PER"), ("Jorbenadze", "PER")),
    ) == {
        frozenset({"Wachtang Dschorbenadse", "Dschorbenadse", "Vakhtang Jorbenadze", "Jorbenadze"})
    }


def test_relatives_stay_apart_and_titles_tell_them() -> None:
    landrat, mayor = Clue(role="landrat", gender="m"), Clue(role="bürgermeister", gender="f")
    found = link_entities(
        [
            names(
                "a",
                ("Stefan Lenz", "PER", landrat),
                ("Katharina Lenz", "PER", mayor),
                ("Lenz", "PER", landrat),
                ("Lenz", "PER", mayor),
                ("Lenz", "PER", Clue(gender="m")),
            )
        ]
    ).entities
    assert [(entity.name, len(entity.mentions)) for entity in found] == [
        ("Stefan Lenz", 3),
        ("Katharina Lenz", 2),
    ]


def test_a_bare_surname_means_who_was_named_last() -> None:
    found = link_entities(
        [names("a", ("Uwe Harms", "PER"), ("Rita Harms", "PER"), ("Harms", "PER"))]
    ).entities
    assert {e.name: len(e.mentions) for e in found} == {"Rita Harms": 2, "Uwe Harms": 1}


def test_feminine_endings_block_a_merge() -> None:
    assert len(groups(names("a", ("Iwan Petrow", "PER"), ("Iwana Petrowa", "PER")))) == 2


def test_double_surnames_may_be_shortened() -> None:
    assert groups(
        names("a", ("Ruth Petersen-Clausen", "PER")), names("b", ("Ruth Petersen", "PER"))
    ) == {frozenset({"Ruth Petersen-Clausen", "Ruth Petersen"})}


def test_genitives_need_an_attested_base() -> None:
    assert groups(names("a", ("Georgien", "LOC"), ("Georgiens", "LOC"))) == {
        frozenset({"Georgien"})
    }
    assert groups(names("a", ("Hans", "PER"))) == {frozenset({"Hans"})}


def test_exonyms_and_cases_of_places() -> None:
    assert groups(
        names("a", ("Tiflis", "LOC"), ("Schwarzen Meer", "LOC"), ("Kiew", "LOC")),
        names("b", ("Tbilissi", "LOC"), ("Schwarze Meer", "LOC"), ("Kyjiw", "LOC")),
    ) == {
        frozenset({"Tiflis", "Tbilissi"}),
        frozenset({"Schwarzen Meer", "Schwarze Meer"}),
        frozenset({"Kiew", "Kyjiw"}),
    }


def test_short_forms_of_bodies() -> None:
    assert groups(
        names(
            "a",
            ("Verkehrsgewerkschaft Schiene", "ORG", Clue(acronym="VGS")),
            ("VGS", "ORG"),
            ("Europäischen Union", "ORG"),
            ("EU", "ORG"),
        )
    ) == {
        frozenset({"Verkehrsgewerkschaft Schiene", "VGS"}),
        frozenset({"Europäischen Union", "EU"}),
    }


def test_elliptic_bodies_join_their_long_form() -> None:
    found = groups(
        names("a", ("Sparkassen Irseltal", "ORG"), ("Marschland", "ORG")),
        names("b", ("Sparkasse Irseltal", "ORG"), ("Sparkasse Marschland", "ORG")),
    )
    assert found == {
        frozenset({"Sparkassen Irseltal", "Sparkasse Irseltal"}),
        frozenset({"Marschland", "Sparkasse Marschland"}),
    }


def test_a_club_and_its_town_are_two() -> None:
    assert len(groups(names("a", ("Südfeld", "LOC"), ("SV Südfeld", "ORG")))) == 2


def test_across_events_spellings_must_agree() -> None:
    apart = {"a": "1", "b": "2"}
    alike = (names("a", ("Serhij Bohdanko", "PER")), names("b", ("Serhiy Gohdanko", "PER")))
    assert len(groups(*alike, events=apart)) == 2
    same = (names("a", ("Sergej Lawrow", "PER")), names("b", ("Sergei Lavrov", "PER")))
    assert len(groups(*same, events=apart)) == 1


def test_a_rare_surname_is_found_across_events_within_the_window() -> None:
    apart = {"a": "1", "b": "2"}
    full = names("a", ("Oluf Brandisow", "PER"))
    assert len(groups(full, names("b", ("Brandisow", "PER")), events=apart)) == 1
    late = names("b", ("Brandisow", "PER"), date="2026-03-01")
    assert len(groups(full, late, events=apart)) == 2


def test_articles_vouch_for_each_other() -> None:
    sure = [names(i, ("Alvenar", "ORG"), ("Alvenar", "ORG")) for i in ("a", "b")]
    doubtful = names("c", ("Alvenar", "PER"), more=("Alvenar", "Unsinnswort"))
    (entity,) = link_entities([*sure, doubtful], events=dict.fromkeys("abc", "e")).entities
    assert entity.type == "ORG"
    assert [m.article for m in entity.mentions].count("c") == 2
    assert {m.type for m in entity.mentions} == {"ORG"}


def test_events_are_guessed_from_time_and_names() -> None:
    rows = [("Tellwitz", "LOC"), ("Hanskenbrücke", "LOC"), ("Oluf Brandis", "PER")]
    same = [names("a", *rows), names("b", *rows[:2], ("Oluff Brandys", "PER"))]
    noise = [names(f"n{i}", (f"Ort{i}", "LOC"), date="2020-01-01") for i in range(6)]
    found = link_entities([*same, *noise]).entities
    assert any({"Oluf Brandis", "Oluff Brandys"} <= set(entity.spellings) for entity in found)


def test_ids_come_from_names_and_not_from_the_order() -> None:
    articles = [
        names("a", ("Oluf Brandis", "PER"), ("Tellwitz", "LOC")),
        names("b", ("Oluf Brandis", "PER"), ("Berlin", "LOC")),
        names("c", ("Lenz", "PER", Clue(role="landrat"))),
        names("d", ("Lenz", "PER", Clue(role="pfarrer"))),
    ]
    events = {a.article: a.article for a in articles}
    expected = link_entities(articles, events=events)
    assert {"per-oluf-brandis", "loc-tellwitz", "per-lenz"} <= {e.id for e in expected.entities}
    assert len({entity.id for entity in expected.entities}) == len(expected.entities)
    for seed in range(5):
        shuffled = random.Random(seed).sample(articles, len(articles))
        assert link_entities(shuffled, events=events) == expected


def test_nothing_is_lost_and_nothing_invented() -> None:
    articles = [names("a", ("Oluf Brandis", "PER"), ("Brandis", "PER"), ("x", "MISC")), names("b")]
    mentions = [m for e in link_entities(articles).entities for m in e.mentions]
    assert sorted(m.start for m in mentions) == [0, 100, 200]
    assert link_entities([]).entities == ()


def test_kinds_of_places_may_be_left_out() -> None:
    assert groups(
        names("a", ("Joint Base Tadsen-Hill", "LOC"), ("Kreisstraße 9", "LOC")),
        names("b", ("Militärbasis Tadsen-Hill", "LOC"), ("Kreisstraße Nr. 9", "LOC")),
    ) == {
        frozenset({"Joint Base Tadsen-Hill", "Militärbasis Tadsen-Hill"}),
        frozenset({"Kreisstraße 9", "Kreisstraße Nr. 9"}),
    }


def test_two_people_read_as_one_are_two() -> None:
    found = link_entities(
        [
            names(
                "a",
                ("Oluf Brandis", "PER"),
                ("Rita Tadsen", "PER"),
                ("Tadsen", "PER"),
                ("Tadsen", "PER"),
                ("Brandis Tadsen", "PER"),
            )
        ]
    ).entities
    assert {e.name: len(e.mentions) for e in found} == {"Rita Tadsen": 4, "Oluf Brandis": 2}
