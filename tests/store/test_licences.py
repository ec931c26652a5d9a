"""Licences: papers that expire, valid through the end of their last day (G12)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import peewee
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store import agenda, answers, clock, erasure, journal, licences
from store.desk import settings as desk_settings
from store.engine import database
from store.errors import Refused
from store.licences import (
    LICENCES,
    Correction,
    Elsewhere,
    Followed,
    Kind,
    Licence,
    LicenceSettings,
    NewLicence,
    Renewal,
    State,
    Whose,
    Withdrawal,
)
from store.rights import Staff
from tests.conftest import MONDAY, Clock
from tests.store.test_permits import home, issued

__all__ = ["home"]

TODAY = clock.day(MONDAY)
YEAR = timedelta(days=365)


def entered(by: Staff, left: int = 60, **told: object) -> Licence:
    expires = TODAY + timedelta(days=left)
    usual: dict[str, object] = {
        "kind": Kind.INSURANCE, "whose": Whose.COMPANY, "holder": "蓝天清洗", "no": "BX-1",
        "issued": expires - YEAR, "expires": expires,
    }  # fmt: skip
    return licences.enter(NewLicence.model_validate(usual | told), by=by)


def waiting() -> list[str]:
    return [one.subject for one in agenda.everything(clock.now()) if one.kind == "licence.expiring"]


def days_on_today(time: Clock, first: int, last: int) -> list[int]:
    """The days, counted from today, on which a paper stands on Today at noon."""
    found = []
    for ahead in range(first, last + 1):
        time.at = MONDAY + timedelta(days=ahead, hours=3)
        found += [ahead] if waiting() else []
    return found


def test_a_paper_is_valid_through_the_end_of_its_last_day_Q38(
    assistant: Staff, time: Clock
) -> None:
    paper = entered(assistant, left=1)
    (one,) = [w for w in agenda.everything(clock.now()) if w.kind == "licence.expiring"]
    end = clock.bounds(paper.expires)[1]
    assert one.due == end
    time.at = end - timedelta(milliseconds=1)
    assert licences.get(paper.id).state(clock.today()) is State.ENDING
    assert not one.late(clock.now())
    time.at = end
    assert licences.get(paper.id).state(clock.today()) is State.OVER
    assert one.late(clock.now())


def test_it_stands_on_Today_from_thirty_days_before_until_somebody_acts(
    assistant: Staff, time: Clock
) -> None:
    entered(assistant, left=60)
    assert days_on_today(time, 0, 70) == list(range(30, 71))


def test_seen_to_it_comes_back_at_seven_days_on_the_day_and_when_it_has_expired(
    assistant: Staff, time: Clock
) -> None:
    paper = entered(assistant, left=60)
    for day in (30, 53, 60):
        assert days_on_today(time, day - 1, day) == [day]
        licences.follow(paper.id, Followed(told="已申请"), by=assistant)
        assert waiting() == []
    assert days_on_today(time, 60, 80) == list(range(61, 81))
    licences.follow(paper.id, Followed(told="还没到"), by=assistant)
    assert waiting() != []  # nobody talks an expired paper away


def test_the_inspection_of_a_lift_is_seen_to_more_than_a_month_before(
    assistant: Staff, time: Clock
) -> None:
    """特种设备安全法 40: it is applied for a month before."""
    entered(assistant, left=60, kind=Kind.EQUIPMENT)
    assert days_on_today(time, 0, 20)[0] == 15
    with pytest.raises(ValueError, match="31"):
        LicenceSettings(equipment_reminder=30)


def test_the_days_are_settings(assistant: Staff, manager: Staff, time: Clock) -> None:
    figures = LicenceSettings(first_reminder=10, second_reminder=2)
    desk_settings.change_own("licences", figures, by=manager)
    entered(assistant, left=20)
    assert days_on_today(time, 0, 12)[0] == 10


def test_a_renewed_paper_stays_on_the_list_and_the_new_one_waits_for_its_own_day(
    assistant: Staff, time: Clock
) -> None:
    old = entered(assistant, left=5)
    later = old.expires + YEAR
    renewal = Renewal(no="BX-2", issued=TODAY, expires=later)
    new = licences.renew(old.id, renewal, by=assistant)
    assert (new.replaces, new.holder, new.kind) == (old.id, old.holder, old.kind)
    assert (new.number, new.no, new.expires) == ("ZZ-2026-0002", "BX-2", later)
    assert licences.get(old.id).state(TODAY) is State.RENEWED
    assert waiting() == []
    assert [one.number for one in licences.every()] == [old.number, new.number]
    with pytest.raises(Refused):
        licences.renew(old.id, renewal, by=assistant)
    assert journal.verify().right


def test_a_renewal_must_reach_further(assistant: Staff) -> None:
    old = entered(assistant, left=5)
    with pytest.raises(Refused) as refused:
        licences.renew(old.id, Renewal(no="2", issued=TODAY, expires=old.expires), by=assistant)
    assert refused.value.field == "expires"


def test_a_withdrawn_paper_waits_for_nothing_any_more(assistant: Staff) -> None:
    paper = entered(assistant, left=-3)
    assert waiting() == [paper.subject]
    licences.withdraw(paper.id, Withdrawal(reason="合同终止"), by=assistant)
    assert waiting() == []
    assert licences.get(paper.id).state(TODAY) is State.WITHDRAWN


def test_a_mistake_is_put_right_by_another_entry_and_both_stay(assistant: Staff) -> None:
    paper = entered(assistant, left=60)
    right = NewLicence.model_validate(vars(paper) | {"expires": TODAY + timedelta(days=6)})
    change = Correction.model_validate(dict(right) | {"reason": "看错了年份"})
    licences.correct(paper.id, change, by=assistant)
    assert waiting() == [paper.subject]
    told = [entry.payload["expires"] for entry in journal.of_subject(paper.subject)]
    assert told == [str(TODAY + timedelta(days=60)), str(TODAY + timedelta(days=6))]


def test_a_paper_is_kept_once(assistant: Staff) -> None:
    entered(assistant)
    with pytest.raises(Refused, match="ZZ-2026-0001") as refused:
        entered(assistant, left=90)
    assert refused.value.field == "no"
    assert entered(assistant, kind=Kind.CONTRACT).number == "ZZ-2026-0002"


def test_a_renewal_is_kept_once_too_and_may_have_the_number_of_before(assistant: Staff) -> None:
    one, other = entered(assistant), entered(assistant, no="BX-2")
    later = one.expires + YEAR
    with pytest.raises(Refused, match=other.number) as refused:
        licences.renew(one.id, Renewal(no="BX-2", issued=TODAY, expires=later), by=assistant)
    assert refused.value.field == "no"
    again = licences.renew(one.id, Renewal(no="BX-1", issued=TODAY, expires=later), by=assistant)
    assert again.no == "BX-1"


def test_days_the_wrong_way_round_are_refused_at_the_field(assistant: Staff) -> None:
    with pytest.raises(Refused) as refused:
        entered(assistant, issued=TODAY + timedelta(days=61))
    assert refused.value.field == "expires"


def test_no_licence_leaves_the_list_and_no_number_changes(assistant: Staff) -> None:
    entered(assistant)
    for sql in ("DELETE FROM licence", "UPDATE licence SET number = 'ZZ-2026-0009'"):
        with pytest.raises(peewee.IntegrityError):
            database.db.execute_sql(sql)


def test_a_last_day_that_was_changed_past_the_program_is_named(assistant: Staff) -> None:
    paper = entered(assistant)
    LICENCES.table.update(paper.id, expires=TODAY + YEAR)
    assert journal.verify().bad == journal.newest_of(paper.subject)


def test_what_another_subject_keeps_stands_on_the_one_list_and_is_kept_once(
    home: int, assistant: Staff, time: Clock
) -> None:
    permit = issued(home, assistant, until=TODAY + timedelta(days=50))
    far = issued(home, assistant, plate="粤B54321", space="B1-002")
    paper = entered(assistant, left=51)
    first, second = licences.every()
    assert isinstance(first, Elsewhere)
    assert (first.subject, first.number, first.expires) == (
        *(f"permit:{permit.id}", permit.number),
        permit.until,
    )
    assert second == paper
    assert far.number not in [one.number for one in licences.every()]
    (rows,) = database.db.execute_sql("SELECT count(*) FROM licence").fetchone()
    assert rows == 1
    time.pass_(days=51)
    assert first.state(clock.today()) is State.OVER
    assert [one.subject for one in licences.every(permit.number)] == [first.subject]


def test_a_permit_that_another_one_follows_is_not_on_the_list(home: int, assistant: Staff) -> None:
    from store import permits
    from store.permits import Renewal as PermitRenewal

    permit = issued(home, assistant, until=TODAY + timedelta(days=20))
    until = TODAY + timedelta(days=300)
    permits.renew(permit.id, PermitRenewal(until=until, licence=True), by=assistant)
    assert licences.every() == []


def test_words_that_are_erased_are_gone_from_the_list(assistant: Staff, manager: Staff) -> None:
    told: dict[str, Any] = {
        "whose": Whose.WORKER,
        "holder": "孙师傅",
        "no": "JK-1",
        "remark": "孙师傅自存",
    }
    old = entered(assistant, **told)
    renewal = Renewal(no="JK-2", issued=TODAY, expires=old.expires + YEAR, remark="孙师傅自存")
    new = licences.renew(old.id, renewal, by=assistant)
    for entry in journal.of_subject(old.subject):
        erasure.erase_words(entry.number, erasure.Erasure(reason="来函"), by=manager)
    for paper in (licences.get(old.id), licences.get(new.id)):
        assert (paper.holder, paper.no, paper.remark) == ("", "", "")
    kept = database.db.execute_sql("SELECT figures FROM agenda").fetchall()
    assert kept and "孙师傅" not in str(kept)
    assert journal.verify().right


def test_the_finder_finds_a_paper_by_its_number_F7(assistant: Staff) -> None:
    paper = entered(assistant)
    (found,) = answers.find("zz-2026", 5)
    assert found.subject == paper.subject


DAYS = st.integers(-400, 400)


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(DAYS, DAYS, DAYS, st.integers(0, 366))
def test_how_a_paper_reads_is_what_somebody_finds_who_counts_the_days(
    desk: object, issued_: int, expires: int, on: int, ahead: int
) -> None:
    from store.licences.licence import state

    def day(offset: int) -> date:
        return TODAY + timedelta(days=offset)

    holds = [offset for offset in range(issued_, expires + 1) if offset == on]
    left = len(range(on, expires))
    found = state(day(issued_), day(expires), day(on), ahead)
    if on < issued_:
        assert found is State.AHEAD
    elif not holds:
        assert found is State.OVER
    else:
        assert found is (State.ENDING if left <= ahead else State.VALID)


def test_whose_paper_it_is_stands_in_no_entry(assistant: Staff) -> None:
    """F6: the holder's name and the number on the paper are in the list alone."""
    old = entered(assistant, whose=Whose.WORKER, holder="孙师傅", no="JK-20331")
    right = Correction(
        kind=old.kind, whose=Whose.WORKER, holder="孙师父", no="JK-20332",
        issued=old.issued, expires=old.expires, reason="写错",
    )  # fmt: skip
    licences.correct(old.id, right, by=assistant)
    sql = "SELECT payload FROM journal UNION ALL SELECT text FROM journal_text"
    rows = database.db.execute_sql(sql)
    told = "".join(str(row[0]) for row in rows.fetchall())
    assert not any(text in told for text in ("孙师", "JK-2033"))
    assert licences.get(old.id).holder == "孙师父"
