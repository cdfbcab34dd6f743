"""`links.yaml`: the file of ties and cuts, beside the notes."""

from pathlib import Path

from library.comparing.link_decisions import NO_LINK_DECISIONS, LinkDecisions
from library.files.decided import Form
from library.files.decided_file import DecidedFile

FILE = "links.yaml"


class LinksFile(DecidedFile[LinkDecisions]):
    """`links.yaml` in a folder of notes; neither need exist. Safe for several threads."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder, LINKS_YAML)


def _parse(data: bytes) -> LinkDecisions:
    from library.comparing.links_yaml import parse_links  # noqa: PLC0415 - yaml

    return parse_links(data)


def _render(decisions: LinkDecisions) -> str:
    from library.comparing.links_yaml import render_links  # noqa: PLC0415 - yaml

    return render_links(decisions)


def _own_remarks() -> frozenset[str]:
    from library.comparing.links_yaml import own_remarks  # noqa: PLC0415 - yaml

    return own_remarks()


LINKS_YAML = Form(FILE, "a link", NO_LINK_DECISIONS, _parse, _render, _own_remarks)
