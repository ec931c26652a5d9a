"""The visitor's pass, the list of who is inside, and the notice at the desk (N1, N4, N6)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from printing import catalogue, sheet
from printing import visitors as paper
from printing.sheet import Head, Sheet
from store import clock, residents, visitors
from store.desk import settings as desk_settings
from store.residents import NewHome, NewPerson
from store.rights import Staff
from store.visitors import INSIDE, PASS, Admission, How, Leaving, VisitorSettings
from tests.conftest import Clock
from tests.printing.conftest import AT
from tests.printing.test_looks import compared
from tests.store.visitors.visits import PHONE, entered, inside


@pytest.fixture
def home(assistant: Staff) -> int:
    made = residents.add_home(NewHome(code="3-2-1201"), by=assistant)
    residents.move_in(made.id, NewPerson(name="张惠文", phone="13812341234"), by=assistant)
    return made.id


def words(sheet: Sheet) -> str:
    return str(sheet.parts)


def passed(visit_id: int) -> Sheet:
    asked = catalogue.request(PASS, f"visit:{visit_id}")
    return asked.declare(clock.now(), Head("A1B2"))


def test_the_pass_says_who_may_go_where_until_when_and_no_phone(
    home: int, assistant: Staff
) -> None:
    visit = entered(home, assistant, kind="agent", count=2, plate="粤B12345")
    assert "等候，不作通行凭证" in words(passed(visit.id))
    given = Admission(how=How.CALL, phone=PHONE, id_end="123X")
    visitors.admit(visit.id, given, by=assistant)
    told = words(passed(visit.id))
    for text in (
        "3-2-1201",
        "张惠文",
        "王先生",
        "'2'",
        r"☑\xa0一次",
        "粤B·12345",
        "本单不是停车证",
    ):
        assert text in told, text
    assert "2026-11-23" in told and "保存90天后删除" in told
    assert PHONE not in told and "123X" not in told and "不作通行凭证" not in told
    visitors.let_out(visit.id, Leaving(), by=assistant)
    assert "已离开，不作通行凭证" in words(passed(visit.id))


def test_the_list_counts_all_who_are_inside_for_fire_N6(
    home: int, assistant: Staff, time: Clock
) -> None:
    inside(home, assistant, count=3, who="甲")
    time.pass_(minutes=5)
    inside(home, assistant, who="乙")
    visitors.let_out(inside(home, assistant, who="丙").id, Leaving(), by=assistant)
    told = words(catalogue.request(INSIDE, "visitors:inside").declare(clock.now(), None))
    assert "2 批 4 人" in told and told.index("甲") < told.index("乙") and "丙" not in told


def test_the_notice_says_what_is_kept_for_how_long_as_it_is_set(manager: Staff) -> None:
    """个人信息保护法 17."""
    told = words(paper.notice("金色家园", clock.now()))
    assert "90 天" in told and "中介人员" in told and "22:00" in told
    changed = VisitorSettings(kept=30, of_agents=False, at_night=False)
    desk_settings.change_own("visitors", changed, by=manager)
    told = words(paper.notice("金色家园", clock.now()))
    assert "30 天" in told and "中介人员" not in told and "22:00" not in told


@pytest.mark.parametrize("script", ["visitors", "visitor-notice", "visitor-pass"])
@pytest.mark.usefixtures("desk")
def test_each_to_fill_in_by_hand_looks_as_it_did(
    script: str, tmp_path: Path, told: Callable[..., str]
) -> None:
    kind, subject = catalogue.blanks()[script]
    made = catalogue.request(kind, subject).declare(AT, None)
    compared(f"blank-{script}", sheet.render(made), 1, tmp_path, told)


@pytest.mark.parametrize("name", ["visitor-pass", "visitors-inside"])
def test_it_looks_as_it_did(
    name: str, home: int, assistant: Staff, tmp_path: Path, told: Callable[..., str]
) -> None:
    visit = inside(home, assistant, plate="粤B12345", count=2)
    listed = paper.inside([visit] * 3, "金色家园", AT, None)
    made = passed(visit.id) if name == "visitor-pass" else listed
    compared(name, sheet.render(made), 1, tmp_path, told)
