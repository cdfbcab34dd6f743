"""Reports what is wrong in a notebook. Repairs nothing."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from annotations.checking_places import Elsewhere, TextOf, check_places
from annotations.files.cache import Record
from annotations.files.register import Register, stored_of
from annotations.stored import Problem


def check_notebook(
    register: Register, text_of: TextOf | None = None, elsewhere: Elsewhere | None = None
) -> list[Problem]:
    """Return every problem, sorted by path; passages are looked for where `text_of` is given.

    `elsewhere` finds other articles for notes that lost theirs.
    """
    records = list(register.records())
    problems = [*register.problems(), *register.unfinished()]
    problems += _of_files(records)
    problems += _duplicates(records)
    if text_of:
        problems += check_places(records, text_of, elsewhere or (lambda _: ()))
    return sorted(problems, key=lambda problem: (problem.path, problem.kind, problem.reason))


def _of_files(records: Iterable[Record]) -> Iterator[Problem]:
    for record in records:
        path = f"{record.article}/{record.name}"
        if record.kind == "damaged":
            yield Problem("damaged", path, record.packed)
            continue
        if record.kind == "second":
            reason = "two people changed this note at the same time: compare and decide"
            yield Problem("second version", path, reason)
        for notice in stored_of(record).notices:
            yield Problem("doubtful", path, notice)


def _duplicates(records: Iterable[Record]) -> Iterator[Problem]:
    """Yield notes whose name is used for another article, too."""
    places: dict[str, list[str]] = defaultdict(list)
    for record in records:
        if record.kind in ("note", "deleted"):
            places[record.name].append(record.article)
    for name, articles in places.items():
        for article in articles if len(articles) > 1 else ():
            others = ", ".join(sorted(other for other in articles if other != article))
            reason = f"a note with the same id belongs to {others}"
            yield Problem("duplicate", f"{article}/{name}", reason)
