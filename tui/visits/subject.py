"""What the screens of return visits answer when the shell asks."""

from __future__ import annotations

from collections.abc import Iterator

from store import visits
from store.visits import MONTHS, Visit
from store.waiting import Waiting
from tui import register
from tui.answers import Answers, HomeLine
from tui.language import clockface, mark
from tui.language.labels import label
from tui.register import drafts, home_line
from tui.screen.host import Host
from tui.visits.screen import VisitsScreen, sign, state
from tui.widgets import paint
from tui.widgets.paint import Words

MOST = 12


def of_home(home_id: int) -> Iterator[HomeLine]:
    """A home's return visits, the newest first."""
    for one in visits.of_home(home_id)[:MOST]:
        at = one.visited_at or one.agreed_at or one.due
        told: Words = [
            *paint.fit(clockface.day(at), 12),
            *paint.fit(label(one.kind), 14),
            state(one),
            f"  {one.words}".replace("\n", " "),
        ]
        yield home_line(one.subject, told, "!" if one.overall == "C" else "*" if one.open else " ")


async def begin(desk: Host, home_id: int, person_id: int | None) -> None:
    """Let this home be visited."""
    await register.begin(desk, VisitsScreen, {"home": home_id})


async def _round(desk: Host, one: Waiting) -> None:
    await desk.go(VisitsScreen.SCOPE)


async def _sign(desk: Host, one: Waiting) -> None:
    await sign(desk, MONTHS.table.one(int(one.subject.rpartition(":")[2])))


def _place(number: int) -> str:
    found: Visit = visits.get(number)
    return found.number


ANSWERS = Answers(
    opens={
        "visit_month.round": _round,
        "visit_month.to_draw": _round,
        "visit_month.to_sign": _sign,
    },
    drafts=drafts(VisitsScreen),
    place=_place,
    section=mark("Return visits"),
    of_home=of_home,
)
