"""The demo estate's drawer: counted at the end of the last days, its money handed to finance."""

from __future__ import annotations

from datetime import date
from functools import partial

from store import clock
from store.answers import Past
from store.desk import staff
from store.drawer.inputs import NOTES, NewCount, NewDay, Shut, Taken
from store.drawer.steps import count, expected_now, shut_day, sign_day, take
from store.rights import Role


def plan(past: Past) -> None:
    """Let the drawer be counted each evening, and the day on which most was paid be shut."""
    for day in range(min(past.shifts // 3, 5)):
        past.plan(past.moment(3 * day + 1, 440), _evening)
    paid_on = clock.day(past.moment(past.shifts - 1, 80))
    past.plan(past.moment(1, 445), partial(_shut, paid_on))


def _evening() -> None:
    by, left = staff.first_of(Role.ASSISTANT), expected_now()
    notes: dict[str, int] = {}
    for name, fen in NOTES.items():
        notes[name], left = divmod(max(left, 0), fen)
    counted = sum(notes[name] * fen for name, fen in NOTES.items())
    told: dict[str, object] = dict(notes) | {"handed": f"{counted // 100}", "reason": "分币未找"}
    done = count(NewCount.model_validate(told), by=by)
    take(done.id, Taken(), by=staff.first_of(Role.MANAGER))


def _shut(day: date) -> None:
    signed = sign_day(NewDay(day=day), by=staff.first_of(Role.ASSISTANT))
    shut_day(signed.id, Shut(), by=staff.first_of(Role.MANAGER))
