"""The sheets of moving in and out, filled, blank, at their extremes (SH1, SH2, SH4–SH6, SH47)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from printing import sheet
from printing.catalogue import request
from printing.moveins import accepting, coming, leaving
from printing.moveins.told import Done, Row, Told, blank_rows
from printing.sheet import A4, Sheet
from store import moveins
from store.moveins import Conclusion, Course, LineStage, Mode, Part, Stage, Walk, asked
from store.paper import BLANK, Paper
from store.residents import HomeKind
from store.rights import Staff
from tests.printing.conftest import AT, HEAD
from tests.printing.samples import ESTATE, LONG
from tests.printing.test_looks import compared, sound
from tests.store.bills import billed
from tests.store.moveins import walks

Read = Callable[[bytes], str]
DAY = date(2026, 11, 23)
WALK = Walk(
    id=1, number="RZ-2026-0001", course=Course.IN, mode=Mode.PROXY, home_id=1, home="3-2-1201",
    home_kind=HomeKind.HOME, owner="欧阳㛃𠅤、阿卜杜热合曼·买买提江", handler="司马相如",
    address="深圳市南山区", first_sale=True, notice_date=DAY, charged_from=DAY, area=8952,
    basis="contract", ahead=0, opened_on=DAY, verified_on=DAY, letter_since=DAY,
    letter_until=date(2026, 12, 31), registered_on=DAY, charged_on=DAY, unpaid_let=False,
    conclusion=Conclusion.WITH_DEFECTS, concluded_on=DAY, handed_on=DAY, handed_to="司马相如",
    closed_on=None, paused_for="", paused_by=None, back_on=None, stage=Stage.HANDED,
)  # fmt: skip


def rows(course: Course = Course.IN) -> list[Row]:
    """Every line, some of them done, one owed, two defects, one of them in its third round."""
    found = blank_rows(asked(course, Mode.PROXY, HomeKind.HOME, first_sale=True))
    if course is not Course.IN:
        done = replace(found[0], stage=LineStage.DONE, note="欠费 250.66 元，新业主承接")
        return [done, *found[1:]]
    stages = {Part.PAPER: LineStage.SEEN, Part.ROOM: LineStage.OK, Part.HAND: LineStage.GIVEN}
    filled = [replace(one, stage=stages.get(one.part, one.stage)) for one in found]
    filled[1] = replace(filled[1], stage=LineStage.OWED, until="2026-12-01", note=LONG[:30])
    rooms = [n for n, one in enumerate(filled) if one.part is Part.ROOM]
    for place, (ticket, round_) in zip(rooms, ((194, 3), (195, 1)), strict=False):
        filled[place] = replace(
            filled[place], stage=LineStage.DEFECT, note="空鼓约 30 厘米，起砂", ticket=ticket,
            round=round_, warranty="装修：2 年，至 2028-11-23",
        )  # fmt: skip
    meters = [n for n, one in enumerate(filled) if one.meter]
    for place, number in zip(meters[:2], ("S201", "D201"), strict=True):
        filled[place] = replace(filled[place], refs=number, value="3.5")
    return filled


TOLD = Told(WALK, rows(), {"verified": Done("李芳", AT), "handed_out": Done("周敏", AT)}, 3)
MANY = Told(
    WALK,
    [*rows(), *(Row(Part.ROOM, f"问题 {n} 阳台", LineStage.DEFECT, note=LONG[:60],
                    ticket=200 + n, round=n, warranty="防水：5 年") for n in range(1, 40))],
)  # fmt: skip
OUT = Told(replace(WALK, course=Course.SALE), rows(Course.SALE))
SHEETS: dict[str, Callable[[], Sheet]] = {
    "movein-slip": lambda: coming.slip(TOLD, ESTATE, AT, None, A4),
    "movein-papers": lambda: coming.papers(TOLD, ESTATE, AT, None, A4),
    "attorney": lambda: coming.attorney(TOLD, ESTATE, AT, None, A4),
    "acceptance-register": lambda: accepting.register(TOLD, ESTATE, AT, None, A4),
    "hand-out": lambda: accepting.hand_out(TOLD, ESTATE, AT, None, A4),
    "leaving": lambda: leaving.leaving(OUT, ESTATE, AT, None, A4),
    "blank-acceptance-register": lambda: accepting.register(None, ESTATE, AT, None, A4),
    "blank-movein-slip": lambda: coming.slip(None, ESTATE, AT, None, A4),
}


@pytest.mark.parametrize("name", SHEETS)
def test_each_looks_as_it_did(name: str, tmp_path: Path, told: Callable[..., str]) -> None:
    compared(name, sheet.render(SHEETS[name]()), 1, tmp_path, told)


def test_forty_defects_run_over_pages_and_each_has_its_number(
    told: Callable[..., str], text: Read
) -> None:
    pdf = sheet.render(accepting.register(MANY, ESTATE, AT, None, A4))
    sound(pdf, told)
    said = text(pdf)
    assert all(str(200 + n) in said for n in range(1, 40))


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize("kind", [
    moveins.SLIP, moveins.PAPERS, moveins.ATTORNEY, moveins.ACCEPTANCE, moveins.HAND_OUT,
    moveins.LEAVING, moveins.VISIT_LIST,
], ids=lambda kind: kind.name)  # fmt: skip
def test_each_has_a_blank_one(kind: object, told: Callable[..., str]) -> None:
    assert isinstance(kind, type(moveins.SLIP))
    sound(sheet.render(request(kind, BLANK, Paper.A4).declare(AT, None)), told)


def test_a_walk_prints_what_is_on_record_of_it(
    assistant: Staff, manager: Staff, text: Read
) -> None:
    billed.fee(manager)
    home = walks.a_home(assistant)
    walks.held(home, assistant)
    walk = walks.verified(walks.opened(home, assistant), assistant)
    line = walks.flawed(walk, assistant)
    walk = walks.accepted(walks.charged(walk, assistant), assistant)
    walks.given_out(walk, assistant)
    register = request(moveins.ACCEPTANCE, walk.subject).declare(AT, HEAD)
    said = text(sheet.render(register))
    for wanted in (walk.number, "3-2-1201", walks.OWNER, str(line.ticket), "S001", "3.5",
                   "☑带问题接收"):  # fmt: skip
        assert wanted in said, wanted
    slip = text(sheet.render(request(moveins.SLIP, walk.subject).declare(AT, HEAD)))
    assert "李芳" in slip and "领取人张惠文" in slip
