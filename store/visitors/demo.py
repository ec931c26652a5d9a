"""The visits of the demo estate: most have left, some are inside, some are announced."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

from store import clock, residents
from store.answers import Past
from store.rights import Staff
from store.visitors.inputs import Admission, How, Kind, Leaving, NewVisit, Pass
from store.visitors.steps import admit, enter, let_out, needs_figures

MOST = 24
_WHO = (
    ("王先生", Kind.GUEST),
    ("李女士", Kind.GUEST),
    ("张阿姨", Kind.HELP),
    ("陈老师", Kind.TUTOR),
)


def plan(past: Past) -> None:
    """Let people come to some homes over the days of the demo, and some be inside now."""
    homes = past.rng.sample(list(past.lived_in), min(MOST, len(past.lived_in)))
    for place, home in enumerate(homes):
        back = 0 if place < 3 else past.rng.randint(1, max(past.shifts, 1))
        at = past.moment(back, 1 + place if back == 0 else past.rng.uniform(30, 300))
        who, kind = past.rng.choice(_WHO)
        by, stays = past.assistant(back), past.rng.uniform(10, 150)
        came: list[int] = []
        phone = f"1390000{past.rng.randrange(10**4):04}"  # a number that nobody has
        given = Admission(how=How.INTERCOM, phone=phone, id_end=f"{past.rng.randrange(10**4):04}")
        past.plan(at, partial(_come, home, who, kind, given, by, came))
        if back:
            past.plan(at + timedelta(minutes=stays), partial(_go, by, came))
    for home in homes[-2:]:
        past.plan(past.moment(0, 1), partial(_announce, home, past.assistant(0)))


def _come(home: int, who: str, kind: Kind, given: Admission, by: Staff, came: list[int]) -> None:
    owner = residents.owner_of(home)
    if owner is None:
        return
    new = NewVisit(home=home, host=owner.name, who=who, kind=kind)
    if not needs_figures(kind, clock.now()):
        given = Admission(how=given.how)
    came.append(admit(enter(new, by=by).id, given, by=by).id)


def _go(by: Staff, came: list[int]) -> None:
    for visit_id in came:
        let_out(visit_id, Leaving(), by=by)


def _announce(home: int, by: Staff) -> None:
    owner = residents.owner_of(home)
    if owner is not None:
        day = clock.today() + timedelta(days=1)
        enter(
            NewVisit(
                home=home, host=owner.name, who="赵先生一家", count=3, since=day,
                until=day + timedelta(days=2), passage=Pass.MANY,
            ),
            by=by,
        )  # fmt: skip
