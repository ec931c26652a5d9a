"""An operation of the store: one write transaction; what it forbids is itself on record (D2)."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, ParamSpec, TypeVar

from store import journal
from store.engine import database
from store.errors import Forbidden
from store.rights import Staff

P = ParamSpec("P")
R = TypeVar("R")


def operation(function: Callable[P, R]) -> Callable[P, R]:
    """Run a function of the store in one write transaction; what it forbids is recorded."""

    @functools.wraps(function)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        with recorded(function, args, kwargs), database.write():
            return function(*args, **kwargs)

    return run


def attempt(function: Callable[P, R]) -> Callable[P, R]:
    """Record what a function forbids; for those that check a rule before they write."""

    @functools.wraps(function)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        with recorded(function, args, kwargs):
            return function(*args, **kwargs)

    return run


@contextmanager
def recorded(
    function: Callable[..., Any], args: tuple[Any, ...], kwargs: Mapping[str, Any]
) -> Iterator[None]:
    """Record a ``Forbidden`` that leaves the block, once what it forbade is rolled back.

    Raises ``Unavailable`` in its stead when the record cannot be written.
    """
    try:
        yield
    except Forbidden as refusal:
        given = inspect.signature(function).bind_partial(*args, **kwargs).arguments
        by = refusal.by or given.get("by")
        if by is not None and not refusal.on_record:
            _record(function, refusal, by, next(iter(given.values())))
        raise


def _record(function: Callable[..., Any], refusal: Forbidden, by: Staff, of: object) -> None:
    if database.db.in_transaction():
        return  # the outermost operation records it, after everything is rolled back
    payload = {
        "operation": f"{_room(function)}.{function.__name__.lstrip('_')}",
        "of": of if isinstance(of, int) else None,
        "rule": refusal.message,
    }
    with database.write():
        journal.append("attempt.refused", f"staff:{by.id}", by=by, payload=payload)
    refusal.on_record = True


def _room(function: Callable[..., Any]) -> str:
    """The room of a function: its subject's, or the one of the desk itself."""
    _store, *rooms = function.__module__.split(".")
    return rooms[1] if rooms[0] == "desk" else rooms[0]
