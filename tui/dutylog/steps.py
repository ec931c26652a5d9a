"""What can be done about an entry, wherever it is pointed at (D2, D3)."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar, TypeVar

from store import clock, dutylog
from store.dutylog import Correction, FollowedUp, LogEntry, NewFollowUp
from store.subjects import thing_of
from tui.form.screen import Form
from tui.language import _, mark
from tui.screen.actions import Action
from tui.screen.deskscreen import DeskScreen
from tui.screen.host import Host
from tui.sentences import sentence
from tui.subjects import OF_THING
from tui.widgets.paint import Tone

R = TypeVar("R")

NEW = Action("new", ("ctrl+n",), mark("Write"), mark("Write an entry."), 4)

CORRECT = Action(
    "correct",
    ("ctrl+e",),
    mark("Correct"),
    mark("Write what the entry should have said; both stay."),
    14,
)
FOLLOW = Action(
    "follow",
    ("ctrl+u",),
    mark("Follow up"),
    mark("Say what has to be followed up, that it is done, or why not and until when."),
    12,
)
JUMP = Action(
    "jump", ("ctrl+g",), mark("Go to"), mark("Go to its ticket, key, handover or home."), 20
)
ABOUT_ENTRY = (CORRECT, FOLLOW, JUMP)


class OnEntry(DeskScreen[R]):
    """A screen that points at an entry of the log."""

    ABOUT: ClassVar[tuple[Action, ...]] = ABOUT_ENTRY

    @property
    def entry(self) -> LogEntry | None:
        """The entry that is pointed at."""
        raise NotImplementedError

    def recorded(self, entry: LogEntry) -> None:
        """Something was written about the entry."""

    def can(self, action: Action) -> bool:
        """Whether the entry is one for this action."""
        entry = self.entry
        if action not in ABOUT_ENTRY:
            return True
        if entry is None or entry.kind == "day.signed":
            return False
        if action is FOLLOW:
            return True
        return action is CORRECT or _leads_to(entry) is not None

    async def act_correct(self) -> None:
        """Write a correction."""
        entry = self.entry
        if entry is None:
            return
        form = Form(
            Correction,
            _("Correction of no. {n}; both stay in the log").format(n=entry.number),
            self.app.writes(dutylog.correct, entry.number),
            initial=_as_it_stands(entry),
            heading=[(sentence(entry), Tone.FAINT)],
            draft=f"Correction:{entry.number}",
            first="what",
        )
        written = await self.app.ask(form)
        if written is not None:
            self.recorded(written)
            self.say(_("Written as no. {n}.").format(n=written.number), Tone.GOOD)

    async def act_follow(self) -> None:
        """Say that it was followed up, or why not and until when."""
        entry = self.entry
        if entry is None:
            return
        written = await self.app.ask(_following(self.app, entry))
        if written is not None:
            self.recorded(written)
            self.say(_("Written as no. {n}.").format(n=written.number), Tone.GOOD)

    async def act_jump(self) -> None:
        """Go to what the entry is about."""
        target = None if self.entry is None else _leads_to(self.entry)
        if target is not None:
            await self.app.go(*target)


def _following(desk: Host, entry: LogEntry) -> Form[Any, LogEntry]:
    """How an open follow-up stands; of any other entry, what has to be followed up (H3)."""
    root = dutylog.get(entry.follows) if entry.follows else entry
    if not root.open:
        return Form(
            NewFollowUp,
            _("What has to be followed up of no. {n}?").format(n=entry.number),
            desk.writes(dutylog.begin_follow_up, entry.number),
            initial={"due": clock.today()},
            heading=[(sentence(entry), Tone.FAINT)],
            draft=f"NewFollowUp:{entry.number}",
            first="what",
        )
    return Form(
        FollowedUp,
        _("Follow-up of no. {n}").format(n=entry.number),
        desk.writes(dutylog.follow_up, entry.number),
        heading=[(sentence(entry), Tone.FAINT)],
        draft=f"FollowedUp:{entry.number}",
        about=entry.subject,
        first="words",
    )


def _as_it_stands(entry: LogEntry) -> dict[str, object]:
    told: dict[str, object] = {"category": entry.category, "home": entry.home_id}
    if entry.kind in {"log.written", "log.corrected"}:
        told.update(entry.words)
        told["happened"] = entry.happened
    if entry.open:
        told["follow_up_due"] = entry.follow_up_due
    return told


def _leads_to(entry: LogEntry) -> tuple[str, object] | None:
    """The screen and the key there of what an entry is about."""
    page = OF_THING.get(thing_of(entry.subject))
    if page and page != OF_THING["log"]:
        return page, entry.subject
    return (OF_THING["home"], entry.home_id) if entry.home_id else None


def day_of(key: object) -> tuple[date, int | None]:
    """The day and entry that ``log:NUMBER`` or ``day:YYYY-MM-DD`` means; raises ``NotFound``.

    Who signs as a deputy stands on no page of its own: today's. An absence is on its first day's.
    """
    part, _colon, rest = str(key).rpartition(":")
    if part == "absence":
        return clock.day(dutylog.get_absence(int(rest)).since), None
    if part == "deputy":
        return clock.today(), None
    if part == "day":
        return date.fromisoformat(rest), None
    entry = dutylog.get(int(rest))
    return entry.day, entry.number
