"""What the lines of an article are: title, heading, boilerplate or statements.

Each line of an example begins with what it is, `T`, `H`, `B` or `S`; `|` stands between statements.
"""

import time

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from corpus.article import Outline
from corpus.outlining.outline import outline_article
from corpus.reading import Reading
from tests.corpus.conftest import Read

EXAMPLES = {
    "austria": """T Brand in Tischlerei in Mödring: Halle eingestürzt
B 14. Februar 2025, 6.45 Uhr
S In einer Tischlerei in Mödring (Bezirk Horn) ist am Freitag gegen 3.15 Uhr ein Feuer \
ausgebrochen.|17 Feuerwehren mit rund 190 Mann standen im Einsatz, sagte \
Bezirksfeuerwehrkommandant-Stv. Josef Wurm.|Verletzt wurde laut Mag. Helga Prinz niemand.
S Die Halle stürzte kurz vor 5 Uhr ein.|„So etwas habe ich in 30 Jahren nicht gesehen.|Das Dach \
war einfach weg“, schilderte Wurm.|Der Schaden dürfte 2,5 Mio. Euro übersteigen, hieß es.
H Ursache unklar
S Das Landeskriminalamt NÖ hat Ermittlungen aufgenommen.|Ein Sachverständiger soll am Mo., \
17. Februar, die Brandstelle besichtigen.|Bereits im 1. Halbjahr 2023 hatte es hier gebrannt.
B red, noe.ORF.at/Agenturen""",
    "switzerland": """T Stadtrat will Velobahn trotz Rekurs bauen
B Von Reto Aebischer, Winterthur
S Winterthur (sda). Der Stadtrat hält an der Velobahn nach Oberwil fest.|Er beantragt dem \
Parlament einen Kredit von Fr. 18,4 Mio.|Das sind 2,1 Mio. mehr als 2021 geplant.
S «Wir haben lange genug gewartet», sagte Stadträtin Ursina Camenzind (GLP) vor den \
Medien.|«Jetzt muss es vorwärtsgehen.»|Die Eröffnung ist für den 1. Mai 2028 vorgesehen.
H Was sagen die Gegner?
S Gegen das Projekt sind 43 Einsprachen hängig, u. a. vom Quartierverein Hegmatten und von \
Dr. iur. Peter A. Brühlmann.|«Man zerstört hier wertvolles Kulturland», so Brühlmann.
B (sda/keystone)
B Mehr zum Thema
B Velobahnen im Kanton: Was kommt wann?""",
    "britain": """T Ferry firm told to repay £4.2m after winter cancellations
B By Joanna Pryce, transport reporter
B Published 3 January 2025, 07:12 GMT
S A ferry operator must repay £4.2m in subsidies after cancelling 61 sailings between Nov. 1 and \
Dec. 15, the regulator said on Thursday.|Islanders, led by the Rev. T. J. Marsh, disagree.
S "It was breezy.|It was not exceptional," he told a meeting in Port Ellary.|"Do they think we \
cannot count?"|About 140 people attended, i.e. nearly a third of the population.
H What happens next?
S The company has until 5 p.m. on 31 January to appeal.|Mr. Marsh said the money should fund a \
second vessel: "No. 2 is what we were promised in 2019."
S Shares in the parent, Brannock Holdings plc, fell 3.1 per cent.
B Additional reporting by Sam Oduya
B Share this article""",
    "region": """T Streit um Windräder im Ebersgrund geht in die nächste Runde
S EBERSGRUND. Die Bürgerinitiative „Gegenwind“ hat beim Verwaltungsgericht Eilantrag \
gestellt.|Das bestätigte ihr Sprecher Karl-Otto v. Thaden am Dienstag.
B Der Ebersgrund aus der Luft: Hier sollen sieben Anlagen entstehen. Foto: Stefan Lüdecke
H „Kein Dialog auf Augenhöhe“
S Die Stadtwerke weisen die Vorwürfe zurück.|„Wir haben 14-mal eingeladen, gekommen ist einer“, \
sagte Geschäftsführerin Dr.-Ing. Petra Holm.|Und weiter: „Was sollen wir noch tun?“
H Sieben Anlagen, 246 Meter hoch
S Das entspricht dem Verbrauch von ca. 31.000 Haushalten.|Der 2. Bauabschnitt (3 Anlagen) folgt \
frühestens 2028.|Ob er kommt, hängt vom Bund ab …
S Am Donnerstag, 6. Februar, um 19 Uhr lädt Bürgermeister Jens B. Ahrendt zur Versammlung in die \
Mehrzweckhalle.|Der Eintritt ist frei.
B Lesen Sie dazu auch den Kommentar auf Seite 2
B slü""",
    "tabloid": """T BRÜCKEN-SCHOCK! Frachter rammt Pfeiler
S Tellwitz – Es war 5.48 Uhr, als die Stadt bebte!|Kapitän Gerrit B. (54) steuerte direkt in den \
Pfeiler.
S „Ich dachte, der Krieg ist da!“, sagt Erna W. (79).|Passiert ist: NICHTS!
B (Symbolbild)
H Wer zahlt den Schaden?
S Firmen-Anwalt Dr. Oruç schweigt, und auch das Rathaus will sich bis Freitag nicht \
äußern.|Das wird teuer!
B Auch interessant: Die schönsten Brücken im Norden""",
}


def parts(reading: Reading) -> dict[str, list[str]]:
    article = reading.article
    outline = outline_article(article, reading.marks)
    return {
        "T": [article.title] if article.titled else [],
        "S": [article.text[s:e] for s, e in outline.sentences],
        "H": [article.text[s:e] for s, e in outline.headings],
        "B": [article.text[s:e] for s, e in outline.boilerplate],
    }


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("name", EXAMPLES)
def test_the_lines_of_a_raw_text_are_told_apart(name: str, gap: str, read: Read) -> None:
    lines = [line.split(" ", 1) for line in EXAMPLES[name].split("\n")]
    found = parts(read(gap.join(text.replace("|", " ") for _, text in lines)))
    for kind in "TSHB":
        assert found[kind] == [part for k, text in lines if k == kind for part in text.split("|")]


TEXT = "Der Rat hat lange über die Brücke gestritten und am Ende doch zugestimmt."


@pytest.mark.parametrize(
    "line",
    [
        "Foto: Eva Huber",
        "[Bild]",
        "Bild 3: Die Brücke von Süden / dpa",
        "Blick auf die Brücke (Symbolbild)",
        "Die Brücke am Abend. © Moser/Bote",
        "Lesen Sie auch: Wer zahlt die Brücke?",
        "Mehr zum Thema – Die Brücke in Bildern",
        "Read more: The bridge in pictures",
        "https://example.org/bruecke",
        "#Brücke #Altbach",
        "* * *",
        "Anzeige",
        "Stand: 18.09.2025, 07:15 Uhr",
        "© Der Bote",
        "Dieser Artikel erschien zuerst im Boten.",
        "Über dieses Thema berichtete der Bote am 3. Mai 2025 um 6.30 Uhr.",
    ],
)
def test_boilerplate_is_found_between_paragraphs(line: str, read: Read) -> None:
    found = parts(read(f"Titel\n\n{TEXT}\n\n{line}\n\n{TEXT}\n"))
    assert found["B"] == [line]
    assert found["S"] == [TEXT, TEXT]


@pytest.mark.parametrize(
    "credit", ["Foto: Eva Huber", "© Eva Huber", "(Archivbild: Moser)", "(c) Huber", "(dpa/lnw)"]
)
def test_a_credit_is_cut_off_a_long_paragraph_without_the_blank_before_it(
    credit: str, read: Read
) -> None:
    found = parts(read(f"Titel\n\n{TEXT} {TEXT} {TEXT} {TEXT} {TEXT} {credit}\n\n{TEXT}\n"))
    assert found["B"] == [credit]
    assert found["S"] == [TEXT] * 6


@pytest.mark.parametrize(
    "line",
    [
        "dpa/lnw",
        "kes",
        "(apa, red)",
        "Kommentare (17)",
        "Abonnieren Sie unseren Newsletter!",
        "Heute",
    ],
)
def test_what_is_left_over_at_the_end_is_boilerplate(line: str, read: Read) -> None:
    assert parts(read(f"Titel\n\n{TEXT}\n\n{TEXT}\n\n{line}\n"))["B"] == [line]


@pytest.mark.parametrize(
    "line",
    [
        "Mehr zum Thema wollte er am Dienstag nicht sagen.",
        "Mehr über die Brücke wisse er auch nicht, sagte Huber.",
        "Dieser Bericht ist umstritten.",
        "Das Bild zeigt sich überall im Land.",
        "Von der Brücke hält er nichts.",
        "Video und Ton waren gestört.",
        "Im Bild: 2 von 3 Brücken sind gesperrt.",
    ],
)
def test_sentences_that_look_like_boilerplate_are_statements(line: str, read: Read) -> None:
    assert parts(read(f"Titel\n\n{TEXT}\n\n{line}\n\n{TEXT}\n"))["S"] == [TEXT, line, TEXT]


def test_a_mark_at_the_end_of_a_paragraph_is_cut_off(read: Read) -> None:
    found = parts(read(f"Titel\n\n{TEXT} {TEXT} (APA, red, 12.3.2025)\n"))
    assert found["S"] == [TEXT, TEXT]
    assert found["B"] == ["(APA, red, 12.3.2025)"]


@pytest.mark.parametrize(
    ("lead", "count"),
    [
        ("Altbach. Der Rat tagt.", 1),
        ("ALTBACH/NEUDORF. Der Rat tagt.", 1),
        ("Bad Altbach (dpa). Der Rat tagt.", 1),
        ("St. Gallen. Der Rat tagt.", 1),
        ("Unglaublich. Der Rat tagt.", 2),
        ("Selten. Der Rat tagt nur selten.", 2),
        ("Großer Jubel. Der Rat tagt.", 2),
        ("Nein. Der Rat tagt nicht.", 2),
    ],
)
def test_a_dateline_stays_with_its_sentence(lead: str, count: int, read: Read) -> None:
    assert len(parts(read(f"Titel\n\n{lead}\n\n{TEXT}\n"))["S"]) == count + 1


def test_headings_of_markdown_are_believed_and_others_not_guessed(read: Read) -> None:
    source = f"# Titel\n\n## Ein Abschnitt.\n\n{TEXT}\n\nNur eine Zeile\n\n{TEXT}\n"
    found = parts(read(source, "a.md"))
    assert found["H"] == ["Ein Abschnitt."]
    assert found["S"] == [TEXT, "Nur eine Zeile", TEXT]


def test_headings_are_guessed_where_markdown_marks_none(read: Read) -> None:
    source = f"---\ntitle: Titel\n---\n{TEXT}\n\nNur eine Zeile\n\n{TEXT}\n"
    assert parts(read(source, "a.md"))["H"] == ["Nur eine Zeile"]


def test_bullets_belong_to_no_statement(read: Read) -> None:
    found = parts(read(f"# Titel\n\n{TEXT}\n\n* Erstens.\n* Zweitens\n", "a.md"))
    assert found["S"] == [TEXT, "Erstens.", "Zweitens"]


def check(reading: Reading) -> Outline:
    """Check what every outline must fulfil."""
    text, title = reading.article.text, reading.article.title
    outline = outline_article(reading.article, reading.marks)
    spans = sorted([*outline.sentences, *outline.headings, *outline.boilerplate])
    at = len(title)
    covered = []
    for start, end in spans:
        assert at <= start < end <= len(text)
        assert "\n" not in text[start:end]
        assert text[start:end].strip() == text[start:end]
        covered.append(text[at:start])
        at = end
    covered.append(text[at:])
    assert not any(char.isalnum() for char in "".join(covered))
    for kind in (outline.sentences, outline.headings, outline.boilerplate):
        assert list(kind) == sorted(kind)
    return outline


LINES = st.sampled_from(
    [
        *(line[2:].replace("|", " ") for text in EXAMPLES.values() for line in text.split("\n")),
        *("# Titel", "## Frage?", "- Punkt", "**fett**", "*schräg*", "![Bild](x)", "---", ""),
        "> Zitat",
    ]
)


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    max_examples=60,
)
@given(
    st.lists(LINES | st.text(max_size=30), min_size=1, max_size=12), st.sampled_from(["txt", "md"])
)
@example([f"{TEXT} {TEXT} {TEXT} {TEXT} {TEXT} Foto: Eva Huber"], "txt")
@example(5 * ["Brand in Tischlerei in Mödring: Halle"] + [f"{TEXT} {TEXT} Foto: Eva Huber"], "md")
def test_outlines_cover_all_letters_once(read: Read, lines: list[str], kind: str) -> None:
    source = "Anfang\n" + "\n".join(lines)
    check(read(source.encode("utf-8", "replace"), f"article.{kind}"))


@pytest.mark.parametrize(
    "piece",
    ["a", "a\n", "A. ", "z. B. ", ". B", "x@x.", "x@", "#a", "http://", "(dpa", "(Wien ", "Wien, ",
     "Von Anna ", "Foto: ", "1. ", "mehr zum thema ", "am ", "- ", "„A. ", "…", "© "],
)  # fmt: skip
def test_time_grows_with_length_only(piece: str, read: Read) -> None:
    source = "Anfang\n" + piece * (20_000 // len(piece))
    started = time.process_time()
    check(read(source))
    assert time.process_time() - started < 2
