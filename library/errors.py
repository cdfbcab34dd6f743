"""What can go wrong for reasons a person can mend; the message says how."""


class LibraryError(Exception):
    """Base of all expected failures: its text is one clear message for people."""


class CorpusMissing(LibraryError):
    """The folder of articles is not there, is no folder, or cannot be read."""


class UnsafePlace(LibraryError):
    """A private folder of ours cannot be made or does not belong to this user."""


class BadSettings(LibraryError):
    """The settings file holds something that is not understood."""


class NotAllowed(LibraryError):
    """What was asked for is switched off in a restricted session."""


class NotSaved(LibraryError):
    """A mark or a note could not be written down: what was there before still is, untouched."""


class NotConfirmed(LibraryError):
    """A note can be seen, but the disk did not confirm that it lasts: keep the draft, try again."""


class ComparisonCancelled(LibraryError):
    """A comparison was given up because its caller asked for it."""
