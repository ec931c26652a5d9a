"""Goods release slips (GR1–GR9)."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import peewee
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from store import agenda, answers, clock, erasure, goods, journal, residents
from store.desk import settings as desk_settings
from store.engine import database
from store.errors import Forbidden, Refused
from store.goods import (
    FITS,
    GOODS,
    Confirmation,
    Decision,
    Doubt,
    Doubting,
    GoodsSettings,
    How,
    Identity,
    Issue,
    Match,
    Mismatch,
    NewSlip,
    Passage,
    Return,
    Slip,
    Stage,
    Standing,
    Voiding,
    Why,
)
from store.journal.verifying import verify
from store.residents import NewHome, NewPerson
from store.rights import Staff
from tests.conftest import Clock

PHONE = "13987654321"
OUT = Passage(gate="东门", guard="赵队长", matches=True)
IN_PERSON = Confirmation(identity=Identity.FILE, how=How.IN_PERSON)


@pytest.fixture
def home(assistant: Staff) -> int:
    made = residents.add_home(NewHome(code="3-2-1201"), by=assistant)
    residents.move_in(made.id, NewPerson(name="张惠文", phone="13812341234"), by=assistant)
    return made.id


def asked(home: int, by: Staff, **told: object) -> Slip:
    usual = {"home": home, "applicant": "张惠文", "goods": "沙发, 1", "bearer": "刘师傅"}
    return goods.ask(NewSlip.model_validate({"again": True} | usual | told), by=by)


def issued(home: int, by: Staff, **told: object) -> Slip:
    slip = goods.confirm(asked(home, by, **told).id, IN_PERSON, by=by)
    return goods.issue(slip.id, Issue(), by=by)


def passed(home: int, by: Staff, **told: object) -> Slip:
    return goods.let_pass(issued(home, by, **told).id, OUT, by=by)


def for_repair(home: int, by: Staff, things: str = "电视, 2\n音箱, 1.5, SN9") -> Slip:
    back_by = clock.today() + timedelta(days=3)
    return passed(home, by, goods=things, why=Why.REPAIR, back_by=back_by)


def waiting(slip: Slip) -> list[str]:
    return [one.kind for one in agenda.everything(clock.now()) if one.subject == f"slip:{slip.id}"]


# Asking


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
    """X69, GR5: several slips a day; an old unused one is no bar."""
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
    with pytest.raises(Forbidden, match="Somebody else"):
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


# Passing


def test_a_slip_holds_until_midnight_of_its_day_GR1(
    home: int, assistant: Staff, time: Clock
) -> None:
    slip = issued(home, assistant)
    assert slip.until == clock.today()
    entry = journal.last()
    assert entry is not None and entry.payload["until"] == "2026-11-23"
    time.pass_(hours=14, minutes=59)  # 23:59
    assert slip.state(clock.today()) is Stage.ISSUED
    time.pass_(minutes=1)
    assert slip.state(clock.today()) is Stage.UNUSED
    with pytest.raises(Refused, match="new one") as refused:
        goods.let_pass(slip.id, OUT, by=assistant)
    assert refused.value.field == "at"
    assert goods.get(slip.id).stage is Stage.ISSUED  # no job has set it


def test_a_passage_on_its_day_is_entered_when_the_paper_comes_GR6(
    home: int, assistant: Staff, time: Clock
) -> None:
    slip = issued(home, assistant)
    time.pass_(days=3)
    at = slip.asked_at + timedelta(hours=2)
    done = goods.let_pass(slip.id, OUT.model_copy(update={"at": at}), by=assistant)
    assert (done.passed_at, done.gate, done.guard) == (at, "东门", "赵队长")


@pytest.mark.parametrize("minutes", [-1, 1])
def test_nothing_passes_before_the_slip_is_given_out_or_later_than_now(
    minutes: int, home: int, assistant: Staff
) -> None:
    at = clock.now() + timedelta(minutes=minutes)
    with pytest.raises(Refused) as refused:
        goods.let_pass(issued(home, assistant).id, OUT.model_copy(update={"at": at}), by=assistant)
    assert refused.value.field == "at"


def test_a_slip_passes_once_and_says_when_and_where_it_went_GR5(
    home: int, assistant: Staff, second: Staff
) -> None:
    slip = passed(home, assistant)
    with pytest.raises(Refused, match="passes once") as refused:
        goods.let_pass(slip.id, OUT.model_copy(update={"gate": "西门"}), by=second)
    assert refused.value.values == {"gate": "东门", "at": slip.passed_at}
    with pytest.raises(peewee.IntegrityError):
        database.db.execute_sql("UPDATE slip SET gate = '西门' WHERE id = ?", (slip.id,))


def test_of_two_desks_at_once_one_lets_it_pass_GR5(
    home: int, assistant: Staff, second: Staff
) -> None:
    slip = issued(home, assistant)

    def pass_(by: Staff) -> bool:
        with database.connection():
            try:
                goods.let_pass(slip.id, OUT, by=by)
            except Refused:
                return False
            return True

    with ThreadPoolExecutor(4) as desks:
        done = list(desks.map(pass_, [assistant, second] * 4))
    assert sum(done) == 1
    entries = [one for one in journal.of_subject(f"slip:{slip.id}") if one.kind == "slip.passed"]
    assert len(entries) == 1


def test_other_goods_do_not_pass_and_get_a_new_number_GR4(home: int, assistant: Staff) -> None:
    slip = issued(home, assistant, phone=PHONE)
    with pytest.raises(Refused) as refused:
        goods.let_pass(slip.id, OUT.model_copy(update={"matches": False}), by=assistant)
    assert refused.value.field == "matches"
    new = goods.mismatch(slip.id, Mismatch(goods="沙发, 2"), by=assistant)
    assert goods.get(slip.id).stage is Stage.VOID
    assert (new.number, new.stage, new.replaces) == ("FX-20261123-002", Stage.ASKED, slip.id)
    assert (new.applicant, new.bearer, new.phone) == ("张惠文", "刘师傅", PHONE)
    assert [one.quantity for one in goods.lines(new.id)] == [2000]


def test_what_has_passed_cannot_be_made_void_GR4(home: int, assistant: Staff) -> None:
    with pytest.raises(Refused, match="not possible now"):
        goods.void(passed(home, assistant).id, Voiding(reason="错"), by=assistant)


# The guard's part, and goods that come back


def test_a_guard_s_part_that_is_not_back_stands_on_Today_after_a_week_GR6(
    home: int, assistant: Staff, time: Clock
) -> None:
    gone, never = passed(home, assistant), issued(home, assistant)
    time.pass_(days=6, hours=14)
    assert waiting(gone) == waiting(never) == []
    time.pass_(hours=1)
    assert waiting(gone) == waiting(never) == ["slip.unmatched"]
    assert goods.match(gone.id, Match(), by=assistant).stage is Stage.CLOSED
    goods.void(never.id, Voiding(reason="未用"), by=assistant)
    assert waiting(gone) == waiting(never) == []


def test_the_week_is_a_setting_on_the_record_GR6(
    home: int, assistant: Staff, manager: Staff, time: Clock
) -> None:
    desk_settings.change_own("goods", GoodsSettings(unmatched=2, days=2), by=manager)
    entry = journal.last()
    assert entry is not None and entry.payload["settings"]["unmatched"] == 2
    slip = issued(home, assistant)
    assert slip.until == clock.today() + timedelta(days=1)
    time.pass_(days=2)
    assert waiting(slip) == ["slip.unmatched"]


def test_goods_out_for_repair_stay_open_until_all_are_back_X106(
    home: int, assistant: Staff, time: Clock
) -> None:
    slip = for_repair(home, assistant)
    assert goods.match(slip.id, Match(), by=assistant).stage is Stage.OUT
    time.pass_(days=3)
    assert waiting(slip) == ["slip.to_come_back"]
    part = goods.take_back(slip.id, Return(goods="电视, 1"), by=assistant)
    assert part.stage is Stage.OUT
    time.pass_(days=1)
    (late,) = [one for one in agenda.everything(clock.now()) if one.subject == f"slip:{slip.id}"]
    assert late.late(clock.now())
    rest = goods.take_back(slip.id, Return(goods="电视, 1\n音箱, 1.5, SN9"), by=assistant)
    assert rest.stage is Stage.CLOSED and waiting(slip) == []


def test_goods_that_are_back_still_wait_for_the_guard_s_part_GR4(
    home: int, assistant: Staff
) -> None:
    slip = for_repair(home, assistant, "电视, 1")
    assert goods.take_back(slip.id, Return(goods="电视, 1"), by=assistant).stage is Stage.PASSED
    assert goods.match(slip.id, Match(), by=assistant).stage is Stage.CLOSED


def test_a_guard_s_part_comes_back_once(home: int, assistant: Staff) -> None:
    slip = for_repair(home, assistant)
    goods.match(slip.id, Match(), by=assistant)
    with pytest.raises(Refused, match="back already"):
        goods.match(slip.id, Match(), by=assistant)


@pytest.mark.parametrize("things", ["冰箱, 1", "电视, 1, SN1", "电视, 2.001"])
def test_what_did_not_go_out_does_not_come_back_X106(
    things: str, home: int, assistant: Staff
) -> None:
    slip = for_repair(home, assistant)
    with pytest.raises(Refused) as refused:
        goods.take_back(slip.id, Return(goods=things), by=assistant)
    assert refused.value.field == "goods"
    assert all(line.back == 0 for line in goods.lines(slip.id))


RETURNS = st.lists(st.lists(st.tuples(st.sampled_from("甲乙丙"), st.integers(1, 5)), min_size=1))


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(RETURNS)
def test_returned_lines_never_exceed_taken(
    home: int, assistant: Staff, returns: list[list[tuple[str, int]]]
) -> None:
    """X106: against a plain count; a return that is refused changes nothing."""
    out = {"甲": 3, "乙": 5}
    with database.db.atomic() as undone:
        slip = for_repair(home, assistant, "甲, 3\n乙, 5")
        for given_ in returns:
            back = dict(given_)
            fits = all(n <= out.get(thing, 0) for thing, n in back.items())
            things = "\n".join(f"{thing}, {n}" for thing, n in back.items())
            try:
                done = goods.take_back(slip.id, Return(goods=things), by=assistant)
            except Refused:
                assert not fits or not any(out.values())
                continue
            assert fits
            out = {thing: left - back.get(thing, 0) for thing, left in out.items()}
            assert (done.stage is Stage.OUT) is any(out.values())
            left = {one.thing: one.left // 1000 for one in goods.lines(slip.id)}
            assert left == out
        undone.rollback()


# What the halls are told


def test_no_name_phone_or_plate_stands_in_the_journal_F6(home: int, assistant: Staff) -> None:
    slip = passed(home, assistant, phone=PHONE, plate="粤B12345")
    for entry in journal.of_subject(f"slip:{slip.id}"):
        said = f"{entry.payload} {entry.words}"
        assert not [one for one in ("张惠文", "刘师傅", PHONE, "粤B", "赵队长") if one in said]
    assert verify().right


def test_who_is_erased_is_gone_from_slips_F6(home: int, assistant: Staff, manager: Staff) -> None:
    mine = asked(home, assistant, bearer="张惠文", phone="13812341234", plate="粤B12345")
    other = asked(home, assistant, applicant="李四", phone="13812341234")
    person = residents.people_of(home)[0].person_id
    erasure.erase_person(person, erasure.Erasure(reason="本人要求"), by=manager)
    entry = journal.last()
    assert entry is not None and entry.payload["slips"] == 3
    left = goods.get(mine.id)
    assert (left.applicant, left.bearer, left.phone, left.plate, left.person_id) == ("",) * 4 + (
        None,
    )
    assert goods.get(other.id).phone == "" and goods.get(other.id).applicant == "李四"
    assert left.number == "FX-20261123-001"


def test_erased_words_are_gone_from_the_slip_s_lines_F6(
    home: int, assistant: Staff, manager: Staff
) -> None:
    slip = asked(home, assistant, goods="张惠文的钢琴, 1, 琴号7")
    number = journal.newest_of(f"slip:{slip.id}")
    erasure.erase_words(number, erasure.Erasure(reason="本人要求"), by=manager)
    (line,) = goods.lines(slip.id)
    assert (line.thing, line.mark, line.quantity) == ("", "", 1000)


def test_the_finder_finds_a_slip_by_its_printed_number_F7(home: int, assistant: Staff) -> None:
    slip = asked(home, assistant)
    (found,) = answers.find("fx-20261123-001", 5)
    assert (found.subject, found.told) == (f"slip:{slip.id}", "FX-20261123-001 3-2-1201")


def test_open_slips_are_handed_over_without_names_H7(home: int, assistant: Staff) -> None:
    slip, out = asked(home, assistant), for_repair(home, assistant)
    passed(home, assistant)
    handed = answers.of("goods").handed
    assert handed is not None
    told = {one.subject: one for one in handed(clock.now())}
    assert set(told) == {f"slip:{slip.id}", f"slip:{out.id}"}
    assert told[f"slip:{out.id}"].facts["until"] == "2026-11-26"
    assert "张惠文" not in str(told)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ("UPDATE slip SET stage = 'closed'", "it does not stand as its entries say"),
        ("UPDATE slip_line SET quantity = 9000", "its goods are not those of its entries"),
        ("UPDATE slip_line SET back = 500", "its goods are not those of its entries"),
        ("DELETE FROM slip_line WHERE place = 2", "its goods are not those of its entries"),
    ],
)
def test_a_change_past_the_program_is_found(
    change: str, why: str, home: int, assistant: Staff
) -> None:
    slip = for_repair(home, assistant)
    goods.take_back(slip.id, Return(goods="电视, 1"), by=assistant)
    assert verify().right
    database.db.execute_sql(change)
    assert verify().why == why


def test_every_step_of_every_stage_is_refused_or_done(home: int, assistant: Staff) -> None:
    """GR4: from the one table, against what each stage admits."""
    admits = {
        "asked": {"confirmed", "doubted", "voided"},
        "doubt": {"decided", "voided"},
        "confirmed": {"issued", "voided"},
        "issued": {"passed", "mismatched", "voided"},
        "passed": {"matched"},
        "out": {"matched", "returned"},
    }
    for stage in Stage:
        slip = asked(home, assistant)
        GOODS.table.update(slip.id, stage=stage)
        assert GOODS.possible(goods.get(slip.id)) == admits.get(stage.value, set())
        for kind in set(GOODS.steps) - admits.get(stage.value, set()):
            with pytest.raises((Refused, Forbidden)):
                GOODS.admitted(slip.id, kind, assistant)
