"""Going on with a half-written form: to what it is about, and into the form itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events

from tui import answers
from tui.subjects import PAGES

if TYPE_CHECKING:
    from tui.answers import Draft
    from tui.screen.actions import Action
    from tui.screen.host import Host


def is_possible(name: str) -> bool:
    """Whether the step that a draft is of can still be done."""
    draft, number = answers.draft(name), name.rpartition(":")[2]
    if draft is None or draft.possible is None:
        return True
    return number.isdecimal() and draft.possible(int(number))


async def go_on(desk: Host, name: str) -> bool:
    """Go to what a draft is about and open its form; False where somebody has to open it."""
    draft = answers.draft(name)
    if draft is None:
        return False
    if PAGES[draft.page].opens.rpartition(":")[2][0].isupper():
        await desk.go(draft.page, _subject(draft, name))
    elif (opening := desk.open_page(draft.page)) is not None:
        await opening
    if draft.opened_by is not None:
        _open(desk, draft.opened_by)
    return draft.opened_by is not None


def _open(desk: Host, action: Action) -> None:
    """Do what opens the form; its key waits, as any, until the screen is there for it."""
    desk.keys_ahead.put(events.Key(action.called, None))


def _subject(draft: Draft, name: str) -> str | None:
    """What the screen is to point at."""
    numbers = name.split(":")[1:]
    if not draft.thing or not numbers:
        return None
    within = f"/{draft.within}:{numbers[0]}" if draft.within and len(numbers) > 1 else ""
    return f"{draft.thing}:{numbers[-1]}{within}"
