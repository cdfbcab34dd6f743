"""Whatever is added, removed, renamed and edited: an id stays with its article."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotations.claims import Claim, Claims, Place
from annotations.recognising import is_same_title, title_of
from corpus.folder import FoundFile
from corpus.identity import assign_ids
from library.index.changes import find_changes, joined
from library.index.identifying import Identifying, Seen
from library.index.identities import Given, Known
from library.index.remembering import find_news
from search.model import Stamp

PATHS = [
    "a.txt",
    "a.md",
    "A.txt",
    "a-md.txt",
    "b.txt",
    "b/a.txt",
    "b-a.txt",
    "ä.txt",
    "a\u0308.txt",
]
TITLES = ["Der Damm bricht", "Sparkasse fusioniert", "Theater schließt"]


@dataclass
class Session:
    """What one user sees of a folder: files by path, and what index and memory say."""

    files: dict[str, str] = field(default_factory=dict)
    known: dict[str, Known] = field(default_factory=dict)
    index: dict[str, tuple[str, str, str, Stamp]] = field(default_factory=dict)
    claims: Claims = field(default_factory=dict)
    renames: dict[str, str] = field(default_factory=dict)
    seed: int = 0

    def look(self) -> dict[str, str]:
        """Look through the folder as indexing does; return the ids by path."""
        found = [FoundFile(path, len(text), hash(text), 1) for path, text in self.files.items()]
        indexed = {path: row[:3] for path, row in self.index.items()}
        ids = Given(joined(self.known, indexed), self.claims)
        stamps = {path: row[3] for path, row in self.index.items()}
        changes = find_changes(found, stamps, indexed, {}, ids)
        identifying = Identifying(ids, changes.expected, changes.to_read)
        now = {p: i for p, i in changes.expected.keeps.items() if p not in changes.to_read}
        seen = {path: see(path, self.files[path]) for path in changes.to_read}
        order = list(seen.values())
        Random(self.seed).shuffle(order)
        for each in order:
            if id := identifying.see(each):
                now[each.path] = id
        decided = identifying.decide()
        now |= decided
        seen |= {path: see(path, self.files[path]) for path in decided}
        news = find_news(ids, now, seen, changes.expected.renames)
        self.known = {**ids.known, **news.known}
        self.renames = news.renames
        self.index = {
            path: (id, self.known[id].title, self.known[id].digest, changes.files[path])
            for path, id in now.items()
        }
        assert len({*now.values()}) == len(now) == len(self.files)
        return now

    def another(self) -> "Session":
        """Somebody who has the same folder and the same notes, and nothing else."""
        return Session(dict(self.files), claims=dict(self.claims))

    def note(self, path: str) -> str:
        """Write a note on the whole article."""
        id, text = self.index[path][0], self.files[path]
        before = self.claims.get(id, Claim())
        place = Place(path, title_of(text), digest(text))
        since = before.since or f"{len(self.claims):03}"
        claim = Claim((place, *before.places), before.frames, since)
        self.claims = {**self.claims, id: claim}
        return id


def digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def see(path: str, text: str) -> Seen:
    return Seen(path, digest(text), title_of(text))


def article(number: int, body: int = 0) -> str:
    return f"{TITLES[number % 3]} {number}\n\nText {body}."


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["add", "remove", "rename", "swap", "edit", "look"]),
        st.sampled_from(PATHS),
        st.sampled_from(PATHS),
    ),
    max_size=25,
)


def carry_out(files: dict[str, str], step: tuple[str, str, str], number: int) -> None:
    what, one, other = step
    if what == "add" and one not in files:
        files[one] = article(number)
    elif what == "edit" and one in files:
        files[one] += f" Mehr {number}."
    elif what == "remove":
        files.pop(one, None)
    elif what == "rename" and one in files and one != other:
        files[other] = files.pop(one)
    elif what == "swap" and one in files and other in files:
        files[one], files[other] = files[other], files[one]


@settings(max_examples=400, deadline=None)
@given(STEPS, st.integers(0, 3))
def test_no_sequence_changes_an_id_or_gives_it_to_another_article(
    steps: list[tuple[str, str, str]], seed: int
) -> None:
    """Texts are unique here, so an id belongs to the title that it was given for."""
    user = Session(seed=seed)
    titles: dict[str, str] = {}
    before: dict[str, str] = {}
    texts: dict[str, str] = {}
    for number, step in enumerate([*steps, ("look", "", "")]):
        carry_out(user.files, step, number)
        if step[0] != "look":
            continue
        now = user.look()
        for path, id in now.items():
            text = user.files[path]
            if texts.get(path) == text:
                assert before[path] == id
            stayed = before.get(path) == id
            assert stayed or titles.setdefault(id, title_of(text)) == title_of(text)
            titles[id] = title_of(text)
        for path, text in texts.items():
            places = [each for each, now_text in user.files.items() if now_text == text]
            if places:
                assert now[places[0]] == before[path]
        before, texts = now, dict(user.files)


@settings(max_examples=300, deadline=None)
@given(STEPS)
def test_who_has_only_the_notes_finds_the_same_ids(steps: list[tuple[str, str, str]]) -> None:
    """Every article has a note from its first look on; what goes on between looks does not."""
    user = Session()
    for number, step in enumerate([*steps, ("look", "", "")]):
        carry_out(user.files, step, number)
        now = user.look()
        for path in now:
            user.note(path)
        assert user.another().look() == now


@settings(max_examples=200, deadline=None)
@given(STEPS)
def test_a_memory_that_is_lost_changes_nothing_that_the_index_knows(
    steps: list[tuple[str, str, str]],
) -> None:
    user = Session()
    for number, step in enumerate(steps):
        carry_out(user.files, step, number)
        now = user.look()
        user.known = {}
        assert user.look() == now


@given(st.lists(st.sampled_from(PATHS), unique=True))
def test_a_folder_that_nobody_knows_gets_the_ids_of_always(paths: list[str]) -> None:
    user = Session({path: article(number) for number, path in enumerate(paths)})
    assert user.look() == assign_ids(paths)


def seen_twice(
    before: Mapping[str, str], after: Mapping[str, str]
) -> tuple[Session, dict[str, str]]:
    user = Session(dict(before))
    ids = user.look()
    for path in before:
        user.note(path)
    user.files = dict(after)
    return user, ids


ONE, TWO, THREE = article(1), article(2), article(3)


@pytest.mark.parametrize(
    ("before", "after", "moved"),
    [
        ({"a.txt": ONE}, {"b/c.txt": ONE}, {"b/c.txt": "a.txt"}),
        ({"a.html": ONE}, {"a.md": ONE}, {"a.md": "a.html"}),
        ({"a.txt": ONE, "b.txt": TWO}, {"a.txt": TWO, "b.txt": ONE}, {"a.txt": "b.txt"}),
        ({"a.txt": ONE, "b.txt": TWO}, {"b.txt": ONE}, {"b.txt": "a.txt"}),
        ({"a.txt": ONE, "b.txt": TWO}, {"b.txt": ONE, "c.txt": TWO}, {"c.txt": "b.txt"}),
        ({"a.txt": ONE}, {"a.txt": ONE, "b.txt": ONE}, {"a.txt": "a.txt"}),
        ({"a.txt": ONE}, {"a.txt": TWO, "b.txt": ONE}, {"b.txt": "a.txt"}),
        ({"a.txt": ONE}, {"a.txt": article(1, 5), "b.txt": ONE}, {"a.txt": "a.txt"}),
        (
            {"x/a.txt": ONE, "x/b.txt": ONE},
            {"y/a.txt": ONE, "y/b.txt": ONE},
            {"y/a.txt": "x/a.txt", "y/b.txt": "x/b.txt"},
        ),
    ],
    ids=[
        *("into a folder", "converted", "swapped", "over another", "along a chain", "copied"),
        *("moved, and another one in its place", "copied, then edited", "twins moved together"),
    ],
)
def test_an_id_goes_with_its_text(
    before: dict[str, str], after: dict[str, str], moved: dict[str, str]
) -> None:
    user, ids = seen_twice(before, after)
    for each in (user, user.another()):
        now = each.look()
        assert {path: now[path] for path in moved} == {p: ids[old] for p, old in moved.items()}


@pytest.mark.parametrize(
    "after",
    [
        {"b.txt": ONE, "c.txt": ONE},
        {"a.txt": TWO.replace("2", "9"), "b.txt": THREE},
    ],
    ids=["two copies", "nothing like it"],
)
def test_in_doubt_nothing_moves(after: dict[str, str]) -> None:
    user, ids = seen_twice({"x.txt": ONE}, after)
    now = user.look()
    assert ids["x.txt"] not in now.values()
    assert user.another().look() == now


def test_an_id_that_the_notebook_knows_wins_and_the_marks_follow() -> None:
    """Somebody saw one file after the other, somebody else both at once."""
    first = Session({"a.txt": ONE})
    first.look()
    first.files["a.md"] = TWO
    assert first.look() == {"a.txt": "a", "a.md": "a-md"}
    second = first.another()
    assert second.look() == {"a.txt": "a-txt", "a.md": "a-md"}
    first.note("a.txt")
    second.claims = first.claims
    assert second.look() == first.look() == {"a.txt": "a", "a.md": "a-md"}
    assert second.renames == {"a-txt": "a"}
    assert second.known["a-txt"].path == ""


def test_marks_of_an_article_that_is_gone_do_not_come_to_another_one() -> None:
    """The notebook gives an id away that this user knew for an article that is gone."""
    user = Session({"a.txt": ONE})
    user.look()
    user.files = {"a.md": TWO}
    assert user.look() == {"a.md": "a-md"}
    other = Session({"a.md": TWO})
    other.look()
    assert other.note("a.md") == "a"
    user.claims = other.claims
    assert user.look() == {"a.md": "a"}
    aside = user.renames["a"]
    assert user.renames == {"a": aside, "a-md": "a"}
    assert is_same_title(user.known[aside].title, title_of(ONE))


def test_notes_of_before_keep_the_id_that_the_rule_gave_them() -> None:
    old = {"zeitung": Claim((Place("", "", digest("another text")),))}
    user = Session({"zeitung.txt": ONE, "b.txt": TWO}, claims=old)
    assert user.look()["zeitung.txt"] == "zeitung"


def test_notes_of_before_find_their_file_by_its_text_when_a_newcomer_shares_its_name() -> None:
    old = {"a": Claim((Place("", "", digest(ONE)),))}
    user = Session({"a.txt": ONE, "a.md": TWO}, claims=old)
    assert user.look() == {"a.txt": "a", "a.md": "a-md"}


def test_an_id_is_not_given_again_after_everything_was_deleted() -> None:
    user = Session({"a.txt": ONE})
    user.look()
    user.files = {}
    user.look()
    user.index = {}
    user.files = {"a.md": TWO}
    assert user.look() == {"a.md": "a-md"}
    user.files = {"a.md": TWO, "a.txt": replace_text(ONE)}
    assert user.look() == {"a.md": "a-md", "a.txt": "a"}


def replace_text(text: str) -> str:
    """The same title, another text."""
    return f"{title_of(text)}\n\nEtwas anderes."


def test_frozen_data_is_not_shared_between_looks() -> None:
    given_ids = Given()
    assert not given_ids.ids
    assert replace(given_ids, known={"a": Known("", "", "", False)}).ids == {"a"}
