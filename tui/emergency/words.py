"""How an emergency, a plan and their steps read on screen."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from store import clock, emergency
from store.emergency import Course, Emergency, Kind, Line, Outcome, Plan, Said, Section, Stage
from store.emergency.roles import present_for
from tui.language import _, clockface, mark
from tui.language.labels import label
from tui.widgets.paint import Part, Tone, Words
from tui.widgets.rows import Drawn

FIRST = (("119", mark("fire")), ("110", mark("police")), ("120", mark("ambulance")))
TONES = {
    Stage.RUNNING: Tone.ALARM,
    Stage.CONTROLLED: Tone.WARN,
    Stage.ENDED: Tone.WARN,
    Stage.FALSE: Tone.FAINT,
    Stage.JOINED: Tone.FAINT,
}


def numbers(plan: Plan | None = None) -> Words:
    """What to dial before anything else (G16)."""
    called: list[Part] = [" ", (_("Dial first: "), Tone.ALARM)]
    for number, whose in FIRST:
        called += [(number, Tone.KEY), f" {_(whose)}  "]
    known = {number for number, _whose in FIRST}
    for call in plan.calls if plan else ():
        if call.number not in known and call.known:
            called += [(call.number, Tone.KEY), f" {call.whose}  "]
        elif not call.known:
            called += [(f"{call.whose} ", Tone.PLAIN), (_("no number"), Tone.WARN), "  "]
    return called


def drill(one: Emergency) -> str:
    """That it is a drill, wherever it stands (D30)."""
    return _("DRILL") + " " if one.drill else ""


def named(one: Emergency) -> str:
    """Which it is, in few words."""
    return "  ".join(
        filter(None, (f"{drill(one)}{label(one.kind)}", one.number, one.place, label(one.stage)))
    )


def heading(now: Course, at: datetime) -> Words:
    """Which it is, since when, and how it stands."""
    one = now.emergency
    since = _("reported {at}").format(at=clockface.moment(one.reported))
    line: list[Part] = [
        " ",
        (f"{drill(one)}{label(one.kind)} {one.number}", Tone.TITLE),
        f"  {one.place}  " if one.place else "  ",
        f"{since}  ",
        (label(one.stage), TONES.get(one.stage, Tone.PLAIN)),
    ]
    if one.stage is Stage.RUNNING:
        line += ["  ", (f"T+{emergency.minutes_after(one, at)}", Tone.STRONG)]
    for part in reports(one, at):
        line += ["  ", part]
    return line


def progress(now: Course) -> Words:
    """How many steps are decided, and how many of the critical ones."""
    steps = now.section(Section.STEPS)
    done = sum(line.answer is not None for line in steps)
    critical = [line for line in steps if line.facts["critical"]]
    decided = sum(line.answer is not None for line in critical)
    told = _("Steps {done}/{all}   critical {decided}/{critical}").format(
        done=done, all=len(steps), decided=decided, critical=len(critical)
    )
    asked = now.section(Section.REPORT)
    written = sum(line.answer is not None for line in asked)
    return [
        " ",
        told + "   ",
        _("Report {n}/{all}   Signatures {signed}/3").format(
            n=written, all=len(asked), signed=len(now.signatures)
        ),
    ]


def when(line: Line) -> str:
    """By when, in minutes from the report or in the plan's word; ``!`` is critical."""
    told = str(line.facts["when"])
    told = f"T+{told}" if told.isdecimal() else told
    return told + ("!" if line.facts["critical"] else "")


def late(line: Line, said: Said | None, at: datetime) -> timedelta | None:
    """How long after its time a step was done, or is not done yet; None in time."""
    due = line.facts.get("due")
    if due is None or (said is not None and said.outcome is not Outcome.DONE):
        return None
    over = (said.at if said else at) - clock.from_ms(due)
    return over if over >= timedelta(minutes=1) else None


def drawn(now: Course, line: Line, at: datetime) -> Drawn:
    """A step as a line: how it stands, by when, who, what."""
    said = now.newest(line)
    cells: list[str | Words] = [
        [_state(now, line, said, at)],
        when(line),
        str(line.facts["who"]),
        line.title,
    ]
    open_ = now.emergency.stage in emergency.OPEN
    urgent = open_ and said is None and bool(late(line, None, at)) and line.facts["critical"]
    return Drawn(cells, mark="!" if urgent else " ")


def _state(now: Course, line: Line, said: Said | None, at: datetime) -> Part:
    over = late(line, said, at)
    if said is None:
        open_ = now.emergency.stage in emergency.OPEN
        return (_("late"), Tone.ALARM) if over and open_ else (_("to do"), Tone.WARN)
    if said.outcome is Outcome.NOT_NEEDED:
        return _("no need"), Tone.FAINT
    if said.outcome is Outcome.IMPOSSIBLE:
        return _("not done"), Tone.ALARM
    behind = f"+{int(over.total_seconds()) // 60}" if over else ""
    return clockface.hhmm(said.at) + behind, Tone.WARN if over else Tone.GOOD


def told(now: Course, line: Line, at: datetime) -> Iterator[str | Words]:
    """A step in full: what to do, to say, to note, who is on for it; and what was said of it."""
    yield [(f"{when(line)} {line.facts['who']}  ", Tone.STRONG), (line.title, Tone.STRONG)]
    if line.facts["say"]:
        yield [(_("Say: "), Tone.FAINT), str(line.facts["say"])]
    if line.facts["note"]:
        yield [(_("Note: "), Tone.FAINT), str(line.facts["note"])]
    if there := _there(str(line.facts["who"]), at):
        yield [(_("Here now: "), Tone.FAINT), there]
    every = [one for one in now.said if one.key == line.key]
    for place, one in enumerate(every, 1):
        yield _said(one, corrected=place < len(every))


def owed(one: Emergency, at: datetime) -> Iterator[Words]:
    """The reports that are owed, each with its time; and what the press is told (D16, D17)."""
    yield from ([part] for part in reports(one, at))
    yield press()


def reports(one: Emergency, at: datetime) -> Iterator[Part]:
    """The reports that are owed, each with its time."""
    for report, due in emergency.owed(one):
        told = _("To be reported {how} {time}").format(
            how=label(report), time=clockface.moment(due)
        )
        yield told, Tone.ALARM if due <= at else Tone.WARN


def press() -> Words:
    """What the desk says to the press (D17)."""
    return [(_("To the press: "), Tone.FAINT), emergency.settings().press]


def _there(who: str, at: datetime) -> str:
    """Who of the step's role is on now (D23)."""
    found = present_for(who, at)
    if found is None:
        return ""
    return ", ".join(f"{one.name} {one.number}" for one in found) or _("nobody: go on to the next")


def _said(one: Said, *, corrected: bool) -> Words:
    said = "  ".join(
        filter(None, (clockface.moment(one.at), label(one.outcome), one.told, one.note))
    )
    written = one.entry.happened
    if abs(written - one.at) > timedelta(minutes=5):
        said += _("  (written {at})").format(at=clockface.hhmm(written))
    return [(_("corrected: ") + said, Tone.FAINT)] if corrected else [said]


def plan_words(kind: Kind) -> Iterator[str | Words]:
    """A plan to read: its version, the numbers, its steps."""
    now = emergency.newest(kind)
    version = (
        _("version {n}, since {at}").format(n=now.version, at=clockface.moment(now.since))
        if now
        else _("as it came with the program")
    )
    yield [(f"{kind.value} {label(kind)}  ", Tone.STRONG), version]
    plan = emergency.plan(kind)
    yield numbers(plan)
    for step in plan.steps:
        sign = f"T+{step.when}" if step.when.isdecimal() else step.when
        yield [(f"{sign}{'!' if step.critical else ''} {step.who}  ", Tone.STRONG), step.what]
        if step.say:
            yield [(_("Say: "), Tone.FAINT), step.say]
