"""A shop's breach and what is done about it, from wherever it is pointed at (I27)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from store import shops
from store.desk import staff
from store.shops import BREACH_NOTICE, BREACH_REPORT, BREACHES, Breach, NewBreach, Shop
from store.waiting import Waiting
from tui import sentences
from tui.answers import HomeLine
from tui.form.screen import Form
from tui.language import _, mark
from tui.language.labels import label
from tui.over.menu import Menu
from tui.printing import preview
from tui.screen.actions import Action
from tui.screen.host import Host
from tui.shops import words
from tui.widgets.paint import Tone, Words

FIND = Action("shop_breach", ("ctrl+d",), mark("Breach"), mark("Something is wrong there."), 7)
SEE = Action("shop_breaches", ("ctrl+u",), mark("Breaches"), mark("See to one of them."), 8)
_STEPS: dict[str, tuple[Action, Callable[..., Breach]]] = {
    "advised": (
        Action("shop_advise", (), mark("Talk to them"), mark("What was said to whom.")),
        shops.advise,
    ),
    "noticed": (
        Action("shop_notice", (), mark("Notice"), mark("24 hours or 3 days, signed for.")),
        shops.give_notice,
    ),
    "rechecked": (
        Action("shop_recheck", (), mark("Look again"), mark("Put right, or not.")),
        shops.recheck,
    ),
    "reported": (
        Action("shop_report", (), mark("Report it"), mark("To the authority; nobody fines.")),
        shops.tell_authority,
    ),
    "struck": (
        Action(
            "shop_strike", (), mark("Was none"), mark("Who is in charge, with the reason."),
            right="store.shops.rights:STRIKE",
        ),
        shops.strike,
    ),
}  # fmt: skip
PAPER = Action("shop_paper", (), mark("Print"), mark("The notice, or the report."))
_MOST = 12


async def find(desk: Host, one: Shop) -> None:
    """Record a breach of a shop, and go on with it."""
    form: Form[Any, Breach] = Form(
        *(NewBreach, _(FIND.title), desk.writes(shops.find, one.id)),
        heading=[one.told], draft="", about=one.subject,
    )  # fmt: skip
    found = await desk.ask(form)
    if found is not None:
        desk.say_on_top(_("On record: {what}.").format(what=words.breach(found)), Tone.GOOD)
        await see_to(desk, found.id)


async def choose(desk: Host, one: Shop) -> None:
    """See to one of a shop's breaches, the open ones first."""
    found = shops.breaches_of(one.id)
    if len(found) == 1:
        await see_to(desk, found[0].id)
        return
    offered = [
        Action(f"breach_{each.id}", (), each.number, f"{label(each.stage)} {each.what}")
        for each in found[:_MOST]
    ]
    chosen = await desk.ask(Menu(one.told, offered))
    if chosen is not None:
        await see_to(desk, int(chosen.id.rpartition("_")[2]))


async def see_to(desk: Host, breach_id: int) -> None:
    """Offer what can be done about a breach, and do it."""
    one = shops.breach(breach_id)
    possible = BREACHES.possible(one)
    if not one.reportable:
        possible -= {"reported"}
    steps = {action.id: kind for kind, (action, _do) in _STEPS.items() if kind in possible}
    offered = [action for kind, (action, _do) in _STEPS.items() if kind in possible]
    offered = [action for action in offered if desk.may(action)]
    history = sentences.history(one.subject, staff.names(), desk.signed_in.role)
    told = [*words.breach_told(one), *history]
    chosen = await desk.ask(Menu(words.breach(one), [*offered, PAPER], told))
    if chosen is PAPER:
        sheets = (BREACH_NOTICE, BREACH_REPORT)
        await preview.print_one(desk, [(kind, one.subject) for kind in sheets])
    elif chosen is not None:
        await _step(desk, one, steps[chosen.id], chosen)


async def _step(desk: Host, one: Breach, kind: str, chosen: Action) -> None:
    form: Form[Any, Breach] = Form(
        BREACHES.steps[kind].asks,
        _(": ").join((_(chosen.title), _(chosen.help))),
        desk.writes(_STEPS[kind][1], one.id),
        heading=[words.breach(one)],
        draft="",
        about=one.subject,
    )
    after = await desk.ask(form)
    if after is not None:
        desk.say_on_top(_("On record: {what}.").format(what=words.breach(after)), Tone.GOOD)


async def from_today(desk: Host, one: Waiting) -> None:
    """From Today: see to what waits."""
    await see_to(desk, int(one.subject.partition(":")[2]))


def home_line(one: Breach) -> HomeLine:
    """An open breach on its home's page."""
    told: Words = [f"  {one.number} ", (label(one.stage), Tone.WARN), f" {one.what}"]

    def full(names: Any) -> Any:
        yield from sentences.history(one.subject, names)

    async def opens(desk: Host) -> None:
        await see_to(desk, one.id)

    return HomeLine(one.subject, told, full, "*", opens)
