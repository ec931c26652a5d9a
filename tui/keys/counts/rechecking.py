"""A hook that differed, counted again by somebody else (K3)."""

from __future__ import annotations

from store.keys import counts
from store.keys.counts import KeyCount, Line, Recheck
from tui.form.screen import Form
from tui.keys.counts import words
from tui.language import _
from tui.over.menu import Menu
from tui.screen.actions import Action
from tui.screen.host import Host
from tui.widgets.paint import Tone


async def choose(desk: Host, one: KeyCount) -> Line | None:
    """Which of the hooks that differ: the only one, or one that is chosen."""
    left = {line.key: line for line in one.to_recheck}
    if len(left) == 1:
        return next(iter(left.values()))
    offered = [Action(key, (), line.facts["hook"], line.title or "-") for key, line in left.items()]
    chosen = await desk.ask(Menu(_("Which hook is counted again?"), offered))
    return left[chosen.id] if chosen is not None else None


def form(desk: Host, one: KeyCount, line: Line) -> Form[Recheck, KeyCount]:
    """How many hang there now, and what came of it; the list's figure is not told before."""
    number = counts.key_id_of(line)
    return Form(
        Recheck,
        _("Hook {hook} counted again").format(hook=line.facts["hook"]),
        desk.writes(counts.recheck, one.id, number),
        heading=[(words.hook(line), Tone.STRONG)],
        draft=f"key_count/recheck:{number}:{one.id}",
    )
