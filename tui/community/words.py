"""How events and sign-ups show, and what is to be done next (O17, O18)."""

from __future__ import annotations

from store import clock, community
from store.community import Event, Party, Seat, SignStage, Signup, Stage
from tui.language import _, clockface, mark
from tui.language.labels import label
from tui.widgets.paint import Part, Tone, Words

NEXT = {
    Stage.IDEA: mark("Draw its plan up, a week before it at the latest."),
    Stage.DRAFT: mark("Programme, safety plan, then have it approved."),
    Stage.ASKED: mark("Who is in charge approves it, or sends it back."),
    Stage.APPROVED: mark("Hang the notice out: then people sign up."),
    Stage.NOTICED: mark("Take sign-ups; on the day tick who comes, then say that it was held."),
    Stage.HELD: mark("Tick who came, then sum it up."),
    Stage.SUMMED: mark("Somebody else looks through it and files it."),
}
_TONES = {
    SignStage.OFFERED: Tone.WARN,
    SignStage.QUEUED: Tone.WARN,
    SignStage.CAME: Tone.GOOD,
    SignStage.PLACED: Tone.GOOD,
}
_STAGES = {
    Stage.ASKED: Tone.WARN,
    Stage.NOTICED: Tone.GOOD,
    Stage.HELD: Tone.WARN,
    Stage.CANCELLED: Tone.ALARM,
}


def state(one: Event) -> Part:
    """How an event stands."""
    return label(one.stage), _STAGES.get(one.stage, Tone.PLAIN)


def stands(one: Signup) -> Part:
    """How a sign-up stands."""
    return label(one.stage), _TONES.get(one.stage, Tone.FAINT)


def party(given: Party) -> str:
    """How many come, and of which kinds."""
    each = _("{kind} {n}")
    kinds = [each.format(kind=label(seat), n=given.of(seat)) for seat in Seat if given.of(seat)]
    return f"{given.total} ({' '.join(kinds)})" if len(kinds) > 1 else str(given.total)


def next_step(one: Event) -> str:
    """What is to be done about it now."""
    if one.stage in (Stage.NOTICED, Stage.CANCELLED) and (
        left := community.untold(one.id, one.edition)
    ):
        return _("{n} who signed up do not know how it stands: {tell}.").format(
            n=left, tell=_("tell them")
        )
    if one.stage in (Stage.DRAFT, Stage.ASKED) and one.wants_permit:
        return _("From {n} people on the police permits it first (A20): record the permit.").format(
            n=community.settings().permit
        )
    told = NEXT.get(one.stage)
    return _(told) if told else ""


def taken(one: Event, signed: list[Signup]) -> Words:
    """How many places are taken, how many wait, who is next."""
    there = community.places(one, signed)
    told: list[Part | str] = [_("places {n} of {all}").format(n=there.taken.total, all=there.total)]
    if there.free < 0:
        told += ["  ", (_("{n} beyond").format(n=-there.free), Tone.ALARM)]
    waiting = community.queue(signed)
    if waiting:
        head = waiting[0]
        text = _("{n} wait; next: {home} {who}, {party}")
        told += [
            "  ",
            (
                text.format(n=len(waiting), home=head.home, who=head.who, party=head.party.total),
                Tone.WARN,
            ),
        ]
    return told


def short(one: Event) -> str:
    """When it begins; of one in the year's plan the day alone."""
    if one.stage is Stage.IDEA:
        return clock.day(one.starts).isoformat()
    return clockface.short(one.starts)


def when(one: Event) -> str:
    """From when to when."""
    if one.ends is None:
        return _("about {day}").format(day=clock.day(one.starts).isoformat())
    since, until = clock.local(one.starts), clock.local(one.ends)
    end = f"{until:%H:%M}" if since.date() == until.date() else f"{until:%m-%d %H:%M}"
    return f"{since:%Y-%m-%d %H:%M}-{end}"


def answers_by(one: Signup) -> str:
    """Until when a place that was offered is theirs."""
    if one.stage is not SignStage.OFFERED or one.answer_by is None:
        return ""
    return _("answers by {time}").format(time=clockface.short(one.answer_by))
