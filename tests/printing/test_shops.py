"""The sheets of shops and of outside bodies (I24-I27)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from printing import outside as wall
from printing import sheet
from printing.catalogue import request
from printing.sheet import A4, Sheet
from printing.shops.breaches import letter, notice
from printing.shops.filecard import file_card
from printing.shops.fronts import fronts, review, weekly
from store.outside import (
    CONTACTS,
    LIAISON_RECORD,
    Body,
    BodyStage,
    Kind,
    Liaison,
    LiaisonStage,
    Side,
    Way,
)
from store.paper import BLANK
from store.score import Score
from store.shops import (
    BREACH_NOTICE,
    BREACH_REPORT,
    SHOP_CHECK,
    SHOP_FILE,
    Agreement,
    Authority,
    Breach,
    BreachKind,
    BreachStage,
    Check,
    CheckKind,
    CheckStage,
    Mark,
    Shop,
    Signed,
    Stage,
    Tenure,
    Week,
    week_of,
)
from tests.printing.conftest import AT, HEAD
from tests.printing.samples import ESTATE, LONG
from tests.printing.test_looks import compared, sound

Read = Callable[[bytes], str]
DAY = date(2026, 11, 23)
SHOP = Shop(
    id=1, number="SP-2026-0001", home_id=1, home="商铺-01", name="湘味小厨", sign="湘味",
    operator="欧阳㛃𠅤", phone="13700130001", emergency="欧阳 同手机", tenure=Tenure.LEASE,
    lease_until=DAY + timedelta(days=400), trade="餐饮", hours="08:00-22:00", people="6 人",
    fire_person="欧阳㛃𠅤", since=DAY, review_due=DAY + timedelta(days=30),
    code="91440300MA5DA2A10P", licensee="平安区湘味小厨", legal="欧阳㛃𠅤", scope=LONG[:60],
    address="金色家园 商铺-01", founded=DAY - timedelta(days=900), licensed_until=None, followed=0,
    agreement_on=DAY, fire_on=DAY, frontage_on=None, card_on=None, flue_on=None, reviewed_at=AT,
    gone_at=None, stage=Stage.DIFFERS,
)  # fmt: skip
OTHER = replace(SHOP, id=2, home="商铺-02", name="洁衣坊")
CHECK = Check(
    id=1, number="SPX-2026-0001", kind=CheckKind.FRONTAGE, shop_id=None, occurrence=1,
    listed='["卫生","绿化","秩序"]', kept="[1,2]", checker="秩序 小马", since=AT, marked=6, wrong=1,
    ended_at=AT, stage=CheckStage.COMPLETE,
)  # fmt: skip
BREACH = Breach(
    id=1, number="SPZ-2026-0001", shop_id=1, home_id=1, home="商铺-01", name="湘味小厨",
    kind=BreachKind.FRONTAGE, what="秩序：占道摆放纸箱", photo="门前-03", found_at=AT, found_by=1,
    check_id=1, demand=LONG[:80], until=AT + timedelta(hours=24), noticed_at=AT,
    signed=Signed.REFUSED, witness="李队长", rechecked_at=None, unheeded=True, reported_at=AT,
    authority=Authority.CITY, receipt="CG-88", stage=BreachStage.REPORTED,
)  # fmt: skip
BODY = Body(
    id=1, number="WL-2026-0001", kind=Kind.POWER, name="平安供电服务中心", urgent="95598",
    phone="075588123401", other="", contact="王所", mobile="", address="平安路 1 号",
    hours="08:30-17:30", cares="户号 0305 1200 8841", seen_on=DAY, stage=BodyStage.LISTED,
)  # fmt: skip
VISIT = Liaison(
    id=1, number="WLF-2026-0001", body_id=1, name=BODY.name, on_day=DAY, way=Way.VISIT,
    who="王主管", whom="李科长", what="联络走访", agreed="换表前书面通知", side=Side.THEIRS,
    due=DAY + timedelta(days=9), ended_at=None, stage=LiaisonStage.AGREED,
)  # fmt: skip


def _front() -> Sheet:
    got = (1, 1, 0, 1, None, 1)
    lines = [
        (
            SHOP if place < 3 else OTHER,
            CHECK.at(place)[1],
            Mark(place, each, None, "占道" if each == 0 else ""),
        )
        for place, each in enumerate(got)
    ]
    return fronts(CHECK, lines, CHECK.items, ESTATE, AT, HEAD)


def _review() -> Sheet:
    one = replace(CHECK, kind=CheckKind.REVIEW, shop_id=1)
    lines = [
        (SHOP, each.value, Mark(nth, 0 if nth == 3 else 1, 208 if nth == 3 else None, ""))
        for nth, each in enumerate(Agreement)
    ]
    return review(one, lines, ESTATE, AT, HEAD)


def _week() -> Sheet:
    duties = {"卫生": Score(4, 5, False), "绿化": Score(0, 0, False), "秩序": Score(5, 5, False)}
    found = [
        Week(SHOP, Score(9, 10, False), duties, 5, 1),
        Week(OTHER, Score(8, 10, False), duties, 5, 2),
    ]
    return weekly(week_of(DAY), found, list(duties), 90, ESTATE, AT, HEAD)


FULL: dict[str, Callable[[], Sheet]] = {
    "shop-file": lambda: file_card(SHOP, [], ESTATE, AT, HEAD, A4),
    "shop-review": _review,
    "shop-check": _front,
    "frontage-week": _week,
    "outside-contacts": lambda: wall.contacts([BODY], ESTATE, AT, HEAD),
    "liaison-record": lambda: wall.record(BODY, [VISIT], ESTATE, AT, HEAD, A4),
}
BLANKS = {
    "shop-file": SHOP_FILE,
    "shop-check": SHOP_CHECK,
    "shop-notice": BREACH_NOTICE,
    "shop-report": BREACH_REPORT,
    "outside-contacts": CONTACTS,
    "liaison-record": LIAISON_RECORD,
}


@pytest.mark.parametrize("name", FULL)
def test_a_sheet_looks_as_it_did(name: str, tmp_path: Path, told: Callable[..., str]) -> None:
    pdf = sheet.render(FULL[name]())
    sound(pdf, told)
    compared(name, pdf, 1, tmp_path, told)


@pytest.mark.parametrize("name", BLANKS)
def test_a_blank_sheet_looks_as_it_did(
    name: str, desk: Path, tmp_path: Path, told: Callable[..., str]
) -> None:
    one = request(BLANKS[name], BLANK).declare(AT, None)
    compared(f"blank-{name}", sheet.render(one), 1, tmp_path, told)


def test_notice_and_report_say_who_hears_of_it_and_threaten_no_fine(desk: Path, text: Read) -> None:
    """I27, 物业管理条例 45: a notice asks and gives a time, a report goes to the authority."""
    for lay, told in (
        (notice, ("限期整改通知书", "占道摆放纸箱", "李队长", "报有关部门依法处理")),
        (letter, ("商铺违规情况报告", "城管", "CG-88", "门前-03")),
    ):
        said = text(sheet.render(lay(BREACH, ESTATE, AT, HEAD, A4))).replace(" ", "")
        assert all(one in said for one in told), said
        assert "罚款" not in said


def test_the_week_tells_a_dash_for_what_nobody_could_keep(text: Read) -> None:
    """Q27, G7: 绿化 applied to nobody; below the goal is marked."""
    said = text(sheet.render(_week())).replace(" ", "")
    assert "—" in said and "80.0↓" in said and "90.0↓" not in said
