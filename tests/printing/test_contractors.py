"""A contractor's month sheet and the list of contractors (I18, I22)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from printing import contractors as paper
from printing import making, sheet
from printing.catalogue import request
from printing.contractors import Told
from printing.sheet import A4, Sheet
from store.contractors import (
    MONTH_SHEET,
    ROLL,
    Band,
    Contractor,
    MonthStage,
    Section,
    SectionScore,
    Stage,
    Trade,
)
from store.contractors import Sheet as Month
from store.contractors.reckoning import typed
from store.paper import BLANK
from store.rights import Staff
from tests.conftest import Clock
from tests.printing.conftest import AT, HEAD
from tests.printing.samples import ESTATE, LONG
from tests.printing.test_looks import compared, sound
from tests.store.contractors import works
from tests.store.contractors.test_scores import scored

Read = Callable[[bytes], str]
POINTS = ((40, 700, 760, 19), (20, 380, 400, 20), (15, 270, 300, 20), (15, 285, 300, 20))
SECTIONS = [
    SectionScore(section, weight, got, of, n, 0)
    for section, (weight, got, of, n) in zip(Section, POINTS, strict=False)
] + [SectionScore(Section.PAPERS, 5, 5, 5, 1, 0), SectionScore(Section.RESIDENTS, 5, 0, 0, 0, 20)]
ONE = Month(
    id=1,
    number="FBK-2026-0001",
    contractor_id=1,
    month="2026-11",
    kept=typed(SECTIONS),
    got=885,
    of=950,
    accident=True,
    band=Band.FAIR,
    pays=95,
    fee=2_600_000,
    proposed=130_000,
    deducted=None,
    demand="电梯厅每日两次拖洗；缺岗当日补齐",
    demand_by=AT.date(),
    scorer=1,
    signer="",
    decide_by=None,
    void=False,
    stage=MonthStage.SCORED,
    contractor="FB-2026-0001",
    name="洁雅保洁欧阳㛃𠅤",
)
LOST = {
    Section.QUALITY: "11-03 扣 20：二号楼电梯厅水渍（问题 208）；11-17 扣 40：" + LONG[:60],
    Section.ATTENDANCE: "11-09 扣 20：两人未穿工服",
}
TOLD = Told("保洁服务", "王主管", "2026-10 共 3 项，已关闭 2 项，未关闭 1 项", LOST)
FIRM = Contractor(
    id=1,
    number="FB-2026-0001",
    name="洁雅保洁欧阳㛃𠅤",
    code=works.CODES[0],
    trade=Trade.CLEANING,
    head="郑总",
    lead="周领班",
    phone="13900002222",
    contract="HT-01",
    services="保洁",
    since=AT.date(),
    until=AT.date().replace(year=2027),
    posts=4,
    fee=2_600_000,
    terms="次月",
    by_score=True,
    agreed_on=AT.date(),
    entered_on=AT.date(),
    mend_by=None,
    left_on=None,
    stage=Stage.ON_SITE,
)


def month() -> Sheet:
    return paper.declare(ONE, TOLD, ESTATE, AT, HEAD, A4)


@pytest.fixture
def nothing_expired(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("store.contractors.expired", lambda *_of: [])


@pytest.mark.parametrize("name", ["contractor-month", "blank-contractor-month", "contractors"])
@pytest.mark.usefixtures("nothing_expired")
def test_a_sheet_looks_as_it_did(
    name: str, desk: Path, tmp_path: Path, told: Callable[..., str]
) -> None:
    made: dict[str, Callable[[], Sheet]] = {
        "contractor-month": month,
        "blank-contractor-month": lambda: request(MONTH_SHEET, BLANK).declare(AT, None),
        "contractors": lambda: paper.roll([FIRM] * 3, ESTATE, AT, HEAD),
    }
    compared(name, sheet.render(made[name]()), 1, tmp_path, told)


def test_the_sheet_has_all_that_is_asked_and_both_signatures(text: Read) -> None:
    """I22: section, standard, weight, points, why they were lost; signed or objected to."""
    said = text(sheet.render(month())).replace(" ", "").replace("\n", "")
    for told in (
        *("分包方月度考核表", "服务质量", "36.8", "不适用", "合格（重大事故降一档）", "93.2"),
        *("建议扣减1,300.00元", "依据检查记录", "分包方负责人", "已知悉", "有异议", "同意"),
        *("上月整改复查", "未关闭1项", "改进要求", "二号楼电梯厅水渍（问题208）"),
    ):
        assert told in said, told


def test_what_was_wrong_stands_with_its_day_and_its_finding(
    supervisor: Staff, time: Clock, told: Callable[..., str]
) -> None:
    one = works.at_work(supervisor)
    works.checked(one, supervisor, 30)
    made = scored(one, supervisor, time)
    declared = making.preview(request(MONTH_SHEET, made.subject))
    assert "11-23 扣 10：水渍（问题 1）" in str(declared)
    assert "洁雅保洁" in str(making.preview(request(ROLL, "contractors:all")))
    sound(sheet.render(declared), told)
