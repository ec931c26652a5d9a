"""Shared costs on screen: the dry run, the split, and undoing it whole ($8)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from store import bills, money, sharing
from store.sharing import SHARED, SHARES, NewShare, Plan, Share, Stage
from tui.answers import Answers
from tui.form.screen import Form
from tui.language import _, mark
from tui.language.labels import label
from tui.listing import View
from tui.over.menu import Menu
from tui.over.working import Working
from tui.register import Do, RegisterScreen, drafts
from tui.screen.actions import Action
from tui.widgets.paint import Tone, Words
from tui.widgets.rows import Column, Drawn

NEW = Action(
    "new", ("ctrl+n",), mark("Share a cost"), mark("First dry, then the drafts of its bills."), 4,
    right="store.bills.rights:DRAFT_BILLS",
)  # fmt: skip
UNDO = Action(
    "undo", ("ctrl+k",), mark("Undo the split"), mark("All its bills are void, none was paid."), 6,
    right="store.bills.rights:ISSUE_BILLS",
)  # fmt: skip
RUN = Action("run", ("ctrl+g",), mark("Its run"), mark("Go to the run, to have it issued."), 5)
DRAFT = Action("draft", (), mark("Draft them"), mark("Make these bills as drafts, owed by nobody."))
_SHOWN = 12  # of the bills, in the preview


class SharingScreen(RegisterScreen[Share]):
    """The costs that were shared, the newest first."""

    SCOPE = "sharing"
    TITLE = mark("Shared costs")
    REGISTER = SHARES
    HELP = mark(
        "A cost of a period is split once among the homes that share it, by area where nothing else"
        " is agreed, to the fen: the shares add up to it. Its bills are drafts until a supervisor"
        " issues the run. To change it, {undo} makes all its bills void together, while none was"
        " paid."
    )
    SHEETS = (SHARED,)
    MORE = (RUN,)
    FOLLOWS = ("bill_run", "bill")
    VIEWS: ClassVar[tuple[View[Share], ...]] = (
        View(mark("all")),
        View(mark("split"), lambda one: one.stage is Stage.SPLIT),
    )
    STEPS: ClassVar[tuple[Do[Share], ...]] = (
        Do("split", NEW, sharing.share),
        Do("undone", UNDO, sharing.undo),
    )

    def things(self, typed: str) -> Sequence[Share]:
        """By number, item, building and day."""
        found = SHARES.table.read("ORDER BY shared_cost.id DESC LIMIT 500")
        wanted = typed.casefold()
        return [one for one in found if wanted in f"{sharing.told(one)} {one.building}".casefold()]

    def columns(self) -> Sequence[Column]:
        """Whether it stands leftmost."""
        return [
            Column(_("State"), 8),
            Column(_("From"), 10),
            Column(_("Until the day"), 10),
            Column(_("Item"), 12, flex=True),
            Column(_("Homes"), 6, right=True),
            Column(_("Total, yuan"), 12, right=True),
            Column(_("Number"), 12),
        ]

    def drawn(self, one: Share) -> Drawn:
        """A split as a line."""
        days = one.first.isoformat(), one.last.isoformat()
        sums = f"{one.homes:,}", money.text(one.total)
        tone = Tone.FAINT if one.stage is Stage.UNDONE else Tone.PLAIN
        return Drawn((label(one.stage), *days, one.item, *sums, one.number), " ", tone)

    def named(self, one: Share) -> str:
        """Number, item, days, the total."""
        return sharing.told(one)

    def full(self, one: Share) -> Iterator[str | Words]:
        """By what it was split, its run; what was recorded."""
        first, *rest = super().full(one)
        yield first
        run = bills.RUNS.table.one(one.run_id)
        told = _("{way}, {homes} homes; bills {run}, {stage}")
        yield told.format(
            way=label(one.way), homes=one.homes, run=run.number, stage=label(run.stage)
        )
        yield from rest

    async def act_run(self) -> None:
        """Go to its run."""
        if self.rows.current is not None:
            await self.app.go("bill_runs", self.rows.current.run_id)

    async def act_new(self) -> None:
        """Ask for the cost, tell what it comes to, and draft its bills."""
        told, found = _(": ").join((_(NEW.title), _(NEW.help))), list[NewShare]()

        async def plan(new: NewShare) -> Plan:
            found[:] = [new]
            return await self.app.desk(sharing.dry, new, by=self.app.signed_in)

        planned = await self.app.ask(Form(NewShare, told, plan, draft="sharing/new"))
        if planned is None:
            return
        (new,) = found
        title = _("{total} yuan over {homes} homes: {n} bills").format(
            total=money.text(planned.total), homes=f"{planned.homes:,}", n=f"{len(planned.bills):,}"
        )
        if await self.app.ask(Menu(title, [DRAFT], list(_told(planned)))) is not DRAFT:
            return
        by = self.app.signed_in
        work = Working[Share](
            title, lambda heard: self.app.desk(sharing.share, new, by=by, heard=heard)
        )
        if (made := await self.app.ask(work)) is not None:
            self.point(made.id)
            self.say(_("On record: {what}.").format(what=self.named(made)), Tone.GOOD)


def _told(planned: Plan) -> Iterator[str]:
    """The first shares, and how many more there are."""
    shown = planned.bills[:_SHOWN]
    yield "  ".join(f"{one.home} {money.text(one.amount)}" for one in shown)
    if len(planned.bills) > _SHOWN:
        yield _("and {n} more homes").format(n=len(planned.bills) - _SHOWN)


ANSWERS = Answers(drafts=drafts(SharingScreen))
