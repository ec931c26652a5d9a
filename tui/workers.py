"""Workers on screen: the list of everybody who does work here, and its steps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import ClassVar

from store import clock, workers
from store.desk import staff
from store.workers import WORKERS, Worker
from tui import register
from tui.answers import Answers
from tui.language import _, clockface, mark
from tui.language.labels import label
from tui.listing import View
from tui.register import Do, RegisterScreen
from tui.screen.actions import Action
from tui.widgets.paint import Tone, Words
from tui.widgets.rows import Column, Drawn

ADD = Action("new", ("ctrl+n",), mark("New worker"), mark("Somebody begins to work here."), 5)
CHANGE = Action(
    *("change", ("ctrl+e",), mark("Change"), mark("Name, trade, post, phone, account.")),
    rank=6,
)
LEAVE = Action(
    *("leave_work", ("ctrl+k",), mark("Leaves"), mark("The last day of their work here.")),
    rank=7,
)
FORGET = Action(
    *("forget", ("ctrl+x",), mark("Erase"), mark("Name, post and phone of who has left.")),
    rank=8,
)


def _as_it_stands(worker: Worker) -> dict[str, object]:
    return {
        "name": worker.name,
        "trade": worker.trade,
        "post": worker.post,
        "phone": worker.phone,
        "shift": worker.shift,
        "account": worker.account,
    }


class WorkersScreen(RegisterScreen[Worker]):
    """The workers, those who work here now first."""

    SCOPE = "workers"
    TITLE = mark("Workers")
    REGISTER = WORKERS
    HELP = mark(
        "Everybody who does work here, whether they sign in or not. Type a name, a post or a phone"
        " to narrow the list; Enter shows what can be done. Dispatching proposes who works here."
    )
    VIEWS: ClassVar[tuple[View[Worker], ...]] = (
        View(mark("at work"), lambda one: not one.gone(clock.today())),
        View(mark("all")),
    )
    STEPS: ClassVar[tuple[Do[Worker], ...]] = (
        Do("added", ADD, workers.add),
        Do("changed", CHANGE, workers.change, _as_it_stands),
        Do("left", LEAVE, workers.leave),
        Do("forgotten", FORGET, workers.forget),
    )

    def things(self, typed: str) -> Sequence[Worker]:
        """Workers by name, post and phone."""
        return workers.every(typed)

    def columns(self) -> Sequence[Column]:
        """Who does what, and how to reach them."""
        return [
            Column(_("Name"), 12),
            Column(_("Trade"), 12),
            Column(_("Post"), 14, flex=True),
            Column(_("Phone"), 14),
            Column(_("Since"), 10),
        ]

    def drawn(self, one: Worker) -> Drawn:
        """A worker as a line."""
        since = clockface.day(one.since)
        here = one.works(clock.today())
        cells: list[str | Words] = [one.name, label(one.trade), one.post, one.phone, since]
        return Drawn(cells, tone=Tone.PLAIN if here else Tone.FAINT)

    def named(self, one: Worker) -> str:
        """Name, trade, and until when."""
        until = _("until {day}").format(day=clockface.day(one.until)) if one.until else ""
        return "  ".join(filter(None, (one.name, label(one.trade), until)))

    def full(self, one: Worker) -> Iterator[str | Words]:
        """Post, phone, account, and what was recorded."""
        first, *rest = super().full(one)
        yield first
        yield "  ".join(filter(None, (one.post, one.phone, one.shift)))
        if one.account is not None:
            who = staff.get(one.account)
            yield _("Signs in as {name} {number}").format(name=who.name, number=who.number)
        yield from rest


def _shift(one: Worker, now: datetime) -> str:
    on = one.on_shift(now)
    if on is None:
        return ""
    sentence = _("{shift}: on shift") if on else _("{shift}: off shift")
    return sentence.format(shift=one.shift)


def _at_work(names: Sequence[str]) -> dict[str, str]:
    """What those who are proposed do here, and whether their shift runs now."""
    now, told = clock.now(), dict[str, str]()
    for one in workers.at_work():
        if one.name in names:
            told[one.name] = "  ".join(
                filter(None, (one.post or label(one.trade), _shift(one, now)))
            )
    return told


ANSWERS = Answers(drafts=register.drafts(WorkersScreen), proposed={"worker": _at_work})
