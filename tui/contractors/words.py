"""How contractors, their people, checks and scores show."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from store import clock, contractors, money, trainings
from store.contractors import (
    BOUND,
    Contractor,
    Kept,
    Mark,
    Paper,
    Person,
    Rolled,
    Section,
    SectionScore,
    Sheet,
    Stage,
    Stint,
)
from tui.language import _, clockface
from tui.language.labels import label
from tui.widgets.paint import Tone, Words


def missing(one: Contractor) -> list[Paper]:
    """The papers of a contractor's own that do not hold today."""
    gone = one.stage in (Stage.ENDED, Stage.BARRED)
    return [] if gone else contractors.expired(one, clock.today(), clock.today())


def state(one: Contractor) -> Words:
    """How a contractor stands, and that something has expired."""
    if missing(one):
        return [(_("paper expired"), Tone.ALARM)]
    if one.stage in BOUND and not one.covered(clock.today()):
        return [(_("contract expired"), Tone.ALARM)]
    tones = {Stage.MENDING: Tone.WARN, Stage.BARRED: Tone.ALARM, Stage.ENDED: Tone.FAINT}
    return [(label(one.stage), tones.get(one.stage, Tone.PLAIN))]


def contract(one: Contractor) -> Iterator[str | Words]:
    """Who it is, and what its contract says."""
    people = "  ".join(filter(None, (one.head, one.lead, one.phone)))
    day = one.agreed_on.isoformat() if one.agreed_on else "-"
    agreed = "  " + _("safety agreement of {day}").format(day=day) if one.contract else ""
    yield f"{label(one.trade)}  {one.code}  {people}{agreed}"
    if one.since is None or one.until is None:
        return
    yield _("Contract {no}  {since} to {until}  {posts} people  {fee} yuan a month").format(
        no=one.contract,
        since=one.since.isoformat(),
        until=one.until.isoformat(),
        posts=one.posts,
        fee=money.text(one.fee),
    )


def next_step(one: Contractor) -> str:
    """What has to be done about a contractor now."""
    if found := missing(one):
        paper = found[0]
        return _("{kind} {no} has expired: it cannot be chosen until it is renewed.").format(
            kind=label(paper.kind), no=paper.no
        )
    if one.stage is Stage.LOOKED_AT:
        return _("Enter its licence among its papers, then put it on the list.")
    if one.stage is Stage.LISTED:
        return _("It may be asked for work: conclude a contract.")
    if one.stage is Stage.CONTRACTED:
        return _("It begins once insurance and safety agreement are there.")
    if one.stage is Stage.MENDING and one.mend_by is not None:
        return _("To mend until {day}; say so when it has.").format(day=one.mend_by.isoformat())
    if (month := contractors.to_score(one.id)) and clock.today() >= contractors.after(month):
        return _("{month} is over: score it on the page of scores.").format(month=month)
    return ""


def stint(one: Stint) -> str:
    """People on site, and how many posts nobody came for."""
    told = _("On site since {at}: {came} of {posts}  {place}  {who}").format(
        at=clockface.short(one.since),
        came=one.came,
        posts=one.posts,
        place=one.place,
        who=one.who,
    )
    if not one.short:
        return told
    return told + "  " + _("{n} missing").format(n=one.short)


def paper_state(one: Paper, on: date) -> Words:
    """How a paper reads on a day."""
    if one.stage is Kept.WITHDRAWN:
        return [(label(one.stage), Tone.FAINT)]
    if on > one.expires:
        return [(_("expired"), Tone.ALARM)]
    if on < one.issued:
        return [(_("not yet begun"), Tone.PLAIN)]
    soon = (one.expires - on).days <= contractors.settings().reminder
    return [(_("expires soon"), Tone.WARN) if soon else (_("valid"), Tone.PLAIN)]


def may_work(one: Person, on: date) -> Words:
    """Whether somebody may be set to work on a day, or what they lack (O15)."""
    if one.stage is not Rolled.HERE:
        return [(label(one.stage), Tone.FAINT)]
    if not contractors.is_trained(one, on):
        return [(_("not trained"), Tone.ALARM)]
    if contractors.lacks(one, on):
        return [(_("paper expired"), Tone.ALARM)]
    return [(_("may work"), Tone.GOOD)]


def training(one: trainings.Training) -> str:
    """A training in a line: when, what, how long, with what result, until when."""
    until = trainings.last_day(one) if one.counts else None
    told = [
        one.held_on.isoformat(),
        label(one.kind),
        one.topic,
        _("{n} class hours").format(n=one.hours),
        label(one.stage) if one.stage is trainings.Stage.WITHDRAWN else label(one.result),
        "" if one.score is None else str(one.score),
        _("until {day}").format(day=until.isoformat()) if until else "",
    ]
    return "  ".join(filter(None, told))


def result(weight: int, mark: Mark | None) -> tuple[str, Tone]:
    """How a section of a check is marked."""
    if mark is None:
        return _("to mark"), Tone.WARN
    if mark.got is None:
        return _("does not apply"), Tone.FAINT
    return f"{mark.got}/{weight}", Tone.GOOD if mark.got == weight else Tone.WARN


def marked(mark: Mark) -> str:
    """What was marked, in a line."""
    finding = _("finding {n}").format(n=mark.finding) if mark.finding else ""
    return "  ".join(filter(None, (finding, mark.note)))


def section(one: Section, weight: int) -> str:
    """What is looked at, and its points."""
    return f"{label(one)} ({weight})"


def scored(one: SectionScore) -> str:
    """A section of a month: its points, of how many checks, and how often it did not apply."""
    told = _("{points} of {weight}, {n} checks, {na} left out").format(
        points=one.text, weight=one.weight, n=one.n, na=one.na
    )
    return f"{label(one.section)}  {told}"


def fee(one: Sheet) -> str:
    """What is proposed to be taken off the fee, or was."""
    if one.deducted is not None:
        return _("{sum} yuan taken off").format(sum=money.text(one.deducted))
    if not one.proposed:
        return ""
    return _("proposed: {percent} % of the fee, {sum} yuan less").format(
        percent=one.pays, sum=money.text(one.proposed)
    )
