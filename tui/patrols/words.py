"""How rounds and their points show."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from store import clock
from store.patrols import Noted, Point, Result, Round, Stage, Verdict, Walk
from store.plans import Status
from tui.language import _, clockface
from tui.language.labels import label
from tui.widgets.paint import Tone, Words

ENTERED_LATE = timedelta(minutes=15)  # after somebody was there (I8)
_TONES = {
    Result.NORMAL: Tone.GOOD,
    Result.ABNORMAL: Tone.ALARM,
    Result.NO_ACCESS: Tone.WARN,
    Result.NOT_REACHED: Tone.WARN,
}


def state(one: Round) -> tuple[str, Tone]:
    """How a round stands, in a word or two (I9)."""
    walk, now = one.walk, clock.now()
    if walk and walk.stage is Stage.WALKING and not _missed(one):
        return label(Stage.WALKING), Tone.STRONG
    if one.occurrence is None:
        assert walk is not None
        return label(walk.stage), Tone.PLAIN
    due = one.occurrence.state(now)
    if due is Status.MISSED and walk and walk.noted:
        return label(Stage.INCOMPLETE), Tone.ALARM
    if due is Status.DUE and walk and walk.stage is Stage.INCOMPLETE:
        return label(Stage.INCOMPLETE), Tone.WARN
    tones = {Status.MISSED: Tone.ALARM, Status.DUE: Tone.WARN, Status.LATE: Tone.WARN}
    return label(due), tones.get(due, Tone.GOOD if due is Status.DONE else Tone.FAINT)


def _missed(one: Round) -> bool:
    return one.occurrence is not None and one.occurrence.state(clock.now()) is Status.MISSED


def reached(one: Round) -> str:
    """How many of its points are noted."""
    noted = one.walk.noted if one.walk else 0
    return f"{noted}/{len(one.route.points)}"


def spell(one: Round) -> str:
    """From when to when it is to be walked, or since when it was."""
    since = clockface.short(one.starts)
    if one.occurrence is None:
        return since
    return f"{since}–{clockface.hhmm(one.occurrence.ends)}"


def remarks(one: Round) -> str:
    """What stands out of it: what was wrong, what is doubted, that it was of one's own accord."""
    told = [_("of one's own accord")] if one.occurrence is None else []
    if one.walk and one.walk.abnormal:
        told.append(_("wrong {n}").format(n=one.walk.abnormal))
    if one.walk and one.walk.doubted:
        told.append(_("doubted {n}").format(n=one.walk.doubted))
    return "  ".join(told)


def result(noted: Noted | None) -> tuple[str, Tone]:
    """How a point stands."""
    if noted is None:
        return _("to note"), Tone.WARN
    return label(noted.result), _TONES[noted.result]


def told(noted: Noted) -> str:
    """What was noted of a point, in a line: when, how, what is doubted of it."""
    parts = [clockface.short(noted.happened), label(noted.method)]
    if noted.finding:
        parts.append(_("finding {n}").format(n=noted.finding))
    parts += [noted.note] if noted.note else []
    if noted.doubt is not None:
        verdict = label(Verdict(noted.judged)) if noted.judged else _("doubted")
        parts.append(f"{verdict} ({label(noted.doubt)})")
    if noted.written - noted.happened > ENTERED_LATE:
        parts.append(_("entered {at}").format(at=clockface.short(noted.written)))
    return "  ".join(parts)


def look(point: Point) -> str:
    """Where, and what to look at."""
    return _(": ").join(filter(None, (point.place, point.look)))


def points(walk: Walk) -> Iterator[str | Words]:
    """A round's points, a line each."""
    for _place, point, noted in walk.points():
        word, tone = result(noted)
        yield [(f"{word}  ", tone), point.place, "  ", told(noted) if noted else point.look]


def named(one: Round) -> str:
    """A round in few words."""
    number = one.walk.number if one.walk else ""
    return "  ".join(filter(None, (number, one.title, spell(one), state(one)[0])))
