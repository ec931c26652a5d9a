"""The desk's own pages that open over a screen: settings, staff, shortcuts, one's PIN."""

from __future__ import annotations

import asyncio

from tui.answers import Answers, Draft
from tui.language import _, mark
from tui.screen.host import Host


async def settings(desk: Host) -> None:
    """Change the settings."""
    from tui.desk.settings import sections, settings_form
    from tui.over.menu import Menu

    offered = sections()
    chosen = await desk.ask(Menu(_("Settings"), list(offered)))
    if chosen is not None and await desk.ask(settings_form(desk, offered[chosen])) is not None:
        desk.say_on_top(_("The settings are changed."))


async def staff(desk: Host) -> None:
    """Who works here."""
    from tui.desk.stafflist import StaffList

    await desk.ask(StaffList())


async def shortcuts(desk: Host) -> None:
    """Which key does what."""
    from tui.desk.shortcuts import choosing
    from tui.desk.shortcuts.screen import Shortcuts

    await asyncio.to_thread(choosing.load)
    await desk.ask(Shortcuts())


async def own_pin(desk: Host) -> None:
    """Change one's own PIN."""
    from tui.desk.stafflist import own_pin as form

    if await desk.ask(form(desk)) is not None:
        desk.say_on_top(_("Your PIN is changed."))


ANSWERS = Answers(
    drafts={
        "NewStaff": Draft(mark("New staff member"), "staff"),
        "StaffChange": Draft(mark("A staff member's data"), "staff"),
    }
)
