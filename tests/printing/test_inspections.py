"""The record of an inspection, and the order to put right what was found (I15-I17)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from printing import inspections as paper
from printing import making, sheet
from printing.catalogue import request
from printing.sheet import A4, Sheet
from store import inspections
from store.findings import Finding, Origin
from store.inspections import INSPECTION, ORDERS, Inspection, Kind, Mark, Stage, listed, seeds
from store.paper import BLANK
from store.rights import Staff
from store.tickets import Stage as TicketStage
from tests.conftest import Clock
from tests.printing.conftest import AT, HEAD
from tests.printing.samples import ESTATE, LONG
from tests.printing.test_looks import compared, sound
from tests.store.inspections.test_inspections import marked

Read = Callable[[bytes], str]
ITEMS = listed(seeds.text(Kind.FIRE))
ONE = Inspection(
    id=1,
    number="JC-2026-0001",
    kind=Kind.FIRE,
    list_id=1,
    inspected="欧阳㛃𠅤",
    inspector=1,
    seed=7,
    drawn='["1-1","3-2"]',
    since=AT,
    marked=10,
    got=75,
    of=90,
    failed=True,
    found=2,
    void=False,
    scored_at=AT,
    decide_by=None,
    stage=Stage.SCORED,
    version=2,
)
MARKS = {
    1: Mark(1, 0, 208, "二号楼楼梯间堆放纸箱"),
    4: Mark(4, 5, 209, LONG[:60]),
    7: Mark(7, None, None, "本项目没有"),
}


def full() -> Sheet:
    lines = [
        (item, MARKS.get(place, Mark(place, item.weight, None, "")))
        for place, item in enumerate(ITEMS)
    ]
    return paper.record(ONE, lines, "王主管", ESTATE, AT, HEAD, A4)


def ordered() -> Sheet:
    found = [
        (Finding(number, Origin(), True, TicketStage.ASSIGNED, AT, False, ()), what, "2026-11-26")
        for number, what in ((208, "二号楼楼梯间堆放纸箱"), (209, LONG[:80]))
    ]
    return paper.order(ONE, found, ESTATE, AT, HEAD, A4)


@pytest.mark.parametrize(
    "name", ["inspection", "inspection-order", "blank-inspection", "blank-inspection-order"]
)
def test_a_sheet_looks_as_it_did(
    name: str, desk: Path, tmp_path: Path, told: Callable[..., str]
) -> None:
    made = {"inspection": full, "inspection-order": ordered}
    kind = ORDERS if name.endswith("order") else INSPECTION
    one = made[name]() if name in made else request(kind, BLANK).declare(AT, None)
    compared(name, sheet.render(one), 1, tmp_path, told)


def test_a_fire_inspection_has_both_signatures_and_what_must_not_fail(text: Read) -> None:
    """A3: signed by the inspector and the head of the inspected department."""
    said = text(sheet.render(full())).replace(" ", "")
    for told in (
        *("防火检查记录", "★安全疏散通道", "不合格（否决项）", "83.3（75/90）", "不适用", "208"),
        *("检查人", "被检查部门负责人", "已知悉", "有异议"),
    ):
        assert told in said, told


def test_the_longest_list_prints_whole(told: Callable[..., str], text: Read) -> None:
    items = listed("\n".join(f"{n} 项{LONG[:40]}：{LONG[:90]} (1)" for n in range(99)))
    lines = [(item, Mark(n, 0, n, LONG[:99])) for n, item in enumerate(items)]
    pdf = sheet.render(paper.record(ONE, lines, "王主管", ESTATE, AT, HEAD, A4))
    sound(pdf, told)
    assert f"98项{LONG[:10]}" in text(pdf)


def test_what_was_found_goes_to_the_department_with_its_day(supervisor: Staff, time: Clock) -> None:
    one = marked(supervisor)
    said = str(making.preview(request(ORDERS, one.subject)))
    due = time.at + timedelta(days=3, hours=8)
    assert "枯枝" in said and f"{due:%Y-%m-%d}" in said
    assert "80.0" in str(making.preview(request(INSPECTION, one.subject)))
    assert inspections.get(one.id).stage is Stage.SCORED
