"""What the screens of paid services answer to the halls."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from store import clock, money, services
from store.services import State
from store.waiting import Waiting
from tui.answers import About, Answers, HomeLine
from tui.language import mark
from tui.language.labels import label
from tui.register import home_line
from tui.screen.host import Host
from tui.services.steps import act
from tui.services.words import TONES, sum_of, told
from tui.widgets import paint
from tui.widgets.paint import Tone, Words

_OVER = (State.FREE, State.PAID, State.WAIVED, State.CANCELLED, State.WRITTEN_OFF, State.REFUSED)


def of_home(home_id: int) -> Iterator[HomeLine]:
    """A home's paid services, the newest first; Enter opens the ticket."""
    for one in services.of_home(home_id):
        state = one.state(clock.today())
        told_: Words = [
            *paint.fit(one.number, 14),
            " ",
            *paint.fit(one.item or "-", 14),
            " ",
            (label(state), TONES.get(state, Tone.PLAIN)),
            f"  {money.text(sum_of(one))}" if sum_of(one) else "",
        ]
        line = home_line(one.subject, told_, " " if state in _OVER else "*")
        yield replace(line, opens=partial(_ticket, one.ticket_id))


async def _ticket(number: int, desk: Host) -> None:
    await desk.go("tickets", number)


async def _open(desk: Host, waiting: Waiting) -> None:
    await desk.go("tickets", waiting.figures["ticket"])


_WAITS = ("unanswered", "unsettled", "still_listed", "still_disputed", "unpaid")
ANSWERS = Answers(
    opens={f"service.{kind}": _open for kind in _WAITS},
    section=mark("Paid services"),
    of_home=of_home,
    about=About(told, act),
)
