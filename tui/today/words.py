"""What the lines of Today say, and the figures beside them (B1, D3)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING

from store import clock, journal, tickets
from store.desk import backup
from store.estate import shifts
from store.tickets import Waits
from store.today import Due, Today, Todo
from tui.language import _, clockface, mark
from tui.screen import actions
from tui.tickets import words as wording
from tui.tickets.steps import STEPS, action_for, fitted
from tui.widgets.paint import Tone, Words
from tui.widgets.rows import Drawn

if TYPE_CHECKING:
    from store.tickets import Queued
    from tui.screen.host import Place

STAFF = "staff"  # a screen that opens over another
NEW = "new"  # the action that opens the form of something new
# The form of a draft, by the first part of the draft's name: its screen, what the last part is the
# number of (or NEW), and its title.
DRAFTS: dict[str, tuple[str, str, str]] = {
    "NewTicket": ("tickets", NEW, mark("New report")),
    "NewEntry": ("dutylog", NEW, mark("Log entry")),
    "Correction": ("dutylog", "log", mark("Correction")),
    "FollowedUp": ("dutylog", "log", mark("Follow-up")),
    "NewKey": ("keys", NEW, mark("New key")),
    "KeyLoan": ("keys", "key", mark("Lending")),
    "KeyReturn": ("keys", "key", mark("Return of a key")),
    "KeyRelease": ("keys", "key", mark("Handing a key over")),
    "HomeTicket": ("residents", "home", mark("New report")),
    "HomeEntry": ("residents", "home", mark("Log entry")),
    "NewHome": ("residents", NEW, mark("New home")),
    "ChangedHome": ("residents", "home", mark("Home's data")),
    "NewPerson": ("residents", "home", mark("Add person")),
    "ResidentChange": ("residents", "home", mark("Particulars")),
    "NewVehicle": ("residents", "home", mark("Add vehicle")),
    "MoveOut": ("residents", "home", mark("Moving out")),
    "Relief": ("handover", NEW, mark("Handover")),
    "LineAnswer": ("handover", "handover", mark("Handover")),
    "Explanation": ("handover", "handover", mark("Handover")),
    "Pass": ("handover", "handover", mark("Handover")),
    "Refusal": ("handover", "", mark("Handover")),
    "NewStaff": (STAFF, "", mark("New staff member")),
    "StaffChange": (STAFF, "", mark("A staff member's data")),
    **{step.id: ("tickets", "ticket", step.title) for step in STEPS},
}


def draw_todo(todo: Todo, now: datetime) -> Drawn:
    """A line of the list, its clock leftmost."""
    alarming = todo.due in (Due.CALL, Due.CLOCK)
    late = alarming or todo.due in (Due.TICKET_LATE, Due.KEY_LATE)
    tone = Tone.ALARM if alarming else Tone.WARN if late else Tone.PLAIN
    words = _ticket_words(todo.queued) if todo.queued else _other_words(todo)
    return Drawn(
        ([(clock_words(todo, now), tone)], words), mark="!" if alarming else "*" if late else " "
    )


def clock_words(todo: Todo | None, now: datetime) -> str:
    """The running clock of a line, or what kind of thing it is."""
    if todo is None:
        return ""
    if todo.queued:
        return wording.clock_words(todo.queued, now)
    if todo.key and todo.key.loan:
        return wording.over(now - todo.key.loan.due_at)
    if todo.entry and todo.entry.follow_up_due:
        return clockface.near_day(todo.entry.follow_up_due)
    return _(_KINDS[todo.due])


_KINDS = {
    Due.UNSIGNED: mark("Unsigned"),
    Due.HANDOVER: mark("Handover"),
    Due.BACKUP: mark("Backup"),
    Due.CLOCK: mark("Clock"),
}


def _ticket_words(queued: Queued) -> Words:
    ticket = queued.ticket
    return [
        f"{wording.where(ticket)} ",
        (_step_words(queued), Tone.STRONG),
        "  ",
        *wording.subject(ticket),
        f"  {ticket.worker}",
    ]


def _step_words(queued: Queued) -> str:
    """What to do about a ticket; one that cannot be finished gets its reason and date (D3)."""
    due = tickets.next_step(queued.ticket, queued.clock.waits)
    step = action_for(due)
    if step is None:
        return ""
    title = _(fitted(step, queued.ticket, due).title)
    if queued.clock.waits is Waits.CALL:
        return _("Phone the resident")
    if queued.clock.waits is Waits.PROMISE and queued.clock.late:
        return _("{step}, or reason and new date").format(step=title)
    return title


def _other_words(todo: Todo) -> str:
    key, entry = todo.key, todo.entry
    if key and key.loan:
        due = clockface.moment(key.loan.due_at)
        return _("Key {hook} {home}: {who}, due {time}").format(
            hook=key.hook, home=key.home, time=due, who=key.loan.borrower
        )
    if entry:
        what = f"{entry.home} {entry.words.get('what', '')}".strip()
        return _("Follow up: {what}").format(what=what)
    if todo.due is Due.UNSIGNED:
        day = date.fromisoformat(todo.subject.partition(":")[2])
        return _("The log of {day} waits for the supervisor").format(day=clockface.day(day))
    if todo.due is Due.BACKUP:
        return _backup_words()
    if todo.due is Due.CLOCK:
        return _clock_words()
    return _("A handover is open: go on with it")


def _clock_words() -> str:
    """The server's clock had been ahead, or is behind now."""
    newest = journal.last()
    until = clockface.moment(newest.at if newest else clock.now())
    return _("Slow; the record stands at {time}").format(time=until)


def _backup_words() -> str:
    latest = backup.newest()
    if latest is None:
        return _("Never backed up yet: Enter does it now")
    return _("Last backed up {time}: Enter does it now").format(time=clockface.moment(latest))


def draft_words(name: str) -> str:
    """What a half-written form is, and of which ticket."""
    _screen, of, title = DRAFTS.get(name.partition(":")[0], ("", "", ""))
    number = name.rpartition(":")[2]
    where = wording.where(tickets.get(int(number))) if of == "ticket" else ""
    told = f"{_(title) or name} {where}".rstrip()
    return _("{form}: half written, go on with it").format(form=told)


def place_words(place: Place) -> str:
    """Where somebody was when their line was lost."""
    titles = {action.id: action.title for action in actions.EVERYWHERE}
    kind, _colon, number = place.subject.partition(":")
    told = wording.where(tickets.get(int(number))) if kind == "ticket" else ""
    where = f"{_(titles[place.screen])} {told}".rstrip()
    return _("{where}: go on where you were").format(where=where)


def greeting(today: Today) -> Words:
    """What the desk says on the telephone, and the reminders of the day (B1)."""
    settings = today.settings
    greeting = settings.greeting or _("Hello, {estate}.").format(estate=settings.name)
    return [" ", (greeting, Tone.STRONG), "   ", " | ".join(settings.reminders)]


def yesterday(today: Today) -> Iterator[str | Words]:
    """Yesterday's repairs in figures (D3)."""
    figures, unknown = today.yesterday, "-"
    yield [(_("Yesterday's repairs"), Tone.TITLE)]
    yield _("taken {taken}  done {done}  open {open}").format(
        taken=figures.taken, done=figures.completed, open=figures.unfinished
    )
    minutes = unknown if figures.arrival_minutes is None else figures.arrival_minutes
    late = (_("late {n}").format(n=figures.late), Tone.WARN if figures.late else Tone.PLAIN)
    yield [_("arrival {n} min").format(n=minutes), "  ", late]
    yield _("visited {visited}/{taken}  satisfied {n}").format(
        visited=figures.visited, taken=figures.taken, n=figures.satisfied
    )


def shift(today: Today) -> Iterator[str | Words]:
    """Who is on duty, and how long until the handover."""
    yield [(_("This shift"), Tone.TITLE)]
    duty = today.duty
    if duty is None:
        yield [(_("Nobody is on duty"), Tone.ALARM)]
        return
    yield _("On duty {name} since {time}").format(
        name=duty.staff.name, time=clockface.moment(duty.since)
    )
    if duty.until:
        yield _countdown(duty.until, today.now)
    if duty.until and duty.until > today.now:
        after = shifts.following(duty.until, today.settings)
        yield _("Next {shift} from {time}").format(
            shift=after.name, time=clockface.moment(after.start)
        )
    if today.handover:
        yield _("Relieved by {name}, here {time}").format(
            name=today.handover.incoming.name, time=clockface.moment(today.handover.begun_at)
        )


def _countdown(until: datetime, now: datetime) -> Words:
    hours, minutes = divmod(int(abs(until - now).total_seconds()) // 60, 60)
    length = _("{h} h {m} min") if hours else _("{m} min")
    length = length.format(h=hours, m=minutes)
    if now > until:
        return [(_("Handover is {length} late").format(length=length), Tone.WARN)]
    return [_("Handover in {length}").format(length=length)]


def turns(today: Today) -> datetime | None:
    """When the next deadline of a line passes."""
    queued = (todo.queued for todo in today.todo if todo.queued)
    ahead = (q.clock.deadline for q in queued if q.clock.deadline and not q.clock.late)
    return min(ahead, default=None)
