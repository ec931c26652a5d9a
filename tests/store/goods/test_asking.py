"""Asking for a slip, and having it confirmed (GR1–GR3, GR9, X67, X69)."""

from __future__ import annotations

from datetime import timedelta

import peewee
import pytest
from pydantic import ValidationError

from store import clock, goods, journal, residents
from store.engine import database
from store.errors import Forbidden, Refused
from store.goods import (
    FITS,
    Confirmation,
    Decision,
    Doubt,
    Doubting,
    How,
    Identity,
    Issue,
    NewSlip,
    Stage,
    Standing,
    Voiding,
    Why,
)
from store.residents import NewHome, NewPerson
from store.rights import Staff
from tests.conftest import Clock
from tests.store.goods.slips import (
    IN_PERSON,
    PHONE,
    asked,
    issued,
    passed,
    waiting,
)


def test_one_slip_one_number_that_is_never_given_again_GR1(
    home: int, assistant: Staff, time: Clock
) -> None:
    first = asked(home, assistant)
    goods.void(first.id, Voiding(reason="不搬了"), by=assistant)
    assert (first.number, asked(home, assistant).number) == ("FX-20261123-001", "FX-20261123-002")
    time.pass_(days=1)
    assert asked(home, assistant).number == "FX-20261124-001"
    for forbidden in ("DELETE FROM slip", "UPDATE slip SET number = 'FX-20261123-009'"):
        with pytest.raises(peewee.IntegrityError):
            database.db.execute_sql(f"{forbidden} WHERE id = 1")


def test_all_that_is_asked_for_is_kept_GR3(home: int, assistant: Staff) -> None:
    things = "电视，１，SN123，屏幕有划痕\n瓷砖, 3.5"
    slip = asked(home, assistant, goods=things, phone=PHONE, plate="粤b·12345", bearer="刘师傅")
    assert (slip.home, slip.applicant, slip.standing) == ("3-2-1201", "张惠文", Standing.OWNER)
    assert (slip.bearer, slip.phone, slip.plate_shown) == ("刘师傅", PHONE, "粤B·12345")
    kept = [(one.thing, one.quantity, one.mark, one.remark) for one in goods.lines(slip.id)]
    assert kept == [("电视", 1000, "SN123", "屏幕有划痕"), ("瓷砖", 3500, "", "")]
    assert slip.person_id == residents.people_of(home)[0].person_id


@pytest.mark.parametrize(
    "things",
    [
        "",
        " \n",
        "沙发",
        "沙发 1",
        "沙发, 0",
        "沙发, -1",
        "沙发, 一",
        "沙发, 0.0001",
        ", 1",
        "a,1,b,c,d",
    ],
)
def test_goods_without_a_name_and_a_quantity_are_refused_GR3(things: str) -> None:
    with pytest.raises(ValidationError) as refused:
        NewSlip(home=1, applicant="张惠文", goods=things, bearer="刘师傅")
    assert [error["loc"] for error in refused.value.errors()] == [("goods",)]


def test_two_lines_of_the_same_goods_are_refused_and_named() -> None:
    with pytest.raises(ValidationError, match="Line 2"):
        NewSlip(home=1, applicant="张惠文", goods="沙发, 1\n沙发, 2", bearer="刘师傅")
    NewSlip(home=1, applicant="张惠文", goods="电视, 1, A\n电视, 1, B", bearer="刘师傅")


@pytest.mark.parametrize("missing", ["home", "applicant", "goods", "bearer"])
def test_home_applicant_goods_and_bearer_are_required_GR3(missing: str) -> None:
    usual = {"home": 1, "applicant": "张惠文", "goods": "沙发, 1", "bearer": "刘师傅"}
    with pytest.raises(ValidationError) as refused:
        NewSlip.model_validate({name: v for name, v in usual.items() if name != missing})
    assert [error["loc"] for error in refused.value.errors()] == [(missing,)]


def test_goods_for_repair_have_a_day_to_be_back_by_GR3(home: int, assistant: Staff) -> None:
    for told in ({}, {"back_by": clock.today() - timedelta(days=1)}):
        with pytest.raises(Refused) as refused:
            asked(home, assistant, why=Why.REPAIR, **told)
        assert refused.value.field == "back_by"


def test_stale_slip_never_blocks(home: int, assistant: Staff, time: Clock) -> None:
    """X69 (BH-M87/sy PsOutOrder), GR5: several slips a day; an old unused one is no bar."""
    old = issued(home, assistant)
    assert issued(home, assistant).stage is Stage.ISSUED
    time.pass_(days=40)
    assert goods.get(old.id).state(clock.today()) is Stage.UNUSED
    assert passed(home, assistant, again=False).stage is Stage.PASSED


def test_the_same_goods_a_moment_later_ask_and_are_not_barred_CT12(
    home: int, assistant: Staff, time: Clock
) -> None:
    """X67."""
    first = asked(home, assistant, goods="沙发, 1\n茶几, 1")
    with pytest.raises(Refused, match=first.number) as refused:
        asked(home, assistant, goods="茶几，1\n沙发，1.0", again=False)
    assert refused.value.field == "again"
    assert asked(home, assistant, goods="沙发, 1", again=False).id
    assert asked(home, assistant, goods="沙发, 1\n茶几, 1", again=True).id
    time.pass_(minutes=10)
    assert asked(home, assistant, goods="沙发, 1\n茶几, 1", again=False).id


# Confirming


@pytest.mark.parametrize("standing", Standing)
@pytest.mark.parametrize("how", How)
def test_each_applicant_s_goods_are_confirmed_as_the_rule_says_GR2(
    standing: Standing, how: How, home: int, assistant: Staff
) -> None:
    rule = {
        "owner": {"in person", "call"},
        "family": {"letter", "call"},
        "proxy": {"letter", "call"},
        "tenant": {"letter", "call", "lease"},
        "firm": {"tools", "letter", "call"},
        "staff": {"head"},
    }
    slip, given_ = (
        asked(home, assistant, standing=standing),
        Confirmation(identity=Identity.FILE, how=how),
    )
    if how.value in rule[standing.value]:
        done = goods.confirm(slip.id, given_, by=assistant)
        assert (done.stage, done.how, done.confirmed_at) == (Stage.CONFIRMED, how, clock.now())
        return
    with pytest.raises(Refused, match=FITS[standing][1][:20]) as refused:
        goods.confirm(slip.id, given_, by=assistant)
    assert refused.value.field == "how"
    assert goods.get(slip.id).stage is Stage.ASKED


def test_who_comes_in_person_has_the_id_compared_with_the_file_GR2(
    home: int, assistant: Staff
) -> None:
    slip = asked(home, assistant)
    card = IN_PERSON.model_copy(update={"identity": Identity.CARD})
    with pytest.raises(Refused) as refused:
        goods.confirm(slip.id, card, by=assistant)
    assert refused.value.field == "identity"


def test_a_call_goes_to_the_number_on_file_alone_GR2(assistant: Staff, home: int) -> None:
    call = Confirmation(identity=Identity.CARD, how=How.CALL)
    done = goods.confirm(asked(home, assistant).id, call, by=assistant)
    entry = journal.of_subject(f"slip:{done.id}")[-1]
    assert entry.payload["called"] == residents.people_of(home)[0].person_id
    bare = residents.add_home(NewHome(code="3-2-1202"), by=assistant)
    residents.move_in(bare.id, NewPerson(name="李四"), by=assistant)
    with pytest.raises(Refused, match="no number") as refused:
        goods.confirm(asked(bare.id, assistant).id, call, by=assistant)
    assert refused.value.field == "how"


def test_nobody_confirms_at_a_time_to_come(home: int, assistant: Staff) -> None:
    later = IN_PERSON.model_copy(update={"at": clock.now() + timedelta(minutes=1)})
    with pytest.raises(Refused) as refused:
        goods.confirm(asked(home, assistant).id, later, by=assistant)
    assert refused.value.field == "at"


def test_in_doubt_somebody_in_charge_decides_on_the_record_GR9(
    home: int, assistant: Staff, supervisor: Staff, manager: Staff
) -> None:
    slip = asked(home, supervisor)
    goods.doubt(slip.id, Doubting(doubt=Doubt.NIGHT), by=assistant)
    assert waiting(slip) == ["slip.to_decide"]
    given_ = Decision(identity=Identity.CARD, reason="已视频核实")
    with pytest.raises(Refused):
        goods.issue(slip.id, Issue(), by=assistant)
    with pytest.raises(Forbidden):
        goods.decide(slip.id, given_, by=assistant)
    with pytest.raises(Forbidden, match="somebody else"):
        goods.decide(slip.id, given_, by=supervisor)
    done = goods.decide(slip.id, given_, by=manager)
    assert (done.stage, done.how) == (Stage.CONFIRMED, None)
    entry = journal.last()
    assert entry is not None and (entry.staff_id, entry.kind) == (manager.id, "slip.decided")
    assert waiting(slip) == ["slip.to_issue"]


def test_where_theft_is_feared_the_police_are_told_first_GR9(
    home: int, assistant: Staff, supervisor: Staff
) -> None:
    slip = asked(home, assistant)
    goods.doubt(slip.id, Doubting(doubt=Doubt.THEFT), by=assistant)
    given_ = Decision(identity=Identity.CARD, reason="已核实")
    with pytest.raises(Refused) as refused:
        goods.decide(slip.id, given_, by=supervisor)
    assert refused.value.field == "police"
    told = given_.model_copy(update={"police": "09:20 报警"})
    assert goods.decide(slip.id, told, by=supervisor).stage is Stage.CONFIRMED
