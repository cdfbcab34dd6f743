"""Data classes whose methods are compiled when they are first called, not when a class is made.

`dataclasses` writes the source of up to six methods for each class and compiles it, a tenth of the
start; most of them are never called. Where `dataclasses` does not compile them one by one (Python
3.13 and later) everything stays as it is.
"""

import dataclasses
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial

COMPILE = "_create_fn"
"""Name of the function in `dataclasses` that compiles one method."""
Method = Callable[..., object]


@contextmanager
def compiled_when_called() -> Iterator[None]:
    """Have the data classes that are made meanwhile compile a method when it is first called."""
    compile_now: Callable[..., Method] | None = getattr(dataclasses, COMPILE, None)
    if compile_now is None:
        yield
        return
    setattr(dataclasses, COMPILE, partial(_postpone, compile_now))
    try:
        yield
    finally:
        setattr(dataclasses, COMPILE, compile_now)


def _postpone(
    compile_now: Callable[..., Method], name: str, *source: object, **more: object
) -> Method:
    """Return a method that compiles itself, and then gives its place to what it has become."""
    compiled: list[Method] = []

    def late(self: object, /, *given: object, **named: object) -> object:
        if not compiled:
            method = compile_now(name, *source, **more)
            method.__qualname__ = late.__qualname__
            compiled.append(method)
            _replace(type(self), name, late, method)
        return compiled[0](self, *given, **named)

    late.__name__ = name
    return late


def _replace(kind: type, name: str, late: Method, method: Method) -> None:
    """Put a method where the one that stood for it is; where that is wrapped, it stays."""
    for each in kind.__mro__:
        if vars(each).get(name) is late:
            setattr(each, name, method)
