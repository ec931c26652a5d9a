"""What shops answer to the halls of the screens."""

from __future__ import annotations

from collections.abc import Iterator

from store import clock, shops
from store.plans import Status
from store.shops import CheckStage
from store.waiting import Waiting
from tui import register
from tui.answers import Answers, Draft, HomeLine
from tui.language import mark
from tui.language.labels import label
from tui.register import drafts, home_line
from tui.screen.host import Host
from tui.shops import breaches, fronts, words
from tui.shops.noting import Checking
from tui.shops.screen import ShopsScreen
from tui.widgets.paint import Tone, Words

_FORMS = (*("line_remark", "line_bad", "line_not_here", "line_rest", "check_give_up"),)


def _open(number: int) -> bool:
    return shops.check(number).stage is CheckStage.OPEN


async def _go_on(desk: Host, one: Waiting) -> None:
    """From Today: go on with its lines."""
    await desk.ask(Checking(shops.check(int(one.subject.partition(":")[2]))))


async def _begin(desk: Host, one: Waiting) -> None:
    """From Today: go along the fronts."""
    day = shops.FRONTAGES.occurrence(int(one.subject.partition(":")[2]))
    there = shops.of_day(day.id)
    if there is not None:
        await desk.ask(Checking(there))
    elif day.state(clock.now()) is Status.MISSED:
        await fronts.answer(desk, day)
    else:
        await fronts.begin(desk, day)


async def _missed(desk: Host, _one: Waiting) -> None:
    """From Today: tell what became of what was missed."""
    await fronts.go(desk)


def of_home(home_id: int) -> Iterator[HomeLine]:
    """The shop of a home, and its open breaches."""
    for one in shops.of_home(home_id):
        told: Words = [
            f"{one.number} {one.name} {one.trade} ",
            (label(one.stage), words.TONES.get(one.stage, Tone.PLAIN)),
        ]
        yield home_line(one.subject, told)
        for each in shops.breaches_of(one.id):
            if each.stage not in shops.ENDED:
                yield breaches.home_line(each)


async def begin(desk: Host, home_id: int, person_id: int | None) -> None:
    """A shop comes in at this home."""
    await register.begin(desk, ShopsScreen, {"home": home_id})


_BREACH_WAITS = ("found_waits", "advised_waits", "to_recheck", "to_report", "reported_waits")
ANSWERS = Answers(
    opens={
        "shop_check.open": _go_on,
        "frontage_day.due": _begin,
        "frontage.missed": _missed,
        **{f"shop_breach.{kind}": breaches.from_today for kind in _BREACH_WAITS},
    },
    drafts={
        **drafts(ShopsScreen),
        **{
            f"shop_check/{form}": Draft(mark("Shop check"), "shops", "shop_check", possible=_open)
            for form in _FORMS
        },
    },
    section=mark("Shop"),
    of_home=of_home,
)
