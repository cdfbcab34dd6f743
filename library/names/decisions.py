"""`names.yaml`: the file of decisions about names, beside the notes."""

from pathlib import Path

from entities.decisions import NO_DECISIONS, Decisions
from library.files.decided import Form
from library.files.decided_file import DecidedFile

FILE = "names.yaml"


class DecisionFile(DecidedFile[Decisions]):
    """`names.yaml` in a folder of notes; neither need exist. Safe for several threads."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder, NAMES_YAML)


def _parse(data: bytes) -> Decisions:
    from entities.decisions_file import parse_decisions  # noqa: PLC0415 - yaml

    return parse_decisions(data)


def _render(decisions: Decisions) -> str:
    from entities.decisions_file import render_decisions  # noqa: PLC0415 - yaml

    return render_decisions(decisions)


def _own_remarks() -> frozenset[str]:
    from entities.decisions_file import own_remarks  # noqa: PLC0415 - yaml

    return own_remarks()


NAMES_YAML = Form(FILE, "a name", NO_DECISIONS, _parse, _render, _own_remarks)
