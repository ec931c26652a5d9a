"""A violation and what is done about it, from wherever it is pointed at (R13–R15)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from store import renovation
from store.desk import staff
from store.renovation import VIOLATIONS, Renovation, Violation
from store.waiting import Waiting
from tui import sentences
from tui.answers import HomeLine
from tui.form.screen import Form
from tui.language import _, clockface, mark
from tui.language.labels import label
from tui.over.menu import Menu
from tui.printing import preview
from tui.screen.actions import Action
from tui.screen.host import Host
from tui.widgets.paint import Tone, Words

FIND = Action("breach", ("ctrl+d",), mark("Violation"), mark("Something against an article."), 6)
SEE = Action("violations", ("ctrl+u",), mark("Violations"), mark("See to one of them."), 11)
_STEPS: dict[str, tuple[Action, Callable[..., Violation]]] = {
    "dissuaded": (
        Action("dissuade", (), mark("Dissuade"), mark("What was said to whom.")),
        renovation.dissuade,
    ),
    "noticed": (
        Action("notice", (), mark("Notice"), mark("In two copies, signed for.")),
        renovation.give_notice,
    ),
    "reported": (
        Action("report_it", (), mark("Report it"), mark("To the authority, within its hours.")),
        renovation.tell_authority,
    ),
    "rechecked": (
        Action("recheck", (), mark("Look again"), mark("Put right, or not.")),
        renovation.recheck,
    ),
    "struck": (
        Action(
            "strike", (), mark("Was none"), mark("Who is in charge, with the reason."),
            right="store.renovation.rights:APPROVE",
        ),
        renovation.strike,
    ),
}  # fmt: skip
PAPER = Action("paper", (), mark("Print"), mark("The notice, the stop, or the report."))


def named(one: Violation) -> str:
    """Number, home, grade, how it stands."""
    return "  ".join((one.number, one.home, label(one.grade), label(one.stage)))


def told(one: Violation) -> Iterator[str | Words]:
    """What it is against, what has to be done, by when."""
    yield f"{label(one.article)}  {one.what}  {one.place}".rstrip()
    if one.to_report and one.report_due is not None:
        due = clockface.short(one.report_due)
        yield [(_("Report to the authority by {time}.").format(time=due), Tone.ALARM)]
    if one.put_right_by is not None:
        yield _("Put right by {day}").format(day=one.put_right_by.isoformat())


async def find(desk: Host, one: Renovation, heading: str) -> None:
    """Record a violation of a renovation, and go on with it."""
    form = Form(
        renovation.NewViolation,
        _("A violation"),
        desk.writes(renovation.find, one.id),
        heading=[heading],
        draft="",
        about=one.subject,
    )
    found: Violation | None = await desk.ask(form)
    if found is not None:
        desk.say_on_top(_("On record: {what}.").format(what=named(found)), Tone.GOOD)
        await see_to(desk, found.id)


async def choose(desk: Host, one: Renovation, heading: str) -> None:
    """See to one of a renovation's violations, the open ones first."""
    found = sorted(renovation.violations_of(one.id), key=lambda each: each.stage in _ENDED)
    if len(found) == 1:
        await see_to(desk, found[0].id)
        return
    offered = [
        Action(f"violation_{each.id}", (), each.number, f"{label(each.stage)} {each.what}")
        for each in found[:12]
    ]
    chosen = await desk.ask(Menu(heading, offered))
    if chosen is not None:
        await see_to(desk, int(chosen.id.rpartition("_")[2]))


_ENDED = (renovation.BreachStage.CLOSED, renovation.BreachStage.STRUCK)


async def see_to(desk: Host, violation_id: int) -> None:
    """Offer what can be done about a violation, and do it."""
    one = VIOLATIONS.table.one(violation_id)
    possible = VIOLATIONS.possible(one)
    steps = {action.id: kind for kind, (action, _do) in _STEPS.items() if kind in possible}
    actions = [_STEPS[kind][0] for kind in steps.values()]
    offered = [action for action in actions if desk.may(action)]
    history = sentences.history(one.subject, staff.names(), desk.signed_in.role)
    chosen = await desk.ask(Menu(named(one), [*offered, PAPER], [*told(one), *history]))
    if chosen is PAPER:
        sheets = (renovation.NOTICE, renovation.STOP, renovation.LETTER)
        await preview.print_one(desk, [(kind, one.subject) for kind in sheets])
    elif chosen is not None:
        kind = steps[chosen.id]
        form: Form[Any, Violation] = Form(
            VIOLATIONS.steps[kind].asks,
            _(": ").join((_(chosen.title), _(chosen.help))),
            desk.writes(_STEPS[kind][1], one.id),
            heading=[named(one)],
            draft="",
            about=one.subject,
        )
        after = await desk.ask(form)
        if after is not None:
            desk.say_on_top(_("On record: {what}.").format(what=named(after)), Tone.GOOD)


async def from_today(desk: Host, one: Waiting) -> None:
    """From Today: see to what waits."""
    await see_to(desk, int(one.subject.partition(":")[2]))


def home_line(one: Violation) -> HomeLine:
    """An open violation on its home's page."""
    tone = Tone.ALARM if one.to_report else Tone.WARN
    words: Words = [f"  {one.number} ", (label(one.stage), tone), f" {one.what}"]

    def full(names: Any) -> Iterator[str | Words]:
        yield from sentences.history(one.subject, names)

    async def opens(desk: Host) -> None:
        await see_to(desk, one.id)

    return HomeLine(one.subject, words, full, "!" if one.to_report else "*", opens)
