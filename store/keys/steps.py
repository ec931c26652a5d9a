"""A key comes onto the list, is put right there, and leaves it for good (K1, K4)."""

from __future__ import annotations

from store import clock
from store.desk.staff import require
from store.errors import Forbidden, Refused
from store.journal.operation import operation
from store.keys.inputs import KeyCorrection, KeyRelease, NewKey
from store.keys.inventory import HeldKey, of_home, taken
from store.keys.loan import Loan
from store.keys.recording import as_begun, held, record
from store.keys.rows import KeyRow
from store.rights import WORK_THE_DESK, Staff


@operation
def hold(new: NewKey, *, by: Staff) -> HeldKey:
    """Take a key onto the list (K1); a hook, in either case, holds one entry of it at a time."""
    require(by, WORK_THE_DESK)
    _must_be_free(new.hook)
    row = KeyRow.create(**_columns(new))
    figures = {
        "home": new.home,
        "hook": new.hook,
        "count": new.count,
        "kind": new.kind.value,
        "since": row.since,
    }
    return record("held", row.id, by, figures, _words(new))


@operation
def correct(key_id: int, right: KeyCorrection, *, by: Staff) -> HeldKey:
    """Put a key right on the list, with the reason (K4); the entry keeps the figures before.

    Raises ``Refused`` for a hook that is taken, for fewer keys than are out or missing, and where
    nothing is different.
    """
    require(by, WORK_THE_DESK)
    key = held(key_id)
    _must_be_free(right.hook, but_for=key_id)
    least = max(key.count - key.hanging, 1)
    if right.count < least:
        raise Refused(
            "{count} of them are out or missing: they count too.", field="count", count=least
        )
    before = KeyRow.get_by_id(key_id)
    columns = _columns(right, since_before=key.since.isoformat())
    fields = [name for name, value in columns.items() if getattr(before, name) != value]
    if not fields:
        raise Refused("Nothing is different: the list says so already.")
    KeyRow.update(**columns).where(KeyRow.id == key_id).execute()
    figures = {
        "home": right.home,
        "hook": right.hook,
        "count": right.count,
        "fields": ["home" if name == "home_id" else name for name in fields],
        "was": {"hook": key.hook, "count": key.count, "kind": key.kind.value, "home": key.home_id},
        "hook_was": key.hook if key.hook != right.hook else None,
        "count_was": key.count if key.count != right.count else None,
    }
    changed = {name: text for name, text in _words(right).items() if name in fields}
    return record("corrected", key_id, by, figures, changed | {"why": right.why})


@operation
def release(key_id: int, given: KeyRelease, *, by: Staff) -> HeldKey:
    """Hand a key over for good and take it off the list (K4); refused while it is lent."""
    require(by, WORK_THE_DESK)
    return _release(held(key_id), given, by)


@operation
def release_home(home_id: int, given: KeyRelease, *, by: Staff) -> list[HeldKey]:
    """Hand all keys of a home over for good, as at move-in (K4, M25): all of them, or none.

    Raises ``Refused`` where none is held, ``Forbidden`` while one is lent.
    """
    require(by, WORK_THE_DESK)
    held_here = of_home(home_id)
    if not held_here:
        raise Refused("No key of this home is held here.")
    return [_release(key, given, by) for key in held_here]


def _release(key: HeldKey, given: KeyRelease, by: Staff) -> HeldKey:
    if key.loan:
        raise is_out(key, key.loan)
    signed = as_begun(given.signed)
    changed = KeyRow.update(held=0, handed_to=given.handed_to, signed=signed.value)
    changed.where(KeyRow.id == key.id).execute()
    figures = {
        "hook": key.hook,
        "identity": given.identity.value,
        "count": key.hanging,
        "signed": signed.value,
    }
    return record("released", key.id, by, figures, {"words": given.words})


def is_out(key: HeldKey, loan: Loan) -> Forbidden:
    """Why what needs the whole bunch cannot be: who has it since when."""
    since = clock.local(loan.lent_at)
    return Forbidden(
        "Key {hook} is out: {borrower} has had it since {since}.",
        hook=key.hook,
        borrower=loan.borrower,
        since=since.strftime("%m-%d %H:%M"),
    )


def _must_be_free(hook: str, but_for: int = 0) -> None:
    there = taken(hook)
    if there is not None and there.id != but_for:
        raise Refused("Hook {hook} is taken.", field="hook", hook=there.hook)


def _columns(new: NewKey, since_before: str = "") -> dict[str, object]:
    """What the list keeps of a key; raises ``Refused`` for a day to come."""
    if new.since is not None and new.since > clock.today():
        raise Refused("The date must not lie ahead.", field="since")
    since = new.since.isoformat() if new.since else since_before or clock.today().isoformat()
    return {
        "hook": new.hook,
        "home_id": new.home,
        "doors": new.doors,
        "count": new.count,
        "kind": new.kind.value,
        "reason": new.reason,
        "authorisation": new.authorisation,
        "since": since,
    }


def _words(new: NewKey) -> dict[str, str]:
    paper = {"authorisation": new.authorisation} if new.authorisation else {}
    return {"doors": new.doors, "reason": new.reason} | paper
