"""``frontdesk export receipts|deposits``: JSON lines for scripts, names in none of them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from store import clock, exporting, journal, receipts
from store.desk import opening
from store.engine import database
from store.rights import Staff
from tests.conftest import Clock
from tests.store.deposits.safe import approved
from tests.store.receipts.book import RED, issued
from tests.store.test_permits import home
from tui.command import main, parser

__all__ = ["home"]
Read = Callable[..., list[dict[str, Any]]]


@pytest.fixture
def read(desk: Path, capsys: pytest.CaptureFixture[str]) -> Read:
    def lines(what: str, *more: str) -> list[dict[str, Any]]:
        database.close()
        assert main(["--data", str(desk), "export", what, *more]) == 0
        opening.open_folder(desk)
        return [json.loads(line) for line in capsys.readouterr().out.splitlines()]

    return lines


def test_the_book_of_receipts_is_read_by_days(
    home: int, assistant: Staff, supervisor: Staff, time: Clock, read: Read
) -> None:
    one = issued(home, assistant)
    yesterday = clock.today().isoformat()
    time.pass_(days=1)
    receipts.redden(one.id, RED, by=supervisor)
    wanted = [
        ("SJ-2026-000001", "income", 250_66, "red", None),
        ("HZ-2026-000001", "red", -250_66, "valid", "SJ-2026-000001"),
    ]
    before = journal.last_number()
    for days, found in (
        ((), wanted),
        (("--from", clock.today().isoformat()), wanted[1:]),
        (("--to", yesterday), wanted[:1]),
        (("--from", yesterday, "--to", clock.today().isoformat()), wanted),
    ):
        told = read("receipts", *days)
        names = ("number", "kind", "amount", "state", "refers_to")
        assert [tuple(line[name] for name in names) for line in told] == found
        assert "欧阳明" not in str(told)
    assert journal.last_number() == before


def test_deposits_are_read_in_whole_fen(
    home: int, assistant: Staff, supervisor: Staff, read: Read
) -> None:
    approved(home, assistant, supervisor, "350")
    (told,) = read("deposits")
    wanted = {"number": "YJ-2026-000001", "kind": "moving", "home": "3-2-1201"}
    assert told | wanted | {"amount": 2000_00, "balance": 2000_00, "state": "approved"} == told


def test_what_has_no_records_asks_for_a_file_and_days_go_forwards(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    database.close()
    with pytest.raises(SystemExit):
        main(["--data", str(desk), "export", "homes"])
    days = ("--from", "2026-11-24", "--to", "2026-11-23")
    assert main(["--data", str(desk), "export", "receipts", *days]) == 1
    assert capsys.readouterr().out == ""
    opening.open_folder(desk)


def test_the_command_knows_which_lists_scripts_read(desk: Path) -> None:
    assert {one.name for one in exporting.everything() if one.records} == set(parser._RECORDS)


def test_the_books_are_written_as_spreadsheets_too_with_the_payer(
    home: int, assistant: Staff, desk: Path, tmp_path: Path
) -> None:
    issued(home, assistant)
    database.close()
    for what in ("receipts", "deposits"):
        to = tmp_path / f"{what}.csv"
        assert main(["--data", str(desk), "export", what, "--file", str(to)]) == 0
    told = (tmp_path / "receipts.csv").read_text("utf-8")
    assert "SJ-2026-000001,收据,3-2-1201,欧阳明,250.66,现金,2026-11-23,有效" in told
    opening.open_folder(desk)
