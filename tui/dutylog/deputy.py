"""Naming who signs the log while the supervisor is away (D4)."""

from __future__ import annotations

from store import dutylog
from store.dutylog import Deputy, NewDeputy
from store.dutylog.rights import NAME_DEPUTY
from tui.form.screen import Form
from tui.language import _, clockface, mark
from tui.screen.actions import Action
from tui.screen.host import Host
from tui.widgets.paint import Tone, Words

NAME = Action(
    "name_deputy",
    (),
    mark("Name a deputy"),
    mark("Who signs the log while the supervisor is away."),
    None,
    right=NAME_DEPUTY,
)
END = Action(
    "end_deputy",
    (),
    mark("End deputy"),
    mark("The supervisor is back and signs the log again."),
    None,
    right=NAME_DEPUTY,
)


def form(desk: Host) -> Form[NewDeputy, Deputy]:
    """Who is to sign, to which day, and who does so far."""
    named = dutylog.deputy()
    return Form(
        NewDeputy,
        _("Who signs for the supervisor?"),
        desk.writes(dutylog.name_deputy),
        heading=_told(named) if named else [],
        first="staff",
    )


def _told(named: Deputy) -> Words:
    text = _("So far {name} signs, until {day}.")
    return [(text.format(name=named.staff.name, day=clockface.day(named.until)), Tone.FAINT)]
