"""What the screens of bills answer to the halls."""

from __future__ import annotations

from collections.abc import Iterator

from store import bills, clock, money
from store.bills import Bill
from store.waiting import Waiting
from tui.answers import Answers, HomeLine
from tui.bills.payers import PayersScreen
from tui.bills.runs import RunsScreen
from tui.bills.screen import BillsScreen, decide
from tui.language import _, mark
from tui.language.labels import label
from tui.register import drafts, home_line
from tui.screen.host import Host
from tui.widgets.paint import Part, Tone

_MOST = 8


def _home_lines(home_id: int) -> Iterator[HomeLine]:
    """What the home owes, the oldest due first; else the newest that was paid."""
    owed = bills.owed_by(home_id)
    if not owed:
        paid = [one for one in bills.of_home(home_id) if one.settled][:1]
        yield from map(_line, paid)
        return
    yield from map(_line, owed[:_MOST])


def _heading(home_id: int) -> Iterator[Part]:
    """What the home owes, and since when (CT1)."""
    owed = bills.owed_by(home_id)
    if owed:
        told = _("owes {amount} since {month}").format(
            amount=money.text(sum(one.owed for one in owed)), month=owed[0].month
        )
        late = any(one.overdue(clock.today()) for one in owed)
        yield told, Tone.ALARM if late else Tone.PLAIN
        if any(one.disputed for one in owed):
            yield _("disputed"), Tone.WARN


def _line(one: Bill) -> HomeLine:
    told = _("{item} {month}  {state}  {owed} of {amount}, due {due}").format(
        item=one.item,
        month=one.month,
        state=_("disputed") if one.disputed else label(one.state),
        owed=money.text(one.owed),
        amount=money.text(one.amount),
        due=one.due.isoformat(),
    )
    return home_line(one.subject, [told], "!" if one.overdue(clock.today()) else " ")


async def _decide(desk: Host, one: Waiting) -> None:
    asked = bills.REDUCTIONS.table.one(int(one.subject.rpartition(":")[2]))
    await decide(desk, asked)


ANSWERS = Answers(
    opens={"reduction.asked_for": _decide},
    drafts=drafts(BillsScreen) | drafts(RunsScreen) | drafts(PayersScreen),
    place=lambda number: bills.get(number).number,
    heading=_heading,
    section=mark("Bills"),
    of_home=_home_lines,
)
