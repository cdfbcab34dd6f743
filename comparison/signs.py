"""The signs and words by which screens and reports name what they show. None says who is right."""

from collections.abc import Sequence

from comparison.model import Kind, Status, Verdict

STATUS_SIGNS = {Status.SHARED: "●", Status.WEAK: "◐", Status.ONLY: "○"}
VERDICT_SIGNS = {Verdict.DIFFERS: "≠", Verdict.COMPATIBLE: "≈"}

COUNTED = {Status.SHARED: "shared", Status.WEAK: "possibly related", Status.ONLY: "only here"}
"""What so many statements are."""
VERDICTS = {Verdict.DIFFERS: "differing statement", Verdict.COMPATIBLE: "compatible statement"}
KINDS = {
    Kind.QUANTITY: "figure",
    Kind.NAME: "name",
    Kind.DATE: "date or time",
    Kind.SET: "who is included",
    Kind.POLARITY: "outcome",
    Kind.ATTRIBUTION: "who said it",
    Kind.TERM: "choice of words",
}


def status_words(status: Status, sides: int) -> str:
    """Return what a sign before a statement means, in a comparison of so many articles."""
    if status is Status.SHARED:
        return "both report it" if sides == 2 else "others report it too"
    return COUNTED[status]


def legend(sides: int) -> tuple[tuple[str, str, str], ...]:
    """Return sign, name and explanation of everything that a report marks."""
    others = "The other article" if sides == 2 else "At least one other article"
    return (
        ("●", status_words(Status.SHARED, sides), f"{others} makes the same statement."),
        ("◐", status_words(Status.WEAK, sides), f"{others} says something that may be the same."),
        ("○", status_words(Status.ONLY, sides), "No counterpart was found in this comparison."),
        (
            "≠",
            VERDICTS[Verdict.DIFFERS],
            "On this point the articles say different things. Which of them holds is for you to "
            "find out.",
        ),
        (
            "≈",
            VERDICTS[Verdict.COMPATIBLE],
            "Different words that need not contradict each other: rounded, hedged, or spelled "
            "another way.",
        ),
    )


def counted(number: int, one: str, many: str = "") -> str:
    """Return `1 statement` or `1,200 statements`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def listed(words: Sequence[str]) -> str:
    """Return `A`, `A and B` or `A, B and C`."""
    return " and ".join(part for part in (", ".join(words[:-1]), words[-1]) if part)
