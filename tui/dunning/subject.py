"""What the list of who owes answers to the shell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from store import dunning, money
from store.dunning import CASES
from store.errors import NotFound
from tui.answers import Answers, Draft, HomeLine
from tui.dunning import words
from tui.dunning.screen import DunningScreen
from tui.language import _, clockface, mark
from tui.language.labels import label
from tui.register import drafts, home_line
from tui.screen.host import Host
from tui.widgets import paint
from tui.widgets.paint import Tone, Words


def of_home(home_id: int) -> Iterator[HomeLine]:
    """Who owes for a home."""
    for one in dunning.of_home(home_id):
        state = words.state(one)
        told: Words = [
            *paint.fit(one.name, 12),
            " ",
            *paint.fit(money.text(one.owed), 12),
            " ",
            (label(state), words.TONES.get(state, Tone.PLAIN)),
            _("  since {day}  {step}").format(
                day=clockface.day(one.oldest), step=label(one.rung) if one.rung else "-"
            ),
        ]
        yield home_line(one.subject, told, "*" if state.wants else " ")


async def begin(desk: Host, home_id: int, person_id: int | None) -> None:
    """Go to what a home owes; say so where it owes nothing."""
    owing = dunning.of_home(home_id)
    if not owing:
        desk.say_on_top(_("Nothing is owed for this home."), Tone.GOOD)
        return
    await desk.go(DunningScreen.SCOPE, owing[0].id)


def _is_possible(kind: str, payer_id: int) -> bool:
    """Whether a half-written step can still be taken; a payer may have no case yet."""
    try:
        return dunning.get(payer_id).stage in CASES.steps[kind].of
    except NotFound:
        return False


def _drafts() -> dict[str, Draft]:
    """The half-written forms, of payers without a case too."""
    made = drafts(DunningScreen)
    for do in DunningScreen.STEPS[1:]:
        name = f"{DunningScreen.SCOPE}/{do.action.id}"
        made[name] = replace(made[name], possible=partial(_is_possible, do.kind))
    return made


def _place(payer_id: int) -> str:
    """By its home, also before its first step."""
    try:
        return dunning.get(payer_id).home
    except NotFound:
        return CASES.table.one(payer_id).home


ANSWERS = Answers(
    drafts=_drafts(),
    section=mark("Arrears"),
    of_home=of_home,
    place=_place,
)
