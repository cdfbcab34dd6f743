"""What a search engine may refuse or fail with; every message is meant for people."""


class SearchError(Exception):
    """Root of everything this room raises on purpose."""


class ImpossibleQuery(SearchError):
    """The query cannot be answered; `reason` says why and what to type instead."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class SearchCancelled(SearchError):
    """The caller asked to stop; nothing is wrong."""


class SearchTooSlow(SearchError):
    """The search ran into its time limit; the message says how to narrow it."""


class IndexBusy(SearchError):
    """Another process is writing to this index."""


class IndexDamaged(SearchError):
    """The index is missing, torn or not ours: build a fresh one."""


class IndexOutdated(SearchError):
    """The index was written in another format: build a fresh one."""


class IndexUnsafe(SearchError):
    """Other people could have written to the index, so that its contents cannot be trusted."""
