"""What is found: German as people expect, fields, dates, states, ranking."""

import pytest

from search.language.syntax import Listed, Not, Or, Word
from search.model import Order
from tests.search.conftest import Index, MakeIndex, article


@pytest.fixture
def news(make_index: MakeIndex) -> Index:
    return make_index(
        article("homes", "Neue Häuser", "Am Hang entstehen zwölf Häuser.", date="2025-08-01"),
        article("home", "Ein Haus am See", "Das alte Haus steht leer.", date="2025-07-15"),
        article("summit", "Gipfel in Wehringen", "Der Gipfel beginnt am Montag.", outlet="Kontor"),
        article("talks", "Gipfeltreffen vertagt", "Das Gipfeltreffen fällt aus.", outlet="Kontor"),
        article("grain", "Getreidepreise", "Die Preise für Getreide steigen.", date=None),
        article("party", "Der CDU-Politiker spricht", "Die Corona-Krise ist vorbei.", date="2024"),
        article("crisis", "Rückblick", "Die Coronakrise war lang. 1.240 Seiten, 7,5 Prozent."),
        article("story", "Stories of a city", "She was telling a story.", language="en"),
        article("strasse", "Neue Strasse", "Die Regierung baut.", outlet="Öffentliche Stimme"),
        article("raw", "Ein Text ganz ohne Titel, der…", "Ein Text ganz ohne Titel, der beginnt.",
                outlet=None, language=None, titled=False),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("Häuser", {"homes", "home"}),
        ("haeuser", {"homes", "home"}),
        ("HAUS", {"homes", "home"}),
        ("Straße", {"strasse"}),
        ("Gipfel", {"summit", "talks"}),
        ("Gipfeltreffen", {"talks"}),
        ("Treffen", {"talks"}),
        ("Preis Getreide", {"grain"}),
        ("Politiker", {"party"}),
        ("CDU-Politiker", {"party"}),
        ("CDUPolitiker", {"party"}),
        ("Coronakrise", {"party", "crisis"}),
        ("Corona-Krise", {"party", "crisis"}),
        ("1240", {"crisis"}),
        ("1.240", {"crisis"}),
        ("7,5", {"crisis"}),
        ("stories", {"story"}),
        ("tell", {"story"}),
        ('"Haus am See"', {"home"}),
        ('"am Haus"', set()),
        ('"See Haus"~3', {"home"}),
        ('"beginnt Gipfel"~1', {"summit"}),
        ('"Wehringen der Gipfel"', {"summit"}),
        ("Regier*", {"strasse"}),
        ("Getreide*", {"grain"}),
        ("Gip*l", {"summit"}),
        ("G?pfel", {"summit"}),
        ("Gipfl~", {"summit"}),
        ("Gpfl~2", {"summit"}),
        ("Xipfel~", set()),
        ("Gipfel OR Häuser", {"summit", "talks", "homes", "home"}),
        ("Gipfel -Treffen", {"summit"}),
        ("Gipfel NOT Montag", {"talks"}),
        ("-Gipfel outlet:Kontor", set()),
        ("title:Haus", {"homes", "home"}),
        ("title:Preis", {"grain"}),
        ("title:Montag", set()),
        ("title:Gip*", {"summit", "talks"}),
        ('title:"Ein Haus"', {"home"}),
        ("outlet:kontor", {"summit", "talks"}),
        ("quelle:öffentliche", {"strasse"}),
        ("outlet:oeffentliche", {"strasse"}),
        ("outlet:Kon", set()),
        ("outlet:Kon*", {"summit", "talks"}),
        ('outlet:"Irseltaler Bote" Haus', {"homes", "home"}),
        ("outlet:(kontor OR stimme) Gipfel", {"summit", "talks"}),
        ("lang:en", {"story"}),
        ("date:2025-08-01", {"homes"}),
        ("date:2025-07", {"home"}),
        ("before:2025-07", set()),
        ("date:2025-07-01..2025-08-01", {"homes", "home"}),
        ("ganz ohne", {"raw"}),
        ("title:ohne", {"raw"}),
        ("nirgendwo", set()),
    ],
)
def test_found(news: Index, query: str, found: set[str]) -> None:
    assert set(news.ids(query)) == found


def test_the_word_itself_ranks_above_a_compound_with_it(news: Index) -> None:
    assert news.ids("Gipfel") == ["summit", "talks"]


def test_the_title_counts_more_than_the_text(make_index: MakeIndex) -> None:
    index = make_index(
        article("text", "Meldungen des Tages", "Die Brücke ist gesperrt, sagt die Stadt."),
        article("title", "Brücke gesperrt", "Die Stadt sagt, es dauert noch zwei Wochen."),
    )
    assert index.ids("Brücke") == ["title", "text"]


def test_a_rare_word_counts_more_than_a_common_one(make_index: MakeIndex) -> None:
    common = [article(f"c{n}", f"Meldung {n}", "Die Stadt teilt mit.") for n in range(20)]
    rare = article("rare", "Meldung", "Die Kirschen reifen.")
    index = make_index(*common, rare)
    assert index.ids("Stadt OR Kirschen")[0] == "rare"


def test_equally_good_articles_come_newest_first(make_index: MakeIndex) -> None:
    days = ("2025-01-05", "2025-03-01", None, "2025-02-01T10:00:00+02:00")
    index = make_index(*(article(f"a{n}", "Markt", date=day) for n, day in enumerate(days)))
    assert index.ids("Markt") == ["a1", "a3", "a0", "a2"]


def test_every_match_is_counted_and_the_best_thousand_are_ranked(make_index: MakeIndex) -> None:
    index = make_index(
        *(article(f"n{n}", "Notiz", f"Die Stadt. {n}", date=None) for n in range(1500)),
        article("best", "Stadt, Stadt, Stadt", "Stadt", date="1999-01-01"),
    )
    found = index.engine.search(Word("Stadt"))
    assert len(found.keys) == 1501
    assert len(found.scores) == 1000
    assert list(found.scores) == sorted(found.scores, reverse=True)
    assert index.names(found.keys[:1]) == ["best"]
    assert sorted(set(found.keys)) == sorted(found.keys)
    assert len(list(found.keys)) == len(found.keys[:]) == 1501
    assert list(found.keys[990:1010]) == list(found.keys)[990:1010]
    assert [found.keys[-1], found.keys[1000]] == [found.keys[1500], list(found.keys)[1000]]
    assert list(found.keys[1000:]) == sorted(found.keys[1000:], reverse=True)


def test_states_come_from_the_caller(news: Index) -> None:
    states = {"read": frozenset({"homes", "gone"}), "starred": frozenset({"home"})}
    assert set(news.ids("Haus is:unread", states=states)) == {"home"}
    assert set(news.ids("is:read", states=states)) == {"homes"}
    assert set(news.ids("is:starred", states=states)) == {"home"}
    assert news.ids("is:noted", states=states) == []
    assert len(news.ids("is:unread", states=states)) == 9


def test_what_others_have_found_can_stand_in_a_query(news: Index) -> None:
    listed = Listed(Word("x"), frozenset({"home", "grain", "gone"}))
    assert set(news.names(news.engine.search(listed).keys)) == {"home", "grain"}
    both = Or((Not(listed), Word("Haus")))
    assert len(news.engine.search(both).keys) == 9


@pytest.mark.parametrize(("field", "what"), [("tag", "Tags"), ("note", "Notes"), ("event", "Ev")])
def test_a_field_without_data_is_searched_as_text_and_said_so(
    news: Index, field: str, what: str
) -> None:
    from search.language.parsing import parse_query
    from tests.search.conftest import TODAY

    found = news.engine.search(parse_query(f"{field}:Haus", today=TODAY).query)
    assert len(found.keys) == 2
    assert found.notices[0].startswith(what)


@pytest.mark.parametrize(
    ("order", "found"),
    [
        (Order.NEWEST, ["b", "c", "a", "d"]),
        (Order.OLDEST, ["a", "c", "b", "d"]),
        (Order.OUTLET, ["c", "b", "a", "d"]),
        (Order.TITLE, ["b", "c", "a", "d"]),
    ],
)
def test_orders(make_index: MakeIndex, order: Order, found: list[str]) -> None:
    index = make_index(
        article("a", "übermut Markt", outlet="Öko-Blatt", date="2025-01-01"),
        article("b", "Äpfel Markt", outlet="Oberpost", date="2025-03-01"),
        article("c", "„Tal“ Markt", outlet="abendblatt", date="2025-02-01"),
        article("d", "Zaun Markt", outlet=None, date="unbekannt"),
    )
    assert index.ids("Markt", order) == found
    assert index.ids("", order) == found


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("Gipf", {"summit", "talks"}),
        ("Häu", {"homes"}),
        ("Häuser", {"homes", "home"}),
        ("alte Hau", {"home"}),
        ("Hau alte", {"home"} & set()),
        ("CDU-Pol", {"party"}),
        ('"Haus am S', {"home", "homes"}),
        ('"Haus am See', {"home"}),
        ("title:mon", set()),
        ("title:vert", {"talks"}),
        ("h", {"homes", "home"}),
        ("alte h", {"home"}),
        ("outlet:kon", {"summit", "talks"}),
        ("Haus -al", {"homes", "home"}),
        ("Haus -alt", {"homes"}),
        ("", {"homes", "home", "summit", "talks", "grain", "party", "crisis", "story",
              "strasse", "raw"}),
    ],
)  # fmt: skip
def test_found_while_typing(news: Index, query: str, found: set[str]) -> None:
    assert set(news.typed(query)) == found


def test_the_last_word_of_a_phrase_counts_from_its_third_letter(make_index: MakeIndex) -> None:
    index = make_index(
        article("new", "Neu", "Die neue Brücke steht."),
        article("old", "Alt", "Die neue Bahn fährt nicht."),
    )
    assert set(index.typed('"die neue br')) == {"new", "old"}
    assert index.typed('"die neue brü') == ["new"]
    assert index.hits("new", '"die neue br', typing=True) == ["Die neue"]
    assert index.hits("new", '"die neue brü', typing=True) == ["Die neue Brücke"]
    assert index.ids('"die neue br"') == []


def test_a_phrase_of_one_word_is_typed_like_a_word(make_index: MakeIndex) -> None:
    index = make_index(
        article("one", "Eins", "Die Brücke."), article("two", "Ein Abend", "Nichts.")
    )
    assert index.typed('"brü') == index.typed("brü") == ["one"]
    assert index.typed('"a') == index.typed("a") == ["two"]


def test_titles_come_first(make_index: MakeIndex) -> None:
    index = make_index(
        article("text", "Aus der Stadt", "Brückenfest", date="2025-08-02"),
        article("title", "Brückenfest", "Aus der Stadt", date="2025-08-01"),
    )
    assert index.typed("brü") == ["title", "text"]


def test_many_words_with_the_same_beginning(make_index: MakeIndex) -> None:
    words = [f"sammel{letter}{other}" for letter in "abcdefgh" for other in "ijkl"]
    index = make_index(*(article(w, f"Titel {n}", w) for n, w in enumerate(words)))
    for length in range(2, 9):
        assert set(index.typed(words[0][:length])) == {
            word for word in words if word.startswith(words[0][:length])
        }
