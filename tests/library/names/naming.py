"""A small invented press: two outlets on two events, with people of one surname in it."""

from pathlib import Path

ARTICLES = {
    "bote/hafen.md": (
        "Irseltaler Bote",
        "2025-05-07",
        "Bürgermeisterin Heike Brost eröffnet den Hafen",
        "Bürgermeisterin Heike Brost hat am Mittwoch in Wehringen den neuen Hafen eröffnet. "
        "Ihr Vater Otto Brost war ebenfalls gekommen. „Das ist ein guter Tag für Wehringen“, "
        "sagte Heike Brost. Auch Sergej Lawrow, der Architekt, lobte den Bau. "
        "Otto Brost nannte die Kosten hoch. In Wehringen wurde gefeiert.",
    ),
    "kurier/hafen.md": (
        "Marschländer Kurier",
        "2025-05-08",
        "Hafen in Wehringen eröffnet",
        "In Wehringen steht ein neuer Hafen. Bürgermeisterin Heike Brost sprach vor 200 Gästen. "
        "Der Architekt Sergei Lawrow kam aus Hamburg. Das Technische Hilfswerk (THW) half beim "
        "Aufbau. Das THW war mit 20 Leuten in Wehringen. Lawrow dankte allen.",
    ),
    "kurier/markt.md": (
        "Marschländer Kurier",
        "2025-09-20",
        "Markt in Lindhafen wieder offen",
        "Der Markt in Lindhafen ist wieder offen. Das sagte Marktleiter Bernd Möllering. "
        "Nach Lindhafen kamen Händler aus Hamburg und Bremen.",
    ),
}


def write_press(folder: Path) -> None:
    """Write the articles below `folder`."""
    for path, (outlet, day, title, body) in ARTICLES.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(
            f"---\ntitle: {title}\noutlet: {outlet}\ndate: {day}\nlanguage: de\n---\n\n{body}\n",
            encoding="utf-8",
        )
