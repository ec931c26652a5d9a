"""What is put down of an emergency besides its steps: a form each."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

from store import emergency
from store.emergency import (
    EMERGENCY_PEOPLE,
    Concerned,
    Controlled,
    Course,
    Ended,
    FalseAlarm,
    Joining,
    Particulars,
    Remark,
    Reported,
)
from store.findings import Finding, NewFinding
from store.inputs import Input
from tui.checklist import ChecklistScreen
from tui.emergency import words
from tui.form.screen import Form
from tui.language import _
from tui.printing import preview
from tui.widgets.paint import Tone


class Besides(ChecklistScreen[Course]):
    """The page of an emergency, as far as it asks with forms."""

    async def _ask(
        self,
        asks: type[Any],
        title: str,
        does: Callable[..., object],
        initial: dict[str, object] | None = None,
    ) -> None:
        """A step of the whole: its form, and how it stands then."""
        id_ = self.record.id
        submit: Callable[[Input], Awaitable[object]] = self.app.writes(does, id_)
        form: Form[Any, Any] = Form(
            asks,
            title,
            submit,
            initial=initial or {},
            heading=[(words.named(self.record.emergency), Tone.STRONG)],
            draft=_draft(asks, id_),
        )
        if await self.app.ask(form) is not None:
            self.load(emergency.course(id_))
            self.go_on()

    async def act_remark(self) -> None:
        """Write down what happened besides."""
        await self._ask(Remark, _("Write down"), emergency.remark)

    async def act_amend(self) -> None:
        """Where, who, since when, how grave."""
        one = self.record.emergency
        known = {name: getattr(one, name) for name in Particulars.model_fields}
        await self._ask(Particulars, _("Facts"), emergency.amend, known)

    async def act_concern(self) -> None:
        """Which homes it concerns, and what callers are told."""
        one = self.record.emergency
        known: dict[str, object] = {"homes": one.area, "notice": one.notice}
        await self._ask(Concerned, _("Homes concerned"), emergency.concern, known)

    async def act_people(self) -> None:
        """Who is on file in these homes; that it was opened is on record (D27)."""
        if not self.record.emergency.area:
            await self.act_concern()
        one = self.record.emergency
        if not one.area and not emergency.guests(one):
            return
        await self.app.desk(emergency.open_people, self.record.id, by=self.app.signed_in)
        await preview.preview_one(self.app, [(EMERGENCY_PEOPLE, self.subject)])

    async def act_control(self) -> None:
        """Who is in charge says that it is under control."""
        await self._ask(Controlled, _("Under control"), emergency.control)

    async def act_over(self) -> None:
        """It is over."""
        await self._ask(Ended, _("Over"), emergency.end)

    async def act_call_false(self) -> None:
        """Nothing was the matter."""
        await self._ask(FalseAlarm, _("False alarm"), emergency.call_false)

    async def act_join(self) -> None:
        """It is one with another."""
        await self._ask(Joining, _("Same event"), emergency.join)

    async def act_reported(self) -> None:
        """To whom it was reported, and who received it (D16)."""
        owed = next(emergency.owed(self.record.emergency), None)
        known: dict[str, object] = {"report": owed[0]} if owed else {}
        await self._ask(Reported, _("Sent up"), emergency.send_up, known)

    async def act_found(self) -> None:
        """What is to be changed after it, who by when (D18)."""
        form: Form[NewFinding, Finding] = Form(
            NewFinding,
            _("New finding"),
            self.app.writes(partial(emergency.find, self.record.id)),
            initial={"due": "+3d"},
            heading=[(words.named(self.record.emergency), Tone.STRONG)],
            draft=_draft(NewFinding, self.record.id),
        )
        found = await self.app.ask(form)
        if found is not None:
            self.load(emergency.course(self.record.id))
            self.say(_("Finding {number} is on record.").format(number=found.number), Tone.GOOD)


def _draft(asks: type[Any], id_: int) -> str:
    """The name of a half-written form about the whole."""
    return f"emergency/{asks.__name__}:{id_}"
