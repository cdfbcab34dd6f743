"""Adding, replacing and removing articles; joining segments; what readers see of it."""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search.embedded.segments.generations import read_segments
from search.embedded.whoosh_engine import WhooshEngine
from search.errors import SearchCancelled
from search.language.syntax import And, Not, Or, Phrase, Prefix, Query, Word
from search.model import Entry
from tests.search.conftest import Index, MakeIndex, article, entry


def segments(index: Index) -> int:
    return len(read_segments(index.directory, index.engine.generation()))


def test_an_empty_index_answers(make_index: MakeIndex) -> None:
    index = make_index()
    assert index.engine.count() == 0
    assert index.ids("") == index.ids("Haus") == index.typed("Haus") == []
    assert index.engine.generation() == 0
    assert index.engine.outlets() == []


def test_a_changed_article_is_found_by_its_new_words_only(make_index: MakeIndex) -> None:
    index = make_index(article("a", "Alt", "Kirschen"), article("b", "Bleibt", "Kirschen"))
    (key,) = index.engine.keys_of(["a"])
    index.add(article("a", "Neu", "Pflaumen"))
    assert index.ids("Kirschen") == ["b"]
    assert index.ids("Pflaumen") == index.ids("title:neu") == ["a"]
    assert index.typed("alt") == []
    assert index.engine.count() == 2
    assert index.engine.keys_of(["a"]) == [key]


def test_a_removed_article_is_gone_and_its_key_is_not_given_again(make_index: MakeIndex) -> None:
    index = make_index(article("a", "Kirschen"), article("b", "Pflaumen"))
    keys = index.engine.keys_of(["a", "b"])
    index.engine.update([], ["b", "unknown"])
    assert index.ids("Pflaumen") == index.typed("pfl") == []
    assert index.engine.article("b") is None
    assert index.engine.rows(keys) == index.engine.rows(keys[:1])
    assert index.engine.keys_of(["b", "a"]) == keys[:1]
    index.add(article("b", "Pflaumen"))
    assert index.engine.keys_of(["b"]) > keys[1:]
    assert index.ids("Pflaumen") == ["b"]


def test_removed_and_added_in_one_update_stays(make_index: MakeIndex) -> None:
    index = make_index(article("a", "Kirschen"))
    index.engine.update([entry(article("a", "Pflaumen"))], ["a"])
    assert index.ids("Pflaumen") == ["a"]


def test_the_same_id_twice_in_one_update(make_index: MakeIndex) -> None:
    index = make_index()
    index.add(article("a", "Kirschen"), article("b", "Birnen"), article("a", "Pflaumen"))
    assert index.engine.count() == 2
    assert index.ids("Kirschen") == []
    assert index.ids("Pflaumen") == ["a"]


def test_what_was_stored_comes_back(make_index: MakeIndex) -> None:
    made = entry(article("a", "Übermut 🎈", "Erster Satz.\n\nZweiter Satz.", path="x/\udcffy.txt"))
    index = make_index()
    index.engine.update([made])
    assert index.engine.article("a") == (made.article, made.outline)
    assert index.engine.stamps() == {made.stamp.path: made.stamp}
    assert index.engine.article("b") is None


def test_readers_move_on_when_they_are_told_to(make_index: MakeIndex) -> None:
    index = make_index(article("a", "Kirschen"))
    reader = WhooshEngine.open(index.directory)
    assert len(reader.search(Word("Kirschen")).keys) == 1
    before = reader.generation()
    index.add(article("b", "Kirschen"))
    assert reader.generation() > before
    assert len(reader.search(Word("Kirschen")).keys) == 1
    assert reader.refresh()
    assert not reader.refresh()
    assert len(reader.search(Word("Kirschen")).keys) == 2
    reader.close()


def test_single_additions_do_not_pile_up_segments(make_index: MakeIndex) -> None:
    index = make_index()
    for number in range(40):
        index.add(article(f"n{number}", f"Meldung {number}", f"Die Stadt meldet x{number}."))
        if number % 3 == 0:
            index.engine.update([], [f"n{number // 2}"])
    assert segments(index) < 12
    left = sorted(index.ids(""))
    assert len(left) == 40 - 14
    assert sorted(index.ids("Stadt")) == sorted(index.typed("stad")) == left
    assert all(index.ids(f"x{name[1:]}") == [name] for name in left)
    generation_files = list(index.directory.glob("_lesart_*.toc"))
    assert len(generation_files) == 1


def test_what_was_committed_before_a_cancellation_stays(
    make_index: MakeIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("search.embedded.segments.batch.MOST_ARTICLES", 3)
    index = make_index()
    told: list[int] = []

    def entries() -> Iterator[Entry]:
        for number in range(9):
            yield entry(article(f"n{number}", "Kirschen"))

    with pytest.raises(SearchCancelled):
        index.engine.update(entries(), progress=told.append, cancelled=lambda: len(told) == 7)
    index.engine.refresh()
    assert told == [1, 2, 3, 4, 5, 6, 7]
    assert sorted(index.ids("Kirschen")) == [f"n{n}" for n in range(6)]


def test_a_failing_source_leaves_the_index_as_it_was(make_index: MakeIndex) -> None:
    index = make_index(article("a", "Kirschen"))

    def entries() -> Iterator[Entry]:
        yield entry(article("a", "Pflaumen"))
        raise OSError("unplugged")

    with pytest.raises(OSError, match="unplugged"):
        index.engine.update(entries())
    assert index.ids("Kirschen") == ["a"]
    index.add(article("b", "Kirschen"))
    assert sorted(index.ids("Kirschen")) == ["a", "b"]


VOCABULARY = [
    "kirsche",
    "kirschen",
    "pflaume",
    "pflaumen",
    "kirschbaum",
    "baum",
    "ein",
    "der",
    "7,5",
    "x",
]
BODIES = st.lists(st.sampled_from(VOCABULARY), max_size=8)
CHANGES = st.lists(
    st.lists(st.tuples(st.sampled_from("abcde"), BODIES | st.none()), min_size=1, max_size=4),
    min_size=1,
    max_size=10,
)
PLAIN = ["kirschbaum", "baum", "ein", "der", "x"]
"""Words that share their stem with no other word of the vocabulary and are part of none."""
LEAVES: st.SearchStrategy[Query] = (
    st.sampled_from(["kirschbaum", "ein", "der", "x"]).map(Word)
    | st.sampled_from(["ki", "kirsch", "kirschen", "pf", "ei", "quitte"]).map(Prefix)
    | st.builds(
        lambda words, slop: Phrase(" ".join(words), slop),
        st.lists(st.sampled_from(["kirschbaum", "ein", "der", "x"]), min_size=2, max_size=3),
        st.sampled_from([0, 0, 1, 3, 50]),
    )
)
QUERIES = st.recursive(
    LEAVES,
    lambda parts: (
        st.lists(parts, min_size=2, max_size=3).map(lambda p: And(tuple(p)))
        | st.lists(parts, min_size=2, max_size=3).map(lambda p: Or(tuple(p)))
        | parts.map(Not)
    ),
    max_leaves=5,
)


def plainly(query: Query, words: list[str]) -> bool:
    """Tell whether an article of these words matches, in the plainest way."""
    match query:
        case Word(text):
            return text in words
        case Prefix(text):
            return any(word.startswith(text) for word in words)
        case Phrase(text, slop):
            wanted = text.split()
            pieces = (words[at : at + len(wanted) + slop] for at in range(len(words)))
            return any(Counter(wanted) <= Counter(p) if slop else p == wanted for p in pieces)
        case And(parts):
            return all(plainly(part, words) for part in parts)
        case Or(parts):
            return any(plainly(part, words) for part in parts)
        case Not(part):
            return not plainly(part, words)
        case _:
            raise AssertionError(query)


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(CHANGES, st.lists(QUERIES, min_size=1, max_size=4))
def test_an_index_finds_what_plain_reading_finds(
    tmp_path_factory: pytest.TempPathFactory,
    changes: list[list[tuple[str, list[str] | None]]],
    queries: list[Query],
) -> None:
    index = Index(tmp_path_factory.mktemp("index") / "index")
    kept: dict[str, list[str]] = {}
    for change in changes:
        now = dict(change)
        added = {name: words for name, words in now.items() if words is not None}
        removed = [name for name, words in now.items() if words is None]
        made = (entry(article(n, "Titel", " ".join(words))) for n, words in added.items())
        index.engine.update(made, removed)
        kept = {name: w for name, w in kept.items() if name not in removed} | added
    assert sorted(index.ids("")) == sorted(kept)
    for query in queries:
        found = index.names(index.engine.search(query).keys)
        assert sorted(found) == sorted(n for n, w in kept.items() if plainly(query, ["titel", *w]))
    index.engine.close()


def test_generations_only_grow(make_index: MakeIndex) -> None:
    index = make_index()
    seen = [index.engine.generation()]
    for name in "abcabc":
        index.add(article(name, "Kirschen"))
        seen.append(index.engine.generation())
    assert all(earlier < later for earlier, later in pairwise(seen))


def test_leftovers_of_a_crash_are_overwritten_and_cleared(make_index: MakeIndex) -> None:
    index = make_index(article("a", "Kirschen"))
    generation = index.engine.generation()
    torn = index.directory / f"_lesart_{generation + 1}.toc"
    torn.write_bytes(b"torn")
    orphan = index.directory / "lesart_0123456789abcdef.pst"
    orphan.write_bytes(b"torn")
    draft = index.directory / f"_lesart_{generation + 1}.toc.123.4"
    draft.write_bytes(b"torn")
    other = WhooshEngine.open(index.directory)
    assert len(other.search(Word("Kirschen")).keys) == 1
    other.close()
    index.add(article("b", "Kirschen"))
    assert sorted(index.ids("Kirschen")) == ["a", "b"]
    assert not orphan.exists()
    assert not draft.exists()
    names = Counter(path.suffix for path in Path(index.directory).iterdir())
    assert names[".toc"] == 1
