"""Whom a roster plans: accounts, and workers who do not sign in, each once (O4)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from store import workers
from store.desk import staff
from store.errors import NotFound, Refused
from store.rights import Role, Staff
from store.roster.kinds import OF_ROLE, Post
from store.text import halfwidth, mark
from store.workers import Trade, Worker

_OF_TRADE: Mapping[Trade, Post] = {
    Trade.ENGINEER: Post.ENGINEERING,
    Trade.GUARD: Post.GUARD,
    Trade.BUTLER: Post.BUTLER,
    Trade.CLEANER: Post.CLEANING,
    Trade.GARDENER: Post.GARDEN,
}


@dataclass(frozen=True)
class Person:
    """Somebody on the roster; ``who`` is how cells name them, ``staff:1`` or ``worker:2``."""

    who: str
    name: str
    post: Post
    account: Staff | None = None
    worker: Worker | None = None

    def works(self, on: date) -> bool:
        """Whether they work here on a day; an account that is retired does no more."""
        if self.worker is not None:
            return self.worker.works(on)
        return self.account is not None and self.account.active

    @property
    def phone(self) -> str:
        """Where they are reached."""
        return self.worker.phone if self.worker else ""


def everyone() -> list[Person]:
    """All that may be planned, by post; workers with an account are that account's person."""
    listed = workers.every()
    by_account = {one.account: one for one in listed if one.account is not None}
    found = [
        _of_account(one, by_account.get(one.id))
        for one in staff.everyone()
        if one.active and one.role is not Role.FINANCE
    ]
    found += [_of_worker(one) for one in listed if one.account is None]
    order = list(Post)
    return sorted(found, key=lambda one: order.index(one.post))


def person(who: str) -> Person:
    """Somebody by how cells name them; raises ``NotFound``."""
    kind, _colon, number = who.partition(":")
    if kind == "staff":
        found = staff.get(int(number))
        return _of_account(found, workers.of_account(found.id))
    return _of_worker(workers.get(int(number)))


def named(typed: str, field: str = "other") -> Person:
    """Somebody by name or staff number, as it is typed; raises ``Refused`` at the field."""
    wanted = halfwidth(typed).strip()
    found = [
        one
        for one in everyone()
        if wanted in (one.name, one.account.number if one.account else one.name)
    ]
    if not found:
        raise Refused("Nobody on the roster is called {name}.", field=field, name=typed)
    if len(found) > 1:
        told = mark("Several are called {name}: type the staff number.")
        raise Refused(told, field=field, name=typed)
    return found[0]


def name_of(who: str) -> str:
    """What somebody is called, their number where that is erased."""
    try:
        return person(who).name or who.rpartition(":")[2]
    except NotFound:
        return who


def _of_account(one: Staff, worker: Worker | None) -> Person:
    return Person(f"staff:{one.id}", one.name, OF_ROLE.get(one.role, Post.OTHER), one, worker)


def _of_worker(one: Worker) -> Person:
    return Person(f"worker:{one.id}", one.name, _OF_TRADE.get(one.trade, Post.OTHER), None, one)
