"""The permits of the demo estate: most are live, some end, one waits, one was lost."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

from store import clock, residents
from store.answers import Past
from store.permits.inputs import (
    Issue,
    Kind,
    NewPermit,
    Reminder,
    Replacement,
    Standing,
)
from store.permits.permit import PERMITS
from store.permits.steps import ask, issue, remind, replace
from store.rights import Staff

MOST = 40
_SEEN = Issue(licence=True, identity=True, deed=True, consent=True)
_STANDINGS = {"owner": Standing.OWNER, "family": Standing.FAMILY, "tenant": Standing.TENANT}


def plan(past: Past) -> None:
    """Let some homes' vehicles get permits over the days of the demo."""
    homes = past.rng.sample(list(past.lived_in), min(MOST, len(past.lived_in)))
    for home in homes:
        back = past.rng.randint(2, max(past.shifts - 1, 2))
        at = past.moment(back, past.rng.uniform(60, 400))
        # Most hold for a year, some end about now.
        soon = past.rng.choice([30, back // 3 + 5, back // 3 + 5, max(back // 3 - 1, 1)])
        ends = soon if past.rng.random() < 1 / 3 else 365
        past.plan(at, partial(_give_out, home, ends, past.assistant(back)))
    if homes:
        past.plan(past.moment(1, 200), partial(_lose_one, past.assistant(1)))
        past.plan(past.moment(0, 1), partial(_ask_for_free, homes[0], past.assistant(0)))


def _give_out(home: int, days: int, by: Staff) -> None:
    page = residents.home(home)
    taken = {one.plate for one in PERMITS.table.read()}
    for vehicle in page.vehicles:
        if page.owner is None or vehicle.plate in taken:
            continue
        new = NewPermit(
            home=home,
            holder=page.owner.person.name,
            standing=_STANDINGS.get(page.owner.role.value, Standing.OUTSIDE),
            plate=vehicle.plate,
            unusual=True,
            kind=Kind.OWNED if vehicle.space else Kind.MONTHLY,
            space=vehicle.space,
            until=clock.today() + timedelta(days=days - 1),
        )
        permit = issue(ask(new, by=by).id, _SEEN, by=by)
        if days <= 30 and permit.id % 3:
            remind(permit.id, Reminder(told="电话告知本人"), by=by)
        return


def _lose_one(by: Staff) -> None:
    live = [one for one in PERMITS.table.read() if "replaced" in PERMITS.possible(one)]
    lost = next((one for one in live if one.until > clock.today()), None)
    if lost is not None:
        replace(lost.id, Replacement(note=True), by=by)


def _ask_for_free(home: int, by: Staff) -> None:
    page = residents.home(home)
    if page.owner is not None:
        who = page.owner.person.name
        ask(NewPermit(home=home, holder=who, plate="粤B0A123", kind=Kind.FREE), by=by)
