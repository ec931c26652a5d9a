"""What comes due of plans stands on Today while a desk is open, nobody need ask (G1, G18)."""

from __future__ import annotations

from datetime import date

import pytest

from store import agenda, clock
from store.engine import database
from store.errors import Unavailable
from store.permits.subject import ANSWERS
from store.plans import Every, Plans, Rhythm, Terms, making, sentences
from store.rights import Staff
from tests.conftest import Clock
from tests.tui.driving import opened, shown, until
from tui.desk.session import Session

# Under names that the directory has: a plan about a home, its occurrences beside the permits.
ROUNDS = Plans("home", "permit")


@pytest.fixture(autouse=True)
def plan(supervisor: Staff, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Session, "DUE_AFTER_SECONDS", 0.01)
    due = sentences("home", "permit")["permit.due"]
    monkeypatch.setitem(ANSWERS.sentences, "permit.due", due)
    rhythm = Rhythm.model_validate(
        {"every": Every.DAY, "since": date(2026, 11, 23), "windows": "09:00-10:30"}
    )
    with database.write():
        ROUNDS.begin("地库巡更", Terms(rhythm=rhythm), supervisor)


def waiting() -> list[str]:
    found = agenda.everything(clock.now())
    return [one.kind for one in found if one.subject.startswith(("home:", "permit:"))]


async def test_an_open_desk_makes_what_is_due(assistant: Staff) -> None:
    assert waiting() == []
    async with opened(assistant, listening=True) as driven:
        await until(driven, lambda: "地库巡更" in shown(driven[0]))
        assert "10:30" in shown(driven[0])


async def test_a_desk_that_nobody_has_signed_in_to_makes_it_too(
    assistant: Staff, time: Clock
) -> None:
    async with opened(assistant, "keys") as driven:
        driven[0].sign_out("")
        await until(driven, lambda: waiting() == ["permit.due"])


async def test_what_cannot_be_made_is_said_and_ends_nothing(
    assistant: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_plan: int, _now: object) -> None:
        raise Unavailable("The disk is full; nothing was written.")

    monkeypatch.setattr(making, "_make", full)
    async with opened(assistant, "keys") as driven:
        await until(driven, lambda: "磁盘已满" in shown(driven[0]))
