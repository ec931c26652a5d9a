"""Lists exported from a screen: on record first, masked, or whole with a reason (F6)."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from store import exporting, journal, residents
from store.errors import Forbidden, Refused, Unavailable
from store.residents import NewHome, NewPerson
from store.rights import Staff
from tests.tui.driving import Driven, opened, press, shown, typed
from tui.form.screen import Form

PHONE = "13812341234"


@pytest.fixture
def home(assistant: Staff) -> int:
    made = residents.add_home(NewHome(code="3-2-1201"), by=assistant)
    residents.move_in(made.id, NewPerson(name="张惠文", phone=PHONE), by=assistant)
    return made.id


async def choose(driven: Driven, title: str) -> None:
    """The page is open: take a list by its digit."""
    row = next(row for row in shown(driven[0]).split("\n") if title in row)
    await press(driven, row.strip(" >").split()[0])
    assert isinstance(driven[0].screen, Form)


def rows(file: Path) -> list[list[str]]:
    with file.open(encoding="utf-8-sig", newline="") as read:
        return list(csv.reader(read))


@pytest.mark.usefixtures("home")
async def test_the_manager_exports_from_the_screen_and_is_told_where(
    manager: Staff, tmp_path: Path
) -> None:
    to = tmp_path / "people.csv"
    async with opened(manager) as driven:
        await press(driven, "f10")
        await typed(driven, "14")
        await choose(driven, "姓名")
        await press(driven, "ctrl+u")
        await typed(driven, str(to))
        await press(driven, "ctrl+s")
        assert "1 行" in shown(driven[0])
    _head, row, said = rows(to)
    assert row[4] == "138****1234" and "陈经理 3001" in said[0] and "已脱敏" in said[0]
    entry = journal.last()
    assert entry is not None and (entry.kind, entry.staff_id) == ("file.exported", manager.id)
    told = {"what": "people", "rows": 1, "form": "csv", "whole": False}
    assert (entry.payload, entry.words) == (told, {})


@pytest.mark.usefixtures("home")
async def test_whole_figures_want_a_reason_at_the_field(manager: Staff, tmp_path: Path) -> None:
    to = tmp_path / "people.csv"
    async with opened(manager) as driven:
        await press(driven, "f10")
        await typed(driven, "14")
        await choose(driven, "姓名")
        await press(driven, "ctrl+u")
        await typed(driven, str(to))
        await press(driven, "enter", "2", "ctrl+s")
        assert isinstance(driven[0].screen, Form) and not to.exists()
        assert "用途" in shown(driven[0]) and str(to)[-20:] in shown(driven[0])
        await typed(driven, "派出所核对")
        await press(driven, "ctrl+s")
    _head, row, said = rows(to)
    assert row[4] == PHONE and "用途：派出所核对" in said[0]
    entry = journal.last()
    assert entry is not None and entry.words == {"reason": "派出所核对"}
    assert entry.payload["whole"] is True


def test_nobody_but_who_may_exports(assistant: Staff, supervisor: Staff, tmp_path: Path) -> None:
    for by in (assistant, supervisor):
        for because in (None, "核对"):
            with pytest.raises(Forbidden):
                exporting.export("homes", tmp_path / "h.csv", because=because, by=by)
    assert list(tmp_path.glob("*.csv")) == []


@pytest.mark.usefixtures("home")
def test_the_desk_s_own_files_are_never_written_over(desk: Path, manager: Staff) -> None:
    number = journal.last_number()
    backup = desk / "backups" / "a.csv"
    backup.parent.mkdir(exist_ok=True)
    backup.write_text("kept")
    for own in (desk / "desk.csv", backup):
        with pytest.raises(Unavailable):
            exporting.export("people", own, by=manager)
    assert backup.read_text() == "kept" and journal.last_number() == number


def test_a_list_without_figures_has_none_to_be_whole(manager: Staff, tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        exporting.export("vehicles", tmp_path / "v.csv", because="核对", by=manager)
    assert refused.value.field == "because"
    with pytest.raises(Refused) as refused:
        exporting.export("vehicles", tmp_path / "v.txt", by=manager)
    assert refused.value.field == "file"
