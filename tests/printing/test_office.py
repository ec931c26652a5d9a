"""The sheets of events and of administrative affairs, filled in and blank (O19, issue 21)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from printing import affairs as office
from printing import community as gatherings
from printing import sheet
from printing.catalogue import request
from printing.sheet import A4, Sheet
from store.affairs import (
    ASSET_COUNT,
    SEAL_BOOK,
    VEHICLE_BOOK,
    Asset,
    Kind,
    Loan,
    LoanStage,
    Stage,
    Way,
)
from store.community import EVENT_PLAN, EVENT_ROLL, EVENT_SUMMARY, Event, SignStage, Signup, Source
from store.community import Kind as EventKind
from store.community import Stage as EventStage
from store.paper import BLANK
from tests.printing.conftest import AT, HEAD
from tests.printing.samples import ESTATE, LONG
from tests.printing.test_looks import compared, sound

DAY = date(2026, 11, 23)
EVENT = Event(
    id=1, number="HD-2026-0001", kind=EventKind.FAMILY, name="亲子游园会", theme="邻里同乐",
    starts=AT, ends=AT + timedelta(hours=3), rain="改在架空层", place="中心花园", capacity=60,
    adults=40, seniors=0, children=30, whom="全体业主", expected=60, budget=200000,
    source=Source.COMMON, consent="业委会 11-20 决议", program=LONG[:120],
    duties="王主管统筹，客服签到，秩序维护入口", things="音响 1 套\n桌椅 20 套\n急救箱 1 个",
    ready="120", partner="平安文化公司", venue="业委会 刘主任", quiet="17:00", portrait="已公告",
    in_charge="欧阳㛃𠅤", guards="秩序员 4 人", exits="东、西两门", fire="灭火器 4 具",
    power="专人看护配电箱", medical="社区医院 1 人", weather="大风停办", evacuation="至南门广场",
    minding="家长看护", insurance="公众责任险", permit="", permit_applied=None, permit_on=None,
    edition=2, approved=2, planned_by=None, asked_by=None, asked_at=AT, approved_by=None,
    approved_at=AT, late="", notice="大堂", noticed_at=AT, closes=None, held_at=None,
    households=18, persons=47, others=6, cost=186550, course=LONG[:160], problems="音响偏小",
    improvements="下次租用", photos="已征得同意", summed_by=None, summed_at=AT, filed_by=None,
    filed_at=None, stage=EventStage.SUMMED,
)  # fmt: skip
SIGNED = Signup(
    id=1, number="HDB-2026-0001", event_id=1, event=EVENT.number, name=EVENT.name, edition=2,
    ends=EVENT.ends, event_stage=EVENT.stage, home_id=1, home="3-2-1201", who="欧阳㛃𠅤",
    phone="13812341234", adults=1, seniors=1, children=1, child_with="", asked_at=AT,
    answer_by=None, beyond=False, told=2, came=None, came_at=None, stage=SignStage.PLACED,
)  # fmt: skip
ROLL = [
    replace(SIGNED, came=3, stage=SignStage.CAME),
    replace(SIGNED, id=2, home="3-2-1202", who="李芳", children=0),
    replace(SIGNED, id=3, home="商铺-01", who="王小明", child_with="王妈妈",
            stage=SignStage.QUEUED),
]  # fmt: skip
SEAL = Asset(
    id=1, number="XZ-2026-0001", kind=Kind.SEAL, name="管理处公章", code="圆形 42 mm",
    place="保险柜 1", keeper="王主管", unit="枚", stock=0, minimum=0, km=0, stage=Stage.KEPT,
)  # fmt: skip
CAR = replace(SEAL, id=2, number="XZ-2026-0002", kind=Kind.VEHICLE, name="公务车", code="粤B8Q123")
USED = Loan(
    id=1, number="JY-2026-0001", asset_id=1, kind=Kind.SEAL, name=SEAL.name, way=Way.SEALED,
    who="李芳", other="王主管", what="装修许可证", whither="3 栋业主", copies=2, since=AT, until=AT,
    asked_by=1, agreed_by=None, km_out=None, km_back=None, out_at=None, back_at=None,
    stage=LoanStage.USED,
)  # fmt: skip
OUT = replace(
    USED, id=2, way=Way.OUT, what="租赁合同备案", whither="街道办", copies=0,
    until=AT + timedelta(hours=3), out_at=AT, stage=LoanStage.OUT,
)  # fmt: skip
DRIVE = replace(
    OUT, id=3, kind=Kind.VEHICLE, way=Way.DRIVEN, what="送检电梯资料", whither="市特检院",
    km_out=35218, km_back=35260, back_at=AT + timedelta(hours=2), stage=LoanStage.BACK,
)  # fmt: skip

FULL: dict[str, Callable[[], Sheet]] = {
    "event-plan": lambda: gatherings.plan(EVENT, ESTATE, AT, HEAD, A4),
    "event-roll": lambda: gatherings.roll(EVENT, ROLL, ESTATE, AT, HEAD),
    "event-summary": lambda: gatherings.summary(EVENT, ESTATE, AT, HEAD, A4),
    "seal-book": lambda: office.seals(SEAL, [USED, OUT], ESTATE, AT, HEAD),
    "vehicle-book": lambda: office.drives(CAR, [DRIVE], ESTATE, AT, HEAD),
}
BLANKS = {
    "event-plan": EVENT_PLAN,
    "event-roll": EVENT_ROLL,
    "event-summary": EVENT_SUMMARY,
    "seal-book": SEAL_BOOK,
    "vehicle-book": VEHICLE_BOOK,
    "asset-count": ASSET_COUNT,
}


@pytest.mark.parametrize("name", FULL)
def test_a_sheet_looks_as_it_did(
    name: str, desk: Path, tmp_path: Path, told: Callable[..., str]
) -> None:
    pdf = sheet.render(FULL[name]())
    sound(pdf, told)
    compared(name, pdf, 1, tmp_path, told)


@pytest.mark.parametrize("name", BLANKS)
def test_a_blank_sheet_looks_as_it_did(
    name: str, desk: Path, tmp_path: Path, told: Callable[..., str]
) -> None:
    one = request(BLANKS[name], BLANK).declare(AT, None)
    compared(f"blank-{name}", sheet.render(one), 1, tmp_path, told)


def test_phones_are_masked_on_a_roll_whose_printing_is_not_on_record(
    desk: Path, text: Callable[[bytes], str]
) -> None:
    """F6."""
    said = text(sheet.render(gatherings.roll(EVENT, ROLL, ESTATE, AT, None)))
    assert "13812341234" not in said and "138****1234" in said
