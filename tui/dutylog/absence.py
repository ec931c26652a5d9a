"""Leaving the desk for a while by one key, and being back by the same (B1)."""

from __future__ import annotations

from store import dutylog
from store.waiting import Waiting
from tui.language import _, clockface
from tui.screen import actions
from tui.screen.host import Host
from tui.widgets.paint import Tone


async def turn(desk: Host) -> None:
    """Note that who is signed in leaves the desk, or is back."""
    who = desk.signed_in
    there = dutylog.away(who)
    if there is not None:
        await _back(desk, there.id)
        return
    gone = await desk.desk(dutylog.leave_desk, by=who)
    text = _("Away since {at}, on record. {absence} again when you are back.")
    told = actions.told(text, actions.PAGES["absence"], at=clockface.hhmm(gone.since))
    desk.say_on_top(told, Tone.GOOD)


async def be_back(desk: Host, one: Waiting) -> None:
    """Note from Today that whoever is away is back."""
    await _back(desk, int(one.subject.rpartition(":")[2]))


async def _back(desk: Host, absence_id: int) -> None:
    one = await desk.desk(dutylog.be_back, absence_id, by=desk.signed_in)
    assert one.back_at is not None
    text = _("{name} is back, on record: away since {at}, {n} min.")
    told = text.format(
        name=one.staff.name, at=clockface.hhmm(one.since), n=one.minutes(one.back_at)
    )
    desk.say_on_top(told, Tone.GOOD)
