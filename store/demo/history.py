"""The demo's past days, shift by shift: reports, log entries, keys, signatures (D1–D4, W1–W9)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from store import clock, dutylog, tickets
from store.demo import handovers, keyboard, logbook, repairs, reports
from store.demo.keyboard import Board
from store.demo.logbook import Event
from store.demo.repairs import Way
from store.demo.reports import Question, Report
from store.demo.roster import NIGHT, SHIFTS_A_DAY
from store.demo.scene import Course, Deck, Scene
from store.dutylog import Correction, FollowedUp, NewEntry
from store.keys import Identity
from store.rights import Staff
from store.tickets import Kind

HANDOVER_DAYS = 7
# Tickets, log entries and lendings of a shift.
BUSY = {"早班": (4, 5, 2), "中班": (3, 4, 1), NIGHT: (1, 3, 0)}
EVENTS = {"早班": logbook.MORNING, "中班": logbook.EVENING, NIGHT: logbook.NIGHT}
_KINDS = (Kind.REPAIR, Kind.PAID, Kind.COMPLAINT, Kind.ENQUIRY)
_OFTEN = (62, 12, 13, 13)


@dataclass(frozen=True)
class Decks:
    """What is dealt out over the days, so that nothing comes twice too soon."""

    reports: dict[Kind, Deck[Report]]
    night: Deck[Report]
    ways: dict[bool, Deck[Way]]
    questions: dict[Kind, Deck[Question]]
    events: dict[str, Deck[Event]]
    keys: Deck[int]
    borrowers: Deck[tuple[str, Identity, str]]


def plan(scene: Scene, board: Board, days: int, pin: str) -> None:
    """Plan all days; dice are thrown in the same order whatever the time is now."""
    decks = _decks(scene, board)
    for block in range(days, 0, -1):
        for name in BUSY:
            _shift(scene, decks, block, name)
    _emergency(scene, min(days, 5))
    if days > 1:
        _unfinished(scene)
    window = min(days, HANDOVER_DAYS) * SHIFTS_A_DAY
    handovers.take_desk(scene, window)
    for back in range(window - 1, -1, -1):
        handovers.hand_over(scene, back, pin)
    _sign_days(scene, pin)


def _decks(scene: Scene, board: Board) -> Decks:
    rng = scene.rng
    return Decks(
        reports={
            Kind.REPAIR: Deck(reports.REPAIRS, rng),
            Kind.PAID: Deck(reports.PAID, rng),
        },
        night=Deck(reports.NIGHT, rng),
        ways={True: Deck(repairs.SPANNING, rng), False: Deck(repairs.SAME_DAY, rng)},
        questions={
            Kind.COMPLAINT: Deck(reports.COMPLAINTS, rng),
            Kind.ENQUIRY: Deck(reports.ENQUIRIES, rng),
        },
        events={name: Deck(events, rng) for name, events in EVENTS.items()},
        keys=Deck(board.lendable, rng),
        borrowers=Deck(keyboard.BORROWERS, rng),
    )


def _shift(scene: Scene, decks: Decks, block: int, name: str) -> None:
    back, rng = scene.roster.back_to(block, name), scene.rng
    reported, written, lent = BUSY[name]
    for _ in range(reported):
        _report(scene, decks, back, may_span(block))
    for _ in range(written):
        _write(scene, back, rng.uniform(10, 425), decks.events[name].deal(), block)
    for slot in range(lent):
        minute = 20 + 200 * slot + rng.uniform(0, 40)
        keyboard.borrow(scene, back, minute, decks.keys.deal(), decks.borrowers)


def may_span(block: int, days: int = 1) -> bool:
    """Whether what begins in this block may go on ``days`` later.

    What is open at a handover is a line of it: a way into or across the days with handovers would
    make their number depend on the time of day.
    """
    return block - days >= 1 and not block - days <= HANDOVER_DAYS < block


def _report(scene: Scene, decks: Decks, back: int, spans: bool) -> None:
    kind = scene.rng.choices(_KINDS, weights=_OFTEN)[0]
    minute = scene.rng.uniform(12, 270 if spans else 200)
    if scene.roster.shifts[back].name == NIGHT:
        report, way = decks.night.deal(), decks.ways[False].deal()
        repairs.repair(scene, back, minute, report, way, spans=spans)
    elif kind in decks.reports:
        report, way = decks.reports[kind].deal(), decks.ways[spans].deal()
        repairs.repair(scene, back, minute, report, way, spans=spans)
    else:
        about = decks.questions[kind].deal()
        repairs.question(scene, back, minute, about, kind, spans=spans)


def _write(scene: Scene, back: int, minute: float, event: Event, block: int) -> None:
    """Plan an entry, now and then with a correction, and its follow-up if it needs one (D1–D3)."""
    rng, roster = scene.rng, scene.roster
    at, by = roster.moment(back, minute), roster.assistant(back)
    followed = bool(event.outcome) and may_span(block)
    new = NewEntry(
        category=event.category,
        home=scene.callers.deal().home_id if event.at_home else None,
        what=event.what,
        handled=event.handled,
        follow_up_due=roster.shifts[back - roster.gap(back)].day if followed else None,
    )
    entry = Entry(new, by)
    scene.timeline.plan(at, entry.write)
    if event.at_home and not followed and rng.random() < 0.12:
        home = scene.callers.deal().home_id
        scene.timeline.plan(at + timedelta(minutes=3), lambda: entry.correct(home))
    if followed:
        _follow_up(scene, entry, event, back - roster.gap(back), block)


@dataclass
class Entry:
    """A planned log entry and the number that it gets."""

    new: NewEntry
    by: Staff
    number: int = 0

    def write(self) -> None:
        """Write it (D1)."""
        self.number = dutylog.write(self.new, by=self.by).number

    def correct(self, home_id: int) -> None:
        """It stood at the wrong home (D2)."""
        what, handled = f"{self.new.what} ({logbook.SLIP})", self.new.handled
        correction = Correction(what=what, handled=handled, home=home_id)
        dutylog.correct(self.number, correction, by=self.by)

    def follow(self, followed: FollowedUp, by: Staff) -> None:
        """It is followed up (D3)."""
        dutylog.follow_up(self.number, followed, by=by)


def _follow_up(scene: Scene, entry: Entry, event: Event, back: int, block: int) -> None:
    """Plan that it is done on the day it is due, or a day later with the reason (D3)."""
    rng, roster = scene.rng, scene.roster
    at = roster.moment(back, rng.uniform(20, 300))
    done = FollowedUp(done=True, words=event.outcome)
    if may_span(block, 2) and rng.random() < 0.2:
        tomorrow = clock.day(at) + timedelta(days=1)
        waits = FollowedUp(done=False, words=logbook.NOT_YET, due=tomorrow)
        by = roster.assistant(back)
        scene.timeline.plan(at, lambda: entry.follow(waits, by))
        at, back = at + timedelta(days=1), back - SHIFTS_A_DAY
    closer = roster.assistant(back)
    scene.timeline.plan(at, lambda: entry.follow(done, closer))


def _emergency(scene: Scene, block: int) -> None:
    """Plan the day the lift stuck: each step of the plan with its time (D5, D6)."""
    back = scene.roster.back_to(block, "早班")
    start = scene.rng.uniform(100, 200)
    for minutes, category, what, handled in logbook.TRAPPED:
        event = Event(category, what, handled)
        _write(scene, back, start + minutes, event, block)


def _unfinished(scene: Scene) -> None:
    """Plan an urgent repair still at work when the shift ended: the supervisor let it pass (H9)."""
    report = reports.BURST
    back = scene.roster.back_to(2, "早班")
    course = Course(scene, back, scene.roster.moment(back, 410))
    course.take(repairs.reported(scene, report))
    repairs.send(course, report)
    course.then(9, tickets.arrive)
    repairs.finish(course.later(1, 35), report)


def _sign_days(scene: Scene, pin: str) -> None:
    """Plan the supervisor's signature under each page the morning after; not yesterday's (D4)."""
    roster = scene.roster
    page, yesterday = clock.day(roster.shifts[-1].start), clock.day(roster.now) - timedelta(days=1)
    while page < yesterday:
        minutes = timedelta(minutes=scene.rng.uniform(2, 40))
        _sign(scene, page, clock.moment(page + timedelta(days=1), time(9)) + minutes, pin)
        page += timedelta(days=1)


def _sign(scene: Scene, page: date, at: datetime, pin: str) -> None:
    by = scene.roster.supervisor
    scene.timeline.plan(at, lambda: dutylog.sign_day(page, pin, by=by))
