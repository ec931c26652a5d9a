"""How a key shows: as a line of the list, and with all that happened to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from store import clock, journal, keys
from store.residents import masking
from tui import sentences
from tui.language import _, clockface
from tui.language.labels import label
from tui.widgets.paint import Tone, Words
from tui.widgets.rows import Column, Drawn

if TYPE_CHECKING:
    from store.keys import HeldKey, Instruction, Loan


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
    cells: list[str | Words] = [[state(key)], key.hook, key.home, doors(key), borrower]
    return Drawn(cells, mark="!" if late or key.missing else "*" if loan else " ")


def state(key: HeldKey) -> tuple[str, Tone]:
    """Held, out until when, or overdue by how long."""
    loan, now = key.loan, clock.now()
    if not key.held:
        return _("handed over"), Tone.FAINT
    if loan is None and key.missing:
        return _("{missing} of {n} missing").format(missing=key.missing, n=key.count), Tone.WARN
    if loan is None:
        return _("held"), Tone.PLAIN
    if loan.late(now):
        return _("OVERDUE {span}").format(span=clockface.span(now - loan.due_at)), Tone.ALARM
    return _("out till {time}").format(time=clockface.moment(loan.due_at)), Tone.WARN


def doors(key: HeldKey) -> str:
    """Which doors it opens, and how many there are."""
    return key.doors if key.count == 1 else f"{key.doors} x{key.count}"


def named(key: HeldKey) -> Words:
    """The key in a form's heading: hook, home, doors, how many."""
    return ["  ".join(filter(None, (key.hook, key.home, doors(key))))]


def instruction(one: Instruction) -> str:
    """What a home asks, who said so, and until when it holds."""
    until = _("until {day}").format(day=clockface.day(one.until)) if one.until else ""
    told = _(": ").join(filter(None, (label(one.named), one.words)))
    return "! " + _("; ").join(filter(None, (told, one.given_by, until)))


def full(key: HeldKey, staff: Mapping[int, str], shown: str = "") -> Iterator[str | Words]:
    """The key, what is to be heeded, who has it, and its lendings, newest first.

    ``staff`` are names by id, ``shown`` is the borrower's whole phone while it may show.
    """
    yield _head(key)
    yield from ([(instruction(one), Tone.ALARM)] for one in keys.to_heed(key))
    if key.loan is not None:
        yield [state(key), "  ", *_rung(key.loan, shown)]
        yield _lent(key.loan, staff)
        yield from _extended(key.loan, staff)
    if (owed := keys.owed(key)) is not None:
        told = _("{who} has not signed yet for {act}.").format(who=owed.who, act=label(owed.act))
        yield [("! " + told, Tone.WARN)]
    yield from _kept(key)
    for loan in keys.loans(key.id):
        if loan.returned_at is not None:
            yield _("; ").join((_lent(loan, staff), *_came_back(loan, staff)))


def _kept(key: HeldKey) -> Iterator[Words]:
    since = _("Held since {day}").format(day=clockface.day(key.since))
    paper = _("authorisation {paper}").format(paper=key.authorisation) if key.authorisation else ""
    told = _("; ").join(filter(None, (key.reason, paper)))
    yield [(_(": ").join(filter(None, (since, told))), Tone.FAINT)]


def _head(key: HeldKey) -> Words:
    count = _("{n} of it").format(n=key.count)
    if key.missing:
        count = _("{n} of it, {missing} missing").format(n=key.count, missing=key.missing)
    hook = _("Hook {hook}").format(hook=key.hook)
    told = (hook, key.home, key.doors, count, label(key.kind))
    return [("  ".join(filter(None, told)), Tone.STRONG)]


def _rung(loan: Loan, shown: str) -> Words:
    """Whom to ring for it."""
    phone = shown or masking.phone(loan.phone)
    tone = Tone.GOOD if shown else Tone.STRONG
    return [("  ".join(filter(None, (loan.firm, loan.borrower, phone))), tone)]


def _lent(loan: Loan, staff: Mapping[int, str]) -> str:
    text = _("{at} lent by {staff} to {borrower} ({identity}): {reason}, due {due}")
    told = text.format(
        at=clockface.moment(loan.lent_at),
        staff=staff.get(loan.lent_by, ""),
        borrower=loan.borrower,
        identity=label(loan.identity),
        reason=loan.reason,
        due=clockface.moment(loan.due_at),
    )
    first = loan.first_due if loan.extended and loan.first_due else None
    at_first = _("at first {time}").format(time=clockface.moment(first)) if first else ""
    many = _("{n} of it").format(n=loan.count) if loan.count > 1 else ""
    signed = label(loan.signed) if loan.signed else ""
    return _("; ").join(filter(None, (told, at_first, many, signed)))


def _extended(loan: Loan, staff: Mapping[int, str]) -> Iterator[str]:
    for one in keys.extensions(loan.id):
        text = _("{at} {who} asked for more time until {due}: {reason} ({staff})")
        yield text.format(
            at=clockface.moment(one.at),
            who=one.asked_by,
            due=clockface.moment(one.due_at),
            reason=one.reason,
            staff=staff.get(one.staff, ""),
        )


def _came_back(loan: Loan, staff: Mapping[int, str]) -> Iterator[str]:
    assert loan.returned_at is not None
    if loan.lost:
        yield _("{n} lost").format(n=loan.lost)
    if not loan.back:
        return
    late = loan.late(loan.returned_at)
    text = (
        _("back late {at} from {who} to {staff}") if late else _("back {at} from {who} to {staff}")
    )
    yield text.format(
        at=clockface.moment(loan.returned_at),
        who=loan.returned_by,
        staff=staff.get(loan.returned_to or 0, ""),
    )
    if loan.back_signed:
        yield label(loan.back_signed)


def events(key: HeldKey, staff: Mapping[int, str]) -> Iterator[str | Words]:
    """Everything on record of the key and who recorded it, the newest first."""
    for entry in reversed(journal.of_subject(f"key:{key.id}")):
        at = (clockface.moment(entry.happened), Tone.FAINT)
        by = (staff.get(entry.staff_id or 0, ""), Tone.FAINT)
        yield [at, "  ", sentences.sentence(entry), "  ", by]
