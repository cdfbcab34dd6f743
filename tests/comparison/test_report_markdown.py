"""Reports as Markdown: what a reader of Markdown shows is what the articles say."""

from markdown_it import MarkdownIt
from markdown_it.token import Token

from comparison.report.gathering import gather
from comparison.report.markdown import to_markdown
from comparison.viewing import THRESHOLD
from corpus.text import clean_text
from tests.comparison.hostile import EVIL, hostile_report
from tests.comparison.sides import HARBOUR, HARBOUR_COMPARED, HARBOUR_FACTS

READER = MarkdownIt("commonmark").enable("table")
REPORT = to_markdown(gather(HARBOUR_COMPARED, HARBOUR_FACTS, THRESHOLD))


def shown(tokens: list[Token]) -> list[str]:
    """Return the text of every block."""
    return [
        "".join(child.content for child in token.children or ())
        for token in tokens
        if token.type == "inline"
    ]


def test_every_statement_is_a_cell_and_every_difference_a_heading() -> None:
    blocks = shown(READER.parse(REPORT))
    for side in HARBOUR:
        for statement in side.analysis.statements:
            assert sum(block.endswith(statement.text) for block in blocks) == 1
    assert [block for block in blocks if block[:2] in {"1.", "2.", "3."}] == [
        "1. ≠ Verletzte (figure)",
        "2. ≠ Name",
        "3. ≈ Dauer der Bergung (figure)",
    ]


def test_words_that_differ_are_bold_and_titles_lead_to_their_article() -> None:
    tokens = [child for token in READER.parse(REPORT) for child in token.children or ()]
    bold = [
        tokens[at + 1].content for at, token in enumerate(tokens) if token.type == "strong_open"
    ]
    assert {"Zwölf", "15 Menschen", "Theißen", "Theissen"} <= set(bold)
    links = [token.attrs["href"] for token in tokens if token.type == "link_open"]
    assert links == [facts.url for facts in HARBOUR_FACTS]


def test_differences_stand_before_statements() -> None:
    assert REPORT.index("## Differences") < REPORT.index("## Statements")
    assert REPORT.index("Differing statement") < REPORT.index("| Ostrauer Bote")


def test_hostile_text_stays_text() -> None:
    tokens = READER.parse(to_markdown(hostile_report()))
    inner = [child for token in tokens for child in token.children or ()]
    kinds = {token.type for token in (*tokens, *inner)}
    assert not kinds & {"html_block", "html_inline", "link_open", "image", "code_inline", "fence"}
    assert sum(token.type == "tr_open" for token in tokens) == 1 + len(EVIL)
    cells = [" ".join(block.split()) for block in shown(tokens) if block.startswith("● ")]
    assert len(cells) == 2 * len(EVIL) + 1
    for each in EVIL:
        said = " ".join(clean_text(each).split())
        assert sum(cell.endswith(said) for cell in cells) == 2
