"""Textual is imported without what the start has no use for, and nobody can tell."""

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.terminal import FIRST_WORDS, Terminal, home_in

ROOT = Path(__file__).resolve().parents[3]
CLASSES = """
import json
from tui.textual_seams.lean_import import import_textual
import_textual("tui.app")
import ssl, platformdirs, textual.command, textual.dom, tui.app
import tui.screens.compare.screen, tui.screens.names, tui.screens.notes

from textual.reactive import reactive
from textual.widget import Widget

class Older(Widget):
    BINDINGS = [("a", "older", "Older"), ("b", "both", "Both")]
    sum = reactive(0)
    def compute_sum(self): return 1

class Younger(Older, inherit_bindings=False, inherit_css=False):
    BINDINGS = [("b", "younger", "Younger")]
    product = reactive(0)
    def _compute_product(self): return 2

def below(each):
    return {each}.union(*map(below, each.__subclasses__()))

known = {
    f"{each.__module__}.{each.__qualname__}": [
        sorted(each._reactives), sorted(each._computes), sorted(each._css_type_names),
        each._css_type_name, each._inherit_css, each._inherit_bindings,
        each._inherit_component_classes,
        [[key, repr(several)] for key, several in each._merged_bindings.key_to_bindings.items()],
    ]
    for each in below(textual.dom.DOMNode) - {textual.dom.DOMNode}
}
import bz2, lzma, shutil
from textual.content import Content
from textual.css.parse import parse_selectors
markup = repr(Content.from_markup("[b]bold[/b] [@click=app.bell('x')]ring[/] [on #ff0000 50%]red"))
css = repr(parse_selectors("Screen > #id.wide:hover, ListPane DataTable"))
print(json.dumps([known, markup, css,
                  issubclass(textual.command.CommandPalette, textual.dom.DOMNode),
                  hasattr(ssl, "SSLContext"), callable(platformdirs.user_downloads_path)]))
"""
PROGRAM = """
import atexit, os, sys
atexit.register(lambda: open(os.environ["SEEN"], "w").write(" ".join(sys.modules)))
sys.argv = ["lesart", sys.argv[1]]
from cli.start import main
main()
"""
LATER = {
    "click",
    "platformdirs",
    "rich.table",
    "search.language.syntax",
    "ssl",
    "textual.command",
    "textual.widgets._input",
}
"""Modules that are not needed by who starts the program, reads and leaves."""


def known_of_classes(output: str) -> list[object]:
    """Return what classes know of themselves, and whether the real modules are there."""
    done = subprocess.run(
        [sys.executable, "-c", CLASSES],
        env={**os.environ, "LESART_OUTPUT": output},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return list(json.loads(done.stdout))


def test_classes_know_what_textual_alone_would_have_them_know() -> None:
    lean, stock = known_of_classes("lean"), known_of_classes("stock")
    assert lean == stock
    assert lean[3:] == [True, True, True]
    assert len(lean[0]) > 80  # type: ignore[arg-type]


def test_reading_imports_neither_palette_nor_query_language(tmp_path: Path) -> None:
    seen = tmp_path / "seen"
    home = {**home_in(tmp_path / "home"), "SEEN": str(seen)}
    terminal = Terminal([sys.executable, "-c", PROGRAM, str(ROOT / "seeds")], home)
    try:
        terminal.wait_for(FIRST_WORDS)
        terminal.press("jkq", 1.0)
        assert terminal.wait_for_end() == 0
    finally:
        terminal.close()
    imported = set(seen.read_text("utf-8").split())
    assert "tui.textual_seams.lean_import" in imported
    assert not imported.intersection(LATER)
