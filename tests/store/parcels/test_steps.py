"""Taking parcels in, telling, handing out, sending back."""

from __future__ import annotations

from datetime import timedelta

import peewee
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from store import clock, journal, parcels, residents, sentences
from store.engine import database
from store.errors import Refused
from store.journal.verifying import verify
from store.parcels import (
    Correction,
    Identity,
    Kind,
    Moving,
    NewParcel,
    Returning,
    Stage,
    Telling,
    Way,
)
from store.residents import NewHome
from store.rights import Staff
from tests.conftest import Clock
from tests.store.parcels.shelf import fetched, taken


def newest(subject: str) -> str:
    from printing.labels import ON_PAPER

    entry = journal.of_subject(subject)[-1]
    return sentences.sentence(entry.kind, ON_PAPER, entry.payload, entry.words)


def test_whose_it_is_what_it_is_and_where_it_lies_is_kept(home: int, assistant: Staff) -> None:
    since = clock.now() - timedelta(minutes=20)
    one = taken(home, assistant, pieces="３", remark="外包装破损", since=since)
    assert (one.number, one.home, one.recipient) == ("BG-20261123-001", "3-2-1201", "张惠文")
    assert (one.carrier, one.tail, one.pieces, one.lying) == ("顺丰", "SF8842", 3, 3)
    assert (one.place, one.kind, one.since) == ("货架 A", Kind.PARCEL, since)
    assert newest(one.subject) == (
        "包裹 BG-20261123-001 收存：快递，顺丰，3 件，存放货架 A；外包装破损"
    )
    assert taken(home, assistant).since == clock.now()


def test_a_parcel_of_nobody_s_home_is_taken_in_too(assistant: Staff) -> None:
    assert taken(None, assistant, recipient="字迹不清").home == ""


@pytest.mark.parametrize(
    ("field", "value"),
    [("tail", "88"), ("tail", "尾号8842"), ("pieces", 0), ("recipient", " "), ("place", "")],
)
def test_what_is_wrong_is_refused_at_its_field(field: str, value: object) -> None:
    usual: dict[str, object] = {"recipient": "张惠文", "place": "货架 A"}
    with pytest.raises(ValidationError) as refused:
        NewParcel.model_validate(usual | {field: value})
    assert [error["loc"] for error in refused.value.errors()] == [(field,)]


def test_nothing_happened_at_a_time_to_come_or_before_the_parcel_came(
    home: int, assistant: Staff
) -> None:
    later = clock.now() + timedelta(minutes=1)
    with pytest.raises(Refused) as refused:
        taken(home, assistant, since=later)
    assert refused.value.field == "since"
    one = taken(home, assistant)
    for at in (later, clock.now() - timedelta(minutes=2)):
        with pytest.raises(Refused) as refused:
            parcels.tell(one.id, Telling(reached=True, at=at), by=assistant)
        assert refused.value.field == "at"
    assert parcels.get(one.id).told == 0


def test_who_was_not_reached_was_not_told(home: int, assistant: Staff, time: Clock) -> None:
    one = taken(home, assistant)
    tried = parcels.tell(one.id, Telling(how=Way.CALL, reached=False), by=assistant)
    assert (tried.told, tried.told_at, tried.told_how) == (0, None, None)
    assert "未联系上" in newest(one.subject)
    time.pass_(minutes=30)
    told = parcels.tell(one.id, Telling(how=Way.MESSAGE, reached=True), by=assistant)
    assert (told.told, told.told_at, told.told_how) == (1, clock.now(), Way.MESSAGE)


def test_one_call_tells_of_all_that_lies_for_the_home(
    home: int, assistant: Staff, time: Clock
) -> None:
    first, second = taken(home, assistant), taken(home, assistant)
    theirs = taken(None, assistant, recipient="李四")
    called = clock.now()
    time.pass_(minutes=10)
    late = taken(home, assistant)
    parcels.tell(first.id, Telling(reached=True, all=True, at=called), by=assistant)
    told = {one.id: one.told_at for one in parcels.every()}
    assert told == {first.id: called, second.id: called, theirs.id: None, late.id: None}


def test_who_fetched_it_by_what_they_were_known_and_that_they_signed_is_kept(
    home: int, assistant: Staff
) -> None:
    one = fetched(taken(home, assistant), assistant, who="李建国", identity=Identity.ASKED)
    assert (one.stage, one.lying, one.gone_at) == (Stage.FETCHED, 0, clock.now())
    assert (one.fetched_by, one.identity, one.signed) == ("李建国", Identity.ASKED, True)
    assert newest(one.subject).endswith("领取 1 件，已签收，核对：已致电收件人同意")
    with pytest.raises(Refused):
        fetched(one, assistant, pieces=1)


def test_without_a_signature_the_reason_is_said(home: int, assistant: Staff) -> None:
    one = taken(home, assistant)
    with pytest.raises(Refused) as refused:
        fetched(one, assistant, signed=False)
    assert refused.value.field == "remark" and parcels.get(one.id).lying == 1
    fetched(one, assistant, signed=False, remark="手部受伤")
    assert "未签收" in newest(one.subject) and "手部受伤" in newest(one.subject)


def test_some_pieces_may_be_fetched_and_never_more_than_lie_here(
    home: int, assistant: Staff
) -> None:
    """As shelf.nu #1374: a part that went leaves the rest, and is no whole return."""
    one = taken(home, assistant, pieces=3)
    some = fetched(one, assistant, pieces=2)
    assert (some.stage, some.lying, some.gone_at) == (Stage.LYING, 1, None)
    with pytest.raises(Refused, match="Only") as refused:
        fetched(some, assistant, pieces=2)
    assert refused.value.field == "pieces"
    assert fetched(some, assistant, pieces=1).stage is Stage.FETCHED


def test_all_that_lies_for_a_home_is_handed_out_at_once(home: int, assistant: Staff) -> None:
    other = residents.add_home(NewHome(code="3-2-1202"), by=assistant)
    mine = [taken(home, assistant, pieces=n) for n in (1, 2, 3)]
    theirs = taken(other.id, assistant)
    fetched(mine[1], assistant, pieces=1, all=True)
    assert [parcels.get(one.id).stage for one in mine] == [Stage.FETCHED] * 3
    assert [len(journal.of_subject(one.subject)) for one in mine] == [2, 2, 2]
    assert parcels.lying() == [theirs]


def test_it_may_lie_elsewhere_and_go_back_to_the_carrier(home: int, assistant: Staff) -> None:
    one = taken(home, assistant, pieces=2)
    assert parcels.shelve(one.id, Moving(place="冰箱"), by=assistant).place == "冰箱"
    sent = parcels.send_back(one.id, Returning(reason="拒收", courier="小赵"), by=assistant)
    assert (sent.stage, sent.lying, sent.gone_at) == (Stage.RETURNED, 0, clock.now())
    assert newest(one.subject).endswith("退回快递：拒收；交 小赵")


def test_what_was_taken_down_wrongly_is_put_right_on_the_record(
    home: int, assistant: Staff
) -> None:
    other = residents.add_home(NewHome(code="3-2-1202"), by=assistant)
    one = taken(home, assistant, pieces=3)
    fetched(one, assistant, pieces=2)
    right = {"home": other.id, "recipient": "李四", "pieces": 4, "reason": "看错房号"}
    done = parcels.correct(one.id, Correction.model_validate(right), by=assistant)
    assert (done.home, done.recipient, done.pieces, done.lying) == ("3-2-1202", "李四", 4, 2)
    with pytest.raises(Refused) as refused:
        parcels.correct(one.id, Correction.model_validate(right | {"pieces": 2}), by=assistant)
    assert refused.value.field == "pieces"
    assert [e.kind for e in journal.of_subject(one.subject)][-1] == "parcel.corrected"


def test_a_number_stays_and_no_parcel_leaves_the_book(home: int, assistant: Staff) -> None:
    taken(home, assistant)
    for forbidden in ("DELETE FROM parcel", "UPDATE parcel SET number = 'BG-20261123-009'"):
        with pytest.raises(peewee.IntegrityError):
            database.db.execute_sql(f"{forbidden} WHERE id = 1")


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.tuples(st.integers(1, 4), st.integers(1, 5)), min_size=1, max_size=6))
def test_what_lies_here_is_what_came_less_what_went(
    home: int, assistant: Staff, course: list[tuple[int, int]]
) -> None:
    here, one = 0, taken(home, assistant, pieces=20)
    here = 20
    for pieces, times in course:
        for _ in range(times):
            if pieces > here:
                with pytest.raises(Refused):
                    parcels.fetch(one.id, _some(pieces), by=assistant)
                continue
            parcels.fetch(one.id, _some(pieces), by=assistant)
            here -= pieces
    assert parcels.get(one.id).lying == here
    assert (parcels.get(one.id).stage is Stage.LYING) is (here > 0)
    assert verify().right


def _some(pieces: int) -> parcels.Fetching:
    return parcels.Fetching(who="张惠文", identity=Identity.KNOWN, signed=True, pieces=pieces)
