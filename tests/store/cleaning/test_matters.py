"""Impact works approved as they stand, accidents by clocks from the event (L9, L12, G10)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store import agenda, cleaning, clock, journal
from store.cleaning import (
    Approving,
    Closing,
    Happened,
    Matter,
    MatterKind,
    MatterStage,
    NotOwed,
    Planned,
    Remarked,
    Starting,
    Telling,
    ToldOn,
    Urging,
)
from store.cleaning.matter_steps import _content
from store.errors import Forbidden, Refused
from store.rights import Staff
from tests.conftest import Clock
from tui.sentences import sentence

GIVEN = Telling(receiver="郑工")
YES = Approving(approver="郑工")


def work(**told: object) -> Planned:
    starts = clock.now() + timedelta(hours=72)
    usual = {
        "kind": MatterKind.FACADE, "place": "外立面", "what": "吊篮清洗", "people": "外包四人",
        "starts": starts, "ends": starts + timedelta(hours=8), "height": 18, "measures": "警戒区",
    }  # fmt: skip
    return Planned.model_validate(usual | told)


def approved(by: Staff) -> Matter:
    one = cleaning.plan_work(work(), by=by)
    cleaning.tell(one.id, GIVEN, by=by)
    return cleaning.approve(one.id, YES, by=by)


def waiting() -> set[str]:
    there = agenda.everything(clock.now())
    return {one.kind.partition(".")[2] for one in there if one.kind.startswith("clean_matter")}


def test_a_work_is_reported_72_hours_ahead_to_the_minute(time: Clock, supervisor: Staff) -> None:
    one = cleaning.plan_work(work(), by=supervisor)
    time.pass_(minutes=1)
    with pytest.raises(Refused, match="hours before"):
        cleaning.tell(one.id, GIVEN, by=supervisor)
    time.pass_(minutes=-1)
    assert cleaning.tell(one.id, GIVEN, by=supervisor).stage is MatterStage.TOLD


def test_no_answer_is_no_approval(time: Clock, supervisor: Staff) -> None:
    one = cleaning.plan_work(work(), by=supervisor)
    cleaning.tell(one.id, GIVEN, by=supervisor)
    time.pass_(hours=72)
    assert "unanswered" in waiting()
    with pytest.raises(Refused):
        cleaning.start(one.id, Starting(permit="P1", watching="周领班"), by=supervisor)


@pytest.mark.parametrize(
    "change",
    [
        {"people": "另一单位"}, {"what": "吊绳清洗"}, {"place": "北立面"}, {"height": 30},
        {"measures": "无"}, {"kind": MatterKind.HIGH}, {"starts": timedelta(hours=1)},
        {"ends": timedelta(hours=1)},
    ],
    ids=lambda change: next(iter(change)),
)  # fmt: skip
def test_edit_voids_approval_and_says_so(
    time: Clock, supervisor: Staff, change: dict[str, object]
) -> None:
    """Q32: any change of what was approved, and it is to be reported anew."""
    one = approved(supervisor)
    assert one.holds
    new = work()
    for name, value in change.items():
        old = getattr(new, name)
        moved = old + value if isinstance(value, timedelta) else value
        new = new.model_copy(update={name: moved})
    after = cleaning.edit(one.id, new, by=supervisor)
    assert (after.stage, after.holds, after.approved, after.edition) == (
        MatterStage.DRAFT, False, None, 2
    )  # fmt: skip
    assert "to_tell" in waiting()
    with pytest.raises(Refused):
        cleaning.start(one.id, Starting(permit="P1", watching="周领班"), by=supervisor)


def test_an_edit_that_changes_nothing_is_none(time: Clock, supervisor: Staff) -> None:
    one = approved(supervisor)
    with pytest.raises(Refused):
        cleaning.edit(one.id, work(), by=supervisor)
    assert cleaning.matter(one.id).holds
    assert set(_content(work())) == set(Planned.model_fields)


def test_nobody_approves_what_they_asked_for(time: Clock, supervisor: Staff) -> None:
    one = cleaning.plan_work(work(), by=supervisor)
    cleaning.tell(one.id, GIVEN, by=supervisor)
    with pytest.raises(Refused) as refused:
        cleaning.approve(one.id, Approving(approver=supervisor.name), by=supervisor)
    assert refused.value.field == "approver"


def test_a_high_work_begins_in_its_time_with_a_permit(time: Clock, supervisor: Staff) -> None:
    one = approved(supervisor)
    given = Starting(permit="GC-1", watching="周领班")
    with pytest.raises(Refused):
        cleaning.start(one.id, given, by=supervisor)
    time.pass_(hours=72)
    with pytest.raises(Refused) as refused:
        cleaning.start(one.id, Starting(watching="周领班"), by=supervisor)
    assert refused.value.field == "permit"
    cleaning.start(one.id, given, by=supervisor)
    cleaning.finish(one.id, Remarked(), by=supervisor)
    assert cleaning.accept(one.id, Remarked(), by=supervisor).stage is MatterStage.ACCEPTED
    assert waiting() == set()


def test_an_urgent_work_is_the_managers_and_approved_afterwards(
    time: Clock, supervisor: Staff, manager: Staff
) -> None:
    one = cleaning.plan_work(work(), by=supervisor)
    why = Urging(receiver="郑工", reason="玻璃将坠")
    with pytest.raises(Forbidden):
        cleaning.urge(one.id, why, by=supervisor)
    cleaning.urge(one.id, why, by=manager)
    assert {"running", "afterwards"} <= waiting()
    cleaning.finish(one.id, Remarked(), by=supervisor)
    with pytest.raises(Refused):
        cleaning.accept(one.id, Remarked(), by=supervisor)
    cleaning.approve_after(one.id, YES, by=supervisor)
    assert cleaning.accept(one.id, Remarked(), by=supervisor).urgent


# Accidents


def accident(by: Staff, ago: int = 8, kind: MatterKind = MatterKind.ACCIDENT) -> Matter:
    at = clock.now() - timedelta(minutes=ago)
    return cleaning.record_accident(
        Happened(kind=kind, happened=at, place="楼梯", what="滑倒"), by=by
    )


def test_timer_runs_from_happened(time: Clock, supervisor: Staff) -> None:
    """Q59: each clock from the event, the developer's beside the law's."""
    one = accident(supervisor, 50)
    since = clock.now() - timedelta(minutes=50)
    assert one.oral_by == since + timedelta(minutes=20)
    assert one.written_by == since + timedelta(hours=24)
    assert one.legal_by == since + timedelta(hours=1)
    assert one.further_by == since + timedelta(days=30)
    assert cleaning.late(one)
    assert {"oral_due", "legal_due", "written_due"} <= waiting()
    fire = accident(supervisor, 50, MatterKind.FIRE)
    assert fire.further_by == since + timedelta(days=7)


def test_the_book_tells_when_an_accident_happened(time: Clock, supervisor: Staff) -> None:
    one = accident(supervisor)
    entry = journal.of_subject(f"clean_matter:{one.id}")[0]
    assert sentence(entry).endswith(", 08:52, 楼梯: 滑倒")


def test_no_clock_stands_for_another(time: Clock, supervisor: Staff) -> None:
    one = accident(supervisor)
    told = ToldOn(receiver="郑工", how="电话")
    cleaning.tell_orally(one.id, told, by=supervisor)
    assert waiting() == {"legal_due", "written_due", "further"}
    with pytest.raises(Refused):
        cleaning.close(one.id, Closing(outcome="已愈"), by=supervisor)
    cleaning.tell_in_writing(one.id, told, by=supervisor)
    cleaning.not_owed(one.id, NotOwed(reason="无人员伤亡"), by=supervisor)
    assert not cleaning.late(cleaning.matter(one.id))
    cleaning.close(one.id, Closing(outcome="地面防滑"), by=supervisor)
    assert waiting() == set()


@pytest.mark.parametrize("step", ["tell_orally", "tell_in_writing", "tell_authority"])
def test_who_was_told_lies_between_the_event_and_now(
    time: Clock, supervisor: Staff, step: str
) -> None:
    one = accident(supervisor)
    for at in (clock.now() + timedelta(minutes=1), clock.now() - timedelta(minutes=9)):
        with pytest.raises(Refused) as refused:
            getattr(cleaning, step)(one.id, ToldOn(receiver="郑", at=at), by=supervisor)
        assert refused.value.field == "at"


@given(st.integers(0, 3000), st.integers(0, 3000))
def test_late_is_that_of_the_clock(told: int, now: int) -> None:
    """Beside a count of minutes by hand."""
    since = clock.bounds(clock.day(clock.now()))[0]
    oral, written, legal = (since + timedelta(minutes=n) for n in (20, 1440, 60))
    one = Matter(
        id=1, number="", kind=MatterKind.ACCIDENT, place="", what="", people="", measures="",
        starts=since, ends=None, height=0, edition=1, planned_by=None, urgent=False, told_at=None,
        approved=None, approver="", decided_at=None, began_at=None, ended_at=None, oral_by=oral,
        written_by=written, legal_by=legal, further_by=None,
        oral_at=since + timedelta(minutes=told), written_at=None, legal_at=None,
        stage=MatterStage.HAPPENED,
    )  # fmt: skip
    wanted = told > 20 or now > 1440 or now > 60
    assert cleaning.late(one, since + timedelta(minutes=now)) is wanted
