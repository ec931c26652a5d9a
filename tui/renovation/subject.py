"""What renovations answer to the shell: on Today, on a home's page, as drafts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from store import clock, renovation, residents
from store.renovation import ENDED, Renovation
from store.waiting import Waiting
from tui import register
from tui.answers import Answers, HomeLine
from tui.language import _, clockface, mark
from tui.language.labels import label
from tui.register import drafts, home_line
from tui.renovation import checks, quiet, violations
from tui.renovation.passes import PassesScreen
from tui.renovation.screen import RenovationsScreen, go_on
from tui.renovation.words import TONES, sign, state
from tui.screen.host import Host
from tui.widgets import paint
from tui.widgets.paint import Part, Tone, Words


def of_home(home_id: int) -> Iterator[HomeLine]:
    """A home's renovations over the years, and what is not put right of each (R7)."""
    for one in renovation.of_home(home_id):
        told: Words = [
            *paint.fit(one.permit, 16),
            " ",
            *paint.fit([(label(state(one)), TONES.get(state(one), Tone.PLAIN))], 14),
            f" {one.starts.isoformat()} – {one.ends.isoformat()}",
        ]
        yield home_line(one.subject, told, sign(one))
        for broken in renovation.open_of(one.id):
            yield violations.home_line(broken)


def heading(home_id: int) -> Iterator[Part]:
    """That the home is being renovated, behind its name."""
    for one in renovation.open_at(home_id):
        if one.stage not in ENDED:
            yield (f"{label(state(one))} {one.permit}", TONES.get(state(one), Tone.PLAIN))


async def begin(desk: Host, home_id: int, person_id: int | None) -> None:
    """Take a declaration of a home, the renovator filled in, and go on with it."""
    initial: dict[str, object] = {"home": home_id}
    if (who := residents.home(home_id).meant(person_id)) is not None:
        standing = "owner" if who.role.value == "owner" else "user"
        initial |= {"applicant": who.person.name, "standing": standing}
    one: Renovation | None = await register.begin(desk, RenovationsScreen, initial)
    if one is not None:
        await go_on(desk, one)


def running(waiting: Waiting, now: datetime) -> str:
    """How long there is left to report a violation; else the day until which something waits."""
    if waiting.kind == "violation.to_report" and waiting.due is not None:
        if waiting.due <= now:
            return clockface.over(now - waiting.due)
        return _("{span} left").format(span=clockface.short_span(waiting.due - now))
    return clockface.near_day(clock.day(waiting.due)) if waiting.due else ""


ANSWERS = Answers(
    clock=running,
    opens={
        "spot_check.due": checks.from_today,
        "noise_ban.runs": quiet.from_today,
        **dict.fromkeys(
            (
                *("violation.to_report", "violation.to_dissuade", "violation.to_notice"),
                "violation.to_recheck",
            ),
            violations.from_today,
        ),
    },
    drafts={**drafts(RenovationsScreen), **drafts(PassesScreen)},
    section=mark("Renovations"),
    heading=heading,
    of_home=of_home,
)
