"""Visitors on screen, without a letter key (N1–N9)."""

from __future__ import annotations

import pytest

from store import journal, residents, visitors
from store.desk import drafts
from store.residents import NewHome, NewPerson
from store.rights import Role, Staff
from store.visitors import Leaving, Stage
from tests.conftest import Clock
from tests.store.test_rights import hire
from tests.store.visitors.visits import PHONE, entered, inside, set_
from tests.tui.driving import Driven, line, opened, page, press, shown, typed, until


@pytest.fixture
def home(assistant: Staff) -> int:
    made = residents.add_home(NewHome(code="3-2-1201"), by=assistant)
    residents.move_in(made.id, NewPerson(name="张惠文", phone="13812341234"), by=assistant)
    return made.id


async def at_home(driven: Driven) -> str:
    """On the home's page; the digit of its service for visitors, empty where it has none."""
    await press(driven, "enter")
    services = next(row for row in shown(driven[0]).split("\n") if row.startswith(" 办理"))
    place = services.find("来访")
    return services[place - 2] if place > 0 else ""


async def test_from_a_homes_page_to_the_printed_pass_in_eight_keys(
    home: int, assistant: Staff
) -> None:
    """N1–N4, besides the visitor's own name: nothing that is known is typed again."""
    async with opened(assistant, "residents") as driven:
        digit = await at_home(driven)
        assert digit
        keys = [digit]
        await press(driven, digit)
        assert "3-2-1201" in shown(driven[0]) and "张惠文" in shown(driven[0])
        await typed(driven, "王先生")
        for key in ("ctrl+s", "ctrl+t", "1", "ctrl+s", "f9", "enter"):
            keys.append(key)
            await press(driven, key)
        assert len(keys) <= 8
        await until(driven, lambda: "visitor-pass-FK-20261123-001.pdf" in line(driven[0], -2))
        assert visitors.get(1).stage is Stage.INSIDE
        await press(driven, "f7", "enter")
        assert "访客      FK-20261123-001  在内" in shown(driven[0])
    (sheet,) = [e for e in journal.of_subject("visit:1") if e.kind == "sheet.printed"]
    assert sheet.payload == {"sheet": "visitor pass", "copy": 1}


async def test_who_is_inside_leaves_and_the_list_is_printed(
    home: int, assistant: Staff, time: Clock
) -> None:
    inside(home, assistant, count=2)
    async with opened(assistant) as driven:
        await press(driven, *page("visitors"))
        assert "在内 1" in shown(driven[0]) and "王先生" in shown(driven[0])
        time.pass_(minutes=40)
        await press(driven, "ctrl+e", "ctrl+s")
        assert "已离开" in shown(driven[0])
    assert visitors.get(1).stage is Stage.OUT


async def test_what_waits_and_who_stays_too_long_stand_on_Today(
    home: int, assistant: Staff, time: Clock
) -> None:
    inside(home, assistant)
    entered(home, assistant)
    async with opened(assistant) as driven:
        assert "访客等候：3-2-1201 FK-20261123-002" in shown(driven[0])
    time.pass_(hours=13)
    async with opened(assistant) as driven:
        assert "访客未离开：3-2-1201 FK-20261123-001" in shown(driven[0])
        at = [r.subject for r in driven[0].screen.rows.things].index("visit:2")  # type: ignore[attr-defined]
        await press(driven, "home", *["down"] * at, "enter")
        assert "对讲或电话问业户" in shown(driven[0])


async def test_whom_the_file_does_not_know_is_said_before_the_call_N2(
    home: int, assistant: Staff
) -> None:
    entered(home, assistant, host="李四")
    async with opened(assistant, "visitors") as driven:
        assert "本户档案中没有此姓名的人" in shown(driven[0])


async def test_the_next_card_is_offered_and_its_coming_back_asked_N4(
    home: int, assistant: Staff, manager: Staff
) -> None:
    set_(manager, cards=5)
    entered(home, assistant)
    async with opened(assistant, "visitors") as driven:
        await press(driven, "ctrl+t", "1", "ctrl+s")
        assert visitors.get(1).card == 1 and "1 号证" in shown(driven[0])


async def test_a_phone_stands_masked_and_an_ID_by_its_end_F6(home: int, assistant: Staff) -> None:
    from store.visitors import Admission, How

    visit = entered(home, assistant, kind="agent")
    given = Admission(how=How.CALL, phone=PHONE, id_end="123X")
    visitors.admit(visit.id, given, by=assistant)
    async with opened(assistant, "visitors") as driven:
        assert "139****4321" in shown(driven[0]) and PHONE not in shown(driven[0])
        assert "证件尾号 123X" in shown(driven[0])


async def test_the_guard_lets_in_and_out_and_admits_nobody(home: int, assistant: Staff) -> None:
    entered(home, assistant)
    inside(home, assistant)
    async with opened(hire(Role.GUARD), "visitors") as driven:
        await press(driven, "enter")
        assert "离开" in shown(driven[0]) and "放入" not in shown(driven[0])


async def test_half_written_visits_and_steps_come_back_from_Today(
    home: int, assistant: Staff
) -> None:
    inside(home, assistant)
    async with opened(assistant, "visitors") as driven:
        await press(driven, "ctrl+n")
        await typed(driven, "3-2-1201\n[/foo]")
        await press(driven, "escape", "ctrl+w")
        await typed(driven, "查监控")
        await press(driven, "escape")
        assert set(drafts.of(assistant)) == {"visitors/new", "visitors/unseen:1"}


@pytest.mark.parametrize("code", ["zh_CN", "en"])
@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_nothing_of_the_list_is_cut(
    code: str, size: tuple[int, int], home: int, assistant: Staff
) -> None:
    visit = inside(home, assistant, who="欧阳先生", kind="help", plate="粤B12345")
    visitors.let_out(visit.id, Leaving(), by=assistant)
    async with opened(assistant, "visitors", code=code, size=size) as driven:
        await press(driven, "right", "right", "right")
        told = shown(driven[0])
        assert "欧阳先生" in told and "3-2-1201" in told and "…" not in told.split("\n")[3]
