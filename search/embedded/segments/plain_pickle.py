"""Reading what Whoosh's format pickles, without ever running anything that a pickle names.

Plain values come back: numbers, text, bytes, tuples, lists, dictionaries, sets, and arrays of
numbers, whose constructors are the only two names that are looked up. Everything else a pickle may
ask for is damage.
"""

import array
from io import BytesIO
from pickle import Unpickler
from typing import IO, Any, Final, NoReturn

from search.errors import IndexDamaged

_ARRAYS: Final[dict[tuple[str, str], Any]] = {
    ("array", "array"): array.array,
    ("array", "_array_reconstructor"): array._array_reconstructor,  # type: ignore[attr-defined]
}


class _PlainUnpickler(Unpickler):
    """An unpickler that knows two names."""

    def find_class(self, module: str, name: str) -> Any:
        """Return a constructor of arrays; raises `IndexDamaged` for every other name."""
        found = _ARRAYS.get((module, name))
        return found or _refuse(f"{module}.{name}")

    def persistent_load(self, pid: object) -> NoReturn:
        """Refuse a reference to something outside of the pickle."""
        _refuse(str(pid))


def load_plain(stream: IO[bytes]) -> Any:
    """Read one pickle of plain values from a stream, up to its end.

    Raises `IndexDamaged` when it names anything else, and what a torn pickle raises.
    """
    return _PlainUnpickler(stream).load()


def loads_plain(data: bytes) -> Any:
    """Read one pickle of plain values; raises as `load_plain`."""
    return _PlainUnpickler(BytesIO(data)).load()


def _refuse(name: str) -> NoReturn:
    raise IndexDamaged(f"The index names something that does not belong into it: {name[:80]!r}.")
