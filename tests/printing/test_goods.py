"""The release slip on paper (SH42)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from printing import goods as paper
from printing import making, sheet
from printing.catalogue import request
from printing.sheet import Sheet
from store import goods, residents
from store.goods import SLIP, How, Identity, Line, Mismatch, Slip, Stage, Standing, Why
from store.paper import BLANK, Paper
from store.residents import NewHome, NewPerson
from store.rights import Staff
from tests.conftest import Clock
from tests.printing.conftest import AT, HEAD, printed
from tests.printing.samples import ESTATE, LONG, PHONE
from tests.printing.test_looks import compared, sound
from tests.store.goods.slips import issued, passed

Read = Callable[[bytes], str]
GIVEN_OUT = Slip(
    id=1,
    number="FX-20261123-001",
    home_id=1,
    home="3-2-1201",
    person_id=1,
    applicant="欧阳㛃𠅤",
    standing=Standing.TENANT,
    why=Why.REPAIR,
    back_by=date(2026, 11, 30),
    bearer="阿卜杜热合曼·买买提江",
    phone=PHONE,
    plate="粤B12345",
    asked_at=AT,
    asked_by=1,
    replaces=None,
    identity=Identity.COPY,
    how=How.CALL,
    confirmed_at=AT,
    issued_at=AT,
    issued_by=1,
    until=date(2026, 11, 23),
    passed_at=None,
    gate="",
    guard="",
    matched_at=None,
    lapsed_on=None,
    stage=Stage.ISSUED,
)


def lines(count: int) -> list[Line]:
    things = ("电视机", "双开门冰箱", "瓷砖")
    return [
        Line(n, 1, n, f"{things[n % 3]}{n}", 1500 * n, f"SN{n:05}", LONG[: n * 3], 0)
        for n in range(1, count + 1)
    ]


def full(count: int) -> Sheet:
    return paper.slip(GIVEN_OUT, lines(count), "李芳", ESTATE, AT, HEAD)


@pytest.fixture
def home(assistant: Staff) -> int:
    made = residents.add_home(NewHome(code="3-2-1201"), by=assistant)
    residents.move_in(made.id, NewPerson(name="张惠文", phone=PHONE), by=assistant)
    return made.id


@pytest.mark.parametrize("name", ["goods-slip", "blank-goods-slip"])
def test_a_slip_looks_as_it_did(
    name: str, desk: Path, tmp_path: Path, told: Callable[..., str]
) -> None:
    blank = request(SLIP, BLANK, Paper.A5).declare(AT, None)
    compared(name, sheet.render(full(5) if name == "goods-slip" else blank), 1, tmp_path, told)


def test_a_long_list_prints_whole_for_stub_and_guard(told: Callable[..., str], text: Read) -> None:
    pdf = sheet.render(full(30))
    sound(pdf, told)
    said = text(pdf)
    assert said.count("SN00030") == 2
    assert "第一联前台存根" in said and "第二联搬运人持" in said
    assert LONG[60:75] in said


def test_all_fields_of_the_rule_are_on_it_GR3(text: Read) -> None:
    said = text(sheet.render(full(2))).replace("\xa0", "")
    for told in (
        *("3-2-1201", "（租户）", "买买提江", PHONE, "粤B·12345", "当日24:00前"),
        *("☑送修（须归还）", "2026-11-30", "身份证，经同意留复印件", "致电业主"),
        *("双开门冰箱", "SN00001", "1.5", "李芳", "放行（门岗）", "FX-20261123-001"),
    ):
        assert told in said, told


def test_a_phone_is_masked_until_its_printing_is_on_record_F6(
    home: int, assistant: Staff, tmp_path: Path, text: Read
) -> None:
    slip = issued(home, assistant, phone=PHONE)
    seen = str(making.preview(request(SLIP, f"slip:{slip.id}")))
    assert PHONE not in seen and "138****1234" in seen
    done = printed(SLIP, f"slip:{slip.id}", tmp_path / "slip.pdf", assistant)
    assert PHONE in text(done.path.read_bytes())


def test_what_does_not_hold_says_so_on_every_copy_GR5(
    home: int, assistant: Staff, time: Clock
) -> None:
    def said(slip: Slip) -> str:
        return str(making.preview(request(SLIP, f"slip:{slip.id}")))

    old = issued(home, assistant)
    assert "不得放行" not in said(old)
    new = goods.mismatch(old.id, Mismatch(goods="沙发, 2"), by=assistant)
    assert "已作废，不得放行" in said(old) and "待办，不得放行" in said(new)
    gone = passed(home, assistant)
    assert "东门" in said(gone) and "2026-11-23 09:00" in said(gone)
    stale = issued(home, assistant)
    time.pass_(days=1)
    assert "过期未用，不得放行" in said(stale)


def test_what_the_supervisor_decided_is_told_so_GR9(text: Read) -> None:
    decided = replace(GIVEN_OUT, how=None, confirmed_at=AT + timedelta(minutes=1))
    said = text(sheet.render(paper.slip(decided, lines(1), "", ESTATE, AT, HEAD)))
    assert "主管决定" in said
