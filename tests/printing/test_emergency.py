"""The report of an emergency, and a plan for the wall (D20–D30)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from printing import making, sheet
from printing.catalogue import request
from printing.emergency import people as paper_of_people
from printing.emergency import report as paper
from store import emergency, residents
from store.desk import staff
from store.emergency import (
    EMERGENCY_PEOPLE,
    EMERGENCY_PLAN,
    EMERGENCY_REPORT,
    Deed,
    FalseAlarm,
    Kind,
    Outcome,
    Particulars,
    Remark,
)
from store.paper import BLANK, Paper
from store.residents import Mind, accesses
from store.residents.instructions import NewInstruction
from store.rights import Staff
from tests.conftest import MONDAY, Clock
from tests.printing.conftest import AT, HEAD
from tests.printing.conftest import printed as handed_out
from tests.printing.samples import ESTATE
from tests.printing.test_looks import compared
from tests.store.emergency.test_concerned import PHONE, built, concerns, lives
from tests.store.emergency.test_course import MINUTE, begun, over, reported, signed

Read = Callable[[bytes], str]


def printed(id_: int) -> bytes:
    return sheet.render(paper.report(emergency.course(id_), staff.names(), ESTATE, AT, None))


def test_the_course_stands_in_planned_and_in_real_order(
    assistant: Staff, time: Clock, text: Read
) -> None:
    one = begun(assistant, kind=Kind.MEDICAL, place="泳池边", reporter="周雅")
    time.at = MONDAY + 5 * MINUTE
    emergency.decide(one.id, "step:3", Deed(told="赵队长"), by=assistant)
    time.at = MONDAY + 9 * MINUTE
    emergency.decide(one.id, "step:2", Deed(note="120 已接"), by=assistant)
    emergency.remark(one.id, Remark(what="救护车 粤B12345 到达"), by=assistant)
    said = text(printed(one.id))
    for told in ("泳池边", "周雅", "赵队长", "120已接", "超时9分", "救护车粤B12345到达", "未记"):
        assert told in said, told


def test_what_was_corrected_stays_and_says_so(assistant: Staff, text: Read) -> None:
    """D25."""
    one = begun(assistant)
    emergency.decide(one.id, "step:1", Deed(note="在花园"), by=assistant)
    emergency.decide(one.id, "step:1", Deed(note="在泳池边"), by=assistant)
    said = text(printed(one.id))
    assert "【已更正】" in said and "在花园" in said and "在泳池边" in said


def test_run_over_midnight_prints_dates(assistant: Staff, time: Clock, text: Read) -> None:
    """Q58 (ECLK/IncidentManagement #282)."""
    time.at = MONDAY + timedelta(hours=14, minutes=58)  # 23:58
    one = begun(assistant)
    time.at += 10 * MINUTE
    emergency.decide(one.id, "step:1", Deed(), by=assistant)
    said = text(printed(one.id))
    assert "11-2323:5" in said and "11-2400:0" in said


def test_a_drill_says_so_on_paper_and_a_false_alarm_its_cause(assistant: Staff, text: Read) -> None:
    one = begun(assistant, kind=Kind.FIRE, drill=True)
    emergency.decide(
        one.id, "step:2", Deed(outcome=Outcome.IMPOSSIBLE, note="对讲坏"), by=assistant
    )
    emergency.call_false(one.id, FalseAlarm(cause="油烟", confirmed="赵队长"), by=assistant)
    said = text(printed(one.id))
    assert "突发事件报告表（演练）" in said and "（演练）做不到，对讲坏" in said
    assert "误报：油烟；确认人赵队长" in said


def test_the_signatures_stand_with_what_they_mean(
    assistant: Staff, supervisor: Staff, manager: Staff, text: Read
) -> None:
    one = over(assistant)
    reported(one, assistant)
    signed(one, assistant, supervisor, manager)
    said = text(printed(one.id))
    for told in ("所写是我所见所闻所做", "李芳", "王主管", "陈经理", "同意上报", "已收到"):
        assert told in said, told


@pytest.mark.parametrize("kind", list(Kind))
@pytest.mark.usefixtures("desk")
def test_every_plan_prints_for_the_wall(kind: Kind, text: Read) -> None:
    number = kind.value.removeprefix("E")
    declared = request(EMERGENCY_PLAN, f"emergency_plan:{number}", Paper.A4).declare(AT, None)
    said = text(sheet.render(declared))
    assert f"{kind.value}" in said and "119火警" in said.replace("、抢险救援", "")
    for step in emergency.plan(kind).steps[:4]:
        assert step.what.replace(" ", "")[:12] in said


def test_the_report_looks_as_it_did(
    assistant: Staff, time: Clock, tmp_path: Path, told: Callable[..., str]
) -> None:
    who = {"reporter": "周雅", "phone": "13912340001"}
    one = begun(assistant, kind=Kind.LIFT, place="3 栋 2 号梯", **who)
    for place in range(1, 6):
        time.at = MONDAY + place * MINUTE
        emergency.decide(one.id, f"step:{place}", Deed(told="维保 刘工"), by=assistant)
    emergency.amend(
        one.id,
        Particulars(place="3 栋 2 号梯 11 层", happened=MONDAY, **who),
        by=assistant,
    )
    compared("emergency-report", printed(one.id), 2, tmp_path, told)


@pytest.mark.usefixtures("desk")
def test_the_blank_report_looks_as_it_did(tmp_path: Path, told: Callable[..., str]) -> None:
    blank = request(EMERGENCY_REPORT, BLANK, Paper.A4).declare(AT, None)
    compared("blank-emergency-report", sheet.render(blank), 2, tmp_path, told)


def concerned(assistant: Staff, supervisor: Staff) -> emergency.Emergency:
    """A fire in building 3, where somebody needs help."""
    homes = built(supervisor, "3-1-101", "3-1-201", "3-2-101")
    lives(homes["3-1-101"], "周雅", supervisor)
    lives(homes["3-1-201"], "阿卜杜热合曼·买买提江", supervisor)
    lives(homes["3-2-101"], "孙莉", supervisor, "")
    alone = NewInstruction(mind=Mind.ALONE, note="用轮椅")
    residents.instruct(homes["3-1-201"], alone, by=supervisor)
    residents.instruct(homes["3-1-101"], NewInstruction(mind=Mind.DOG), by=supervisor)
    one = begun(assistant, kind=Kind.FIRE, place="3 栋 1 单元 5 层")
    concerns(one, "3", assistant, "3 栋有烟，请走楼梯，不乘电梯")
    return emergency.get(one.id)


def test_the_list_of_who_is_there_looks_as_it_did(
    assistant: Staff, supervisor: Staff, tmp_path: Path, told: Callable[..., str]
) -> None:
    """D27."""
    one = concerned(assistant, supervisor)
    made = paper_of_people.people(one, emergency.there(one), ESTATE, AT, HEAD)
    compared("emergency-people", sheet.render(made), 1, tmp_path, told)


def test_phones_are_masked_until_the_printing_is_on_record(
    assistant: Staff, supervisor: Staff, tmp_path: Path, text: Read
) -> None:
    """F6: and it says whose they were."""
    one = concerned(assistant, supervisor)
    seen = str(making.preview(request(EMERGENCY_PEOPLE, one.subject)))
    assert "139****5678" in seen and PHONE not in seen
    done = handed_out(EMERGENCY_PEOPLE, one.subject, tmp_path / "people.pdf", assistant)
    said = text(done.path.read_bytes()).replace("\xa0", "").replace(" ", "")
    for wanted in ("受影响住户名单", "【需协助】独居老人　用轮椅", PHONE, "3户3人", "不乘电梯"):
        assert wanted.replace("　", "") in said.replace("　", ""), wanted
    assert said.index("3-1-201") < said.index("3-1-101"), "who needs help first"
    newest = next(accesses())
    assert newest.what == "Sheet printed"
    whose = residents.people_of(residents.by_code("3-1-101").id)[0].person_id
    assert newest.number in [a.number for a in accesses(person_id=whose)]
