"""How a renovation reads: its line, its next step in words, what belongs to it."""

from __future__ import annotations

from collections.abc import Iterator

from store import clock, money, renovation
from store.renovation import Renovation, Stage
from store.residents import masking
from tui.language import _, clockface, mark
from tui.language.labels import label
from tui.widgets.paint import Tone, Words

TONES = {
    Stage.STOPPED: Tone.ALARM,
    Stage.EXPIRED: Tone.ALARM,
    Stage.TO_RIGHT: Tone.WARN,
    Stage.REFUSED: Tone.FAINT,
    Stage.CANCELLED: Tone.FAINT,
    Stage.CLOSED: Tone.FAINT,
}
_NEXT = {
    Stage.RETURNED: mark("It waits for its renovator; when it comes back, take it again."),
    Stage.PERMITTED: mark("Say when the works begin; passes for the workers can be given out."),
    Stage.UNDER_WAY: mark("Spot-check it when due; completion when the renovator says so."),
    Stage.STOPPED: mark("What is wrong is put right, then the works go on."),
    Stage.EXPIRED: mark("Its permit has run out, the work counts as undeclared: extend or end it."),
    Stage.COMPLETED: mark("Inspect it, line by line."),
    Stage.TO_RIGHT: mark("When it is put right the renovator tells completion again."),
    Stage.RELEASED: mark("Give the deposit back (page Deposits), then close it."),
}


def state(one: Renovation) -> Stage:
    """How it reads today."""
    return one.state(clock.today())


def sign(one: Renovation) -> str:
    """The mark before its line."""
    broken = renovation.open_of(one.id)
    if state(one) in (Stage.EXPIRED, Stage.STOPPED) or any(each.to_report for each in broken):
        return "!"
    return "*" if broken or one.leak or one.stage in (Stage.APPLIED, Stage.COMPLETED) else " "


def following(one: Renovation) -> str:
    """What has to be done about it now."""
    if one.stage is Stage.APPLIED:
        return _applied(one)
    if one.stage is Stage.APPROVED:
        shut = renovation.gates(one)
        return " ".join(map(_, shut)) if shut else _("Give the permit out and print it.")
    if one.stage is Stage.PASSED:
        if one.leak:
            return _("A leak is open: say when it is repaired.")
        day = clockface.day(one.watch_until) if one.watch_until else ""
        return _("Watched for leaks until {day}; then the deposit may go back.").format(day=day)
    told = _NEXT.get(state(one), "")
    return _(told) if told else ""


def _applied(one: Renovation) -> str:
    if not one.declared:
        return _("Tick the works: they say which papers are needed.")
    if left := renovation.missing(one):
        names = _("; ").join(label(paper) for paper in left)
        since = clockface.day(one.applied_on)
        return _("Missing since {day}: {what}").format(day=since, what=names)
    day = clockface.day(one.answer_due) if one.answer_due else ""
    return _("Papers complete: engineering reviews, somebody in charge answers by {day}.").format(
        day=day
    )


def about(one: Renovation) -> Iterator[str | Words]:
    """What is wrong first; who, what, by whom, until when; its deposits, passes, neighbours."""
    for broken in renovation.open_of(one.id):
        told = f"{broken.number}  {label(broken.grade)}  {label(broken.stage)}  {broken.what}"
        yield [(told, Tone.ALARM if broken.to_report else Tone.WARN)]
    yield _("{applicant} ({standing}) {phone}  {kind}").format(
        applicant=one.applicant or "-",
        standing=label(one.standing),
        phone=masking.phone(one.phone),
        kind=label(one.kind),
    )
    yield f"{one.scope}  {one.starts.isoformat()} – {one.ends.isoformat()}  {one.hours}".rstrip()
    if one.firm:
        phone = masking.phone(one.person_phone)
        yield _("{firm}  in charge {person} {phone}").format(
            firm=one.firm, person=one.person, phone=phone
        )
    if one.works:
        yield _("Ticked: {works}").format(works=_("; ").join(map(label, one.works)))
    if one.change:
        yield [(_("Asked for: {works}").format(works=_("; ").join(map(label, one.change))),
                Tone.WARN)]  # fmt: skip
    yield from _belongs(one)


def _belongs(one: Renovation) -> Iterator[str | Words]:
    for each in renovation.of_renovation(one.id):
        held = money.text(each.balance)
        yield _("Deposit {number}: {held} yuan held").format(number=each.number, held=held)
    if out := renovation.passes_out(one.id):
        yield _("Passes out: {n}").format(n=len(out))
    if tickets := renovation.linked(one.id):
        numbers = ", ".join(str(each.ticket_id) for each in tickets)
        yield _("Neighbours' tickets: {numbers}").format(numbers=numbers)
    if seen := renovation.visits(one.id):
        last = seen[0]
        when = clockface.short(last.at)
        yield _("Looked at {n}x, last {when}: {result}").format(
            n=len(seen), when=when, result=label(last.result)
        )


def noise() -> str:
    """Whether noisy work may be done now, and until or from when (R9)."""
    now = clock.now()
    hours = renovation.told(clock.today()) or _("none today")
    if renovation.is_allowed(now):
        return _("Noisy work may be done now ({hours}).").format(hours=hours)
    then = renovation.next_allowed(now)
    when = clockface.short(then) if then else "-"
    return _("No noisy work now ({hours}); again from {when}.").format(hours=hours, when=when)
