"""`articles.yaml`: the file of corrections, beside the notes."""

from pathlib import Path

from comparison.corrections import NO_CORRECTIONS, Corrections
from library.files.decided import Form
from library.files.decided_file import DecidedFile

FILE = "articles.yaml"


class CorrectionsFile(DecidedFile[Corrections]):
    """`articles.yaml` in a folder of notes; neither need exist. Safe for several threads."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder, ARTICLES_YAML)


def _parse(data: bytes) -> Corrections:
    from library.events.articles_yaml import parse_corrections  # noqa: PLC0415 - yaml

    return parse_corrections(data)


def _render(corrections: Corrections) -> str:
    from library.events.articles_yaml import render_corrections  # noqa: PLC0415 - yaml

    return render_corrections(corrections)


def _own_remarks() -> frozenset[str]:
    from library.events.articles_yaml import own_remarks  # noqa: PLC0415 - yaml

    return own_remarks()


ARTICLES_YAML = Form(FILE, "an article", NO_CORRECTIONS, _parse, _render, _own_remarks)
