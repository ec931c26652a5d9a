"""How an application reads: how it stands, what is to be done next, its interviews (O10-O12)."""

from __future__ import annotations

from collections.abc import Iterator

from store import clock, recruitment
from store.recruitment import WORKING, Application, Stage, handing
from store.residents import masking
from tui.language import _, mark
from tui.language.labels import label
from tui.widgets.paint import Tone, Words

_NEXT = {
    Stage.RECEIVED: mark("Read it, and agree on a day for an interview, or do not take them."),
    Stage.SCREENED: mark("Hold the interview: five marks from 1 to 5."),
    Stage.INTERVIEWED: mark("See the papers and give the originals back, or interview again."),
    Stage.VERIFIED: mark("Make an offer; only now the ID number is asked for."),
    Stage.EXAMINED: mark("Make an offer; only now the ID number is asked for."),
    Stage.OFFERED: mark("Record the first day when they come."),
    Stage.RESERVE: mark("In reserve: may be made an offer still."),
    Stage.LEAVING: mark("Go through what is to be handed over, line by line; then close it."),
}


def late(one: Application) -> bool:
    """Whether the contract, the trial or the handing over has waited too long."""
    today = clock.today()
    due = (one.contract_due, one.trial_until if one.stage is Stage.TRIAL else None)
    leaves = one.last_day if one.stage is Stage.LEAVING else None
    return any(day is not None and day < today for day in (*due, leaves))


def next_step(one: Application) -> str:
    """What is to be done now; empty for nothing."""
    if one.stage is Stage.VERIFIED and one.must_be_examined:
        return _("This post needs a medical examination first: {what}.").format(
            what=label(one.medical)
        )
    if (due := one.contract_due) is not None:
        told = _("Contract in writing until {day} (劳动合同法 10).")
        return told.format(day=due.isoformat())
    if one.stage in (Stage.TRIAL, Stage.PERMANENT) and (left := handing.at_start(one).left):
        return _("{count} things are still to be handed out.").format(count=len(left))
    if one.stage is Stage.TRIAL and one.trial_until is not None:
        return _("On trial until {day}; then they stay, or they leave.").format(
            day=one.trial_until.isoformat()
        )
    return _(_NEXT[one.stage]) if one.stage in _NEXT else ""


def history(one: Application) -> Iterator[str]:
    """What else the same person has applied for (Q123)."""
    for each in recruitment.of_applicant(one.applicant_id):
        if each.id != one.id:
            yield _("Has applied before: {number}, {day}, {post}, {stage}").format(
                number=each.number,
                day=each.received_on.isoformat(),
                post=each.post,
                stage=label(each.stage),
            )


def told(one: Application) -> Iterator[str | Words]:
    """What is kept of an application; a phone is masked until it is needed."""
    if one.lapsed_on is not None:
        yield _("Erased on {day}: what was personal is not kept longer.").format(
            day=one.lapsed_on.isoformat()
        )
        return
    person = recruitment.APPLICANTS.one(one.applicant_id)
    facts = [masking.phone(one.phone), person.born, person.education, one.expects]
    yield "  ".join(filter(None, facts))
    for text in (one.experience, one.papers, one.health):
        if text:
            yield text
    for held in recruitment.interviews.of(one.id):
        marks = " ".join(str(getattr(held, name)) for name in recruitment.MARKS)
        yield _("Interview {place}, {day}: {marks} = {sum} of 25, {verdict}, {who}").format(
            place=held.place,
            day=held.on_day.isoformat(),
            marks=marks,
            sum=held.sum,
            verdict=label(held.verdict),
            who=held.interviewer,
        )
    if one.reason:
        yield [(_("Reason"), Tone.FAINT), f"  {one.reason}"]
    if one.stage in WORKING and one.starts_on is not None:
        yield _("Since {day}, contract {months} months {contract}").format(
            day=one.starts_on.isoformat(), months=one.term or "∞", contract=one.contract
        )
