"""Taking articles apart: words, quotes, language."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from comparison.analysing import analyse_article, language_of
from comparison.quotes import find_quotes
from comparison.words import related, sentence_key, stem_of
from corpus.outlining.outline import outline_article
from corpus.text import clean_text
from tests.comparison.articles import analysis_of, article_of

TEXTS = st.text(st.sampled_from("Aabßäö éÉ„“”\"»«',.?!-–1234567890 %€\n"), max_size=200)


@given(TEXTS)
def test_spans_lie_inside_their_statement_and_name_its_words(raw: str) -> None:
    article = article_of(clean_text(raw))
    for statement in analyse_article(article, outline_article(article)).statements:
        start, end = statement.span
        assert statement.text == article.text[start:end]
        spans = [(t.start, t.end) for t in statement.tokens]
        spans_inside = [*spans, *statement.quotes, *(q.span for q in statement.quantities)]
        assert all(start <= s < e <= end for s, e in spans_inside)
        assert spans == sorted(spans)
        assert all(before[1] <= after[0] for before, after in pairwise(spans))
        assert all(token.stem for token in statement.tokens)


def test_words_are_stems_in_order_with_hyphenated_words_as_parts() -> None:
    (statement,) = analysis_of(["Die Häuser der Ost-Siedlung kosteten 1.250.000 Euro."]).statements
    assert [t.stem for t in statement.tokens] == [
        "die", "haus", "der", "ost", "siedlung", "kost", "1250000", "euro",
    ]  # fmt: skip
    assert [t.stem for t in statement.tokens if not t.content] == ["die", "der"]


def test_english_articles_have_english_stems() -> None:
    (statement,) = analysis_of(["The mayor's houses were flooded."], "en").statements
    assert [t.stem for t in statement.tokens if t.content] == ["mayor", "hous", "flood"]


def test_language_is_guessed_where_the_article_has_none_or_another_one() -> None:
    english = "The council said that it would not build the bridge, and that was that."
    assert language_of(article_of(english, None)) == "en"
    assert language_of(article_of("Der Rat baut die Brücke nicht.", None)) == "de"
    assert language_of(article_of("Le conseil ne construit pas le pont.", "fr")) == "de"


def test_a_quote_goes_over_several_statements() -> None:
    statements = analysis_of(
        ["Er sagte: „Das ist gut.", "Es bleibt so.“", "Mehr nicht."]
    ).statements
    quoted = [
        [s.text[a - s.span.start : b - s.span.start] for a, b in s.quotes] for s in statements
    ]
    assert quoted == [["Das ist gut."], ["Es bleibt so."], []]


def test_quotes_of_all_kinds_and_an_open_one() -> None:
    text = '„eins“ und »zwei« und “three” und "four" und «cinq» und „offen\nneuer Absatz “so”'
    assert [text[a:b] for a, b in find_quotes(text)] == [
        "eins", "zwei", "three", "four", "cinq", "so",
    ]  # fmt: skip


def test_words_of_one_family_and_compounds_are_related() -> None:
    verb, noun = stem_of("verletzt", "de")[0], stem_of("Verletzung", "de")[0]
    assert related(verb, noun) == 0.8
    assert related("gipfeltreff", "treff") > related("gipfeltreff", "gipfel") > 0.5
    assert related("haus", "maus") == 0 and related("12", "123") == 0
    assert related("polizei", "polizei") == 1


@given(
    st.text("abcdeftungr", min_size=1, max_size=12), st.text("abcdeftungr", min_size=1, max_size=12)
)
def test_relation_knows_no_direction(one: str, other: str) -> None:
    assert related(one, other) == related(other, one)


def test_the_key_of_a_sentence_forgets_marks_and_case() -> None:
    assert sentence_key("„Mehr“ zum Thema …") == sentence_key("MEHR zum Thema")
