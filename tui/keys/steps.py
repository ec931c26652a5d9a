"""What is asked when a key comes, goes, is lent or comes back (K1, K2, K4)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from store import keys
from store.inputs import Input
from store.keys import (
    Caution,
    HeededLoan,
    HeldKey,
    Instruction,
    InstructionEnd,
    KeyChase,
    KeyCorrection,
    KeyExtension,
    KeyLoan,
    KeyLoss,
    KeyRelease,
    KeyReturn,
    KeyReveal,
    KeySigning,
    LockChange,
    NewInstruction,
    NewKey,
    Owed,
    Settling,
    Signed,
)
from tui.form.screen import Form
from tui.keys import words
from tui.language import _
from tui.language.labels import label
from tui.widgets.paint import Tone, Words

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping, Sequence

    from store.keys import Loan
    from tui.screen.host import Host

M = TypeVar("M", bound=Input)
R = TypeVar("R")

Moves = TypeVar("Moves", KeyLoan, HeededLoan, KeyReturn, KeyRelease)


@dataclass(frozen=True)
class Moved:
    """A key that was lent, brought back or handed over, and how both said they sign for that."""

    key: HeldKey
    signed: Signed


@dataclass(frozen=True)
class Released:
    """The keys of a home that were handed over together, and how both said they sign for that."""

    keys: tuple[HeldKey, ...]
    signed: Signed


USUAL_LOAN = "+2h"  # what the form suggests; the clerk types what was agreed


def holding(desk: Host, home_id: int | None = None) -> Form[NewKey, HeldKey]:
    """A key into keeping, on the next free hook (K1)."""
    initial: dict[str, object] = {"hook": keys.free_hook()}
    if home_id:
        initial |= {"home": home_id, "kind": keys.KeyKind.DEPOSITED}
    title = _("A key into keeping")
    return Form(NewKey, title, desk.writes(keys.hold), initial=initial, first="hook")


def lending(
    desk: Host, key: HeldKey, heeded: Sequence[Instruction] = ()
) -> Form[KeyLoan, Moved] | Form[HeededLoan, Moved]:
    """To whom, why and until when (K2); where it has instructions, how they were heeded."""
    title = _("Lend key {hook}").format(hook=key.hook)
    about, initial = f"key:{key.id}", {"due": USUAL_LOAN}
    if not heeded:
        return Form(
            KeyLoan,
            title,
            _moving(desk.writes(keys.lend, key.id)),
            initial=initial,
            heading=words.named(key),
            draft=f"KeyLoan:{key.id}",
            about=about,
        )
    call = any(one.kind is Caution.CALL_FIRST for one in heeded)
    return Form(
        HeededLoan,
        title,
        _moving(desk.writes(keys.lend, key.id)),
        initial=initial | {"heeded": True},
        heading=[*words.named(key), "   ", (words.instruction(heeded[0]), Tone.WARN)],
        draft=f"HeededLoan:{key.id}",
        first="called" if call else "borrower",
        about=about,
    )


def taking_back(desk: Host, key: HeldKey, loan: Loan) -> Form[KeyReturn, Moved]:
    """How many come, and who brings them (K2)."""
    initial: dict[str, object] = {"returned_by": loan.borrower}
    if loan.out == 1:
        initial["count"] = 1
    return Form(
        KeyReturn,
        _("Key {hook} comes back from {borrower}").format(hook=key.hook, borrower=loan.borrower),
        _moving(desk.writes(keys.take_back, key.id)),
        initial=initial,
        heading=[*words.named(key), "   ", words.state(key)],
        draft=f"KeyReturn:{key.id}",
        about=f"key:{key.id}",
    )


def extending(desk: Host, key: HeldKey, loan: Loan) -> Form[KeyExtension, HeldKey]:
    """Until when now, who asked and why (K2)."""
    return Form(
        KeyExtension,
        _("Key {hook}: more time").format(hook=key.hook),
        desk.writes(keys.extend, key.id),
        initial={"asked_by": loan.borrower},
        heading=[*words.named(key), "   ", words.state(key)],
        draft=f"KeyExtension:{key.id}",
        about=f"key:{key.id}",
    )


def chasing(desk: Host, key: HeldKey, loan: Loan) -> Form[KeyChase, HeldKey]:
    """Whether somebody was reached, and what was said."""
    title = _("Key {hook}: {borrower} was rung").format(hook=key.hook, borrower=loan.borrower)
    return _about(KeyChase, title, desk.writes(keys.chase, key.id), key)


def revealing(desk: Host, key: HeldKey, loan: Loan) -> Form[KeyReveal, str]:
    """Why the phone is shown; it shows once that is on record (F6)."""
    return Form(
        KeyReveal,
        _("Show the phone of {name}").format(name=loan.borrower),
        desk.writes(keys.reveal, key.id),
        initial={"reason": _("Ring for key {hook}").format(hook=key.hook)},
        heading=[_("Who looks, when and why goes on record before it shows.")],
        draft="",
        first="reason",
    )


def releasing(desk: Host, key: HeldKey) -> Form[KeyRelease, Moved]:
    """To whom it goes for good (K4)."""
    title = _("Hand key {hook} over for good: it leaves the list").format(hook=key.hook)
    return _about(KeyRelease, title, _moving(desk.writes(keys.release, key.id)), key)


def releasing_home(desk: Host, home_id: int, held: Sequence[HeldKey]) -> Form[KeyRelease, Released]:
    """To whom all keys of a home go, as at move-in (K4)."""
    submit = desk.writes(keys.release_home, home_id)

    async def released(given: KeyRelease) -> Released:
        return Released(tuple(await submit(given)), given.signed)

    return Form(
        KeyRelease,
        _("Hand the keys of {home} over for good").format(home=held[0].home),
        released,
        heading=[_("; ").join(f"{key.hook} {words.doors(key)}" for key in held)],
        draft="",
        about=f"home:{home_id}",
    )


def signing(
    desk: Host, key: HeldKey, owed: Owed, how: Signed | None = None
) -> Form[KeySigning, HeldKey]:
    """By PIN both type their own; on paper the slip is signed (K2, K4)."""
    title = _("Key {hook}: sign for {act}").format(hook=key.hook, act=label(owed.act))
    who = _("{who} and the desk sign; by PIN each types their own.").format(who=owed.who)
    initial = {"how": how} if how else None
    first = "number" if how is Signed.PIN else ""
    return Form(
        KeySigning,
        title,
        desk.writes(keys.sign, key.id),
        initial=initial,
        heading=[who],
        draft="",
        first=first,
    )


def correcting(desk: Host, key: HeldKey) -> Form[KeyCorrection, HeldKey]:
    """The key as the list should have it (K4)."""
    initial: Mapping[str, object] = {
        "hook": key.hook,
        "kind": key.kind,
        "home": key.home_id,
        "doors": key.doors,
        "count": key.count,
        "reason": key.reason,
        "authorisation": key.authorisation,
        "since": key.since.isoformat(),
    }
    return Form(
        KeyCorrection,
        _("Correct key {hook} on the list").format(hook=key.hook),
        desk.writes(keys.correct, key.id),
        initial=initial,
        draft=f"KeyCorrection:{key.id}",
        first="hook",
        about=f"key:{key.id}",
    )


def instructing(desk: Host, key: HeldKey) -> Form[NewInstruction, HeldKey]:
    """What the home says, from when and until when."""
    title = _("Key {hook}: what is to be heeded before it is lent").format(hook=key.hook)
    return _about(NewInstruction, title, desk.writes(keys.instruct, key.id), key)


def ending(desk: Host, key: HeldKey, one: Instruction) -> Form[InstructionEnd, HeldKey]:
    """Why an instruction holds no longer."""
    return Form(
        InstructionEnd,
        _("Key {hook}: this instruction ends").format(hook=key.hook),
        desk.writes(keys.end_instruction, one.id),
        heading=[words.instruction(one)],
        draft="",
        about=f"key:{key.id}",
    )


def losing(desk: Host, key: HeldKey) -> Form[KeyLoss, HeldKey]:
    """How many are lost, what happened, who was told (K4)."""
    title = _("Key {hook}: keys are lost").format(hook=key.hook)
    return _about(KeyLoss, title, desk.writes(keys.lose, key.id), key)


def settling(desk: Host, key: HeldKey) -> Form[Settling, HeldKey]:
    """What became of the missing ones (K4)."""
    title = _("Key {hook}: {missing} missing, what became of them").format(
        hook=key.hook, missing=key.missing
    )
    return _about(Settling, title, desk.writes(keys.settle, key.id), key)


def changing_lock(desk: Host, key: HeldKey) -> Form[LockChange, HeldKey]:
    """How many new keys hang here (K4)."""
    title = _("Key {hook}: the lock was changed").format(hook=key.hook)
    return _about(LockChange, title, desk.writes(keys.change_lock, key.id), key)


def _moving(
    submit: Callable[[Moves], Awaitable[HeldKey]],
) -> Callable[[Moves], Awaitable[Moved]]:
    async def moved(given: Moves) -> Moved:
        return Moved(await submit(given), given.signed)

    return moved


def _about(
    model: type[M], title: str, submit: Callable[[M], Awaitable[R]], key: HeldKey
) -> Form[M, R]:
    """A form about a key that begins empty."""
    return Form(
        model,
        title,
        submit,
        heading=_headed(key),
        draft=f"{model.__name__}:{key.id}",
        about=f"key:{key.id}",
    )


def _headed(key: HeldKey) -> Words:
    return [*words.named(key), "   ", words.state(key)]
