"""Who comes: announced, waiting, let in or not, and what is taken of whom (N1–N5, N7)."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta

import peewee
import pytest
from pydantic import ValidationError

from store import clock, visitors
from store.engine import database
from store.errors import Forbidden, Refused
from store.rights import Role, Staff
from store.visitors import (
    Admission,
    Arrival,
    GoingIn,
    How,
    Kind,
    Leaving,
    NewVisit,
    Pass,
    Refusal,
    Refuser,
    Renewal,
    Revoking,
    Stage,
)
from tests.conftest import Clock
from tests.store.visitors.visits import CONFIRMED, PHONE, entered, inside, set_, waiting

TODAY = date(2026, 11, 23)


def test_who_stands_at_the_desk_waits_until_the_resident_confirms_N3(
    home: int, assistant: Staff
) -> None:
    visit = entered(home, assistant)
    assert (visit.number, visit.stage) == ("FK-20261123-001", Stage.WAITING)
    assert (visit.since, visit.until, visit.person_id is not None) == (TODAY, TODAY, True)
    assert waiting(visit) == ["visit.waits"]
    done = visitors.admit(visit.id, CONFIRMED, by=assistant)
    assert (done.stage, done.how, done.inside_since) == (Stage.INSIDE, How.INTERCOM, clock.now())
    assert waiting(visit) == []
    gone = visitors.let_out(visit.id, Leaving(gate="东门"), by=assistant)
    assert (gone.stage, gone.inside_since) == (Stage.OUT, None)
    (went,) = visitors.passages(visit.id)
    assert (went.in_at, went.out_at, went.out_gate) == (clock.now(), clock.now(), "东门")


def test_who_is_announced_comes_on_their_days_alone_N3(
    home: int, assistant: Staff, time: Clock
) -> None:
    visit = entered(home, assistant, since=TODAY + timedelta(days=1))
    assert (visit.stage, visit.until) == (Stage.ANNOUNCED, TODAY + timedelta(days=1))
    with pytest.raises(Refused, match="not before"):
        visitors.arrive(visit.id, Arrival(), by=assistant)
    time.pass_(days=1)
    assert visitors.arrive(visit.id, Arrival(), by=assistant).stage is Stage.WAITING
    other = entered(home, assistant, since=TODAY + timedelta(days=1))
    time.pass_(days=1)
    assert other.state(clock.today()) is Stage.ABSENT
    with pytest.raises(Refused, match="was valid until"):
        visitors.admit(other.id, CONFIRMED, by=assistant)


@pytest.mark.parametrize("at", ["00:30", "07:59", "23:59"])
def test_pass_day_is_the_estates_day_at_0030_and_0759(
    at: str, home: int, assistant: Staff, time: Clock
) -> None:
    """X11: in UTC it is the day before until eight in the morning."""
    tomorrow = TODAY + timedelta(days=1)
    visit = entered(home, assistant, since=tomorrow)
    hour, minute = map(int, at.split(":"))
    day = datetime(2026, 11, 23, 16, tzinfo=UTC)  # midnight in Shanghai
    time.at = day - timedelta(minutes=1)
    with pytest.raises(Refused, match="not before"):
        visitors.arrive(visit.id, Arrival(), by=assistant)
    time.at = day + timedelta(hours=hour, minutes=minute)
    assert visit.state(clock.today()) is Stage.ANNOUNCED
    visitors.arrive(visit.id, Arrival(), by=assistant)
    given = Admission(how=How.CALL, phone=PHONE, id_end="1234")
    if at == "07:59":
        given = CONFIRMED
    visitors.admit(visit.id, given, by=assistant)
    time.at = day + timedelta(days=1)
    assert entered(home, assistant).since == tomorrow + timedelta(days=1)


def test_announced_date_not_past(home: int, assistant: Staff) -> None:
    """X13, N5."""
    with pytest.raises(Refused) as refused:
        entered(home, assistant, since=TODAY - timedelta(days=1))
    assert (refused.value.field, refused.value.message) == ("since", "This day is past.")
    assert entered(home, assistant, since=TODAY).since == TODAY


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"since": TODAY + timedelta(days=31)}, "since"),
        ({"until": TODAY + timedelta(days=7)}, "until"),
        ({"until": TODAY - timedelta(days=1)}, "until"),
        ({"kind": Kind.HELP, "until": TODAY + timedelta(days=90)}, "until"),
    ],
)
def test_days_that_do_not_fit_are_refused_at_their_field_N5(
    told: dict[str, object], field: str, home: int, assistant: Staff
) -> None:
    with pytest.raises(Refused) as refused:
        entered(home, assistant, **told)
    assert refused.value.field == field
    assert visitors.every() == []


def test_the_days_are_settings_N5(home: int, assistant: Staff, manager: Staff) -> None:
    set_(manager, ahead=60, days=10)
    visit = entered(
        home, assistant, since=TODAY + timedelta(days=60), until=TODAY + timedelta(days=69)
    )
    assert visit.until == TODAY + timedelta(days=69)


@pytest.mark.parametrize("given", [{"count": 0}, {"who": " "}, {"host": ""}])
def test_a_visit_names_who_whom_and_how_many_N1_N2(given: dict[str, object]) -> None:
    usual = {"home": 1, "host": "张惠文", "who": "王先生"}
    with pytest.raises(ValidationError):
        NewVisit.model_validate(usual | given)


# What is taken of whom


@pytest.mark.parametrize("kind", [Kind.WORKER, Kind.AGENT])
def test_of_workers_and_agents_phone_and_ID_are_taken_N1(
    kind: Kind, home: int, assistant: Staff
) -> None:
    visit = entered(home, assistant, kind=kind)
    for given, field in (
        (CONFIRMED, "phone"),
        (Admission(how=How.CALL, phone=PHONE), "id_end"),
    ):
        with pytest.raises(Refused) as refused:
            visitors.admit(visit.id, given, by=assistant)
        assert refused.value.field == field
    whole = Admission(how=How.CALL, phone=PHONE, id_end="１23x")
    assert visitors.admit(visit.id, whole, by=assistant).id_end == "123X"


def test_of_a_guest_by_day_neither_is_taken_N1(home: int, assistant: Staff) -> None:
    for given, field in (({"phone": PHONE}, "phone"), ({"id_end": "1234"}, "id_end")):
        with pytest.raises(Refused) as refused:
            visitors.admit(
                entered(home, assistant).id,
                Admission.model_validate({"how": How.CALL} | given),
                by=assistant,
            )
        assert refused.value.field == field


@pytest.mark.parametrize(("hours", "asked"), [(12, False), (13, True), (20, True), (21, False)])
def test_at_night_both_are_taken_of_everybody_N1(
    hours: int, asked: bool, home: int, assistant: Staff, time: Clock
) -> None:
    """From ten in the evening until six."""
    time.pass_(hours=hours)
    assert visitors.needs_figures(Kind.GUEST, clock.now()) is asked


@pytest.mark.parametrize("typed", ["310101199001011234", "12345", "12a4", "X123"])
def test_of_an_ID_number_no_more_than_its_end_is_kept_N1(typed: str) -> None:
    with pytest.raises(ValidationError, match="last four"):
        Admission(how=How.CALL, id_end=typed)


# Not let in, called off


def test_who_is_not_let_in_is_recorded_with_who_said_so_N3(home: int, assistant: Staff) -> None:
    visit = entered(home, assistant, remark="带礼品")
    done = visitors.refuse(
        visit.id, Refusal(by=Refuser.RESIDENT, remark="业主不认识"), by=assistant
    )
    assert (done.stage, done.remark) == (Stage.REFUSED, "带礼品；业主不认识")
    with pytest.raises(Refused, match="not possible now"):
        visitors.admit(visit.id, CONFIRMED, by=assistant)


def regular(home: int, by: Staff) -> int:
    visit = entered(
        home, by, kind=Kind.HELP, passage=Pass.MANY, until=TODAY + timedelta(days=89), who="张阿姨"
    )
    return visitors.admit(visit.id, CONFIRMED, by=by).id


def test_a_regular_comer_goes_in_and_out_each_time_on_a_line_N7(
    home: int, assistant: Staff, time: Clock
) -> None:
    number = regular(home, assistant)
    for _day in range(3):
        time.pass_(hours=4)
        assert visitors.let_out(number, Leaving(), by=assistant).stage is Stage.ADMITTED
        time.pass_(hours=20)
        assert visitors.let_in(number, GoingIn(), by=assistant).stage is Stage.INSIDE
    assert [one.place for one in visitors.passages(number)] == [1, 2, 3, 4]


def test_a_regular_pass_is_renewed_as_the_resident_asks_N7(
    home: int, assistant: Staff, time: Clock
) -> None:
    number = regular(home, assistant)
    time.pass_(days=80)
    later = clock.today() + timedelta(days=89)
    with pytest.raises(Refused) as refused:
        again = Renewal(until=later + timedelta(days=1), how=How.CALL)
        visitors.renew(number, again, by=assistant)
    assert refused.value.field == "until"
    assert visitors.renew(number, Renewal(until=later, how=How.CALL), by=assistant).until == later
    once = inside(home, assistant)
    with pytest.raises(Refused, match="not renewed"):
        visitors.renew(once.id, Renewal(until=later, how=How.CALL), by=assistant)


def test_a_pass_that_the_resident_calls_off_ends_at_once_N7(home: int, assistant: Staff) -> None:
    number = regular(home, assistant)
    off = Revoking(by=Refuser.RESIDENT, remark="已辞退")
    still = visitors.revoke(number, off, by=assistant)
    assert (still.stage, still.revoked) == (Stage.INSIDE, True)
    assert visitors.let_out(number, Leaving(), by=assistant).stage is Stage.REVOKED
    with pytest.raises(Refused):
        visitors.let_in(number, GoingIn(), by=assistant)


# In and out


def test_pass_used_once_under_two_writers(home: int, assistant: Staff, second: Staff) -> None:
    """X12: two gates at once; the second one is told."""
    visit = visitors.admit(
        entered(home, assistant).id, Admission(how=How.CALL, inside=False), by=assistant
    )

    def goes_in(by: Staff) -> bool:
        with database.connection():
            try:
                visitors.let_in(visit.id, GoingIn(gate="东门"), by=by)
            except Refused:
                return False
            return True

    with ThreadPoolExecutor(4) as gates:
        done = list(gates.map(goes_in, [assistant, second] * 4))
    assert sum(done) == 1
    assert len(visitors.passages(visit.id)) == 1
    with pytest.raises(peewee.IntegrityError):
        database.db.execute_sql(
            "INSERT INTO visit_passage (visit_id, place, in_at, in_gate, out_at)"
            " VALUES (?, 2, 1, '', 1)",
            (visit.id,),
        )


def test_out_needs_in_and_entries_count(home: int, assistant: Staff, time: Clock) -> None:
    """X102: nobody signs out who has not signed in; one entry is one."""
    visit = visitors.admit(
        entered(home, assistant).id, Admission(how=How.CALL, inside=False), by=assistant
    )
    with pytest.raises(Refused, match="not inside"):
        visitors.let_out(visit.id, Leaving(), by=assistant)
    visitors.let_in(visit.id, GoingIn(), by=assistant)
    time.pass_(minutes=30)
    with pytest.raises(Refused) as refused:
        early = Leaving(at=clock.now() - timedelta(hours=1))
        visitors.let_out(visit.id, early, by=assistant)
    assert refused.value.field == "at"
    with pytest.raises(Refused) as refused:
        visitors.let_out(visit.id, Leaving(at=clock.now() + timedelta(minutes=1)), by=assistant)
    assert refused.value.field == "at"
    assert visitors.let_out(visit.id, Leaving(), by=assistant).stage is Stage.OUT
    with pytest.raises(Refused):
        visitors.let_in(visit.id, GoingIn(), by=assistant)
    with pytest.raises(Refused):
        visitors.let_out(visit.id, Leaving(), by=assistant)


def test_the_gate_lets_in_and_out_and_admits_nobody(home: int, assistant: Staff) -> None:
    from tests.store.test_rights import hire

    guard = hire(Role.GUARD)
    visit = entered(home, assistant)
    with pytest.raises(Forbidden):
        visitors.admit(visit.id, CONFIRMED, by=guard)
    visitors.admit(visit.id, Admission(how=How.CALL, inside=False), by=assistant)
    visitors.let_in(visit.id, GoingIn(gate="东门"), by=guard)
    assert visitors.let_out(visit.id, Leaving(), by=guard).stage is Stage.OUT


def test_nobody_comes_in_again_before_they_left_N4(
    home: int, assistant: Staff, time: Clock
) -> None:
    """Each way in and out is a line, in their order."""
    visit = inside(home, assistant, passage=Pass.MANY)
    time.pass_(minutes=30)
    visitors.let_out(visit.id, Leaving(), by=assistant)
    left = time.at
    time.pass_(minutes=30)
    with pytest.raises(Refused) as refused:
        visitors.let_in(visit.id, GoingIn(at=left - timedelta(minutes=1)), by=assistant)
    assert refused.value.field == "at"
    visitors.let_in(visit.id, GoingIn(at=left), by=assistant)
    assert visitors.get(visit.id).stage is Stage.INSIDE
