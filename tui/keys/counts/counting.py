"""Counting the keys: type how many hang on the hook, Enter, the next (K3)."""

from __future__ import annotations

from collections.abc import Awaitable, Iterable, Sequence
from typing import ClassVar

from store.checklist import LineAnswer
from store.keys import KEY_COUNT, counts
from store.keys.counts import Counted, Explanation, GivingUp, KeyCount, Line
from tui import checklist
from tui.checklist import EXPLAIN, SIGN
from tui.counting import CountingScreen
from tui.form.screen import Form
from tui.keys.counts import words
from tui.keys.counts.signing import SignaturePage
from tui.language import _, mark
from tui.screen import actions
from tui.screen.actions import Action
from tui.widgets.paint import Tone, Words
from tui.widgets.rows import Column, Drawn

COUNT = Action(
    "settle", ("enter",), mark("Count"), mark("Type how many hang on the hook, then Enter."), 3
)
GIVE_UP = Action("give_up", ("ctrl+k",), mark("Give up"), mark("Give this count up."), 70)


class Counting(CountingScreen[KeyCount]):
    """The hooks one after another; what the list says shows once a hook is counted."""

    SCOPE = "key_count"
    ACTIONS: ClassVar[tuple[Action, ...]] = (COUNT, EXPLAIN, SIGN, GIVE_UP, actions.BACK)
    HELP = mark(
        "Type how many keys hang on the hook and Enter; what the list says shows afterwards. At the"
        " end come the hooks that differ: count them again, or say what is known."
    )

    # How it stands and shows

    def read(self) -> KeyCount | None:
        """The one that is under way, if it is still this one."""
        under_way = counts.current()
        return under_way if under_way is not None and under_way.id == self.record.id else None

    def heading(self) -> Words:
        """Which one, and how it is done."""
        title = _("Key reconciliation {n}").format(n=self.record.id)
        how = _("count first; what the list says shows afterwards")
        return [" ", (title, Tone.TITLE), f"   {how}"]

    def progress(self) -> Words:
        """How many are counted and how many differ."""
        record = self.record
        counted = _("Counted {n}/{all}").format(n=record.counted, all=len(record.lines))
        return [f" {counted}   ", _("Differ {n}").format(n=record.differences)]

    def columns(self) -> Sequence[Column]:
        """State, hook, what hangs there, and what was counted."""
        return [
            Column(_("State"), 10),
            Column(_("Hook"), 8),
            Column(_("Doors"), 20, flex=True),
            Column(_("Counted"), 26),
        ]

    def drawn(self, line: Line) -> Drawn:
        """A line of the list."""
        cells: list[str | Words] = [
            [words.state(line)],
            line.facts["hook"],
            line.title,
            words.said(line),
        ]
        return Drawn(cells, mark="!" if line.difference and not line.explained else " ")

    def named(self, line: Line) -> str:
        """The hook and what hangs there."""
        return words.hook(line)

    def told(self, line: Line) -> Iterable[str | Words]:
        """Everything about a hook."""
        yield [(words.hook(line), Tone.STRONG)]
        if counted := words.said(line):
            yield counted
        yield from checklist.said(line)

    def asks(self, line: Line) -> Words | None:
        """To count it; and once all are, to count again or to explain what differs."""
        if line.answer is None:
            text = _("How many keys hang on hook {hook}? Type it, then Enter.")
            return [(text.format(hook=line.facts["hook"]), Tone.WARN)]
        if not line.explained:
            text = _("It differs from the list: count again and Enter, or {explain} what is known.")
            return [(actions.told(text, EXPLAIN), Tone.ALARM)]
        return None

    def left(self) -> list[str]:
        """Hooks to be counted first, so that nobody's rhythm is broken; then those that differ."""
        return [line.key for line in self.record.uncounted or self.record.unsettled]

    def can(self, action: Action) -> bool:
        """Only what is counted is explained."""
        line = self.rows.current if self.is_mounted else None
        return action.id != EXPLAIN.id or (line is not None and line.answer is not None)

    # Counting

    async def act_settle(self) -> None:
        """Record what is typed; without it ask, go on, or sign."""
        line = self.rows.current
        if line is not None and line.answer is None and not self.typed:
            await self.settle(line)
        else:
            await super().act_settle()

    async def count(self, line: Line, counted: int) -> None:
        """Record how many hang on a hook."""
        await self._count(line, Counted(counted=counted))

    async def settle(self, line: Line) -> None:
        """Ask how many hang there; nothing is taken for granted."""

        async def submit(given: Counted) -> KeyCount:
            return await self._count(line, given)

        heading: Words = [(words.hook(line), Tone.STRONG)]
        draft = self.draft("count", line)
        await self.app.ask(Form(Counted, _("Count"), submit, heading=heading, draft=draft))

    async def _count(self, line: Line, given: Counted) -> KeyCount:
        record = await self.app.desk(
            counts.count, self.record.id, counts.key_id_of(line), given, by=self.app.signed_in
        )
        self.load(record)
        after = next(one for one in record.lines if one.key == line.key)
        self.go_on()
        if line.answer is None and not record.uncounted and record.unsettled:
            self.rows.point(record.unsettled[0].key)
        if not after.explained and record.uncounted:
            text = _("Hook {hook} differs from the list; it comes again at the end.")
            self.say(text.format(hook=after.facts["hook"]), Tone.WARN)
        return record

    def draft(self, form: str, line: Line) -> str:
        """The name of a half-written form about a hook."""
        kind = "explain" if form == Explanation.__name__ else form
        return f"{self.SCOPE}/{kind}:{counts.key_id_of(line)}:{self.record.id}"

    def answering(self, line: Line, given: LineAnswer) -> Awaitable[KeyCount]:
        """Record what is known of a difference; counts are recorded one by one."""
        said = Explanation(note=given.note)
        return self.app.desk(
            counts.explain, self.record.id, counts.key_id_of(line), said, by=self.app.signed_in
        )

    # The end

    async def sign(self) -> None:
        """Who counted signs, and the record is printed."""
        record = await self.app.ask(SignaturePage(self.record, self.app.signed_in))
        if record is not None:
            self.done()
            # This screen is gone; what follows belongs to the desk.
            self.app.run_worker(self.app.print_sheet(KEY_COUNT, f"key_count:{record.id}"))

    async def act_give_up(self) -> None:
        """Give it up; it stays on record."""
        submit = self.app.writes(counts.give_up, self.record.id)
        title, draft = _("Why is it given up?"), f"{self.SCOPE}/give_up:{self.record.id}"
        await self.app.ask(Form(GivingUp, title, submit, draft=draft))
