"""Articles as nobody writes them and some converter makes them, up to the limits of the program."""

LARGEST = 900_000
"""Bytes of an article of full size: the program refuses more than a million."""
MOST_LINES = 19_900

_UNITS = {
    "one word": "a",
    "hyphens": "Damm-",
    "one long line": "Damm bricht, sagte Huber und ging. ",
    "short sentences": "Damm. ",
    "punctuation": "a,",
    "addresses": "https://x.y/",
    "blanks": " ",
    "stacked marks": "a\u0316\u0317\u0318\u0319 ",
    "marks unbroken": "a\u0316\u0317\u0318\u0319",
    "flags": "🇩🇪",
    "people in one": "👩\u200d",
    "Chinese": "漢字仮名",
    "Thai": "กำ",
    "Arabic": "مرحبا ",
    "quotes": "„Damm“ ",
}
_LINES = {"many lines": "Zeile Damm\n", "paragraphs": "Der Damm bricht heute.\n\n"}


def make_articles(size: float) -> dict[str, str]:
    """Return articles by the name of their kind; `size` 1 makes them as long as they may be."""
    length = int(LARGEST * size)
    made = {kind: unit * (length // len(unit.encode())) for kind, unit in _UNITS.items()}
    made["blanks"] = "Anfang" + made["blanks"] + "Ende"
    for kind, line in _LINES.items():
        made[kind] = line * int(MOST_LINES * size / line.count("\n"))
    made["names"] = "".join(
        f"Anna Meier{_letters(number)} traf Bert Huber{_letters(number)} in Berlin. "
        for number in range(int(2_500 * size))
    )
    made["hits"] = "Der Damm hält, und sie gehen zurück in das Dorf am Ufer. " * int(3_000 * size)
    made["notes"] = "".join(
        f"Absatz {number} sagt etwas anderes als der davor.\n\n"
        for number in range(int(1_000 * size))
    )
    made["usual"] = "Der Damm bricht. Menschen fliehen aus Wehringen, sagte Huber.\n\n" * 40
    return made


def _letters(number: int) -> str:
    """Return a number in small letters, so that it looks like the end of a name."""
    return "".join(chr(97 + int(digit)) for digit in str(number))
