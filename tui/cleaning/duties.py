"""What repeats in cleaning: the timetable and the inspections, and their rows (L6, L8)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

from store import cleaning
from store.cleaning import Duty
from store.plans import Plan
from tui.language import _, mark
from tui.language.labels import label
from tui.plans import PlansScreen
from tui.widgets.paint import Words


class DutiesScreen(PlansScreen):
    """The duties, what comes next on top."""

    SCOPE = "clean_duties"
    TITLE = mark("Cleaning timetable")
    HELP = mark(
        "What repeats in cleaning. Who is in charge sets it up with {new}, changes and ends it;"
        " sheets that are there keep their rows."
    )
    PLANS = cleaning.DUTIES
    BEGINS: ClassVar[Any] = staticmethod(cleaning.begin)
    CHANGES: ClassVar[Any] = staticmethod(cleaning.change)
    ENDS: ClassVar[Any] = staticmethod(cleaning.end)
    ASKS = Duty

    def initial(self, plan: Plan | None) -> dict[str, object]:
        """A duty as one would type it."""
        if plan is None:
            return {}
        sheet = cleaning.read(plan.carries)
        own = {name: getattr(sheet, name) for name in ("kind", "proof", "worst", "minor", "goal")}
        return super().initial(plan) | own | {"lines": cleaning.typed(sheet.lines)}

    def full(self, thing: Plan) -> Iterator[str | Words]:
        """The duty in full, its rows first."""
        first, *rest = super().full(thing)
        yield first
        sheet = cleaning.read(thing.carries)
        rows = _(", ").join(line.title for line in sheet.lines)
        yield _("{kind}, {count} rows: {rows}").format(
            kind=label(sheet.kind), count=len(sheet.lines), rows=rows
        )
        yield from rest
