"""The sheet of a training: who signed, the marks, the rates (O14, O16)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from printing import courses as paper
from printing import making, sheet
from printing.catalogue import request
from printing.sheet import Sheet
from store.courses import COURSE_SHEET, Asks, Course, Exam, Result, Seat, Stage
from store.paper import BLANK
from store.rights import Staff
from store.trainings import Kind
from tests.conftest import Clock
from tests.printing.conftest import AT, HEAD
from tests.printing.samples import ESTATE
from tests.printing.test_looks import compared
from tests.store.courses.held import closed, hired

ONE = Course(
    id=1, number="PX-2026-0001", kind=Kind.EMERGENCY, topic="电梯困人应急处置", asks=Asks.MASTER,
    starts_at=AT, hours=2, room="监控室", trainer="王丽华", outside=False, material="预案 D32",
    exam=Exam.PRACTICE, exam_on=AT.date(), pass_line=80, planned_by=1, closed_on=AT.date(),
    effect="值班员能独立安抚、报警、引导维保", effect_on=AT.date(), stage=Stage.CLOSED,
)  # fmt: skip


def seat(place: int) -> Seat:
    if place % 7 == 3:
        away = AT.date() + timedelta(days=3)
        return Seat(place, 1, place, f"worker:{place}", Result.ABSENT, "休假", away, None, None)
    score = 70 + place
    resit = 88 if score < 75 else None
    who = f"worker:{place}"
    return Seat(place, 1, place, who, Result.PRESENT, "", None, score, resit)


THERE = [(seat(place), f"欧阳㛃{place:02}") for place in range(1, 21)]


def made(name: str) -> Sheet:
    if name == "blank-training":
        return request(COURSE_SHEET, BLANK).declare(AT, None)
    return paper.declare(ONE, THERE, ESTATE, AT, HEAD)


@pytest.mark.parametrize("name", ["training", "blank-training"])
def test_a_sheet_looks_as_it_did(
    name: str, desk: Path, tmp_path: Path, told: Callable[..., str]
) -> None:
    compared(name, sheet.render(made(name)), 1, tmp_path, told)


def test_results_list_the_present_and_rates_say_of_how_many(text: Callable[[bytes], str]) -> None:
    """Q120, O16, G8."""
    said = "".join(text(sheet.render(made("training"))).split())
    assert "17/20=85.0%" in said and "12/17=70.6%" in said
    for told in ("已参加并理解", "内容已讲完", "休假", "签名"):
        assert told in said, told
    assert said.count("不合格") == 5 and said.count("缺") >= 3


def test_a_session_that_was_held_prints(supervisor: Staff, time: Clock) -> None:
    hired(supervisor)
    one = closed(supervisor, 90, asks="know", exam="written")
    shown = str(making.preview(request(COURSE_SHEET, one.subject)))
    assert "杜鹏" in shown and "1/1 = 100.0 %" in shown
