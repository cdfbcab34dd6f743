"""What is written means the same to the strict reader and to an ordinary one."""

import yaml
from hypothesis import given
from hypothesis import strategies as st

from annotations.files.plain_yaml import Block, write_yaml
from corpus.strict_yaml import load_strict

TREACHEROUS = [
    "yes", "No", "1e5", "0x1f", "<<", "12:30:45", "2026-01-01", "~", "null", "- a", "? b", "a: b",
    "a #b", "a:", "...", "---", "# end", "1_000", ".inf", "=", "123e45", "a?", "|", ">", "'", '"',
    "\ufeffa", "a\u2028b", "a\x85b", "a\rb", " a", "a ", "a\n ", "\n", "\t", "🚢", "%TAG", "@", "`",
]  # fmt: skip

texts = (
    st.text(st.characters(exclude_categories=["Cs"]), max_size=100)
    | st.text(alphabet="ab \n\t:#-'\"|>%@&*!?,[]{}0.e~=<", max_size=90)
    | st.sampled_from(TREACHEROUS)
)
values = st.recursive(
    texts | st.none(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
    max_leaves=12,
)


@given(st.dictionaries(texts, values, min_size=1, max_size=5))
def test_every_tree_comes_back(tree: dict[str, object]) -> None:
    data = write_yaml(tree).encode()
    assert load_strict(data) == tree
    assert yaml.safe_load(data) == tree


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=200))
def test_every_body_comes_back(body: str) -> None:
    assert load_strict(write_yaml({"body": Block(body)}).encode()) == {"body": body}


def test_it_is_pleasant_to_read() -> None:
    tree = {
        "id": "01kame2q7h9v3t8x5r4n6w0c1d",
        "rev": 2,
        "created": "2026-11-21T14:03:22Z",
        "quote": {"exact": "Der Gipfel, „privat“ geplant", "prefix": "2025.\n", "suffix": ""},
        "tags": ["quelle prüfen", "zahlen"],
        "also": [{"article": "a-1", "position": {"start": 5}}],
        "body": Block("Wer war das?\n\n  Anrufen.\n"),
    }
    assert write_yaml(tree) == (
        "id: 01kame2q7h9v3t8x5r4n6w0c1d\n"
        "rev: 2\n"
        "created: '2026-11-21T14:03:22Z'\n"
        "quote:\n"
        "  exact: Der Gipfel, „privat“ geplant\n"
        '  prefix: "2025.\\n"\n'
        "  suffix: ''\n"
        "tags: [quelle prüfen, zahlen]\n"
        "also:\n"
        "- article: a-1\n"
        "  position:\n"
        "    start: 5\n"
        "body: |\n"
        "  Wer war das?\n"
        "\n"
        "    Anrufen.\n"
    )
