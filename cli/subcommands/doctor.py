"""`lesart doctor`: what works on this terminal and machine, and what to change."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cli.options import (
    corpus_option,
    current_permissions,
    holds_articles,
    json_option,
    notebook_option,
)
from cli.output import paper, print_json
from cli.restricting import check_folders
from corpus.text import clean_line
from library.chosen_file import resolve_path
from library.places import Places

if TYPE_CHECKING:
    from library.health import Finding

WIDTH = 12
"""Cells of a subject with the space after it."""


@click.command()
@corpus_option
@notebook_option
@json_option
def doctor(corpus: Path | None, notebook: Path | None, as_json: bool) -> None:
    """Say what works on this terminal and machine, and what to change about the rest."""
    from library.health import examine  # noqa: PLC0415 - `--help` does without
    from tui.key_check import check_settings  # noqa: PLC0415
    from tui.terminal.fitness import judge  # noqa: PLC0415
    from tui.terminal.probing import ask_terminal  # noqa: PLC0415

    permissions = current_permissions()
    check_folders(permissions, None, corpus, notebook)
    folder = corpus or (Path.cwd() if not permissions.restricted else None)
    if folder and not corpus and not holds_articles(folder):
        folder = None
    if folder:
        permissions.check_corpus(resolve_path(folder))
    asked = sys.stdin.isatty() and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
    answers = ask_terminal(sys.stdin.fileno(), sys.stdout.fileno()) if asked else None
    findings = list(judge(os.environ, answers, programs=permissions.programs))
    findings += examine(folder, notebook, Places.from_environment(os.environ), check_settings)
    if as_json:
        print_json(shape(findings))
    else:
        _print(findings)


def shape(findings: "list[Finding]") -> dict[str, object]:
    """Return the findings for programs."""
    checks = [
        {
            "subject": each.subject,
            "state": "attention" if each.advice else "ok",
            "found": each.found,
            "advice": each.advice,
        }
        for each in findings
    ]
    return {"ok": not any(each.advice for each in findings), "checks": checks}


def _print(findings: "list[Finding]") -> None:
    """Print a line for each finding, and one below it for what to change."""
    from rich.text import Text  # noqa: PLC0415 - programs do without

    out = paper()
    for each in findings:
        sign = Text("! ", "bold yellow") if each.advice else Text("  ")
        line = Text.assemble((clean_line(each.found, 1000), "" if each.advice else "dim"))
        if each.advice:
            line.append(f"\n{clean_line(each.advice, 1000)}", "bold")
        rows = line.wrap(out, max(20, out.width - WIDTH - 2))
        out.print(sign + Text(each.subject.ljust(WIDTH)) + (rows[0] if rows else Text()))
        for row in rows[1:]:
            out.print(Text(" " * (WIDTH + 2)) + row)
    count = sum(bool(each.advice) for each in findings)
    said = {0: "All is well.", 1: "One thing could be better."}
    out.print(Text(f"\n{said.get(count, f'{count} things could be better.')}", "bold"))
