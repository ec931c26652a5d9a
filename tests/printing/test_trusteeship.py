"""Papers of entrusted homes: filled, blank, at their extremes (SH23–SH25)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from printing import sheet
from printing.catalogue import request
from store import clock, plans, residents, trusteeship
from store.paper import BLANK, SheetKind
from store.rights import Staff
from store.trusteeship import (
    AGREEMENT,
    PATROL,
    RAIN_PATROL,
    STATEMENT,
    NewRain,
    RainOver,
    Round,
    Told,
    Trust,
)
from tests.conftest import Clock
from tests.printing.conftest import AT, HEAD
from tests.printing.test_looks import compared
from tests.store.trusteeship.entrusted import WALKED, drafted, ending, entrusted, home, seen

Read = Callable[[bytes], str]
LONG = "".join(f"{n}号柜体及家电，外观完好；" for n in range(60))[:480]


def printed(kind: SheetKind, subject: str) -> bytes:
    return sheet.render(request(kind, subject).declare(AT, HEAD))


@pytest.fixture
def lived(assistant: Staff, time: Clock) -> Trust:
    """One that was walked, had a leak through a rain, and has ended."""
    one = entrusted(assistant, goods="沙发\n餐椅 x6\n空调 x3")
    plans.make()
    (week,) = trusteeship.open_rounds()
    time.pass_(hours=1)
    trusteeship.walk(one.id, Round.WEEK, week.id, WALKED, by=assistant)
    told = {"level": "orange", "expected": clock.now() + timedelta(hours=2), "source": "气象台"}
    rain = trusteeship.open_rain(NewRain.model_validate(told), by=assistant)
    found = trusteeship.find(one.id, Round.BEFORE, rain.id, seen(), by=assistant)
    trusteeship.tell(found.id, Told(said="知道了，同意入户修理"), by=assistant)
    time.pass_(days=1)
    trusteeship.rain_over(rain.id, RainOver(source="气象台"), by=assistant)
    trusteeship.walk(one.id, Round.AFTER, rain.id, WALKED, by=assistant)
    return trusteeship.end(one.id, ending(), by=assistant)


def test_the_agreement_says_what_both_sign(assistant: Staff, text: Read) -> None:
    """T5: goods by line and number, readings at the start, the rule of going in."""
    one = entrusted(assistant, goods="沙发\n餐椅 x6", reason="出国工作")
    page = text(printed(AGREEMENT, one.subject))
    for told in (
        *("房屋托管协议", one.number, "欧阳明", "3-2-1201", "出国工作", "物业管理费的70%"),
        *("5立方米", "20度", "至业主通知终止", "餐椅", "6", "100", "2000", "2026-11-23"),
        *("13900001111", "业主", "管理处", HEAD.code),
    ):
        assert told in page, told


def test_a_preview_without_a_record_masks_the_phone_F6(assistant: Staff, text: Read) -> None:
    one = drafted(home(assistant), assistant)
    page = text(sheet.render(request(AGREEMENT, one.subject).declare(AT, None)))
    assert "139****1111" in page and "13900001111" not in page


def test_the_round_s_sheet_is_walked_with_and_then_tells_what_was_seen(
    assistant: Staff, text: Read, time: Clock
) -> None:
    ones = [entrusted(assistant, f"3-2-120{n}") for n in range(3)]
    plans.make()
    (week,) = trusteeship.open_rounds()
    assert "3-2-1202" in text(printed(PATROL, week.subject))
    time.pass_(hours=1)
    trusteeship.walk(ones[0].id, Round.WEEK, week.id, WALKED, by=assistant)
    found = trusteeship.find(ones[1].id, Round.WEEK, week.id, seen(), by=assistant)
    page = text(printed(PATROL, week.subject))
    assert "无异常" in page and "√" in page and "×" in page and "未告知" in page
    assert f"整改单{found.ticket}" in page and "3户次，已巡2" in page


def test_the_statement_tells_all_that_was_done(lived: Trust, text: Read) -> None:
    """T12: visits, what was found, what the owner said, readings at both ends."""
    page = text(printed(STATEMENT, lived.subject))
    for told in (
        *("托管情况汇总", "业主入住", "每周1次，雨前雨后2次", "1件，已告知1件", "阳台渗水"),
        *("知道了，同意入户修理", "101（2026-11-24）", "100（2026-11-23）", "70%"),
    ):
        assert told in page, told
    assert "截至打印日" not in page


@pytest.mark.parametrize(
    "kind", [AGREEMENT, PATROL, RAIN_PATROL, STATEMENT], ids=lambda kind: kind.name
)
def test_each_has_a_sheet_to_fill_in_by_hand(assistant: Staff, text: Read, kind: SheetKind) -> None:
    page = text(sheet.render(request(kind, BLANK).declare(AT, None)))
    assert "托管" in page and "3-2-1201" not in page


def test_at_its_extremes_nothing_is_lost(assistant: Staff, text: Read, time: Clock) -> None:
    """A long name, eighty goods, thirty visits and ten problems."""
    there = residents.add_home(residents.NewHome(code="3-2-1201", area=128.5), by=assistant).id
    owner = residents.NewPerson(name="阿卜杜热合曼·买买提江", phone="13812341234")
    residents.move_in(there, owner, by=assistant)
    goods = "\n".join(f"第{n}件红木家具及配套软装 x{n}" for n in range(1, 81))
    one = entrusted(assistant, there=there, goods=goods, remark=LONG, reason="出国" * 60)
    page = text(printed(AGREEMENT, one.subject))
    assert "第80件红木家具" in page and "阿卜杜热合曼·买买提江" in page
    for n in range(40):
        time.pass_(hours=3)
        if n % 4:
            trusteeship.walk(one.id, Round.EXTRA, 0, WALKED, by=assistant)
        else:
            found = trusteeship.find(one.id, Round.EXTRA, 0, seen(what=LONG), by=assistant)
            trusteeship.tell(found.id, Told(said=LONG), by=assistant)
    page = text(printed(STATEMENT, one.subject))
    assert page.count("王师傅") >= 40 and "其他40次" in page and "59号柜体" not in page
    assert "截至打印日" in page


def test_the_agreement_looks_as_it_did(
    assistant: Staff, tmp_path: Path, told: Callable[..., str]
) -> None:
    one = entrusted(assistant, goods="沙发\n餐椅 x6\n空调 x3", remark="阳台花草每周浇水一次")
    compared("trusteeship", printed(AGREEMENT, one.subject), 1, tmp_path, told)


def test_the_statement_looks_as_it_did(
    lived: Trust, tmp_path: Path, told: Callable[..., str]
) -> None:
    compared("trusteeship-statement", printed(STATEMENT, lived.subject), 1, tmp_path, told)


def test_a_round_looks_as_it_did(
    assistant: Staff, tmp_path: Path, told: Callable[..., str], time: Clock
) -> None:
    ones = [entrusted(assistant, f"3-2-120{n}") for n in range(5)]
    plans.make()
    (week,) = trusteeship.open_rounds()
    time.pass_(hours=1)
    trusteeship.walk(ones[0].id, Round.WEEK, week.id, WALKED, by=assistant)
    found = trusteeship.find(ones[1].id, Round.WEEK, week.id, seen(), by=assistant)
    trusteeship.tell(found.id, Told(said="知道了"), by=assistant)
    compared("trusteeship-round", printed(PATROL, week.subject), 1, tmp_path, told)
