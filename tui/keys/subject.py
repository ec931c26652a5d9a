"""What the screens of keys answer to the halls."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from functools import partial

from store import keys
from store.waiting import Waiting
from tui.answers import Answers, Draft, HomeLine
from tui.keys import steps, words
from tui.keys.actions import (
    CHASE,
    CORRECT,
    EXTEND,
    INSTRUCT,
    LEND,
    LOSE,
    NEW,
    NEW_LOCK,
    RELEASE,
    SETTLE,
)  # fmt: skip
from tui.language import _, clockface, mark
from tui.screen.host import Host
from tui.widgets import paint
from tui.widgets.paint import Tone, Words


def running(waiting: Waiting, now: datetime) -> str:
    """For how long a key should have been back; that keys are to be counted."""
    if waiting.kind != "key.late":
        return _("Keys")
    return clockface.over(now - waiting.due) if waiting.due else ""


def of_home(home_id: int) -> Iterator[HomeLine]:
    """The keys held of a home."""
    for key in keys.of_home(home_id):
        told: Words = [
            *paint.fit(key.hook, 12),
            " ",
            *paint.fit(key.doors, 20),
            " ",
            words.state(key),
        ]
        mark_ = "*" if key.loan else " "
        yield HomeLine(f"key:{key.id}", told, partial(words.full, key), mark_)


async def hold(desk: Host, home_id: int, _person_id: int | None) -> None:
    """Take a key of a home into keeping."""
    key = await desk.ask(steps.holding(desk, home_id))
    if key is not None:
        desk.say_on_top(_("Kept on hook {hook}.").format(hook=key.hook), Tone.GOOD)


def _is_out(key_id: int) -> bool:
    return keys.get(key_id).held and keys.get(key_id).loan is not None


def _is_held(key_id: int) -> bool:
    return keys.get(key_id).held


def _is_missing(key_id: int) -> bool:
    return keys.get(key_id).held and keys.get(key_id).missing > 0


def _is_there(key_id: int) -> bool:
    return keys.get(key_id).held and keys.get(key_id).loan is None


def why_up(subject: str) -> tuple[str, bool]:
    """Lost keys are offered to be reported up (D13)."""
    key = keys.get(int(subject.partition(":")[2]))
    lost = _("Key {hook}: {n} lost").format(hook=key.hook, n=key.missing)
    return (lost if key.missing else "", False)


ANSWERS = Answers(
    clock=running,
    why_up=why_up,
    drafts={
        "NewKey": Draft(mark("New key"), "keys", opened_by=NEW),
        "KeyLoan": Draft(mark("Lending"), "keys", "key", LEND, _is_there),
        "HeededLoan": Draft(mark("Lending"), "keys", "key", LEND, _is_there),
        "KeyExtension": Draft(mark("More time for a key"), "keys", "key", EXTEND, _is_out),
        "KeyChase": Draft(mark("A call for a key"), "keys", "key", CHASE, _is_out),
        "KeyCorrection": Draft(mark("Correction of a key"), "keys", "key", CORRECT, _is_held),
        "NewInstruction": Draft(mark("Instruction"), "keys", "key", INSTRUCT, _is_held),
        "KeyLoss": Draft(mark("Lost keys"), "keys", "key", LOSE, _is_held),
        "Settling": Draft(mark("Lost keys settled"), "keys", "key", SETTLE, _is_missing),
        "LockChange": Draft(mark("Change of a lock"), "keys", "key", NEW_LOCK, _is_there),
        "KeyReturn": Draft(mark("Return of a key"), "keys", "key", LEND, _is_out),
        "KeyRelease": Draft(mark("Handing a key over"), "keys", "key", RELEASE, _is_there),
        "key_count/count": Draft(mark("Key reconciliation"), "key_counts", "key_count"),
        "key_count/explain": Draft(mark("Key reconciliation"), "key_counts", "key_count"),
        "key_count/recheck": Draft(mark("Key reconciliation"), "key_counts", "key_count"),
        "key_count/give_up": Draft(mark("Key reconciliation"), "key_counts", "key_count"),
    },
    section=mark("Keys"),
    of_home=of_home,
)
