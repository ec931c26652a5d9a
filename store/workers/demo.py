"""The workers of the demo estate."""

from __future__ import annotations

from functools import partial

from store import estate
from store.answers import Past
from store.workers.inputs import NewWorker, Trade
from store.workers.steps import add

_WHO = (
    ("王师傅", Trade.ENGINEER, "给排水", 0),
    ("赵师傅", Trade.ENGINEER, "强电", 1),
    ("孙师傅", Trade.ENGINEER, "门窗锁", 0),
    ("何师傅", Trade.ENGINEER, "弱电", 1),
    ("马队长", Trade.GUARD, "秩序班长", None),
    ("刘春梅", Trade.CLEANER, "保洁领班", None),
    ("林嘉怡", Trade.BUTLER, "样板房", None),
)


def plan(past: Past) -> None:
    """Let the supervisor put everybody on the list at the beginning."""
    usual = [one.name for one in estate.settings().shifts]
    for name, trade, post, place in _WHO:
        phone = f"1390000{past.rng.randrange(10**4):04}"  # a number that nobody has
        shift = None if place is None else usual[place % len(usual)]
        new = NewWorker(name=name, trade=trade, post=post, phone=phone, shift=shift)
        past.plan(past.moment(past.shifts - 1, 5), partial(add, new, by=past.supervisor))
