"""Who signed up for an event: places in order, the waiting list, one gate for all (O18)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, ClassVar

from store import community
from store.community import EVENT_ROLL, SIGNUPS, SignStage, Signup
from store.residents import masking
from tui.community import words
from tui.language import _, mark
from tui.listing import View
from tui.printing import preview
from tui.register import Do, OfOne
from tui.screen.actions import Action
from tui.widgets.paint import Tone, Words
from tui.widgets.rows import Column, Drawn

SIGN = Action("new", ("ctrl+n",), mark("Sign up"), mark("A place, or the end of the line."), 4)
ACCEPT = Action("signup_accept", ("ctrl+t",), mark("Takes the place"), mark("That was offered."), 5)
DECLINE = Action("signup_decline", ("ctrl+u",), mark("Declines"), mark("The next is asked."), 6)
CHANGE = Action("signup_change", ("ctrl+e",), mark("Others come"), mark("More, or fewer."), 7)
WITHDRAW = Action("signup_withdraw", ("ctrl+k",), mark("Withdraws"), mark("The next is asked."), 8)
OVERBOOK = Action(
    "signup_overbook", ("ctrl+o",), mark("Let in beyond"), mark("Though it is full, by name."), 9,
    right="store.community.rights:OVERBOOK",
)  # fmt: skip
MISTAKEN = Action("signup_mistaken", (), mark("Tick was wrong"), mark("It stands as before it."))
_GONE = (SignStage.WITHDRAWN, SignStage.DECLINED, SignStage.LAPSED)


def _party(one: Signup) -> dict[str, object]:
    named = ("adults", "seniors", "children", "child_with")
    return {name: getattr(one, name) for name in named}


class SignupsScreen(OfOne[Signup]):
    """The sign-ups of an event in the order in which they came."""

    SCOPE = "event_signups"
    TITLE = mark("Sign-ups")
    REGISTER = SIGNUPS
    HELP = mark(
        "Who signs up has a place while there are any, in all and of each kind; then the end of the"
        " waiting list. A place that becomes free is offered to the next in line, who answers by"
        " the time beside it: {signup_accept} takes it, {signup_decline} lets the next one have it."
    )
    SHEETS = (EVENT_ROLL,)
    FOLLOWS = ("community_event",)
    VIEWS: ClassVar[tuple[View[Signup], ...]] = (
        View(mark("come or wait"), lambda one: one.stage not in _GONE),
        View(mark("wait"), lambda one: one.stage in (SignStage.QUEUED, SignStage.OFFERED)),
        View(mark("all")),
    )
    STEPS: ClassVar[tuple[Do[Signup], ...]] = (
        Do("signed", SIGN, community.sign),
        Do("accepted", ACCEPT, community.accept),
        Do("declined", DECLINE, community.decline),
        Do("changed", CHANGE, community.change, _party),
        Do("withdrawn", WITHDRAW, community.withdraw),
        Do("overbooked", OVERBOOK, community.overbook),
        Do("mistaken", MISTAKEN, community.put_right),
    )

    def things(self, typed: str) -> Sequence[Signup]:
        """Its sign-ups by number, home and name."""
        return community.of_event(self.of.id, typed)

    def columns(self) -> Sequence[Column]:
        """How they stand leftmost: it changes by itself."""
        return [
            Column(_("State"), 13),
            Column(_("Home"), 11),
            Column(_("Name"), 10),
            Column(_("How many people"), 21, flex=True),
            Column(_("Answer"), 14),
        ]

    def drawn(self, one: Signup) -> Drawn:
        """A sign-up as a line."""
        note = words.answers_by(one) or (_("beyond the places") if one.beyond else "")
        cells: list[str | Words] = [
            [words.stands(one)],
            *(one.home, one.who, words.party(one.party), note),
        ]
        sign = "*" if one.stage is SignStage.OFFERED else " "
        tone = Tone.FAINT if one.stage in _GONE else Tone.PLAIN
        return Drawn(cells, mark=sign, tone=tone)

    def named(self, one: Signup) -> str:
        """Number, home, name and how they stand."""
        state = words.stands(one)[0]
        return "  ".join(filter(None, (one.number, one.home, one.who, state, self._in_line(one))))

    def _in_line(self, one: Signup) -> str:
        if one.stage is not SignStage.QUEUED:
            return ""
        ahead = [each.id for each in community.queue(community.of_event(one.event_id))]
        return _("no. {n} in line").format(n=ahead.index(one.id) + 1)

    def full(self, one: Signup) -> Iterator[str | Words]:
        """How many come, with whom, whom to call; what was recorded."""
        first, *rest = super().full(one)
        yield first
        child = _("children with {who}").format(who=one.child_with) if one.child_with else ""
        parts = (words.party(one.party), child, masking.phone(one.phone), words.answers_by(one))
        yield "  ".join(filter(None, parts))
        yield from rest

    def _heading(self, counts: Any) -> Words:
        event = community.get(self.of.id)
        told = words.taken(event, community.of_event(event.id))
        return [*super()._heading(counts), "  ", *told]

    def _sheets(self) -> list[preview.Asked]:
        return [(EVENT_ROLL, self.of.subject)]
