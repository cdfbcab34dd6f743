"""From a file to an article: title, text, digest, and what is refused."""

import hashlib
from pathlib import Path

import pytest

from corpus.reading import MAX_LINES, UnreadableArticle, opening, read_article
from tests.corpus.conftest import Read

SENTENCE = "Der Rat hat lange über die neue Brücke gestritten und am Ende doch zugestimmt."


def test_an_article_is_title_blank_line_body(read: Read) -> None:
    article = read(f"Brücke kommt\n{SENTENCE}\n{SENTENCE}\n").article
    assert article.title == "Brücke kommt"
    assert article.titled
    assert article.text == f"Brücke kommt\n\n{SENTENCE}\n\n{SENTENCE}"
    assert article.digest == hashlib.sha256(article.text.encode()).hexdigest()
    assert (article.id, article.path, article.language) == ("article", "article.txt", "de")
    assert article.outlet is article.url is article.date is article.author is None


def test_a_text_without_a_title_repeats_its_opening_words(read: Read) -> None:
    body = f"{SENTENCE} {SENTENCE} {SENTENCE}"
    article = read(f"{body}\n{body}\n").article
    assert not article.titled
    assert article.title == opening(body)
    assert article.title.endswith("…")
    assert len(article.title) <= 80
    assert body.startswith(article.title[:-1])
    assert article.text == f"{article.title}\n\n{body}\n\n{body}"


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("kurz", "kurz"),
        ("ein paar Wörter mehr", "ein paar…"),
        ("ein paar, mehr Wörter", "ein paar…"),
        ("x" * 40, "x" * 11 + "…"),
    ],
)
def test_opening_words_are_cut_at_a_word(text: str, cut: str) -> None:
    assert opening(text, 12) == cut


def test_a_title_alone_is_an_article(read: Read) -> None:
    assert read("Nur ein Titel").article.text == "Nur ein Titel"


def test_date_and_author_are_taken_from_the_lines_below_the_title(read: Read) -> None:
    top = "Brücke kommt\nVon Eva Huber, Altbach\nStand: 18.09.2025, 07:15 Uhr\n"
    article = read(f"{top}{SENTENCE}\n").article
    assert (article.author, article.date) == ("Eva Huber", "2025-09-18")
    assert "Von Eva Huber, Altbach" in article.text


@pytest.mark.parametrize("line_end", ["\n", "\r", "\x0b", "\u2028"])
def test_too_many_lines_are_refused_however_they_end(line_end: str, read: Read) -> None:
    with pytest.raises(UnreadableArticle, match="lines"):
        read(f"Wort{line_end}" * (MAX_LINES + 2))


@pytest.mark.parametrize("contents", ["", " \n\n", "\x00\x1b\u200b"])
@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
def test_nothing_is_refused_kindly(contents: str, name: str, read: Read) -> None:
    with pytest.raises(UnreadableArticle) as caught:
        read(contents, name)
    assert caught.value.reason in {"empty", "a page without text"}


def test_a_name_with_odd_characters_is_kept_as_it_is(tmp_path: Path) -> None:
    name = "a\nb\x1b.txt"
    (tmp_path / name).write_text("Titel", encoding="utf-8")
    assert read_article(tmp_path, name, "x").article.path == name
