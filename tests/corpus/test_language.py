"""The language of a text, told by small words or script."""

import pytest

from corpus.language import detect_language


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Der Rat hat am Montag über die Brücke gestritten und dann doch zugestimmt.", "de"),
        ("The council argued about the bridge on Monday and then agreed to it.", "en"),
        ("Le président a déclaré que la situation est grave dans le pays.", "fr"),
        ("Il presidente ha detto che la situazione è grave per il paese.", "it"),
        ("De raad heeft op maandag over de brug gepraat en dat is niet gelukt.", "nl"),
        ("Президент сказал, что ситуация сложная.", "ru"),
        ("Президент сказав, що ситуація складна, її треба вирішити.", "uk"),
        ("الرئيس الأميركي يلتقي نظيره الروسي", "ar"),
        ("总统说情况很严重，没有时间了，必须采取行动。", "zh"),
        ("Titel", None),
        ("Rindfleisch Etikettierung Überwachung Aufgaben Übertragung Gesetz", None),
        ("", None),
    ],
)
def test_languages_are_told_apart(text: str, code: str | None) -> None:
    assert detect_language(text) == code
