"""Reading files that consist of lists of entries in a few sections."""

from collections.abc import Iterator, Mapping, Sequence

from corpus.strict_yaml import BadYaml

Entry = Mapping[str, object]


def entries(
    data: bytes, loaded: Mapping[str, object], sections: Sequence[str]
) -> Iterator[tuple[str, Entry]]:
    """Yield the entries of a file with their sections; raises `BadYaml` for what is none."""
    for section, rows in loaded.items():
        if section not in sections:
            known = ", ".join(sections)
            reason = f"unknown section {section}; known are {known}"
            raise BadYaml(reason, line_of(data, section))
        if rows is not None and not isinstance(rows, list):
            raise BadYaml(f"{section} must be a list", line_of(data, section))
        for row in rows or ():
            if not isinstance(row, dict):
                raise BadYaml(f"an entry of {section} has keys", line_of(data, str(row)))
            yield section, row


def words(data: bytes, entry: Entry) -> dict[str, str]:
    """Return an entry of which all values must be words."""
    for key, value in entry.items():
        if not isinstance(value, str):
            raise BadYaml(f"{key} must be words", line_of(data, f"{key}:"))
    return {key: str(value) for key, value in entry.items()}


def line_of(data: bytes, value: str, *, last: bool = False) -> int:
    """Return the first (or last) line on which `value` stands; 0 when it stands on none."""
    lines = data.decode("utf-8", "replace").splitlines()
    hits = [number for number, line in enumerate(lines, 1) if value and value in line]
    return (hits[-1] if last else hits[0]) if hits else 0
