"""How what is owed reads on the screen ($64–$69)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from store import clock, dunning, money
from store.dunning import SHOWN, Debtor, Hold, Rung, State, Taken
from tui.language import _
from tui.language.labels import label
from tui.widgets.paint import Tone, Words

TONES = {
    State.BROKEN: Tone.ALARM,
    State.MISSED: Tone.ALARM,
    State.DUE: Tone.WARN,
    State.HOLD_OVER: Tone.WARN,
    State.AHEAD: Tone.FAINT,
}
FOLLOWING = {
    None: Taken.REMINDER,
    Rung.NOTICE: Taken.REMINDER,
    Rung.REMINDER: Taken.FIRST,
    Rung.FIRST: Taken.SECOND,
    Rung.SECOND: Taken.VISIT,
    Rung.VISIT: Taken.DECISION,
    Rung.DECISION: Taken.COURT,
}


def state(one: Debtor) -> State:
    """How it stands today."""
    return one.state(clock.today())


def wants(one: Debtor) -> bool:
    """Whether something is to be done about it now."""
    return state(one).wants


def following(one: Debtor) -> str:
    """The day on which something comes next, empty for none."""
    now, case = state(one), one.case
    if now in (State.PROMISED, State.BROKEN) and case and case.promised_on:
        return case.promised_on.isoformat()
    if now in (State.HELD, State.HOLD_OVER) and case and case.hold_until:
        return case.hold_until.isoformat()
    if one.plan is not None and (part := one.plan.following()):
        return part.due.isoformat()
    return "" if now in (State.HELD, State.AHEAD) else one.next_on.isoformat()


def what_now(one: Debtor) -> str:
    """How it stands in words, and what is to be done."""
    now, case = state(one), one.case
    if case is not None and now in (State.PROMISED, State.BROKEN):
        told = _("{amount} promised for {day}").format(
            amount=money.text(case.promised or 0), day=_day(case.promised_on)
        )
        return told if now is State.PROMISED else _("{what}: not kept.").format(what=told)
    if now in (State.HELD, State.HOLD_OVER):
        return _rests(one)
    if now is State.DUE:
        step = label(FOLLOWING.get(one.rung, Taken.COURT))
        return _("Next: {step}.").format(step=step)
    if now is State.AHEAD:
        return _("Nothing is overdue; the first bill is due on {day}.").format(
            day=one.oldest.isoformat()
        )
    return _("{state}; next step on {day}").format(state=label(now), day=following(one) or "-")


def _rests(one: Debtor) -> str:
    why = label(one.hold) if one.hold else label(Hold.DISPUTE)
    case = one.case
    if case is None or case.hold_until is None:
        return _("It rests: {why}").format(why=why)
    ticket = f" #{case.ticket_id}" if case.ticket_id else ""
    told = _("It rests until {day}: {why}").format(
        day=case.hold_until.isoformat(), why=f"{why}{ticket}"
    )
    over = state(one) is State.HOLD_OVER
    return (
        _("{what}. That is over: ask again, or let it rest anew.").format(what=told)
        if over
        else told
    )


def plan(one: Debtor) -> Iterator[str]:
    """The instalments, and what has come of them."""
    if one.plan is not None:
        parts = "  ".join(
            f"{part.due.isoformat()} {money.text(part.amount)}" for part in one.plan.instalments
        )
        yield _("Instalments: {parts}; paid {paid}").format(
            parts=parts, paid=money.text(one.plan.paid)
        )


def bills(one: Debtor) -> Iterator[str | Words]:
    """Each bill with its own remainder, and until when its claim lives."""
    today, owed = clock.today(), dunning.bills(one.id)
    clocks = dunning.clocks(owed)
    for bill in owed:
        found = clocks[bill.id]
        left, shown = found.left(today), found.shows(today)
        tone = Tone.ALARM if shown == SHOWN[-1] else Tone.WARN if shown else Tone.FAINT
        lives = _("claim until {day}").format(day=found.last.isoformat())
        if shown is not None:
            lives = _("claim until {day}, {left} days left").format(
                day=found.last.isoformat(), left=max(left, 0)
            )
        signs = _("disputed") if bill.disputed else "" if bill.overdue(today) else _("not due yet")
        told = f"{bill.number}  {bill.item}  {bill.month}  {money.text(bill.owed)}"
        yield [f"{told}  ", (signs, Tone.WARN), "  ", (lives, tone)]


def _day(on: date | None) -> str:
    return on.isoformat() if on else "-"
