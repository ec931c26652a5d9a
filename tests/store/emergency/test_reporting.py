"""What is owed after an event: reports by their clocks, a count of callers, a review (D15–D28)."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from store import agenda, answers, clock, emergency, journal
from store.desk import settings as desk
from store.emergency import (
    Asked,
    Concerned,
    EmergencySettings,
    Grade,
    Kind,
    Particulars,
    Report,
    Reported,
    Section,
)
from store.errors import Refused
from store.findings import NewFinding
from store.rights import Staff
from tests.conftest import MONDAY, Clock
from tests.store.emergency.test_concerned import built
from tests.store.emergency.test_course import begun, over, reported, signed

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)


def graded(one: emergency.Emergency, grade: Grade, by: Staff, **known: object) -> None:
    told = {"happened": one.happened, "grade": grade} | known
    emergency.amend(one.id, Particulars.model_validate(told), by=by)


def send(one: emergency.Emergency, how: Report, by: Staff, at: datetime | None = None) -> None:
    sent = Reported(report=how, to="街道办", received="王主任", receipt="2026-7", at=at)
    emergency.send_up(one.id, sent, by=by)


def owed(one: emergency.Emergency) -> dict[str, datetime]:
    return {how.value: by for how, by in emergency.owed(emergency.get(one.id))}


def ringing() -> set[str]:
    return set(agenda.ringing(clock.now())[0])


@pytest.mark.parametrize(
    ("grade", "minutes", "hours"),
    [(Grade.FIRST, 10, 3), (Grade.SECOND, 20, 3), (Grade.THIRD, 30, 24), (Grade.FOURTH, 30, 24)],
)
def test_the_clocks_of_a_grade_run_from_when_it_happened(
    assistant: Staff, grade: Grade, minutes: int, hours: int
) -> None:
    """D15, D16, Q59: not from when it was noted."""
    one = begun(assistant, happened=MONDAY - 5 * MINUTE)
    assert owed(one) == {}, "without a grade nothing is owed"
    graded(one, grade, assistant)
    happened = MONDAY - 5 * MINUTE
    assert owed(one) == {
        "phone": happened + minutes * MINUTE,
        "written": happened + hours * HOUR,
    }


def test_the_call_alarms_until_it_is_recorded_and_nothing_else_stops_it(
    assistant: Staff, time: Clock
) -> None:
    """D16, Q60: saving what is known better moves no clock."""
    one = over(assistant)
    graded(one, Grade.FIRST, assistant)
    time.at = one.happened + 9 * MINUTE
    assert not ringing()
    time.pass_(minutes=1)
    assert ringing() == {one.subject}
    graded(one, Grade.FIRST, assistant, place="1 栋")
    assert ringing() == {one.subject}
    send(one, Report.PHONE, assistant, time.at - 2 * MINUTE)
    assert not ringing()
    assert set(owed(one)) == {"written", "summary"}
    entry = journal.of_subject(one.subject)[-1]
    assert entry.payload["due"] == clock.to_ms(one.happened + 10 * MINUTE)
    assert entry.words == {"to": "街道办", "received": "王主任", "receipt": "2026-7"}


def test_what_is_owed_stays_so_when_the_report_is_filed(
    assistant: Staff, supervisor: Staff, manager: Staff, time: Clock
) -> None:
    one = over(assistant)
    graded(one, Grade.THIRD, assistant)
    reported(one, assistant)
    signed(one, assistant, supervisor, manager)
    waits = {w.kind: w.due for w in agenda.everything(time.at) if w.subject == one.subject}
    assert waits == {
        "emergency.owes_phone": one.happened + 30 * MINUTE,
        "emergency.owes_written": one.happened + 24 * HOUR,
        "emergency.owes_summary": MONDAY + 72 * HOUR,
    }
    for how in Report:
        send(one, how, assistant)
    assert not [w for w in agenda.everything(time.at) if w.subject == one.subject]
    assert journal.verify().right


def test_a_drill_starts_no_clock_outward(assistant: Staff) -> None:
    """D30."""
    one = begun(assistant, drill=True)
    graded(one, Grade.FIRST, assistant)
    assert owed(one) == {}
    with pytest.raises(Refused):
        send(one, Report.PHONE, assistant)


@pytest.mark.parametrize("minutes", [-1, 1])
def test_a_report_lies_between_the_event_and_now(assistant: Staff, minutes: int) -> None:
    one = begun(assistant)
    with pytest.raises(Refused) as refused:
        send(one, Report.PHONE, assistant, MONDAY + minutes * MINUTE)
    assert refused.value.field == "at"


def test_the_limits_are_settings(assistant: Staff, manager: Staff) -> None:
    desk.change_own("emergency", EmergencySettings(phone_1=15), by=manager)
    one = begun(assistant)
    graded(one, Grade.FIRST, assistant)
    assert owed(one)["phone"] == MONDAY + 15 * MINUTE


def test_who_asks_is_counted_and_no_ticket_is_taken(assistant: Staff, supervisor: Staff) -> None:
    """D28: the count shows wherever the notice does."""
    home = built(supervisor, "3-1-101")["3-1-101"]
    one = begun(assistant, kind=Kind.POWER)
    emergency.concern(one.id, Concerned(homes="3", notice="停电"), by=assistant)
    for what in ("何时来电", ""):
        emergency.ask(one.id, Asked(home=home, what=what), by=assistant)
    (notice,) = agenda.notices(home)
    assert (notice.joins, notice.figures["asked"]) == (True, 2)
    join = answers.of("emergency").join
    assert join is not None
    join(one.id, home, "电梯停了吗", by=assistant)
    assert emergency.get(one.id).asked == 3
    assert [e.kind for e in journal.touching(f"home:{home}")].count("emergency.asked") == 3
    assert journal.verify().right


def test_a_major_event_is_not_filed_without_its_review(assistant: Staff, supervisor: Staff) -> None:
    """D18: of grades 1 and 2; what is to be changed becomes findings."""
    for grade, wanted in ((Grade.SECOND, True), (Grade.THIRD, False)):
        one = over(assistant, again=True)
        graded(one, grade, assistant)
        asked = emergency.course(one.id).unsettled
        assert any(line.title.startswith("复盘") for line in asked) is wanted
        assert all(line.section is Section.REPORT for line in asked)
    new = NewFinding(place="1 栋", what="消防通道堆物", worker="王师傅", due=MONDAY + 24 * HOUR)
    found = emergency.find(one.id, new, by=assistant)
    assert found.origin.source == one.subject
    assert [f.number for f in answers.findings().of_source(one.subject)] == [found.number]
