"""Keys are lost, found again, copied or written off, and locks are changed (K4)."""

from __future__ import annotations

from store import clock
from store.desk.staff import require
from store.errors import Refused
from store.journal.operation import operation
from store.keys.inputs import KeyLoss, LockChange, Settlement, Settling
from store.keys.inventory import HeldKey
from store.keys.recording import held, record
from store.keys.rows import KeyRow, LoanRow
from store.keys.steps import is_out
from store.rights import WORK_THE_DESK, Staff


@operation
def lose(key_id: int, loss: KeyLoss, *, by: Staff) -> HeldKey:
    """Record lost keys: of those that are out while it is lent, else of those on the hook.

    They are missing until something comes of it; a lending ends when nothing of it is out any more.
    """
    require(by, WORK_THE_DESK)
    key, now = held(key_id), clock.now()
    there = key.loan.out if key.loan else key.hanging
    if loss.count > there:
        raise Refused("Only {count} can be lost.", field="count", count=there)
    KeyRow.update(missing=key.missing + loss.count).where(KeyRow.id == key_id).execute()
    figures = {"hook": key.hook, "count": loss.count, "home": key.home_id}
    if key.loan:
        ended = key.loan.out == loss.count
        LoanRow.update(
            lost=key.loan.lost + loss.count, returned_at=clock.to_ms(now) if ended else None
        ).where(LoanRow.id == key.loan.id).execute()
        figures |= {"loan": key.loan.id}
    return record("lost", key_id, by, figures, {"words": loss.what, "told": loss.told})


@operation
def settle(key_id: int, given: Settling, *, by: Staff) -> HeldKey:
    """Record what became of missing keys: found, copied anew, or taken off the list (K4).

    Raises ``Refused`` for more than are missing, and where nothing would be left on the list.
    """
    require(by, WORK_THE_DESK)
    key = held(key_id)
    if given.count > key.missing:
        raise Refused("Only {count} are missing.", field="count", count=key.missing)
    off = given.count if given.how is Settlement.WRITTEN_OFF else 0
    if off >= key.count:
        raise Refused(
            "No key would be left here: have the lock changed, or a key copied.", field="how"
        )
    changed = KeyRow.update(missing=key.missing - given.count, count=key.count - off)
    changed.where(KeyRow.id == key_id).execute()
    figures = {
        "hook": key.hook,
        "how": given.how.value,
        "count": given.count,
        "left": key.missing - given.count,
    }
    return record("settled", key_id, by, figures, {"words": given.words})


@operation
def change_lock(key_id: int, change: LockChange, *, by: Staff) -> HeldKey:
    """Record that the lock was changed: no old key is missing any more; refused while it is out."""
    require(by, WORK_THE_DESK)
    key = held(key_id)
    if key.loan:
        raise is_out(key, key.loan)
    KeyRow.update(missing=0, count=change.count).where(KeyRow.id == key_id).execute()
    figures = {"hook": key.hook, "count": change.count, "count_was": key.count}
    return record("lock_changed", key_id, by, figures, {"words": change.words})
