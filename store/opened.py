"""Which open estate a call is about, and what rooms keep of that one alone.

One process may have several open. A call is about the estate that its context means: tasks, and
calls given to ``asyncio.to_thread``, take that along; other threads are told by ``Opened.follow``.
Where none is meant it is the one that every process has from its start.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, Generic, TypeVar

T = TypeVar("T")


class Opened:
    """An estate that is open, or about to be."""

    def __init__(self) -> None:
        self.held: dict[OfEach[Any], Any] = {}

    @contextmanager
    def meant(self) -> Iterator[None]:
        """Let the calls of a block be about this estate."""
        token = _meant.set(self)
        try:
            yield
        finally:
            _meant.reset(token)

    def follow(self) -> None:
        """Let the calls of this thread be about this estate from now on."""
        _meant.set(self)


_FIRST = Opened()
_meant = ContextVar("meant", default=_FIRST)


def current() -> Opened:
    """The estate that this call is about."""
    return _meant.get()


class OfEach(Generic[T]):
    """What every open estate has for itself; ``begin`` makes what it has at first."""

    def __init__(self, begin: Callable[[], T]) -> None:
        self._begin = begin

    def get(self) -> T:
        """That of the estate that this call is about."""
        held = _meant.get().held
        try:
            found: T = held[self]
        except KeyError:
            found = held.setdefault(self, self._begin())  # another thread may have been first
        return found

    def set(self, value: T) -> None:
        """Change that of the estate that this call is about."""
        _meant.get().held[self] = value
