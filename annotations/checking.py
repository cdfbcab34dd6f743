"""Reports what is wrong in a notebook. Repairs nothing."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from annotations.anchoring.anchors import resolve_anchors
from annotations.files.cache import Record
from annotations.files.register import Register, stored_of
from annotations.stored import Problem

TextOf = Callable[[str], str | None]
"""Returns the text of an article; None when the corpus has no such article."""


def check_notebook(register: Register, text_of: TextOf | None = None) -> list[Problem]:
    """Return every problem, sorted by path; passages are looked for where `text_of` is given."""
    records = list(register.records())
    problems = [*register.problems(), *register.unfinished()]
    problems += _of_files(records)
    problems += _duplicates(records)
    if text_of:
        problems += _of_passages(records, text_of)
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


def _of_passages(records: Iterable[Record], text_of: TextOf) -> Iterator[Problem]:
    by_article: dict[str, list[Record]] = defaultdict(list)
    for record in records:
        if record.kind == "note":
            by_article[record.article].append(record)
    for article, group in by_article.items():
        text = text_of(article)
        if text is None:
            yield Problem("no article", article, "the corpus has no such article; notes are kept")
            continue
        anchored = [(record, stored_of(record).note.anchor) for record in group]
        wanted = [(record, anchor) for record, anchor in anchored if anchor]
        found = resolve_anchors(text, [anchor for _, anchor in wanted])
        for (record, _), result in zip(wanted, found, strict=True):
            if result.state in ("unsure", "orphan"):
                path = f"{article}/{record.name}"
                yield Problem("unsure" if result.span else "orphan", path, result.reason)
