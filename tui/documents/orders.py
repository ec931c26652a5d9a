"""What the departments were told to put right, by department (督办): read, and followed there."""

from __future__ import annotations

from collections import defaultdict

from store import answers, clock, inspections
from store.findings import Finding
from tui.language import _, clockface
from tui.language.labels import label
from tui.over.menu import Menu
from tui.screen.actions import Action
from tui.screen.host import Host
from tui.widgets.paint import Tone, Words

_MOST = 9


async def show(desk: Host) -> None:
    """The open orders of inspections by department, those first due on top; a digit opens one."""
    found: dict[str, list[Finding]] = defaultdict(list)
    for one in answers.findings().open_of("inspection"):
        number = int(one.origin.source.partition(":")[2])
        found[label(inspections.get(number).kind)].append(one)
    now = clock.now()
    lines: list[str | Words] = []
    offered: list[Action] = []
    numbers: dict[str, int] = {}
    for department, orders in sorted(found.items()):
        late = sum(one.due is not None and one.due < now for one in orders)
        told = _("{department}: {n} open, {late} over time").format(
            department=department, n=len(orders), late=late
        )
        lines.append([(told, Tone.WARN if late else Tone.PLAIN)])
        for one in sorted(orders, key=lambda each: each.due or now):
            due = clockface.short(one.due) if one.due else ""
            title = f"{department} {one.number}"
            action = Action(f"order_{one.number}", (), title, f"{due}  {label(one.stage)}")
            offered.append(action)
            numbers[action.id] = one.number
    title = _("Orders to departments") if found else _("No department has an open order.")
    chosen = await desk.ask(Menu(title, offered[:_MOST], lines))
    if chosen is not None:
        await desk.go("tickets", numbers[chosen.id])
