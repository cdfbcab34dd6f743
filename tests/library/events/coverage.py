"""A small invented press: two events in several outlets, a near copy, and an article alone."""

from pathlib import Path

FERRY = (
    "Die Fähre „Silke“ ist am Mittwochmorgen vor Oldersiel auf eine Sandbank gelaufen.",
    "An Bord waren 84 Passagiere, verletzt wurde niemand.",
    "Zwei Schlepper zogen das Schiff bei Hochwasser gegen 13 Uhr frei.",
    "Die Reederei Brandis spricht von einem Ausfall der Ruderanlage.",
    "Der Kapitän hatte kurz zuvor über Funk Hilfe gerufen.",
    "Die Wasserschutzpolizei ermittelt, wie es zu dem Unglück kommen konnte.",
)
ARTICLES = {
    "bote/faehre.md": ("Bote", "2025-05-07", "Fähre läuft vor Oldersiel auf Grund", FERRY),
    "blick/faehre.md": (
        "Blick", "2025-05-07", "Schreck auf der Fähre",
        ("Aufregung auf See:", *FERRY[:5], "Wir berichten weiter."),
    ),
    "kurier/faehre.md": (
        "Kurier", "2025-05-08", "Nach Havarie: Fähre „Silke“ wieder frei",
        (
            "Nach der Havarie der Fähre „Silke“ vor Oldersiel sucht die Wasserschutzpolizei nach "
            "der Ursache.",
            "Das Schiff der Reederei Brandis saß gut fünf Stunden auf einer Sandbank fest.",
            "Alle 86 Passagiere blieben unverletzt, sagte ein Sprecher.",
            "Schlepper hatten die Fähre bei Hochwasser freigezogen.",
            "Vermutet wird, dass die Ruderanlage ausgefallen ist.",
        ),
    ),
    "bote/museum.md": (
        "Bote", "2025-05-07", "Stadtrat stimmt für das neue Museum",
        (
            "Der Stadtrat von Quarnhagen hat den Neubau des Museums beschlossen.",
            "Mit 21 zu 14 Stimmen billigte er am Dienstag Kosten von 12 Millionen Euro.",
            "Museumsleiterin Carla Ostrowski nannte das Votum einen Durchbruch.",
            "Die Opposition hält den Entwurf des Architekten für zu teuer.",
        ),
    ),
    "kurier/museum.md": (
        "Kurier", "2025-05-07", "Quarnhagen baut: Rat billigt Museum",
        (
            "Das Museum in Quarnhagen bekommt einen Neubau.",
            "Nach langer Debatte billigte der Stadtrat den Entwurf mit 21 zu 13 Stimmen.",
            "Die Kosten liegen nach Angaben von Museumsleiterin Ostrowski bei 12,4 Millionen Euro.",
            "Kritik kam aus der Opposition.",
        ),
    ),
    "kurier/wetter.md": (
        "Kurier", "2025-05-08", "Es wird warm",
        ("Am Wochenende klettern die Temperaturen auf 25 Grad.", "Gewitter bleiben selten."),
    ),
}  # fmt: skip
FOLLOW_UP = (
    "Kurier",
    "2025-05-09",
    "Fähre „Silke“: Reederei räumt Fehler ein",
    (
        "Die Reederei Brandis hat nach der Havarie der Fähre „Silke“ vor Oldersiel Fehler "
        "eingeräumt.",
        "Die Ruderanlage sei nicht gewartet worden, sagte ein Sprecher.",
        "Die Fähre war mit Passagieren auf eine Sandbank gelaufen und von Schleppern freigezogen "
        "worden.",
        "Die Wasserschutzpolizei ermittelt weiter.",
    ),
)


def write_coverage(folder: Path) -> None:
    """Write the articles below `folder`."""
    for path, article in ARTICLES.items():
        write_article(folder / path, *article)


def write_article(
    file: Path, outlet: str, day: str, title: str, sentences: tuple[str, ...]
) -> None:
    """Write one article."""
    file.parent.mkdir(parents=True, exist_ok=True)
    body = " ".join(sentences)
    head = f"---\ntitle: '{title}'\noutlet: {outlet}\ndate: {day}\nlanguage: de\n---\n"
    file.write_text(f"{head}\n{body}\n", encoding="utf-8")
