"""How well figures are read: precision and recall on the invented phrases of the tests.

Run `python -m bench.quality.quantities`; `--errors` lists what is wrong.
"""

import argparse
import time
from pathlib import Path

from comparison.quantities import find_quantities, relation
from comparison.quantity import Quantity

FOLDER = Path(__file__).resolve().parents[2] / "tests/fixtures/quantities"


def rows(name: str) -> list[list[str]]:
    """Return the lines of a table, split at tabs, without comments."""
    lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def fits(found: Quantity, wanted: str) -> bool:
    """Return whether a quantity is the wanted one: `kind low high` or `kind value~`."""
    kind, *figures = wanted.split()
    if found.kind != kind:
        return False
    if figures[0].endswith("~"):
        middle = (found.low + found.high) / 2 if found.value is None else found.value
        return found.hedged and _near(middle, float(figures[0][:-1]))
    if kind in ("percent", "speed", "length"):
        return float(figures[0]) <= found.low <= found.high <= float(figures[1])
    return _near(found.low, float(figures[0])) and _near(found.high, float(figures[1]))


def _near(a: float, b: float) -> bool:
    return abs(a - b) <= 1e-6 * max(1.0, abs(b))


def score() -> tuple[int, int, int, list[str]]:
    """Return how many are right, said and wanted, and a line for each error."""
    right = said = wanted = 0
    errors: list[str] = []
    for language, phrase, answer in rows("phrases.tsv"):
        expected = [] if answer == "-" else answer.split("; ")
        found = list(find_quantities(phrase, language=language))
        said, wanted = said + len(found), wanted + len(expected)
        for quantity in found:
            match = next((want for want in expected if fits(quantity, want)), None)
            if match:
                expected.remove(match)
                right += 1
            else:
                errors.append(f"wrong: {phrase} -> {quantity}")
        errors += [f"missed: {phrase} -> {want}" for want in expected]
    return right, said, wanted, errors


def relations() -> tuple[int, int, list[str]]:
    """Return how many verdicts are right, how many there are, and a line for each error."""
    errors: list[str] = []
    table = rows("relations.tsv")
    for language, left, right, verdict in table:
        a, b = (find_quantities(phrase, language=language) for phrase in (left, right))
        got = str(relation(a[0], b[0])) if a and b else "nothing found"
        if got != verdict:
            errors.append(f"{left} | {right}: {got}, wanted {verdict}")
    return len(table) - len(errors), len(table), errors


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", action="store_true")
    arguments = parser.parse_args()
    right, said, wanted, errors = score()
    print(f"phrases: precision {right / said:.3f}, recall {right / wanted:.3f} ({wanted} wanted)")
    good, count, wrong = relations()
    print(f"relations: {good} of {count}")
    text = " ".join(row[1] for row in rows("phrases.tsv")) * 20
    start = time.process_time()
    find_quantities(text, 0, "de")
    speed = len(text) / (time.process_time() - start)
    print(f"{speed:,.0f} code points in a second of CPU, where each sentence holds a figure")
    if arguments.errors:
        print("\n".join([*errors, *wrong]))


if __name__ == "__main__":
    main()
