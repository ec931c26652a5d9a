"""One contact with an estate, as the forced command of its key: frames in, frames out.

Nothing is acknowledged before it is committed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from store import clock
from store.company import accepting, branching, connecting, incidents, setup
from store.company.connecting import Connection
from store.company.estates import Estate, greeted, known
from store.engine import schema
from store.errors import Refused, StoreError, Unavailable
from store.shipping import wire
from store.shipping.wire import Line, Told
from store.text import mark

_CHECKED_EVERY = timedelta(hours=20)
_MOST_ERASED = 1_000_000
_WRONG = mark("This is the estate {is_}; the key is that of {expected}.")
_NAMELESS = mark("The estate's journal does not say, or no longer, which estate it is.")
_NEWER = mark("The estate runs a newer frontdesk than head office, which is to be updated first.")


def receive(address: str, identity: str, line: Line, name: str = "") -> StoreError | None:
    """Serve one contact to its end; why it ended, None where the estate was done.

    ``identity`` is whom the key belongs to; nobody else is listened to.
    """
    try:
        line.put({"wire": wire.VERSION, "schema": schema.newest()})
        introduced = line.get()
        with connecting.connected(address) as db:
            setup.refuse_other(db)
            _Contact(db, greeted(db, identity, name), line).serve(introduced)
    except wire.Ended:
        return None
    except (Refused, Unavailable) as error:
        _tell(line, error)
        return error
    return None


def _tell(line: Line, error: StoreError) -> None:
    try:
        line.put(wire.refusal(error))
    except wire.Ended:
        pass


class _Contact:
    def __init__(self, db: Connection, one: Estate, line: Line) -> None:
        self._db, self._one, self._line = db, one, line
        self._answers: Mapping[str, Callable[[Told], Told]] = {
            **{"run": self._run, "at": self._at, "fork": self._fork},
            **{"erased": self._erased, "verdict": self._verdict, "here": self._here},
        }

    def serve(self, introduced: Told) -> None:
        try:
            self._line.put(self._introduce(introduced))
            while True:
                self._line.put(self._answered(self._line.get()))
        except Refused as error:
            incidents.of_refusal(self._db, known(self._db, self._one.identity), error)
            raise

    def _introduce(self, told: Told) -> Told:
        identity = wire.text(told, "estate")
        if not identity:
            raise Refused(_NAMELESS)
        if identity != self._one.identity:
            raise Refused(_WRONG, is_=identity[:32], expected=self._one.identity)
        newest = wire.number(told, "schema")
        if newest > schema.newest() or wire.number(told, "wire") > wire.VERSION:
            raise Refused(_NEWER)
        self._heard(schema=newest)
        one, now = self._one, clock.now()
        due = one.checked is None or now - one.checked > _CHECKED_EVERY
        return {"have": one.number, "seal": one.seal.hex(), "check": due}

    def _answered(self, told: Told) -> Told:
        for name, answer in self._answers.items():
            if name in told:
                return answer(told)
        raise Refused(wire.GARBLED)

    def _run(self, told: Told) -> Told:
        rows = wire.rows(told, self._one.seal)
        self._one = accepting.accept(self._db, self._one.identity, rows)
        return {"have": self._one.number}

    def _at(self, told: Told) -> Told:
        found = branching.seal(self._db, self._one, wire.number(told, "at"))
        return {"seal": None if found is None else found.hex()}

    def _fork(self, told: Told) -> Told:
        common = wire.number(told, "fork")
        self._one = branching.branch(self._db, self._one.identity, common)
        return {"have": self._one.number}

    def _erased(self, told: Told) -> Told:
        numbers = told["erased"]
        if not isinstance(numbers, list) or len(numbers) > _MOST_ERASED:
            raise Refused(wire.GARBLED)
        whole = [wire.number({"n": one}, "n") for one in numbers]
        accepting.withdraw(self._db, self._one.identity, whole)
        return {"have": self._one.number}

    def _verdict(self, told: Told) -> Told:
        verdict = told["verdict"]
        if isinstance(verdict, dict):
            self._judge(verdict)
            self._heard(checked=clock.to_ms(clock.now()))
        return {"have": self._one.number}

    def _judge(self, verdict: Mapping[str, Any]) -> None:
        """Keep what the estate finds wrong with itself; nothing where it finds nothing."""
        if not (why := wire.text(verdict, "why")):
            return
        what = {"why": why, "what": str(verdict.get("what") or "")}
        if verdict.get("bad") is None:
            incidents.raise_(self._db, self._one, incidents.ITS_OWN, what)
        else:
            number = wire.number(verdict, "bad")
            incidents.raise_(self._db, self._one, incidents.ITS_ENTRY, what | {"number": number})

    def _here(self, told: Told) -> Told:
        wire.number(told, "here")
        self._heard()
        return {"have": self._one.number}

    def _heard(self, **columns: int) -> None:
        """Note that the estate was heard just now."""
        columns["heard"] = clock.to_ms(clock.now())
        changes = ", ".join(f"{name} = %s" for name in columns)
        self._db.execute(
            f"UPDATE company.estate SET {changes} WHERE id = %s".encode(),
            (*columns.values(), self._one.id),
        )
