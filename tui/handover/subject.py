"""What the screens of the handover answer to the halls."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from store import estate, handover
from store.estate import shifts
from store.waiting import Waiting
from tui.answers import Answers, Draft
from tui.handover.words import NEW
from tui.language import _, clockface, mark
from tui.screen.host import Host
from tui.widgets.paint import Tone, Words


def running(waiting: Waiting, now: datetime) -> str:
    """What kind of thing waits."""
    return _("Desk") if waiting.kind == "duty.nobody" else _("Handover")


def shift(now: datetime) -> Iterator[str | Words]:
    """Who is on duty, and how long until the handover."""
    yield [(_("This shift"), Tone.TITLE)]
    duty = handover.on_duty()
    if duty is None:
        yield [(_("Nobody is on duty"), Tone.ALARM)]
        return
    yield _("On duty {name} since {time}").format(
        name=duty.staff.name, time=clockface.moment(duty.since)
    )
    if duty.until:
        yield _countdown(duty.until, now)
    if duty.until and duty.until > now:
        after = shifts.following(duty.until, estate.settings())
        yield _("Next {shift} from {time}").format(
            shift=after.name, time=clockface.moment(after.start)
        )
    if (under_way := handover.current()) is not None:
        yield _("Relieved by {name}, here {time}").format(
            name=under_way.incoming.name, time=clockface.moment(under_way.begun_at)
        )


def _countdown(until: datetime, now: datetime) -> Words:
    hours, minutes = divmod(int(abs(until - now).total_seconds()) // 60, 60)
    length = _("{h} h {m} min") if hours else _("{m} min")
    length = length.format(h=hours, m=minutes)
    if now > until:
        return [(_("Handover is {length} late").format(length=length), Tone.WARN)]
    return [_("Handover in {length}").format(length=length)]


async def take_desk(desk: Host, _waiting: Waiting) -> None:
    """Be on duty at a desk that nobody is at."""
    duty = await desk.desk(handover.take_desk, by=desk.signed_in)
    desk.say_on_top(_("{name} is on duty.").format(name=duty.staff.name), Tone.GOOD)


ANSWERS = Answers(
    clock=running,
    opens={"duty.nobody": take_desk},
    beside=shift,
    drafts={
        "Relief": Draft(mark("Handover"), "handover", opened_by=NEW),
        "LineAnswer": Draft(mark("Handover"), "handover", "handover"),
        "Explanation": Draft(mark("Handover"), "handover", "handover"),
        "Pass": Draft(mark("Handover"), "handover", "handover"),
        "Refusal": Draft(mark("Handover"), "handover"),
    },
)
