"""Plain text: what its line ends mean, and whether its first line is a title."""

import textwrap

import pytest

from corpus.formats.draft import Kind
from corpus.formats.plain import read_plain

LEAD = (
    "Der Gemeinderat hat am Montagabend nach langer Debatte den Bau einer neuen Brücke über den "
    "Mühlbach beschlossen. Die Kosten werden auf zwei Millionen Euro geschätzt. Im Herbst soll "
    "der Bau beginnen, im Frühjahr darauf sollen die ersten Autos fahren."
)
SECOND = "Dagegen stimmten die Grünen. Sie wollten stattdessen einen Steg für Fußgänger."


def texts(source: str) -> list[str]:
    return [block.text for block in read_plain(source).blocks]


@pytest.mark.parametrize(
    "title",
    [
        "Neue Brücke über den Mühlbach",
        "Gemeinderat beschließt neue Brücke über den Mühlbach.",
        "Kommt jetzt die Brücke?",
        "48 JAHRE WARTEN! Jetzt kommt die Brücke",
        "Lange hatten sie gestritten, nun ist es entschieden: " * 3 + "Die Brücke kommt",
    ],
)
@pytest.mark.parametrize("gap", ["\n", "\n\n", "\n \n\n"])
def test_a_short_first_line_is_the_title(title: str, gap: str) -> None:
    draft = read_plain(title + gap + LEAD + gap + SECOND)
    assert draft.title == title
    assert [block.text for block in draft.blocks] == [LEAD, SECOND]


@pytest.mark.parametrize(
    "first",
    [
        LEAD,
        "Altbach (dpa) – Der Gemeinderat hat den Bau der Brücke beschlossen.",
        "ALTBACH. Der Gemeinderat hat den Bau der Brücke beschlossen.",
        "Der Rat tagte lange. Er stritt heftig. Dann stimmte er zu.",
    ],
)
def test_a_first_paragraph_is_no_title_and_stays_in_the_text(first: str) -> None:
    draft = read_plain(first + "\n" + SECOND)
    assert draft.title is None
    assert [block.text for block in draft.blocks] == [first, SECOND]


def test_a_single_line_is_a_title_unless_it_is_a_sentence() -> None:
    assert read_plain("Nur eine Überschrift").title == "Nur eine Überschrift"
    draft = read_plain("Das ist ein ganzer Satz.")
    assert draft.title is None
    assert draft.blocks[0].text == "Das ist ein ganzer Satz."


@pytest.mark.parametrize("width", [50, 65, 72, 80, 99])
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_lines_wrapped_by_hand_are_joined(width: int, gap: str) -> None:
    paragraphs = [LEAD, SECOND, LEAD + " " + SECOND]
    source = "Neue Brücke\n\n" + gap.join(textwrap.fill(p, width) for p in paragraphs)
    draft = read_plain(source)
    assert draft.title == "Neue Brücke"
    assert " ".join(block.text for block in draft.blocks) == " ".join(paragraphs)
    if gap == "\n\n":
        assert [block.text for block in draft.blocks] == paragraphs


def test_raw_pastes_with_a_paragraph_a_line_stay_apart() -> None:
    lines = ["Titel der Meldung", LEAD, "Wie es weitergeht", SECOND, LEAD]
    assert texts("\n".join(lines)) == lines[1:]


def test_short_lines_of_full_sentences_are_not_joined() -> None:
    lines = [
        "Der Rat hat die neue Brücke nach langem Streit beschlossen.",
        "Die Grünen waren am Ende doch geschlossen dagegen gewesen.",
        "Der Bau soll schon im kommenden Herbst beginnen, heißt es.",
        "Bezahlt wird er zur Hälfte vom Land und vom Bund zusammen.",
    ]
    assert texts("Titel\n\n" + "\n".join(lines)) == lines


def test_list_items_and_verse_stay_close() -> None:
    items = ["- erstens der Bau", "- zweitens die Kosten", "1. drittens", "• viertens"]
    draft = read_plain(f"Titel\n\n{LEAD}\n\n" + "\n".join(items))
    assert [block.kind for block in draft.blocks] == [Kind.PARAGRAPH] + [Kind.LINE] * 4
    verse = "Am Brunnen vor dem Tore\nda steht ein Lindenbaum\nich träumt in seinem Schatten"
    draft = read_plain(f"Titel\n\n{LEAD}\n\n{verse}")
    assert [block.kind for block in draft.blocks[1:]] == [Kind.LINE] * 3


def test_nothing_gives_nothing() -> None:
    draft = read_plain(" \n\n  \n")
    assert draft.title is None
    assert draft.blocks == []


def test_addresses_and_dates_above_the_title_move_below_it() -> None:
    draft = read_plain(f"https://example.org/a\n12. März 2025, 8 Uhr\nDie Brücke kommt\n{LEAD}")
    assert draft.title == "Die Brücke kommt"
    assert [block.text for block in draft.blocks] == [
        "https://example.org/a",
        "12. März 2025, 8 Uhr",
        LEAD,
    ]
