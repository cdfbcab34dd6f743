"""Writes the table of keys into settings.md: `python -m docs.key_table`."""

from pathlib import Path

from tui.keys import KEYS

PAGE = Path(__file__).with_name("settings.md")
BEGIN = "<!-- the table of keys, by `python -m docs.key_table` -->\n"
END = "<!-- end of the table -->\n"


def key_table() -> str:
    """Return the table of all actions, in Markdown."""
    lines = ["| action | as it comes | what it does |", "|---|---|---|"]
    lines += [f"| `{id}` | `{key.keys}` | {key.does} |" for id, key in KEYS.items()]
    return "\n".join(lines) + "\n"


def with_table(page: str) -> str:
    """Return the page with the table as it should be."""
    before, begin, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError("the page has no place for the table")
    return before + BEGIN + key_table() + END + after


if __name__ == "__main__":
    PAGE.write_text(with_table(PAGE.read_text("utf-8")), "utf-8")
