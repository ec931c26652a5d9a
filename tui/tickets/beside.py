"""A home beside the form of a report: who lives there, and what there is of it on every page."""

from __future__ import annotations

from collections.abc import Iterator

from tui import answers
from tui.language import _
from tui.language.labels import label
from tui.widgets.paint import Tone, Words

MOST_OF_A_PAGE = 6


def home_words(home_id: int) -> Iterator[str | Words]:
    """The home's people, their phones masked, and the newest of each subject's lines (F1, F6)."""
    from store import residents

    home = residents.get(home_id)
    yield [(home.code, Tone.TITLE), f"  {label(home.state)}"]
    if home.note:
        yield [(home.note, Tone.WARN)]
    for one in residents.people_of(home_id):
        yield f"{one.name}  {label(one.role)}  {one.shown}".rstrip()
    for each in answers.of_home(home_id):
        lines = list(each.of_home(home_id))[:MOST_OF_A_PAGE] if each.of_home else []
        if lines:
            yield ""
            yield [(_(each.section), Tone.TITLE)]
            yield from ([f"{line.mark} ", *line.words] for line in lines)
