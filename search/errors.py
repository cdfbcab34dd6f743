"""What a search engine may refuse or fail with; every message is meant for people."""


class SearchError(Exception):
    """Root of everything this room raises on purpose."""


class ImpossibleQuery(SearchError):  # noqa: N818 - named as the reader of a message meets it
    """The query cannot be answered; `reason` says why and what to type instead."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class SearchCancelled(SearchError):  # noqa: N818 - an outcome, not a fault
    """The caller asked to stop; nothing is wrong."""


class SearchTooSlow(SearchError):  # noqa: N818 - an outcome, not a fault
    """The search ran into its time limit; the message says how to narrow it."""


class IndexBusy(SearchError):  # noqa: N818 - an outcome, not a fault
    """Another process is writing to this index."""


class IndexDamaged(SearchError):  # noqa: N818 - tells the caller what to do: rebuild
    """The index is missing, torn or not ours: build a fresh one."""


class IndexOutdated(SearchError):  # noqa: N818 - tells the caller what to do: rebuild
    """The index was written in another format: build a fresh one."""


class IndexUnsafe(SearchError):  # noqa: N818 - tells the caller what to do: refuse
    """Other people can write to the index folder, so its contents cannot be trusted."""
