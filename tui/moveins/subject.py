"""What the screens of move-ins answer to the halls, and how one begins at a home's page."""

from __future__ import annotations

from collections.abc import Iterator

from store import clock, moveins, residents
from store.moveins import LINES, MENDING, Course, LineStage, Mode, Walk
from store.residents import HomeKind, HomePage, PartyKind
from store.waiting import Waiting
from tui.answers import Answers, Draft, HomeLine
from tui.language import _, clockface, mark
from tui.language.labels import label
from tui.moveins import actions as acts
from tui.moveins import lines, words
from tui.moveins.page import WalkPage
from tui.moveins.screen import MoveInsScreen, fits, leaving, show
from tui.moveins.visits import VisitsScreen
from tui.register import drafts, home_line
from tui.screen.host import Host
from tui.widgets import paint
from tui.widgets.paint import Part, Tone


async def begin(desk: Host, home_id: int, person_id: int | None) -> None:
    """Go on with a home's move-in, or open one with what is known of the home filled in."""
    walk = moveins.open_of(home_id, Course.IN)
    if walk is None:
        there = MoveInsScreen()
        initial = _known(home_id)
        walk = await desk.ask(there.form(desk, there.STEPS[0], None, initial))
    if walk is not None:
        await desk.go(MoveInsScreen.SCOPE, walk.id)
        await show(desk, walk.id)


def _known(home_id: int) -> dict[str, object]:
    """Of the list of a new building, or of the home's file."""
    page = residents.home(home_id)
    initial: dict[str, object] = {"home": home_id, "mode": _mode(page)}
    visit = moveins.planned_of(home_id)
    owner = page.owner
    if visit is not None:
        told = {"owner": visit.owner, "notice_date": visit.notice_date}
        return initial | told | {"charged_from": visit.charged_from}
    if owner is not None:
        initial |= {"owner": owner.person.name}
    return initial | {"notice_date": clock.today()}


def _mode(page: HomePage) -> Mode:
    """Who is likely to come: of a shop its shopkeeper, for a company its handler."""
    if page.home.kind is HomeKind.SHOP:
        return Mode.SHOP
    owner = page.owner
    return Mode.COMPANY if owner and owner.person.kind is PartyKind.COMPANY else Mode.OWNER


async def begin_leaving(desk: Host, home_id: int, person_id: int | None) -> None:
    """Go on with who leaves a home, or begin with the person who is pointed at."""
    walk = moveins.open_of(home_id, Course.OUT, Course.SALE)
    if walk is None:
        page = residents.home(home_id)
        who = page.meant(person_id)
        initial: dict[str, object] = {"home": home_id, "last_day": clock.today()}
        initial |= {"owner": who.person.name} if who else {}
        walk = await desk.ask(leaving(desk, initial))
    if walk is not None:
        await desk.go(MoveInsScreen.SCOPE, walk.id)
        await show(desk, walk.id)


def of_home(home_id: int) -> Iterator[HomeLine]:
    """A home's walks, what each still waits for, and the papers that are owed (F5, M18)."""
    for walk in moveins.of_home(home_id):
        told: list[Part] = [
            *paint.fit(walk.number, 14),
            " ",
            *paint.fit([(label(walk.state), words.STATES.get(walk.state, Tone.PLAIN))], 9),
            *paint.fit(label(walk.mode if walk.course is Course.IN else walk.course), 16),
        ]
        if walk.stage in moveins.IN_HAND:
            told.append(_("  next: {step}").format(step=label(walk.next)))
        elif (lacks := moveins.missing(walk)) and walk.course is Course.IN:
            told.append(_("  missing: {papers}").format(papers=_(lacks[0].kind.called)))
        sign = "*" if walk.stage in moveins.IN_HAND else " "
        yield home_line(walk.subject, told, sign)
        yield from _of_lines(walk)


def _of_lines(walk: Walk) -> Iterator[HomeLine]:
    for line in moveins.lines_of(walk.id):
        if line.stage is LineStage.OWED and line.owed_by is not None:
            source, _number = moveins.line_called(line.code)
            until = clockface.day(line.owed_by)
            told = _("  {paper} to be brought by {day}").format(paper=_(source), day=until)
            yield home_line(line.subject, [(told, Tone.WARN)], "*")
        elif line.stage in MENDING:
            told = _("  {place}: {state}, ticket {ticket}, round {round}").format(
                place=line.name, state=label(line.stage), ticket=line.ticket, round=line.round
            )
            yield home_line(line.subject, [(told, Tone.WARN)], "*")


async def _open_walk(desk: Host, waits: Waiting) -> None:
    number = int(waits.subject.partition(":")[2])
    await desk.go(MoveInsScreen.SCOPE, number)
    await show(desk, number)


async def _open_line(desk: Host, waits: Waiting) -> None:
    line = LINES.table.one(int(waits.subject.partition(":")[2]))
    await desk.go(MoveInsScreen.SCOPE, line.movein_id)
    page = WalkPage(moveins.get(line.movein_id), MoveInsScreen(), fits, line.code)
    await desk.ask(page)


_FORMS = {do.asks.__name__: do.action.title for do in lines.EVERY if do.asks is not None}
ANSWERS = Answers(
    opens={
        **dict.fromkeys(
            ("movein.goes_on", "movein.leaves", "movein.waits", "movein.unpaid"), _open_walk
        ),
        **dict.fromkeys(
            ("movein_line.awaited", "movein_line.to_agree", "movein_line.meets"), _open_line
        ),
    },
    drafts={
        **drafts(MoveInsScreen),
        **drafts(VisitsScreen),
        "moveins/leave": Draft(acts.LEAVE.title, "moveins", "", acts.LEAVE),
        "movein_visits/plan": Draft(acts.PLAN.title, "movein_visits", "", acts.PLAN),
        **{f"movein/{name}": Draft(title, "moveins", "movein") for name, title in _FORMS.items()},
    },
    section=mark("Move-in"),
    of_home=of_home,
)
