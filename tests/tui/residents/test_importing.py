"""Importing a spreadsheet on screen: preview, questions, rejects, twice (F1, F6)."""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import threading
from collections.abc import Sequence
from pathlib import Path

import pytest

from store import journal, residents
from store.engine import database
from store.errors import Refused
from store.residents import importing
from store.residents.searchkeys import Heard
from store.rights import Staff
from tests.hostile import HOSTILE
from tests.store.residents import spreadsheets
from tests.tui.driving import Driven, opened, pasted, press, settled, shown, typed
from tests.tui.hostile import stands
from tui.importing.stages import Stage
from tui.residents.importing import words
from tui.residents.importing.screen import ImportScreen

HC = Path(__file__).parents[2] / "store/residents/hc.xlsx"
HOMES: Sequence[Sequence[object]] = (
    ("楼栋", "单元", "房号", "业主", "手机号"),
    ("1", "1", "101", "张三", "13812341234"),
    ("1", "1", "102 103", "李四", "13812341235"),
    ("1", "1", "", "王五", ""),
)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The home folder of whoever runs the desk."""
    folder = tmp_path / "home"
    folder.mkdir()
    monkeypatch.setenv("HOME", str(folder))
    return folder


def page_of(driven: Driven) -> ImportScreen:
    page = driven[0].screen
    assert isinstance(page, ImportScreen)
    return page


async def worked(driven: Driven, *keys: str) -> ImportScreen:
    """Press keys and wait for what they set to work."""
    await press(driven, *keys)
    await driven[0].workers.wait_for_complete()
    await settled(*driven)
    return page_of(driven)


async def test_a_real_file_comes_in_whole_and_twice_changes_nothing(
    supervisor: Staff, home: Path
) -> None:
    """F1: homes, owners and the three owners that the file lacks, in a preview before."""
    shutil.copy(HC, home / "hc.xlsx")
    async with opened(supervisor, "import") as driven:
        assert "hc.xlsx" in shown(driven[0])
        assert (await worked(driven, "enter")).stage is Stage.PREVIEW
        assert "新增 8 户 5 人 0 车；已有 0；退回 0 行，提醒 3" in shown(driven[0])
        await press(driven, "end")
        assert "189****9991" in shown(driven[0])
        assert residents.count() == 0
        page = await worked(driven, "enter")
        assert page.stage is Stage.DONE
        assert residents.count() == 8
        number = journal.last_number()
        await worked(driven, "enter", "enter")
        assert "新增 0 户 0 人 0 车" in shown(driven[0])
        await worked(driven, "enter")
        assert journal.last_number() == number
        assert residents.count() == 8
        await press(driven, "escape", "escape")
        assert driven[0].screen is not page


async def test_no_file_s_name_acts_on_the_terminal(supervisor: Staff, home: Path) -> None:
    for folder in (home, database.folder() / "import"):
        folder.mkdir(exist_ok=True)
        shutil.copy(HC, folder / f"{HOSTILE['escape sequences']}\u202e\udcff.xlsx")
    async with opened(supervisor, "import") as driven:
        assert "red" in stands(driven)
        await worked(driven, "enter")
        stands(driven)
        await worked(driven, "enter")
        stands(driven)


async def test_good_rows_come_in_and_bad_ones_go_to_a_file_with_reasons(
    supervisor: Staff, home: Path
) -> None:
    spreadsheets.xlsx(home / "homes.xlsx", 业主=HOMES)
    async with opened(supervisor, "import") as driven:
        await worked(driven, "enter")
        assert "退回 2 行" in shown(driven[0])
        assert "业主 3" in shown(driven[0])
        assert "缺少房号" in shown(driven[0])
        await worked(driven, "enter")
        assert "homes-rejected.xlsx" in shown(driven[0])
    assert [one.code for one in residents.browse()] == ["1-1-101"]
    plan = importing.plan(home / "homes-rejected.xlsx")
    assert [one.row[importing.Field.NAME] for one in plan.rejected] == ["李四", "王五"]
    assert (home / "homes-rejected.xlsx").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("stage", [Stage.READING, Stage.IMPORTING])
async def test_what_is_under_way_can_be_stopped_and_nothing_is_taken_in(
    supervisor: Staff, home: Path, monkeypatch: pytest.MonkeyPatch, stage: Stage
) -> None:
    shutil.copy(HC, home / "hc.xlsx")
    begun, go_on = threading.Event(), threading.Event()

    def held(heard: Heard) -> Heard:
        def waiting(done: int, of: int) -> None:
            begun.set()
            go_on.wait(10)
            heard(done, of)

        return waiting

    async with opened(supervisor, "import") as driven:
        page = page_of(driven)
        if stage is Stage.IMPORTING:
            await worked(driven, "enter")
        monkeypatch.setattr(page, "heard", held(page.heard))
        await press(driven, "enter")
        await asyncio.to_thread(begun.wait, 10)
        assert page.stage is stage
        await press(driven, "ctrl+x")
        go_on.set()
        await worked(driven)
        assert page.stage is Stage.CHOOSE
        assert "已停止：什么都没有导入" in shown(driven[0])
    assert residents.count() == 0


async def test_rejects_go_into_the_data_folder_when_nobody_may_write_beside(
    supervisor: Staff, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spreadsheets.text(home / "homes.csv", HOMES)
    allowed = os.access
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK and allowed(path, mode))
    async with opened(supervisor, "import") as driven:
        await worked(driven, "enter")
        await worked(driven, "enter")
    assert (database.folder() / "import/homes-rejected.csv").exists()


async def test_rows_that_were_rejected_before_are_not_written_over(
    supervisor: Staff, home: Path
) -> None:
    spreadsheets.text(home / "homes.csv", HOMES)
    (home / "homes-rejected.csv").write_text("put right by half", "utf-8")
    os.utime(home / "homes-rejected.csv", (0, 0))
    async with opened(supervisor, "import") as driven:
        await worked(driven, "enter")
        await worked(driven, "enter")
        assert "homes-rejected-2.csv" in shown(driven[0])
    assert (home / "homes-rejected.csv").read_text("utf-8") == "put right by half"
    assert (home / "homes-rejected-2.csv").exists()


async def test_it_asks_when_a_column_is_unsure(supervisor: Staff, home: Path) -> None:
    rows = [("房号", "业主", "联络"), ("1-1-101", "张三", "13812341234")]
    spreadsheets.xlsx(home / "homes.xlsx", 表=rows)
    async with opened(supervisor, "import") as driven:
        page = await worked(driven, "enter")
        assert page.stage is Stage.ASKING
        assert "“联络”列是什么内容" in shown(driven[0])
        assert "13812341234" not in shown(driven[0])
        page = await worked(driven, "enter")
        assert page.stage is Stage.PREVIEW
        await worked(driven, "enter")
    assert residents.people_of(residents.by_code("1-1-101").id)[0].phone == "13812341234"


async def test_a_path_is_typed_pasted_or_dragged_in(supervisor: Staff, tmp_path: Path) -> None:
    target = tmp_path / "my homes.xlsx"
    spreadsheets.xlsx(target, 业主=HOMES[:2])
    async with opened(supervisor, "import") as driven:
        for text in (
            str(target),
            f"'{target}'",
            f"file://{target}",
            str(target).replace(" ", "\\ "),
        ):
            await pasted(driven, text)
            page = await worked(driven, "enter")
            assert page.stage is Stage.PREVIEW, text
            await press(driven, "escape")


@pytest.mark.parametrize(
    "text",
    ["/nowhere/x.xlsx", "~nobody/x.csv", "/etc/passwd", "/", "/[/foo].xlsx", "/" + "x" * 100_000,
     "/\u202eevil.csv"],
    ids=range(7),
)  # fmt: skip
async def test_a_path_that_leads_nowhere_is_said(supervisor: Staff, text: str) -> None:
    async with opened(supervisor, "import") as driven:
        await pasted(driven, text)
        page = await worked(driven, "enter")
        assert page.stage is Stage.CHOOSE
        assert "!" in shown(driven[0]).split("\n")[-2]
        assert "\u202e" not in shown(driven[0])


async def test_typing_narrows_the_files(supervisor: Staff, home: Path) -> None:
    for name in ("one.xlsx", "two.xlsx"):
        spreadsheets.xlsx(home / name, 业主=HOMES)
    (database.folder() / "import").mkdir()
    spreadsheets.text(database.folder() / "import/three.csv", HOMES)
    (home / "letter.docx").touch()
    async with opened(supervisor, "import") as driven:
        assert [line.value.name for line in page_of(driven).rows.things] != []  # type: ignore[union-attr]
        assert "letter" not in shown(driven[0])
        assert "three.csv" in shown(driven[0])
        await typed(driven, "two")
        assert "one.xlsx" not in shown(driven[0])
        assert "two.xlsx" in shown(driven[0])


async def test_the_work_can_be_left_and_is_told_when_done(supervisor: Staff, home: Path) -> None:
    spreadsheets.xlsx(home / "homes.xlsx", 业主=HOMES[:2])
    async with opened(supervisor, "import") as driven:
        page = await worked(driven, "enter")
        await press(driven, "enter", "f7")
        assert driven[0].screen is not page
        await driven[0].workers.wait_for_complete()
        await settled(*driven)
        assert page.stage is Stage.DONE
        assert "homes.xlsx 已导入" in shown(driven[0])
        assert "1-1-101" in shown(driven[0])


async def test_an_empty_folder_says_how_to_begin(supervisor: Staff) -> None:
    async with opened(supervisor, "import") as driven:
        assert "还没有表格" in shown(driven[0])
        await press(driven, "enter")
        assert page_of(driven).stage is Stage.CHOOSE


async def test_files_put_there_meanwhile_are_listed(supervisor: Staff, home: Path) -> None:
    async with opened(supervisor, "import") as driven:
        await press(driven, "f2")
        shutil.copy(HC, home / "first.xlsx")
        await driven[0].go("import")
        await settled(*driven)
        assert "first.xlsx" in shown(driven[0])
        await press(driven, "f2")
        shutil.copy(HC, home / "second.xlsx")
        await driven[0].go("import")
        await settled(*driven)
        assert "second.xlsx" in shown(driven[0])


async def test_an_assistant_is_not_offered_it_and_the_store_refuses(
    assistant: Staff, supervisor: Staff
) -> None:
    """F6: whole files come in through those in charge."""
    async with opened(assistant, "residents") as driven:
        assert "import" not in {action.id for action in driven[0].screen.available}  # type: ignore[attr-defined]
        await press(driven, "ctrl+o")
        assert not isinstance(driven[0].screen, ImportScreen)
        await press(driven, "f10")
        assert "导入" not in shown(driven[0])
    with pytest.raises(Refused):
        importing.carry_out(importing.plan(HC), by=assistant)
    async with opened(supervisor, "residents") as driven:
        await press(driven, "ctrl+o")
        assert isinstance(driven[0].screen, ImportScreen)


async def test_what_was_answered_before_is_put_right_on_the_screen(
    supervisor: Staff, home: Path
) -> None:
    rows = [("房号", "业主", "联络"), ("1-1-101", "张三", "13812341234")]
    first = spreadsheets.xlsx(home / "homes.xlsx", 表=rows)
    importing.carry_out(importing.plan(first, {"联络": "ignore"}), by=None)
    async with opened(supervisor, "import") as driven:
        page = await worked(driven, "enter")
        assert page.stage is Stage.PREVIEW
        assert "“联络”列沿用以前的回答：不需要" in shown(driven[0])
        page = await worked(driven, "ctrl+e")
        assert page.stage is Stage.ASKING
        page = await worked(driven, "enter")
        assert page.stage is Stage.PREVIEW
        await worked(driven, "enter")
        assert residents.people_of(residents.by_code("1-1-101").id)[0].phone == "13812341234"
        page = await worked(driven, "enter", "enter")
        assert "“联络”列沿用以前的回答：电话" in shown(driven[0])


async def test_an_answer_just_given_is_put_right_on_the_screen(
    supervisor: Staff, home: Path
) -> None:
    rows = [("房号", "业主", "联络"), ("1-1-101", "张三", "13812341234")]
    spreadsheets.xlsx(home / "homes.xlsx", 表=rows)
    async with opened(supervisor, "import") as driven:
        await worked(driven, "enter", "end")
        page = await worked(driven, "enter")
        assert page.stage is Stage.PREVIEW
        page = await worked(driven, "ctrl+e")
        assert page.stage is Stage.ASKING
        await worked(driven, "enter")
        await worked(driven, "enter")
    assert residents.people_of(residents.by_code("1-1-101").id)[0].phone == "13812341234"


async def test_there_is_nothing_to_answer_again_where_nothing_was_asked(
    supervisor: Staff, home: Path
) -> None:
    spreadsheets.xlsx(home / "homes.xlsx", 业主=HOMES[:2])
    async with opened(supervisor, "import") as driven:
        page = await worked(driven, "enter", "ctrl+e")
        assert page.stage is Stage.PREVIEW
        assert "ask_again" not in {action.id for action in page.available}


async def test_a_path_that_leads_nowhere_stays_to_be_put_right(supervisor: Staff) -> None:
    async with opened(supervisor, "import") as driven:
        await pasted(driven, "/nowhere/x.xlsx")
        page = await worked(driven, "enter")
        assert page.entry.text == "/nowhere/x.xlsx"


def test_a_preview_says_how_many_rows_and_warnings_it_does_not_show(
    desk: Path, tmp_path: Path
) -> None:
    rows = [("房号", "业主", "性别"), *((f"1-1-{n}", "张三", "1") for n in range(101, 603))]
    wrong = [("房间!", "李四", "")] * 503
    path = spreadsheets.text(tmp_path / "a.csv", [*rows, *wrong])
    plan = importing.plan(path, {"@none": "building"})
    lines = [line for line in words.of_plan(plan) if str(line.key).startswith("more")]
    counts = [len(plan.rejected) - 500, len(plan.warnings) - 500, len(plan.households) - 50]
    assert counts == [3, 2, 452]
    assert [[int(n) for n in re.findall(r"\d+", str(line.words))] for line in lines] == [
        [count] for count in counts
    ]
