"""What is asked about a cell of the grid: what kind of day off, a swap, who works no nights."""

from __future__ import annotations

from datetime import date
from typing import Any

from store import roster
from store.roster import ABSENT, LEAVE, TRAINING, Bar, NewBar, Person, Swap, SwapAsked
from tui.form.screen import Form
from tui.language import _, clockface, mark
from tui.over.menu import Menu
from tui.roster.words import SPARE, SWAP
from tui.screen.actions import Action
from tui.screen.host import Host


async def day_off(desk: Host, title: str) -> tuple[str, str] | None:
    """Leave of a kind, training, or absent: the cell's code, and the kind of leave."""
    kinds = {f"leave_{n}": (LEAVE, kind.value) for n, kind in enumerate(roster.Leave)}
    kinds |= {"training": (TRAINING, ""), "absent": (ABSENT, "")}
    called = [kind.called for kind in roster.Leave]
    called += [mark("Training"), mark("Absent without leave")]
    offered = [Action(id_, (), name, "", None) for id_, name in zip(kinds, called, strict=True)]
    chosen = await desk.ask(Menu(title, offered))
    return kinds[chosen.id] if chosen is not None else None


async def swap(desk: Host, person: Person, day: date) -> Swap | None:
    """Who asks whom to take a shift, signed by the one who asks (O8)."""
    title = f"{_(SWAP.title)}: {person.name} {clockface.day(day)}"
    initial = {"asker": person.account.number if person.account else person.name, "day": day}
    write = desk.writes(roster.ask)
    form: Form[Any, Swap] = Form(SwapAsked, title, write, initial=initial, draft="")
    return await desk.ask(form)


async def spare(desk: Host, person: Person, since: date, until: date) -> Bar | None:
    """From when to when somebody works no nights (A23)."""
    title = f"{_(SPARE.title)}: {person.name}"
    write = desk.writes(roster.spare, person.who)
    initial = {"since": since, "until": until}
    form: Form[Any, Bar] = Form(NewBar, title, write, initial=initial, draft="")
    return await desk.ask(form)
