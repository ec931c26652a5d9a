"""The inspections of departments, and the lists that they go through (I15-I17)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, ClassVar

from store import inspections
from store.inspections import (
    INSPECTION,
    INSPECTIONS,
    ORDERS,
    ChangedList,
    Inspection,
    Kind,
    Stage,
)
from tui.form.screen import Form
from tui.inspections import words
from tui.inspections.marking import Marking
from tui.language import _, clockface, mark
from tui.language.labels import label
from tui.listing import View
from tui.over.menu import Menu
from tui.register import Do, RegisterScreen
from tui.screen.actions import Action
from tui.screen.host import Host
from tui.widgets.paint import Tone, Words
from tui.widgets.rows import Column, Drawn

BEGIN = Action(
    "new", ("ctrl+n",), mark("New inspection"), mark("A list is gone through, line by line."), 4
)
MARK = Action("mark", ("ctrl+t",), mark("Mark"), mark("Go on with its lines, or read them."), 5)
KNOWN = Action("known", ("ctrl+u",), mark("Signed"), mark("Who answers for it has taken note."), 6)
OBJECT = Action("objected", ("ctrl+o",), mark("Objection"), mark("Who answers for it objects."), 7)
DECIDE = Action(
    "decided", ("ctrl+e",), mark("Decide"), mark("Whether the sheet stands all the same."), 8
)
LISTS = Action(
    "lists", (), mark("Change a list"), mark("What is looked at from now on."),
    right="store.rights:PLAN",
)  # fmt: skip
_TONES = {Stage.OPEN: Tone.WARN, Stage.SCORED: Tone.WARN, Stage.OBJECTED: Tone.ALARM}


class InspectionsScreen(RegisterScreen[Inspection]):
    """The inspections, the newest first."""

    SCOPE = "inspections"
    TITLE = mark("Inspections")
    REGISTER = INSPECTIONS
    HELP = mark(
        "Departments are inspected by a list, at places drawn by lot. Each line has points; what is"
        " wrong becomes a finding that another person looks at again. Who answers for it signs, or"
        " objects; the manager decides."
    )
    MORE = (MARK, LISTS)
    SHEETS = (INSPECTION, ORDERS)
    VIEWS: ClassVar[tuple[View[Inspection], ...]] = (
        View(mark("all")),
        View(
            mark("unfinished"),
            lambda one: one.stage in (Stage.OPEN, Stage.SCORED, Stage.OBJECTED),
        ),
        View(mark("with findings"), lambda one: one.found > 0),
    )
    STEPS: ClassVar[tuple[Do[Inspection], ...]] = (
        Do("begun", BEGIN, inspections.begin),
        Do("known", KNOWN, inspections.take_note),
        Do("objected", OBJECT, inspections.objected),
        Do("decided", DECIDE, inspections.decide),
    )

    def things(self, typed: str) -> Sequence[Inspection]:
        """Inspections by number and who answers for it."""
        return inspections.every(typed)

    def columns(self) -> Sequence[Column]:
        """How it stands, when, what, who answers for it, score and findings."""
        return [
            Column(_("State"), 10),
            Column(_("Begun"), 12),
            Column(_("Inspected"), 10),
            Column(_("Answers for it"), 14, flex=True),
            Column(_("Lines"), 7),
            Column(_("Score"), 8),
            Column(_("Findings"), 6),
        ]

    def drawn(self, one: Inspection) -> Drawn:
        """An inspection as a line."""
        cells: list[str | Words] = [
            [(label(one.stage), _TONES.get(one.stage, Tone.PLAIN))],
            clockface.short(one.since),
            label(one.kind),
            one.inspected,
            f"{one.marked}/{len(one.items)}",
            words.score(one),
            str(one.found or ""),
        ]
        return Drawn(cells, mark="!" if one.stage is Stage.OBJECTED else " ")

    def named(self, one: Inspection) -> str:
        """Number, what and how it stands."""
        return "  ".join((one.number, label(one.kind), label(one.stage)))

    def full(self, one: Inspection) -> Iterator[str | Words]:
        """Where, its score, each line that lost points, and what was recorded."""
        first, *rest = super().full(one)
        yield first
        where = _("drawn: {places}").format(places=_(", ").join(one.places)) if one.places else ""
        yield [_("Score"), " ", *words.score(one), f"  {where}"]
        for _place, item, found in one.lines():
            if found is not None and found.got != item.weight:
                state = [(*words.result(item, found),)]
                yield [*state, f"  {item.title}  {words.told(found)}"]
        yield from rest

    async def act_mark(self) -> None:
        """Go on with its lines."""
        if self.rows.current is not None:
            await self.app.ask(Marking(self.rows.current))
            self.load()

    async def act_new(self) -> None:
        """Begin one, and go straight into its lines."""
        after = await self.app.ask(self.form(self.app, self.STEPS[0], None))
        if after is not None:
            self.point(after.id)
            await self.app.ask(Marking(after))
            self.load()

    async def act_lists(self) -> None:
        """Change what is looked at."""
        await change_list(self.app)


async def change_list(desk: Host) -> None:
    """Choose a list, and let it say something else from now on."""
    kinds = {kind.value: kind for kind in Kind}
    offered = [Action(kind.value, (), kind.called, LISTS.help) for kind in Kind]
    chosen = await desk.ask(Menu(_(LISTS.title), offered))
    if chosen is None:
        return
    kind = kinds[chosen.id]
    form: Form[Any, Any] = Form(
        *(ChangedList, _(chosen.title), desk.writes(inspections.change_list, kind)),
        initial={"items": inspections.typed(inspections.in_force(kind))},
        draft=f"inspections/list:{list(Kind).index(kind)}",
    )
    if await desk.ask(form) is not None:
        desk.say_on_top(_("On record: {what}.").format(what=label(kind)), Tone.GOOD)
