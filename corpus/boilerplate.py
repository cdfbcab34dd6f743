"""Lines and leads that are not part of what an article states."""

import re

_DATELINE = re.compile(
    r"(?:[A-ZÄÖÜ][\w.'’/-]*)(?: [\w.'’/-]+){0,3}(?: ?\([\w /-]{2,30}\))?\s?[–—:-] "
    r"|[A-ZÄÖÜ][\w'’/-]*(?: ?\([\w /-]{2,30}\))?\. [A-ZÄÖÜ\d„“\"»]"
)


def is_dateline(line: str) -> bool:
    """Return whether a line begins with the place (and agency) it was written at."""
    return bool(_DATELINE.match(line))
