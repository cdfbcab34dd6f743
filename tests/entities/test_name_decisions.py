"""The user's last word: what decisions do, what they refuse, how they are kept."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.strict_yaml import BadYaml
from entities.decisions import (
    Apart,
    BadDecision,
    Decision,
    Decisions,
    Hide,
    Merge,
    Rename,
    Retype,
    Split,
)
from entities.decisions_file import parse_decisions, render_decisions
from entities.linking.decide import apply_decisions
from entities.linking.link import link_entities
from entities.model import ArticleNames, Clue, Entity, Mention


def entity(name: str, kind: str = "PER", *spellings: str) -> Entity:
    texts = (name, *spellings)
    mentions = tuple(
        Mention(f"{name[0].lower()}{i}", 0, len(text), text, kind) for i, text in enumerate(texts)
    )
    slug = name.lower().replace(" ", "-")
    return Entity(f"{kind.lower()}-{slug}", name, kind, mentions, texts)


ENTITIES = [
    entity("Sergej Lawrow", "PER", "Lawrow", "Marija Lawrowa"),
    entity("Sergei Lavrov"),
    entity("Alvenar", "ORG"),
    entity("Unsinn", "ORG"),
]


def after(*items: Decision) -> dict[str, Entity]:
    decided, notices = apply_decisions(ENTITIES, Decisions(items))
    assert notices == []
    return {entity.id: entity for entity in decided}


def test_merging_moves_mentions_and_spellings() -> None:
    merged = after(Merge("per-sergei-lavrov", "per-sergej-lawrow"))
    assert "per-sergei-lavrov" not in merged
    assert len(merged["per-sergej-lawrow"].mentions) == 4
    assert "Sergei Lavrov" in merged["per-sergej-lawrow"].spellings


def test_merges_may_follow_each_other() -> None:
    merged = after(Merge("org-unsinn", "org-alvenar"), Merge("org-alvenar", "per-sergei-lavrov"))
    assert len(merged["per-sergei-lavrov"].mentions) == 3


def test_splitting_gives_a_spelling_its_own_entity() -> None:
    split = after(Split("per-sergej-lawrow", "Marija Lawrowa"))
    assert split["per-marija-lawrowa"].mentions[0].text == "Marija Lawrowa"
    assert split["per-sergej-lawrow"].spellings == ("Sergej Lawrow", "Lawrow")


def test_one_spelling_split_off_several_entities_loses_no_mention() -> None:
    families = [entity(f"{given} Brandt", "PER", "Brandt") for given in ("Anna", "Bela", "Cem")]
    splits = tuple(Split(each.id, "Brandt") for each in families)
    decided, notices = apply_decisions(families, Decisions(splits))
    assert notices == []
    assert len({each.id for each in decided}) == 6
    assert sum(len(each.mentions) for each in decided) == 6


def test_keeping_apart_undoes_an_automatic_merge() -> None:
    kept = after(Apart("per-sergej-lawrow", "per-marija-lawrowa"))
    assert {"per-marija-lawrowa", "per-sergej-lawrow"} <= kept.keys()


def test_renaming_retyping_hiding() -> None:
    changed = after(
        Rename("org-alvenar", "Alvenar Chemie"), Retype("org-alvenar", "LOC"), Hide("org-unsinn")
    )
    assert changed["org-alvenar"].name == "Alvenar Chemie"
    assert changed["org-alvenar"].mentions[0].type == "LOC"
    assert "org-unsinn" not in changed


def test_an_id_is_found_by_its_spelling_when_the_canonical_name_changed() -> None:
    assert "per-sergej-lawrow" not in after(Hide("per-lawrow"))


def test_unknown_ids_are_told_and_nothing_breaks() -> None:
    decided, notices = apply_decisions(
        ENTITIES,
        Decisions(
            (Hide("per-nobody"), Merge("per-x-y", "org-alvenar"), Split("org-alvenar", "Nie"))
        ),
    )
    assert len(decided) == len(ENTITIES)
    assert len(notices) == 3
    assert any("per-nobody" in notice for notice in notices)


def test_decisions_are_applied_while_linking_and_can_be_undone() -> None:
    mentions = (Mention("a", 0, 6, "Berlin", "LOC"),)
    article = ArticleNames("a", "de", None, mentions, (Clue(),), ())
    hide = Hide("loc-berlin")
    decisions = Decisions().adding(hide)
    assert link_entities([article], decisions).entities == ()
    assert len(link_entities([article], decisions.without(hide)).entities) == 1


@pytest.mark.parametrize(
    "items",
    [
        (Merge("a-b", "a-b"),),
        (Merge("a-b", "c-d"), Merge("c-d", "a-b")),
        (Merge("a-b", "c-d"), Merge("c-d", "e-f"), Merge("e-f", "a-b")),
        (Merge("a-b", "c-d"), Merge("a-b", "e-f")),
        (Merge("a-b", "c-d"), Apart("c-d", "a-b")),
        (Hide("a-b"), Hide("a-b")),
        (Retype("a-b", "PLANET"),),
        (Rename("a-b", "  "),),
    ],
)
def test_nonsense_is_refused(items: tuple[Decision, ...]) -> None:
    with pytest.raises(BadDecision):
        Decisions(items)


def test_a_second_name_replaces_the_first() -> None:
    twice = Decisions().adding(Rename("a-b", "X")).adding(Rename("a-b", "Y"))
    assert twice.items == (Rename("a-b", "Y"),)


WORDS = st.from_regex(r"(?:per|org)-[a-z]{1,6}", fullmatch=True)
ANY = st.one_of(
    st.builds(Merge, WORDS, WORDS),
    st.builds(Split, WORDS, st.text(min_size=1, max_size=12)),
    st.builds(Apart, WORDS, WORDS),
    st.builds(Rename, WORDS, st.text(min_size=1, max_size=12)),
    st.builds(Retype, WORDS, st.sampled_from(["PER", "ORG", "LOC", "MISC"])),
    st.builds(Hide, WORDS),
)


@given(st.lists(ANY, max_size=6))
def test_what_is_written_is_read_again(items: list[Decision]) -> None:
    try:
        decisions = Decisions(tuple(items))
    except BadDecision:
        return
    text = render_decisions(decisions)
    if any(not _printable(item) for item in items):
        return
    assert set(parse_decisions(text.encode()).items) == set(items)


def _printable(item: Decision) -> bool:
    return all(str(getattr(item, name)).isprintable() for name in item.__slots__)


def test_the_file_is_made_for_people() -> None:
    text = render_decisions(
        Decisions((Merge("per-sergei-lavrov", "per-sergej-lawrow"), Rename("org-x", "X: „Y“")))
    )
    assert text.startswith("# Decisions about names.")
    assert "merge:\n  - entity: per-sergei-lavrov\n    into: per-sergej-lawrow\n" in text
    assert '    name: "X: „Y“"\n' in text
    assert parse_decisions(render_decisions(Decisions()).encode()) == Decisions()


@pytest.mark.parametrize(
    ("text", "line", "word"),
    [
        (
            "merge:\n  - entity: per-a\n    into: per-b\n  - entity: per-b\n    into: per-a\n",
            5,
            "back",
        ),
        ("hide:\n  - per-a\n  - per-a\n", 3, "twice"),
        ("merge:\n  - entity: per-a\n    into: per-b\nmerge: []\n", 4, ""),
        ("fold:\n  - per-a\n", 1, "unknown section"),
        ("type:\n  - entity: per-a\n    type: PLANET\n", 3, "PLANET"),
        ("rename:\n  - entity: per-a\n", 2, "entity and name"),
        ("hide: per-a\n", 1, "list"),
        ("merge: [per-a\n", 2, ""),
        ("hide: &x [per-a]\n", 1, ""),
        ("hide: !!set [per-a]\n", 1, ""),
    ],
)
def test_a_broken_file_is_refused_with_its_line(text: str, line: int, word: str) -> None:
    with pytest.raises(BadYaml) as caught:
        parse_decisions(text.encode())
    assert caught.value.line == line
    assert word in caught.value.reason


@given(st.binary(max_size=80))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        parse_decisions(data)
    except BadYaml as error:
        assert error.reason
