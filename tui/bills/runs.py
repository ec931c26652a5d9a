"""The month's runs: first what it would come to and whom it leaves out, then drafts, then issue."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterator, Sequence
from typing import ClassVar, TypeVar

from store import bills, money
from store.bills import RUNS, NewRun, Plan, Run, RunStage
from tui.form.screen import Form
from tui.language import _, mark
from tui.language.labels import label
from tui.listing import View
from tui.over.menu import Menu
from tui.over.working import Heard, Working
from tui.register import Do, RegisterScreen
from tui.screen.actions import Action
from tui.widgets.paint import Tone, Words
from tui.widgets.rows import Column, Drawn

R = TypeVar("R")
_ISSUE = "store.bills.rights:ISSUE_BILLS"
NEW = Action(
    "new", ("ctrl+n",), mark("New run"), mark("An item's month: looked over, then drafted."), 4,
    right="store.bills.rights:DRAFT_BILLS",
)  # fmt: skip
ISSUE = Action(
    "issue", ("ctrl+t",), mark("Issue all"), mark("From now on all its bills are owed."), 5,
    right=_ISSUE,
)  # fmt: skip
DROP = Action("drop", ("ctrl+k",), mark("Drop"), mark("All its drafts are void."), 8, right=_ISSUE)
BILLS_OF = Action("bills", ("ctrl+g",), mark("Its bills"), mark("Go to the first of them."), 6)
DRAFT = Action("draft", (), mark("Draft them"), mark("Make these bills as drafts, owed by nobody."))
_TONES = {RunStage.DRAFTED: Tone.WARN, RunStage.DROPPED: Tone.FAINT}


class RunsScreen(RegisterScreen[Run]):
    """The runs, the newest first."""

    SCOPE = "bill_runs"
    TITLE = mark("Bill runs")
    REGISTER = RUNS
    HELP = mark(
        "A month's bills of an item are made in three steps: the dry run names every home that is"
        " left out and why; the drafts are owed by nobody; issued they are. Running a month again"
        " adds what is missing and changes nothing else."
    )
    MORE = (BILLS_OF,)
    VIEWS: ClassVar[tuple[View[Run], ...]] = (
        View(mark("all")),
        View(mark("to issue"), lambda one: one.stage is RunStage.DRAFTED),
    )
    STEPS: ClassVar[tuple[Do[Run], ...]] = (
        Do("drafted", NEW, bills.draft),
        Do("issued", ISSUE, bills.issue),
        Do("dropped", DROP, bills.drop),
    )

    def things(self, typed: str) -> Sequence[Run]:
        """Runs by number, item and month."""
        found = RUNS.table.read("ORDER BY bill_run.id DESC LIMIT 500")
        wanted = typed.casefold()
        return [one for one in found if wanted in f"{one.number} {one.item} {one.month}".casefold()]

    def columns(self) -> Sequence[Column]:
        """How far it has come leftmost."""
        return [
            Column(_("State"), 8),
            Column(_("Month"), 7),
            Column(_("Item"), 14, flex=True),
            Column(_("Bills"), 7, right=True),
            Column(_("Total, yuan"), 13, right=True),
            Column(_("Run no."), 14),
        ]

    def drawn(self, one: Run) -> Drawn:
        """A run as a line."""
        total = money.text(one.total)
        cells = (label(one.stage), one.month, one.item, f"{one.count:,}", total, one.number)
        waits = one.stage is RunStage.DRAFTED
        return Drawn(cells, "*" if waits else " ", _TONES.get(one.stage, Tone.PLAIN))

    def named(self, one: Run) -> str:
        """Number, item, month, how many, the total."""
        told = _("{n} bills, {total} yuan").format(n=f"{one.count:,}", total=money.text(one.total))
        return f"{one.number}  {one.item}  {one.month}  {told}"

    def full(self, one: Run) -> Iterator[str | Words]:
        """What comes next; what was recorded."""
        first, *rest = super().full(one)
        yield first
        if one.stage is RunStage.DRAFTED:
            yield [(_("Drafts are owed by nobody: a supervisor issues them."), Tone.WARN)]
        yield f"{label(one.origin)}  {one.made_on.isoformat()}"
        yield from rest

    async def act_bills(self) -> None:
        """Go to the run's bills."""
        run = self.rows.current
        if run is not None and (found := bills.of_run(run.id)):
            await self.app.go("bills", found[0].id)

    async def act_new(self) -> None:
        """Ask for the item and the month, tell what they come to, and draft it."""
        told = _(": ").join((_(NEW.title), _(NEW.help)))
        new = await self.app.ask(Form(NewRun, told, self._checked, draft="bill_runs/new"))
        if new is None:
            return
        how = bills.billing_of(new.item)
        title = f"{new.item.upper()} {new.month}"
        planned = await self.app.ask(
            Working[Plan](_("Dry run of {run}").format(run=title), self._work(how.dry, new))
        )
        if planned is None:
            return
        title = _("{item} {month}: {n} bills, {total} yuan; {left} of {units} left out").format(
            item=new.item.upper(), month=new.month, n=f"{len(planned.bills):,}",
            total=money.text(planned.total), left=f"{len(planned.left_out):,}",
            units=f"{planned.units:,}",
        )  # fmt: skip
        offered = [DRAFT] if planned.bills else []
        if await self.app.ask(Menu(title, offered, list(_left_out(planned)))) is DRAFT:
            run = await self.app.ask(Working[Run](title, self._work(how.draft, new)))
            if run is not None:
                self.point(run.id)
                self.say(_("On record: {what}.").format(what=self.named(run)), Tone.GOOD)

    async def _checked(self, new: NewRun) -> NewRun:
        """Whether there is such a run at all, while the form is still there to put it right."""
        await self.app.desk(_must_be_a_run, new)
        return new

    def _work(self, does: Callable[..., R], new: NewRun) -> Callable[[Heard], Awaitable[R]]:
        return lambda heard: self.app.desk(does, new, by=self.app.signed_in, heard=heard)


def _must_be_a_run(new: NewRun) -> None:
    bills.billing_of(new.item).must(new.item)


def _left_out(planned: Plan) -> Iterator[str]:
    """Every home that is left out, by why."""
    by_why: dict[str, list[str]] = defaultdict(list)
    for one in planned.left_out:
        by_why[label(one.why)].append(f"{one.home} {one.permit}".strip())
    for why, homes in by_why.items():
        yield f"{why} ({len(homes):,}): {'  '.join(homes)}"
