"""Somebody who wanders through the desk at random, and looks at every screen on the way."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from random import Random

from textual import events
from textual.pilot import Pilot

from store import dutylog
from tests.conftest import PIN, Clock
from tests.record import grounds
from tests.record.witness import Witness
from tests.tui.driving import page, shown
from tui.desk.app import Desk
from tui.desk.signin import SignIn
from tui.form.choice import Choice
from tui.form.entry import Entry, PinEntry
from tui.form.field import Field
from tui.form.fieldscreen import FieldScreen
from tui.form.home import HomeEntry
from tui.form.moment import DayEntry, MomentEntry
from tui.over.finder import Finder
from tui.residents.page import HomeScreen
from tui.screen.deskscreen import DeskScreen

PLACES = ("f2", "f3", "f4", "f5", "f6", "f7", "f7", "f10", "f1", "ctrl+f", "ctrl+p", "ctrl+n")
MOVES = ("up", "down", "down", "left", "right", "pagedown", "tab", "home", "enter", "escape")
LONGEST_FORM = 12
LONGEST_SECONDS = 60  # that a key may take on the slowest machine
_PROSE = (
    "水管漏水，已派人",
    "业主来电催问",
    "钥匙已核对",
    "3-2-1201 门禁失灵",
    "[red]x",
    "停水通知",
)
_NAMES = {"name", "caller", "borrower", "handed_to", "returned_by"} | {
    *("who", "host", "applicant", "bearer", "recipient", "fetched_by"),
}
_PAGES = ("visitors", "visitors", "goods", "goods", "parcels")
_AT_THE_DESK = 4  # of the staff are at the desk, and walk as often as all the others


class Spent(Exception):
    """This session has ended: they left the desk, or nobody can sign in here any more."""


class Walker:
    """One session's keys; ``moving`` is the estate's clock."""

    def __init__(
        self, driven: tuple[Desk, Pilot[int]], dice: Random, witness: Witness, moving: Clock
    ) -> None:
        self.desk, self._pilot = driven
        self._dice, self._witness, self._moving = dice, witness, moving
        self._typed = grounds.Invented(dice, "188")
        self._worded = grounds.Invented(dice, "166")
        self.number = ""
        self.path: list[str] = []

    async def walk(self, steps: int) -> None:
        """Sign somebody in, take so many steps, and look after each."""
        self.path.clear()
        everybody = list(grounds.STAFF)
        desk, others = everybody[:_AT_THE_DESK], everybody[_AT_THE_DESK:]
        await self._arrive(self._dice.choice(self._dice.choice((desk, desk, others))))
        for _ in range(steps):
            await self._step()
        self._witness.close_walk()

    # Keys

    async def _press(self, key: str, character: str | None = None) -> None:
        await self._give(key, character)
        await self._settle()
        self._look(key)

    async def _give(self, key: str, character: str | None = None) -> None:
        await self.desk.on_event(events.Key(key, character))

    async def _type(self, text: str) -> None:
        """As an input method or a paste brings it, all at once."""
        if text:
            await self.desk.on_event(events.Paste(text))
            await self._settle()

    async def _settle(self) -> None:
        """What a pause does, without waiting for the machine to be idle."""
        async with asyncio.timeout(LONGEST_SECONDS):
            await self._idle()

    async def _idle(self) -> None:
        while not self.desk._exit and self.desk._exception is None:
            while not (self.desk.keys_ahead.idle or self.desk._exit or self.desk._exception):
                await asyncio.sleep(0.0005)
            if await self._pilot._wait_for_screen() and self.desk.keys_ahead.idle:
                return
        raise self.desk._exception or Spent

    def _look(self, key: str) -> None:
        screen = self.desk.screen
        name = type(screen).__name__
        self.path.append(f"{key}>{name}")
        self._witness.tally.screens[name] += 1
        in_fields = "\n".join(field.text for field in screen.query(Field))
        by = self.desk.staff.id if self.desk.staff else None
        where = f"{name} after {' '.join(self.path)}"
        self._witness.look(shown(self.desk), by, self.number, in_fields, where)

    # Coming and going

    async def _arrive(self, number: str) -> None:
        while not isinstance(self.desk.screen, SignIn):
            await self._press("f8")
            if not isinstance(self.desk.screen, SignIn):
                await self._press("escape")  # the palette keeps every other key to itself
        await self._sign_in(number)
        if self.desk.staff is None or isinstance(self.desk.screen, SignIn):
            raise Spent

    async def _sign_in(self, number: str) -> None:
        """At the first screen or at the lock, whoever locked it."""
        screen = self.desk.screen
        assert isinstance(screen, FieldScreen)
        screen.set_focus(screen.query(Field).first())
        await self._type(number)
        await self._give("enter")
        await self._type(PIN)
        self.number = number
        await self._press("enter")

    # Steps

    async def _step(self) -> None:
        if self._dice.random() < 0.2:
            self._moving.pass_(seconds=self._dice.randrange(70))
            self.desk._tick()
            await self._settle()
            self._look("tick")
        if isinstance(self.desk.screen, SignIn):
            await self._sign_in(self.number)
        elif isinstance(self.desk.screen, FieldScreen) and self._dice.random() < 0.7:
            await self._fill()
        elif isinstance(self.desk.screen, HomeScreen) and self._dice.random() < 0.5:
            await self._reveal()
        else:
            await self._dice.choices(self._steps, weights=(5, 6, 8, 6, 4, 2, 1))[0]()

    @property
    def _steps(self) -> tuple[Callable[[], Awaitable[None]], ...]:
        return (
            self._go, self._move, self._act, self._find, self._begin, self._palette, self._export,
        )  # fmt: skip

    async def _go(self) -> None:
        if self._dice.random() < 0.25:
            await self._turn_to(self._dice.choice(_PAGES))
            return
        await self._press(self._dice.choice(PLACES))

    async def _turn_to(self, name: str) -> None:
        """A page of the directory by its two digits, for who may see it."""
        first, *digits = page(name)
        await self._press(first)
        for digit in digits:
            await self._press(digit, digit)

    async def _move(self) -> None:
        for _ in range(self._dice.randrange(1, 3)):
            await self._press(self._dice.choice(MOVES))

    async def _begin(self) -> None:
        """A new entry, report, key or home; somebody at the gate, goods that go out, a parcel."""
        if self._dice.random() < 0.4:
            await self._turn_to(self._dice.choice(_PAGES))
        else:
            await self._press(self._dice.choice(("f3", "f4", "f4", "f5", "f7")))
        await self._press("ctrl+n")
        if isinstance(self.desk.screen, FieldScreen):
            await self._fill()

    async def _act(self) -> None:
        """Something that the screen offers."""
        screen = self.desk.screen
        assert isinstance(screen, DeskScreen)
        offered = [a for a in screen.ACTIONS if a.keys and screen.can(a)]
        if offered:
            await self._press(self._dice.choice(offered).keys[0])

    async def _palette(self) -> None:
        await self._press("ctrl+p")
        for _ in range(self._dice.randrange(12)):
            await self._give("down")
        await self._press("enter")

    async def _export(self) -> None:
        """What ``frontdesk export log`` gives at this moment."""
        lines = [json.dumps(entry, ensure_ascii=False) for entry in dutylog.export()]
        self._witness.export("\n".join(lines), "export log")

    async def _find(self) -> None:
        """A home by its number, a name's beginning, or a phone's end or all of it."""
        await self._press("ctrl+f")
        if not isinstance(self.desk.screen, Finder):
            return  # whoever has no files has no finder
        figure = self._dice.choice(sorted(self._witness.figures.known))
        name = self._dice.choice(sorted(self._witness.names))
        sought = self._dice.choice(
            (self._dice.choice(grounds.HOMES), name[:2], figure[-4:], figure)
        )
        self._witness.typed[self.number].add(sought)
        await self._type(sought)
        self._look("typed")
        await self._press("enter")

    async def _reveal(self) -> None:
        await self._press(self._dice.choice(("down", "down", "home")))
        await self._press(
            self._dice.choice(("ctrl+r", "ctrl+g", "ctrl+g", "enter", "f9", "ctrl+y"))
        )
        for _ in range(self._dice.randrange(1, 3)):
            await self._press("enter")

    # Forms

    async def _fill(self) -> None:
        """Fill a form in and save it, or leave it half written."""
        form = self.desk.screen
        for field in list(form.query(Field))[:LONGEST_FORM]:
            if self._dice.random() < 0.6 or field.empty:
                form.set_focus(field)
                await self._answer(field)
        self._look("filled")
        if isinstance(self.desk.screen, FieldScreen):
            await self._press(self._dice.choice(("ctrl+s", "ctrl+s", "ctrl+s", "escape", "f3")))

    async def _answer(self, field: Field) -> None:
        if isinstance(field, Choice):
            for _ in range(self._dice.randrange(1, 4)):
                await self._give("right")
            await self._settle()
            return
        text = self._text_for(field)
        if isinstance(field, HomeEntry):
            await self._give("ctrl+u")
        await self._type(text)
        if isinstance(field, HomeEntry):
            await self._press("enter")

    def _text_for(self, field: Field) -> str:
        match field:
            case PinEntry():
                return PIN
            case HomeEntry():
                return self._dice.choice(grounds.HOMES)
            case DayEntry() | MomentEntry():
                return self._dice.choice(("", "+2h", "+1d"))
            case Entry():
                return self._line_for(field.key)
        return self._words()

    def _line_for(self, key: str) -> str:
        mine = self._witness.typed[self.number]
        if key in _NAMES:
            self._witness.names.add(name := self._typed.name())
            return name
        if key in {"phone", "id_number"}:
            figure = self._typed.phone() if key == "phone" else self._typed.id_number()
            mine.add(figure)
            self._witness.figures.learn([figure])
            return figure
        if key == "plate":
            self._witness.names.add(plate := self._typed.plate())
            return plate
        if key in {"count", "counted", "expected", "pieces"}:
            return "1"
        if key == "goods":
            return "沙发, 1"
        if key == "id_end":
            return "123X"
        if key in {"incoming", "number"}:
            return self._dice.choice(list(grounds.STAFF))
        if key == "code":
            return f"8-1-{self._dice.randrange(100, 999)}"
        return self._words()

    def _words(self) -> str:
        """What the desk writes; now and then with somebody's figure in it, of a series apart."""
        words = self._dice.choice(_PROSE)
        if self._dice.random() < 0.15:
            self._witness.worded.learn([figure := self._worded.phone()])
            words += f"，回电 {figure}"
        return words
