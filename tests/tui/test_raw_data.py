"""Whatever has got into the database, no control or bidi character reaches the terminal (F6)."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest

from store import dutylog, estate, handover, keys, tickets
from store.dutylog import NewEntry
from store.engine import database
from store.estate import Settings
from store.keys import Identity, KeyKind, KeyLoan, NewKey, Signed
from store.residents import HomePage
from store.rights import Staff
from store.tickets import NewTicket
from tests.conftest import MONDAY
from tests.hostile import UNSEEN
from tests.relieving import relieved
from tests.store.residents.conftest import household
from tests.tui.driving import opened, press, shown, typed
from tui.command import main

__all__ = ["household"]

RAW = "x\x1b[2J\x1b]0;t\x07\x9b31m\u202eevil\u2066\u200b\x7fz"
COLUMNS = {
    "person": ("name", "phone", "id_number", "note"),
    "home": ("note",),
    "vehicle": ("plate", "model", "space"),
    "ticket": ("place", "caller", "phone", "convenient"),
    "held_key": ("hook", "doors", "reason"),
    "key_loan": ("borrower", "reason"),
    "staff": ("name",),
    "residency": ("relation",),
    "journal_text": ("text",),
}


@pytest.fixture
def raw(household: HomePage, assistant: Staff, second: Staff) -> Staff:
    """A desk at work into whose tables somebody has written such characters by hand."""
    home = household.home.id
    handover.take_desk(by=assistant)
    tickets.take(NewTicket(home=home, caller="张", phone="13812341234", what="漏水"), by=assistant)
    new = NewKey(hook="A1", kind=KeyKind.VACANT, home=home, doors="大门", reason="未领")
    due = MONDAY + timedelta(hours=1)
    key = keys.hold(new, by=assistant)
    keys.lend(
        key.id,
        KeyLoan(
            borrower="张", reason="看房", due=due, identity=Identity.WORK_PASS, signed=Signed.PAPER
        ),
        by=assistant,
    )
    dutylog.write(NewEntry(home=home, what="停水"), by=assistant)
    relieved(assistant, second)
    run = database.db.execute_sql
    run("DROP TRIGGER journal_text_no_update")
    for table, columns in COLUMNS.items():
        for column in columns:
            if (table, column) == ("journal_text", "text"):
                run("UPDATE journal_text SET text = replace(text, '水', ?)", (_json(RAW),))
            else:
                run(f"UPDATE {table} SET {column} = ?", (RAW,))
    return assistant


def _json(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)[1:-1]


async def test_no_screen_sends_what_moves_the_cursor_or_turns_a_line(raw: Staff) -> None:
    async with opened(raw) as driven:
        ways = (
            "f2", "f3", "enter", "escape", "f4", "enter", "ctrl+y", "escape", "escape", "f5",
            "ctrl+y", "escape", "enter", "escape", "escape", "f6", "enter", "f7", "enter", "down",
            "down", "down", "down", "f1", "escape", "ctrl+r", "escape", "ctrl+e", "escape", "f8",
        )  # fmt: skip
        seen = set()
        for key in ways:
            await press(driven, key)
            seen.add(type(driven[0].screen).__name__)
            assert not UNSEEN.search(shown(driven[0]).replace("\n", "")), (key, seen)
        assert len(seen) > 10


async def test_nor_do_the_finder_s_lines(raw: Staff) -> None:
    async with opened(raw) as driven:
        await press(driven, "ctrl+f")
        await typed(driven, "1201")
        assert "[2J" in shown(driven[0])
        assert not UNSEEN.search(shown(driven[0]).replace("\n", ""))


def test_nor_does_an_export_to_the_terminal(
    raw: Staff, desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--data", str(desk), "export", "log"]) == 0
    said = capsys.readouterr().out
    assert "\\u202eevil" in said
    assert not UNSEEN.search(said.replace("\n", ""))


def test_nor_does_an_error(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data", str(desk), "print", "household", RAW, "--to", "x.pdf"]) == 1
    assert not UNSEEN.search(capsys.readouterr().err.replace("\n", ""))


def test_the_estate_s_name_is_clean_however_it_came_in(raw: Staff) -> None:
    assert not UNSEEN.search(Settings(name=RAW).name)
    assert estate.settings().name
