"""What the compared articles are called: short, and each another name."""

from dataclasses import replace

from comparison.facts import ArticleFacts, short_names

FACTS = ArticleFacts("a", "Riss im Damm", "Irseltaler Bote", "2025-03-12T14:20", None, "de")


def test_outlets_name_articles_and_days_or_numbers_tell_them_apart() -> None:
    later = replace(FACTS, date="2025-03-13")
    assert short_names([FACTS, replace(FACTS, outlet="RML")]) == ("Irseltaler Bote", "RML")
    assert short_names([FACTS, later]) == (
        "Irseltaler Bote, 12 Mar 2025",
        "Irseltaler Bote, 13 Mar 2025",
    )
    assert short_names([FACTS, FACTS]) == (
        "Irseltaler Bote, 12 Mar 2025 (1)",
        "Irseltaler Bote, 12 Mar 2025 (2)",
    )


def test_without_an_outlet_the_title_is_cut_between_words() -> None:
    long = replace(FACTS, outlet=None, title="Wehringen räumt in der Nacht die Unterstadt")
    assert short_names([long]) == ("Wehringen räumt in der Nacht…",)
    word = replace(FACTS, outlet=None, title="D" * 50)
    assert short_names([word]) == ("D" * 31 + "…",)
    assert short_names([replace(FACTS, outlet="\u202e", title="\u200b")]) == ("a",)
