"""What the screens of the handover answer to the halls."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from store import estate, handover, present
from store.estate import shifts
from store.rights import IN_CHARGE, Staff
from store.waiting import Waiting
from tui.answers import Answers, Draft
from tui.handover.words import LIST, NEW, TAKE_OVER
from tui.language import _, clockface, mark
from tui.screen.host import Host
from tui.widgets.paint import Tone, Words


def running(waiting: Waiting, now: datetime) -> str:
    """What kind of thing waits."""
    return _("Handover") if waiting.kind == "handover.open" else _("Desk")


def shift(now: datetime) -> Iterator[str | Words]:
    """Who is on duty, who is in charge, and how long until the handover."""
    yield [(_("This shift"), Tone.TITLE)]
    duty = handover.on_duty()
    if duty is None:
        yield [(_("Nobody is on duty"), Tone.ALARM)]
        return
    yield _("On duty {name} since {time}").format(
        name=duty.staff.name, time=clockface.moment(duty.since)
    )
    if charge := present.of_roles(IN_CHARGE, now):
        names = _(", ").join(one.staff.name for one in charge)
        yield _("In charge, here now: {names}").format(names=names)
    if duty.until:
        yield _countdown(duty.until, now)
    if duty.until and duty.until > now:
        after = shifts.following(duty.until, estate.settings())
        yield _("Next {shift} from {time}").format(
            shift=after.name, time=clockface.moment(after.start)
        )
        if relief := present.relieving(now):
            names = _(", ").join(one.name for one in relief)
            yield _("By the roster: {names}").format(names=names)
    if (under_way := handover.current()) is not None:
        yield _("Relieved by {name}, here {time}").format(
            name=under_way.incoming.name, time=clockface.moment(under_way.arrived_at)
        )


def _countdown(until: datetime, now: datetime) -> Words:
    hours, minutes = divmod(int(abs(until - now).total_seconds()) // 60, 60)
    length = _("{h} h {m} min") if hours else _("{m} min")
    length = length.format(h=hours, m=minutes)
    if now > until:
        return [(_("Handover is {length} late").format(length=length), Tone.WARN)]
    return [_("Handover in {length}").format(length=length)]


def reminds(now: datetime, staff: Staff) -> str:
    """The last minutes before the end, for who is on duty: time to tidy the desk (H6)."""
    duty = handover.on_duty()
    if duty is None or duty.staff.id != staff.id or duty.until is None:
        return ""
    left = duty.until - now
    if not timedelta() <= left <= timedelta(minutes=estate.settings().tidy_minutes):
        return ""
    return _("Tidy up: {n} min left").format(n=int(left.total_seconds()) // 60)


def stays(staff: Staff) -> str:
    """Who is on duty goes only after a handover (H8)."""
    duty = handover.on_duty()
    if duty is None or duty.staff.id != staff.id:
        return ""
    return _("You are on duty and have not handed over. {leave} again leaves all the same.")


async def note_absence(desk: Host, waiting: Waiting) -> None:
    """The supervisor notes that the desk was left without a handover (H8)."""
    number = int(waiting.subject.rpartition(":")[2])
    await desk.desk(handover.note_absence, number, by=desk.signed_in)
    desk.say_on_top(_("Noted."), Tone.GOOD)


async def take_desk(desk: Host, _waiting: Waiting) -> None:
    """Be on duty at a desk that nobody is at."""
    duty = await desk.desk(handover.take_desk, by=desk.signed_in)
    desk.say_on_top(_("{name} is on duty.").format(name=duty.staff.name), Tone.GOOD)


ANSWERS = Answers(
    clock=running,
    opens={"duty.nobody": take_desk, "duty.left": note_absence},
    beside=shift,
    reminds=reminds,
    stays=stays,
    drafts={
        "Relief": Draft(mark("Handover"), "handover", opened_by=NEW),
        "Account": Draft(mark("Handover"), "handover", "handover"),
        "ItemCount": Draft(mark("Handover"), "handover", "handover"),
        "Explanation": Draft(mark("Handover"), "handover", "handover"),
        "Pass": Draft(mark("Handover"), "handover", "handover"),
        "ListChange": Draft(mark("Handover"), "handover", opened_by=LIST),
        "TakingOver": Draft(mark("Handover"), "handover", opened_by=TAKE_OVER),
        "Refusal": Draft(mark("Handover"), "handover"),
    },
)
