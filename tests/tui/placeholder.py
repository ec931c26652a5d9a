"""A first screen for tests of the shell: a list, a detail, and a form with every kind of field."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, ClassVar

import pytest
from pydantic import BaseModel, Field
from textual.app import ComposeResult

from store.desk import staff
from store.errors import Refused
from store.inputs import Asks, Count, FilledLine, FilledProse, HomeId, Phone
from tui import subjects
from tui.form.screen import Form
from tui.screen.actions import Action
from tui.screen.deskscreen import DeskScreen
from tui.widgets.pane import Pane
from tui.widgets.rows import Column, Drawn, Rows
from tui.widgets.split import Split

NEW = Action("new", ("ctrl+n",), "New", "Fill everything in.", 5, letter="n")
FAIL = Action("fail", ("ctrl+t",), "Fail", "The store says no.", 6)


class Colour(StrEnum):
    RED = "red"
    GREEN = "green"
    BLUE = "blue"


class Everything(BaseModel):
    """A field of every kind."""

    caller: FilledLine = Field(title="Caller", description="Who calls.")
    home: HomeId | None = Field(None, title="Home")
    phone: Phone = Field("", title="Phone")
    colour: Colour = Field(title="Colour")
    what: FilledProse = Field(title="What")
    due: datetime | None = Field(None, title="Due")
    on: date | None = Field(None, title="On")
    count: Count = Field(1, title="Count")
    urgent: bool = Field(False, title="Urgent")
    pin: Annotated[str, Asks("pin")] = Field("", title="PIN")
    who: Annotated[int, Asks("staff")] | None = Field(None, title="Who")


def _known(given: Everything) -> Everything:
    if given.caller == "nobody":
        raise Refused("There is no such person.", field="caller")
    if given.caller == "closed":
        raise Refused("Your role does not allow this.")
    return given


class Placeholder(DeskScreen[None]):
    """Two hundred and thirty things."""

    ACTIONS: ClassVar[tuple[Action, ...]] = (NEW, FAIL)

    def __init__(self) -> None:
        super().__init__()
        self.filled: Everything | None = None
        self.heard: list[frozenset[str]] = []
        self.initial: dict[str, object] = {}

    def body(self) -> ComposeResult:
        self.rows = Rows[int](
            (Column("Clock", 8, right=True), Column("What", 20, flex=True), Column("Home", 10)),
            key=lambda n: n,
            draw=lambda n: Drawn((str(n), f"空调不制冷 {n} [/foo]", f"3-2-{n}")),
            empty="Nothing yet. Ctrl-N begins.",
        )
        self.pane = Pane()
        yield Split(self.rows, self.pane)

    def on_mount(self) -> None:
        super().on_mount()
        self.rows.load(range(230))
        self.set_focus(self.rows)

    def on_rows_moved(self, event: Rows.Moved) -> None:
        self.pane.show([f"thing {event.key}"])

    def changed(self, subjects: frozenset[str]) -> None:
        self.heard.append(subjects)

    async def act_new(self) -> None:
        self.filled = await self.app.ask(
            Form(
                Everything,
                "New thing",
                self._submit,
                initial=self.initial,
                on_home=_of_home,
            )
        )

    async def _submit(self, given: Everything) -> Everything:
        return await self.app.desk(_known, given)

    async def act_fail(self) -> None:
        assert self.app.staff is not None
        await self.app.desk(staff.retire, 99, by=self.app.staff)


def _of_home(home_id: int, _person_id: int | None) -> dict[str, str]:
    return {"caller": f"owner of {home_id}", "phone": "13812341234"}


def put_in(monkeypatch: pytest.MonkeyPatch, page: str) -> None:
    """Let a page be the placeholder for a test."""
    monkeypatch.setitem(subjects.PAGES, page, subjects.PAGES[page])
    put_in_place(page)


def put_in_place(page: str) -> None:
    """Let a page be the placeholder."""
    opens = "tests.tui.placeholder:Placeholder"
    subjects.PAGES[page] = replace(subjects.PAGES[page], opens=opens)
