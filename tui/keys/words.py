"""How a key shows: as a line of the list, and with all that happened to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from store import clock, keys
from tui.language import _, clockface
from tui.language.labels import label
from tui.widgets.paint import Tone, Words
from tui.widgets.rows import Column, Drawn

if TYPE_CHECKING:
    from store.keys import HeldKey, Loan


def columns() -> list[Column]:
    """The list: what changes by itself leftmost."""
    return [
        Column(_("State"), 20),
        Column(_("Hook"), 6),
        Column(_("Home"), 9),
        Column(_("Doors"), 12, flex=True),
        Column(_("Borrower"), 10),
    ]


def drawn(key: HeldKey) -> Drawn:
    """A key as a line of the list."""
    loan, now = key.loan, clock.now()
    late = loan is not None and loan.late(now)
    borrower = "" if loan is None else loan.borrower
    cells: list[str | Words] = [[state(key)], key.hook, key.home, _doors(key), borrower]
    return Drawn(cells, mark="!" if late else "*" if loan else " ")


def state(key: HeldKey) -> tuple[str, Tone]:
    """Held, out until when, or overdue by how long."""
    loan, now = key.loan, clock.now()
    if loan is None:
        return (_("held"), Tone.PLAIN) if key.held else (_("handed over"), Tone.FAINT)
    if loan.late(now):
        return _("OVERDUE {span}").format(span=clockface.span(now - loan.due_at)), Tone.ALARM
    return _("out till {time}").format(time=clockface.moment(loan.due_at)), Tone.WARN


def _doors(key: HeldKey) -> str:
    return key.doors if key.count == 1 else f"{key.doors} x{key.count}"


def full(key: HeldKey, staff: Mapping[int, str]) -> Iterator[str | Words]:
    """The key, who has it, and its lendings, newest first; ``staff`` are names by id."""
    yield _head(key)
    if key.loan is not None:
        yield [state(key), "  ", _lent(key.loan, staff)]
    for loan in keys.loans(key.id):
        if loan.returned_at is not None:
            yield _("; ").join((_lent(loan, staff), _came_back(loan, staff)))
    since = _("Held since {day}").format(day=clockface.day(key.since))
    yield [(_(": ").join(filter(None, (since, key.reason))), Tone.FAINT)]


def _head(key: HeldKey) -> Words:
    count = _("{n} of it").format(n=key.count)
    hook = _("Hook {hook}").format(hook=key.hook)
    told = (hook, key.home, key.doors, count, label(key.kind))
    return [("  ".join(filter(None, told)), Tone.STRONG)]


def _lent(loan: Loan, staff: Mapping[int, str]) -> str:
    text = _("{at} lent by {staff} to {borrower} ({identity}): {reason}, due {due}")
    return text.format(
        at=clockface.moment(loan.lent_at),
        staff=staff.get(loan.lent_by, ""),
        borrower=loan.borrower,
        identity=label(loan.identity),
        reason=loan.reason,
        due=clockface.moment(loan.due_at),
    )


def _came_back(loan: Loan, staff: Mapping[int, str]) -> str:
    assert loan.returned_at is not None
    late = loan.late(loan.returned_at)
    text = (
        _("back late {at} from {who} to {staff}") if late else _("back {at} from {who} to {staff}")
    )
    return text.format(
        at=clockface.moment(loan.returned_at),
        who=loan.returned_by,
        staff=staff.get(loan.returned_to or 0, ""),
    )
