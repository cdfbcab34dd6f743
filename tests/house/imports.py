"""Which module of ours imports which: at the top, inside functions, and for types alone."""

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ROOMS = (
    "annotations", "bench", "cli", "comparison", "corpus", "docs", "entities", "library", "search",
    "training", "tui",
)  # fmt: skip


def read_modules() -> dict[str, ast.Module]:
    """Return every module of ours by its dotted name, parsed."""
    files = (file for room in ROOMS for file in (ROOT / room).rglob("*.py"))
    return {_name_of(file): ast.parse(file.read_text("utf-8")) for file in files}


def imports_of(modules: Mapping[str, ast.Module]) -> dict[str, set[str]]:
    """Return the modules that each module imports, wherever in its code."""
    return {name: set(_imported(tree, modules)) - {name} for name, tree in modules.items()}


def _name_of(file: Path) -> str:
    return ".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def _imported(tree: ast.Module, modules: Mapping[str, ast.Module]) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (each.name for each in node.names if each.name in modules)
        elif isinstance(node, ast.ImportFrom) and node.module:
            for each in node.names:
                inner = f"{node.module}.{each.name}"
                if inner in modules:
                    yield inner
                elif node.module in modules:
                    yield node.module
