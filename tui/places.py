"""Finding a reading position again after the text of an article changed."""

SAMPLE = 48
"""Code points of the old text that are looked for in the new one."""


def find_again(before: str, after: str, offset: int) -> int:
    """Return where the words at `offset` of `before` stand in `after`.

    When they are gone, the same share of the way through the text is the best guess.
    """
    if before == after:
        return offset
    for length in (SAMPLE, SAMPLE // 2):
        sample = before[offset : offset + length]
        if len(sample) < length:
            continue
        places = [after.find(sample, max(0, offset - len(sample))), after.rfind(sample, 0, offset)]
        found = [place for place in places if place >= 0]
        if found:
            return min(found, key=lambda place: abs(place - offset))
    return round(offset * len(after) / len(before)) if before else 0
