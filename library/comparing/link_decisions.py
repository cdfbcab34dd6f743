"""What people decided about pairs of statements: that they say the same, or that they do not."""

from dataclasses import dataclass, replace

from annotations.note import Anchor


class BadLink(ValueError):
    """A decision that makes no sense: `reason` for people, and the `value` at fault."""

    def __init__(self, reason: str, value: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.value = value


@dataclass(frozen=True, slots=True)
class Cited:
    """A passage as it stood when somebody decided about it."""

    article: str
    anchor: Anchor

    @property
    def place(self) -> tuple[str, int, str]:
        """Return what tells passages apart."""
        return self.article, self.anchor.start, self.anchor.exact


@dataclass(frozen=True, slots=True)
class LinkDecision:
    """A tie or a cut between passages of two articles."""

    left: Cited
    right: Cited
    tied: bool

    @property
    def pair(self) -> frozenset[tuple[str, int, str]]:
        """Return which passages it is about, whichever is named first."""
        return frozenset((self.left.place, self.right.place))


@dataclass(frozen=True, slots=True)
class LinkDecisions:
    """All decisions, in the order they were made. Raises `BadLink` when they contradict."""

    items: tuple[LinkDecision, ...] = ()

    def __post_init__(self) -> None:
        seen: set[frozenset[tuple[str, int, str]]] = set()
        for item in self.items:
            article, quote = item.left.article, item.left.anchor.exact
            if article == item.right.article:
                raise BadLink("both statements are of one article", quote)
            if item.pair in seen:
                raise BadLink("a pair of statements is decided twice", quote)
            seen.add(item.pair)

    def adding(self, item: LinkDecision) -> "LinkDecisions":
        """Add one; a second one about a pair takes the place of the first."""
        kept = (each for each in self.items if each.pair != item.pair)
        return replace(self, items=(*kept, item))

    def without(self, item: LinkDecision) -> "LinkDecisions":
        """Return these decisions but one; the way to undo it."""
        return replace(self, items=tuple(each for each in self.items if each != item))


NO_LINK_DECISIONS = LinkDecisions()
