"""The steps of the key that is pointed at (K1, K2, K4)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from store import keys
from store.desk import staff
from store.keys import Caution, HeldKey, Signed
from tui.keys import steps, words
from tui.keys.actions import (
    ALL,
    CHASE,
    CORRECT,
    END,
    EXTEND,
    HEED,
    INSTRUCT,
    LEND,
    LOSE,
    NEW_LOCK,
    OFFERED,
    ONE,
    PHONE,
    RELEASE,
    SETTLE,
    SIGN,
)
from tui.keys.steps import Moved
from tui.language import _, mark
from tui.listing import Listing
from tui.over.menu import Menu
from tui.screen import actions
from tui.screen.actions import Action
from tui.widgets.paint import Tone

if TYPE_CHECKING:
    from store.keys import Instruction, Loan


class Stepping(Listing[HeldKey]):
    """A list of keys and all that can be done with one."""

    def can(self, action: Action) -> bool:
        """Whether the key that is pointed at is here, out, or missing, as a step needs it."""
        key = self.rows.current
        if key is None:
            return action not in _OF_A_KEY
        fits = _OF_A_KEY.get(action)
        return fits is None or fits(key)

    async def act_lend(self) -> None:
        """Lend the key, or take it back when it is out (K2)."""
        key = self.rows.current
        if key is not None and key.held:
            await (self._take_back(key, key.loan) if key.loan else self._lend(key))

    async def _lend(self, key: HeldKey) -> None:
        holding = keys.to_heed(key)
        if holding and not await self._heeded(key, holding):
            return
        done = await self.app.ask(steps.lending(self.app, key, holding))
        await self._moved(done, mark("Key {hook} is lent."))

    async def _heeded(self, key: HeldKey, holding: list[Instruction]) -> bool:
        """Show what is to be heeded; whether the clerk has and goes on."""
        forbids = any(one.kind is Caution.DO_NOT_LEND for one in holding)
        title = _("Key {hook}: heed this before it is lent").format(hook=key.hook)
        told = [words.instruction(one) for one in holding]
        ends = (END,) if keys.in_force(key.id) else ()
        action = await self.app.ask(Menu(title, ends if forbids else (HEED, *ends), told))
        if action is END:
            await self.act_end()
        return action is HEED

    async def _take_back(self, key: HeldKey, loan: Loan) -> None:
        done = await self.app.ask(steps.taking_back(self.app, key, loan))
        left = done is not None and done.key.loan is not None
        some = mark("Some of key {hook} is back; the rest stays out.")
        await self._moved(done, some if left else mark("Key {hook} is back."))

    async def _moved(self, done: Moved | None, sentence: str) -> None:
        """Say so; where both sign by PIN, let them type it right away."""
        self._recorded(done.key if done else None, sentence)
        owed = keys.owed(done.key) if done and done.signed is Signed.PIN else None
        if done is not None and owed is not None:
            signed = await self.app.ask(steps.signing(self.app, done.key, owed, Signed.PIN))
            self._recorded(signed, mark("Key {hook} is signed for."))

    async def act_sign(self) -> None:
        """Sign for what is not signed yet."""
        key = self.rows.current
        owed = keys.owed(key) if key else None
        if key is not None and owed is not None:
            done = await self.app.ask(steps.signing(self.app, key, owed))
            self._recorded(done, mark("Key {hook} is signed for."))

    async def act_extend(self) -> None:
        """Let it be out for longer."""
        if (key := self.rows.current) and key.loan:
            done = await self.app.ask(steps.extending(self.app, key, key.loan))
            self._recorded(done, mark("Key {hook} may be out for longer."))

    async def act_chase(self) -> None:
        """Note that somebody was rung for it."""
        if (key := self.rows.current) and key.loan:
            done = await self.app.ask(steps.chasing(self.app, key, key.loan))
            self._recorded(done, mark("The call for key {hook} is on record."))

    async def act_phone(self) -> None:
        """Show the borrower's phone for a minute, once that is on record (F6)."""
        if (key := self.rows.current) and key.loan:
            phone = await self.app.ask(steps.revealing(self.app, key, key.loan))
            if phone is not None:
                self.reveals(key.loan.id, phone)
                self.say(_("On record; it hides again in a minute."), Tone.GOOD)

    def reveals(self, loan_id: int, phone: str) -> None:
        """Show a phone whole from now on, for a minute."""
        raise NotImplementedError

    async def act_more(self) -> None:
        """Choose what is seldom done."""
        if (key := self.rows.current) is None:
            return
        offered = [one for one in OFFERED if self.can(one)]
        told = list(words.full(key, staff.names()))[:3]
        title = _("Key {hook}: what is to be done?").format(hook=key.hook)
        action = await self.app.ask(Menu(title, offered, told))
        if action is not None:
            self.perform(action)

    async def act_release(self) -> None:
        """Hand the key over for good (K4)."""
        key = self.rows.current
        if key is None:
            return
        held = keys.of_home(key.home_id) if key.home_id else []
        title = _("Hand key {hook} over for good: it leaves the list").format(hook=key.hook)
        which: Action | None = ONE
        if len(held) > 1:
            which = await self.app.ask(Menu(title, (ONE, ALL)))
        if which is ALL:
            await self._release_all(held)
        elif which is ONE:
            await self._release(key)

    async def _release_all(self, held: list[HeldKey]) -> None:
        """Hand all keys of a home over, as at move-in."""
        assert held[0].home_id is not None
        done = await self.app.ask(steps.releasing_home(self.app, held[0].home_id, held))
        if done is not None:
            self.typed = ""
            for key in done.keys:
                await self._moved(Moved(key, done.signed), mark("Key {hook} is off the list."))
            self.say(_("{n} keys are off the list.").format(n=len(done.keys)), Tone.GOOD)

    async def _release(self, key: HeldKey) -> None:
        done = await self.app.ask(steps.releasing(self.app, key))
        if done is not None:
            self.typed = ""
        await self._moved(done, mark("Key {hook} is off the list."))

    async def act_correct(self) -> None:
        """Put it right on the list (K4)."""
        if (key := self.rows.current) is not None:
            done = await self.app.ask(steps.correcting(self.app, key))
            self._recorded(done, mark("Key {hook} is corrected."))

    async def act_instruct(self) -> None:
        """Keep what the home says about it."""
        if (key := self.rows.current) is not None:
            done = await self.app.ask(steps.instructing(self.app, key))
            self._recorded(done, mark("Key {hook}: it shows before the key is lent."))

    async def act_end(self) -> None:
        """End an instruction that holds."""
        key = self.rows.current
        one = await self._holding(key) if key else None
        if key is not None and one is not None:
            done = await self.app.ask(steps.ending(self.app, key, one))
            self._recorded(done, mark("Key {hook}: the instruction is ended."))

    async def _holding(self, key: HeldKey) -> Instruction | None:
        """The instruction that holds, of several the one that is chosen."""
        holding = {str(one.id): one for one in keys.in_force(key.id)}
        if len(holding) < 2:
            return next(iter(holding.values()), None)
        offered = [
            Action(id_, (), one.kind.called, one.words or one.given_by, None)
            for id_, one in holding.items()
        ]
        title = _("Key {hook}: which instruction ends?").format(hook=key.hook)
        chosen = await self.app.ask(Menu(title, offered))
        return holding[chosen.id] if chosen else None

    async def act_lose(self) -> None:
        """Report keys lost (K4)."""
        if (key := self.rows.current) is not None:
            done = await self.app.ask(steps.losing(self.app, key))
            self._recorded(done, mark("Key {hook}: the loss is on record; report it up ({up})?"))

    async def act_settle(self) -> None:
        """Note what became of missing keys (K4)."""
        if (key := self.rows.current) is not None:
            done = await self.app.ask(steps.settling(self.app, key))
            self._recorded(done, mark("Key {hook}: what became of it is on record."))

    async def act_new_lock(self) -> None:
        """Note that the lock was changed (K4)."""
        if (key := self.rows.current) is not None:
            done = await self.app.ask(steps.changing_lock(self.app, key))
            self._recorded(done, mark("Key {hook}: new keys hang here."))

    def _recorded(self, key: HeldKey | None, sentence: str) -> None:
        self.load()
        if key is not None:
            up = actions.PAGES["escalate"].spelled
            self.say(_(sentence).format(hook=key.hook, up=up), Tone.GOOD)


def _out(key: HeldKey) -> bool:
    return key.loan is not None


def _here(key: HeldKey) -> bool:
    return key.held and key.loan is None


def _held(key: HeldKey) -> bool:
    return key.held


_OF_A_KEY: dict[Action, Callable[[HeldKey], bool]] = {
    LEND: _held,
    CORRECT: _held,
    INSTRUCT: _held,
    LOSE: lambda key: bool(key.hanging or key.loan),
    EXTEND: _out,
    CHASE: _out,
    PHONE: lambda key: key.loan is not None and bool(key.loan.phone),
    RELEASE: _here,
    NEW_LOCK: _here,
    SETTLE: lambda key: key.held and bool(key.missing),
    SIGN: lambda key: keys.owed(key) is not None,
    END: lambda key: key.held and bool(keys.in_force(key.id)),
}
