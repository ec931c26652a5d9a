"""What the screens of entrusted homes answer to the halls."""

from __future__ import annotations

from collections.abc import Iterator

from store import trusteeship
from store.trusteeship import Stage, Telling
from store.waiting import Waiting
from tui import register
from tui.answers import Answers, Draft, HomeLine
from tui.language import mark
from tui.language.labels import label
from tui.register import drafts, home_line
from tui.screen.host import Host
from tui.trusteeship import words
from tui.trusteeship.screen import FOUND, TELL, TrusteeshipsScreen, told
from tui.widgets import paint
from tui.widgets.paint import Part, Tone, Words


def heading(home_id: int) -> Iterator[Part]:
    """That a home is entrusted, behind its name."""
    one = trusteeship.live_of(home_id)
    if one is not None:
        yield (words.state(one), Tone.WARN if one.exceeded_on else Tone.STRONG)


def of_home(home_id: int) -> Iterator[HomeLine]:
    """A home's agreements, and what was found there that its owner does not know."""
    for one in trusteeship.of_home(home_id):
        if one.stage is Stage.DROPPED:
            continue
        tone = Tone.WARN if one.exceeded_on else Tone.PLAIN if one.live else Tone.FAINT
        told_: Words = [
            *paint.fit(one.number, 14),
            *paint.fit([(words.state(one), tone)], 12),
            words.used(one) if one.live else one.reason,
        ]
        yield home_line(one.subject, told_, "!" if one.live and one.exceeded_on else " ")
        for each in trusteeship.problems_of(one.id):
            if each.stage is Telling.OWED:
                line: Words = [(label(each.stage), Tone.WARN), f"  {each.what}"]
                yield home_line(each.subject, line, "!")


async def begin(desk: Host, home_id: int, person_id: int | None) -> None:
    """Go to the home's agreement, or take one down."""
    for one in trusteeship.of_home(home_id):
        if one.live or one.stage is Stage.DRAFT:
            await desk.go(TrusteeshipsScreen.SCOPE, one.id)
            return
    await register.begin(desk, TrusteeshipsScreen, {"home": home_id})


async def _tell(desk: Host, one: Waiting) -> None:
    """From Today: tell the owner what was found."""
    await told(desk, int(one.subject.partition(":")[2]))


ANSWERS = Answers(
    opens={"trust_problem.to_tell": _tell},
    drafts={
        **drafts(TrusteeshipsScreen),
        "trusteeships/found": Draft(
            FOUND.title,
            TrusteeshipsScreen.SCOPE,
            "trusteeship",
            FOUND,
            lambda id_: trusteeship.get(id_).live,
        ),
        "trusteeships/told": Draft(
            TELL.title,
            TrusteeshipsScreen.SCOPE,
            "trust_problem",
            TELL,
            lambda id_: trusteeship.PROBLEMS.table.one(id_).stage is Telling.OWED,
        ),
    },
    heading=heading,
    section=mark("Trusteeship"),
    of_home=of_home,
)
