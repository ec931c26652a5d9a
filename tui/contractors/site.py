"""Signing people of a contractor in and out (I20)."""

from __future__ import annotations

from store import clock, contractors
from store.contractors import Contractor, SignIn, SignOut, Stint
from tui.contractors import words
from tui.form.screen import Form
from tui.language import _, mark
from tui.over.menu import Menu
from tui.screen.actions import Action
from tui.screen.host import Host
from tui.widgets.paint import Tone

SIGN_IN = Action(
    "sign_in", ("ctrl+r",), mark("Sign people in"), mark("Who of it begins to work."), 4
)
SIGN_OUT = Action("sign_out", ("ctrl+o",), mark("Sign people out"), mark("They have left."), 5)


async def sign_in(desk: Host, one: Contractor) -> Stint | None:
    """Ask who has come: those who may work today, and are not here yet, stand there at first."""
    today = clock.today()
    here = {name for stint in contractors.inside(one.id) for name in stint.who.split("、")}
    people = [each for each in contractors.people_of(one.id) if each.name not in here]
    ready = [each.name for each in people if contractors.ready(each, today)]
    form: Form[SignIn, Stint] = Form(
        SignIn,
        _(": ").join((_(SIGN_IN.title), one.name)),
        desk.writes(contractors.sign_in, one.id),
        initial={"who": "、".join(ready), "posts": one.posts},
        heading=[_("Strike out who has not come; nobody works untrained.")],
        draft=f"contractors/sign_in:{one.id}",
        about=one.subject,
    )
    stint: Stint | None = await desk.ask(form)
    if stint is not None:
        tone = Tone.WARN if stint.short else Tone.GOOD
        desk.say_on_top(words.stint(stint), tone)
    return stint


async def sign_out(desk: Host, one: Contractor) -> Stint | None:
    """Ask who has left, where several are on site, and what was seen."""
    inside = contractors.inside(one.id)
    if not inside:
        return None
    stint = inside[0] if len(inside) == 1 else await _which(desk, inside)
    if stint is None:
        return None
    form: Form[SignOut, Stint] = Form(
        SignOut,
        _(": ").join((_(SIGN_OUT.title), one.name)),
        desk.writes(contractors.sign_out, stint.id),
        initial={"done_by": one.lead},
        heading=[words.stint(stint)],
        draft=f"contractors/sign_out:{stint.id}",
        about=one.subject,
    )
    after: Stint | None = await desk.ask(form)
    if after is not None:
        told = _("Signed out; {hours} hours of posts missing.")
        desk.say_on_top(told.format(hours=contractors.hours(after.missing)), Tone.GOOD)
    return after


async def _which(desk: Host, inside: list[Stint]) -> Stint | None:
    offered = {str(one.id): one for one in inside}
    menu = [Action(key, (), words.stint(one), "") for key, one in offered.items()]
    chosen = await desk.ask(Menu(_(SIGN_OUT.title), menu))
    return offered[chosen.id] if chosen is not None else None
