"""Rounds on paper: as walked, to walk with, and the month (I8, I14, service.md §4.1)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from printing import making, sheet
from printing import patrols as paper
from printing.catalogue import request
from printing.sheet import A4, Sheet
from store import clock, patrols, plans
from store.figure import Period
from store.findings import Severity
from store.paper import BLANK
from store.patrols import (
    ROUND_SHEET,
    ROUNDS_OF_MONTH,
    TO_WALK_WITH,
    Abnormal,
    Block,
    Doubt,
    Method,
    Month,
    Noted,
    Point,
    Reached,
    Result,
    SettingOut,
    Stage,
    Verdict,
    Walk,
    seeds,
)
from store.plans import Tally
from store.rights import Staff
from tests.conftest import Clock
from tests.printing.conftest import AT, HEAD
from tests.printing.samples import ESTATE, LONG
from tests.printing.test_looks import compared, sound
from tests.store.patrols.test_patrols import patrol

Read = Callable[[bytes], str]
POINTS = (*seeds.BUILDING, Point("地库集水井", "试：浮球起泵"))
WALK = Walk(
    id=1,
    number="XC-2026-0001",
    plan=1,
    version=3,
    occurrence=1,
    walker="欧阳㛃𠅤",
    method=Method.RADIO,
    order="[]",
    since=AT,
    noted=18,
    abnormal=1,
    doubted=1,
    ended_at=AT + timedelta(minutes=50),
    stage=Stage.INCOMPLETE,
    title="楼宇巡查",
    kept="{}",
)
MONTHS = (
    Month("楼宇巡查", Tally(20, 3, 1, 1), 2, 4, Reached(410, 425), 6, {"天台": 3}, {"防火门": 3}),
    Month("夜间巡逻", Tally(0, 0, 0, 0), 0, 0, Reached(0, 0), 0, {}, {}),
    Month("防火巡查", Tally(9, 0, 4, 0), 0, 0, Reached(60, 91), 0, {"消防车道": 4}, {}),
)


def _noted(place: int) -> Noted:
    at = AT + timedelta(minutes=3 * place)
    results = {2: Result.ABNORMAL, 9: Result.NO_ACCESS, 12: Result.NOT_REACHED}
    return Noted(
        place=place,
        result=results.get(place, Result.NORMAL),
        method=Method.SHEET if place == 5 else Method.RADIO,
        happened=at,
        written=at + timedelta(hours=place == 5),
        doubt=Doubt.PACE if place in (6, 7) else None,
        judged=Verdict.COUNTS.value if place == 7 else "",
        finding=208 if place == 2 else None,
        note={2: "栓头漏水，阀门拧不紧", 9: "门禁失灵", 12: LONG[:40]}.get(place, ""),
    )


def full() -> Sheet:
    points = [(point, _noted(place)) for place, point in enumerate(POINTS)]
    return paper.walked(WALK, points, ESTATE, AT, HEAD, A4)


def _made(name: str) -> Sheet:
    if name == "round-sheet":
        return full()
    if name == "patrol-sheet":
        return paper.to_walk("楼宇巡查", POINTS, ESTATE, AT, HEAD)
    if name == "rounds-month":
        period = Period(date(2026, 11, 1), date(2026, 11, 30))
        return paper.monthly(period, MONTHS, 90, ESTATE, AT, HEAD)
    kind = ROUND_SHEET if name == "blank-round-sheet" else TO_WALK_WITH
    return request(kind, BLANK).declare(AT, None)


@pytest.mark.parametrize(
    "name",
    ["round-sheet", "blank-round-sheet", "patrol-sheet", "blank-patrol-sheet", "rounds-month"],
)
def test_a_sheet_looks_as_it_did(
    name: str, desk: Path, tmp_path: Path, told: Callable[..., str]
) -> None:
    compared(name, sheet.render(_made(name)), 1, tmp_path, told)


def test_how_it_was_confirmed_when_and_what_is_doubted_is_printed(text: Read) -> None:
    """I8: the method, a late entry and a doubt stand on paper, a point left out by name."""
    said = text(sheet.render(full())).replace("\xa0", "")
    for told in ("对讲", "纸签，补录", "快过步行", "计入", "未到", "208", "不能进入", "（第3版）"):
        assert told in said.replace(" ", ""), told


def test_a_rate_of_nothing_due_is_a_dash_and_one_below_the_goal_is_marked(text: Read) -> None:
    said = text(sheet.render(_made("rounds-month")))
    assert "410/425=96.5%" in said
    assert "60/91=65.9%↓" in said
    assert "—" in said


def test_the_longest_round_prints_whole(told: Callable[..., str], text: Read) -> None:
    points = [(Point(f"{n} {LONG[:60]}", LONG[:99]), None) for n in range(99)]
    pdf = sheet.render(paper.walked(WALK, points, ESTATE, AT, HEAD, A4))
    sound(pdf, told)
    assert f"98{LONG[:20]}" in text(pdf)


def test_what_was_walked_is_printed_from_the_desk(
    assistant: Staff, supervisor: Staff, time: Clock
) -> None:
    patrol(supervisor)
    time.pass_(hours=1, minutes=40)
    plans.make()
    walk = patrols.set_out(1, SettingOut(walker="老李"), by=assistant)
    wrong = Abnormal(what="天台门上锁", severity=Severity.URGENT, worker="小王")
    patrols.abnormal(walk.id, 1, wrong, by=assistant)
    since = clock.now() - timedelta(minutes=30)
    patrols.block(walk.id, Block(since=since, until=clock.now()), by=assistant)
    said = str(making.preview(request(ROUND_SHEET, walk.subject)))
    assert "天台门上锁" in said and "完成" in said and "老李" in said
    assert "看灯" in str(making.preview(request(TO_WALK_WITH, "patrol:1")))
    month = f"month:{clock.today():%Y-%m}"
    assert "一号路线" in str(making.preview(request(ROUNDS_OF_MONTH, month)))
