"""Lost property: kept, told, claimed, handed in, and what becomes of the rest (民法典 314–318)."""

from __future__ import annotations

from datetime import date, timedelta

import peewee
import pytest
from hypothesis import given
from hypothesis import strategies as st

from store import agenda, answers, clock, erasure, journal, lostproperty, report, residents
from store.desk import settings as desk_settings
from store.engine import database
from store.errors import Forbidden, Refused
from store.figure import Period
from store.journal.verifying import verify
from store.lostproperty import (
    Claim,
    Correction,
    Declined,
    Disposal,
    Handing,
    Identity,
    Item,
    Kind,
    LostPropertySettings,
    Moving,
    NewItem,
    Notice,
    Stage,
    Telling,
)
from store.residents import NewHome, NewPerson
from store.rights import Staff
from tests.conftest import Clock

PHONE = "13812341234"


def found(by: Staff, **told: object) -> Item:
    usual = {
        "what": "银色手机", "kind": Kind.PHONE, "marks": "锁屏橘猫", "spot": "1 栋电梯厅",
        "finder": "张惠文", "phone": PHONE, "place": "失物柜",
    }  # fmt: skip
    return lostproperty.enter(NewItem.model_validate(usual | told), by=by)


def claimed(item: Item, by: Staff, **told: object) -> Item:
    usual = {
        "claimant": "李四", "claim_phone": "13900001111", "identity": Identity.CARD,
        "described": "锁屏是橘色的猫", "fits": True, "signed": True,
    }  # fmt: skip
    return lostproperty.claim(item.id, Claim.model_validate(usual | told), by=by)


def posted(item: Item, by: Staff, **told: object) -> Item:
    return lostproperty.post(item.id, Notice.model_validate({"where": "大堂"} | told), by=by)


def waiting(item: Item) -> list[str]:
    return [one.kind for one in agenda.everything(clock.now()) if one.subject == item.subject]


def test_what_was_found_where_when_and_by_whom_is_kept_314(assistant: Staff) -> None:
    at = clock.now() - timedelta(hours=2)
    one = found(assistant, found_at=at)
    assert (one.number, one.what, one.kind, one.spot) == (
        "SW-2026-0001", "银色手机", Kind.PHONE, "1 栋电梯厅",
    )  # fmt: skip
    assert (one.found_at, one.finder, one.place, one.since) == (at, "张惠文", "失物柜", clock.now())
    with pytest.raises(Refused) as refused:
        found(assistant, found_at=clock.now() + timedelta(minutes=1))
    assert refused.value.field == "found_at"


def test_no_mark_name_or_phone_stands_in_the_journal_F6(assistant: Staff) -> None:
    one = claimed(found(assistant), assistant)
    for entry in journal.of_subject(one.subject):
        said = f"{entry.payload} {entry.words}"
        assert not [text for text in ("橘", "张惠文", "李四", PHONE, "13900001111") if text in said]


def test_who_claims_it_describes_it_and_signs_and_is_kept(assistant: Staff) -> None:
    one = claimed(found(assistant), assistant, costs="保管费 20 元")
    assert (one.stage, one.claimant, one.identity, one.signed, one.gone_at) == (
        Stage.CLAIMED, "李四", Identity.CARD, True, clock.now(),
    )  # fmt: skip
    assert one.described == "锁屏是橘色的猫"
    assert journal.of_subject(one.subject)[-1].words["costs"] == "保管费 20 元"


@pytest.mark.parametrize("field", ["fits", "signed"])
def test_nothing_is_given_to_whose_description_does_not_fit_or_who_does_not_sign(
    field: str, assistant: Staff
) -> None:
    one = found(assistant)
    with pytest.raises(Refused) as refused:
        claimed(one, assistant, **{field: False})
    assert refused.value.field == field and lostproperty.get(one.id) == one


def test_a_claim_in_vain_is_on_record_and_the_thing_stays(assistant: Staff) -> None:
    one = found(assistant)
    given_ = Declined(claimant="王五", reason="说不出锁屏图案")
    assert lostproperty.decline(one.id, given_, by=assistant).stage is Stage.KEPT
    assert journal.of_subject(one.subject)[-1].words == {"reason": "说不出锁屏图案"}


def test_it_may_be_told_moved_corrected_and_handed_to_the_police_314(assistant: Staff) -> None:
    one = found(assistant)
    lostproperty.tell(one.id, Telling(whom="李四", reached=False), by=assistant)
    assert lostproperty.get(one.id).told == 0
    lostproperty.tell(one.id, Telling(whom="李四", reached=True), by=assistant)
    assert lostproperty.get(one.id).told == 1
    assert lostproperty.shelve(one.id, Moving(place="保险柜"), by=assistant).place == "保险柜"
    right = Correction(what="黑色手机", kind=Kind.PHONE, spot="2 栋", reason="看错颜色")
    assert lostproperty.correct(one.id, right, by=assistant).what == "黑色手机"
    given_ = Handing(receiver="城东派出所", receipt="26-118")
    done = lostproperty.hand_in(one.id, given_, by=assistant)
    assert (done.stage, done.receiver, done.receipt) == (Stage.POLICE, "城东派出所", "26-118")
    with pytest.raises(Refused):
        claimed(done, assistant)


# The term from the notice on


@pytest.mark.parametrize(
    ("noticed", "months", "until"),
    [
        (date(2026, 11, 23), 12, date(2027, 11, 23)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2026, 12, 31), 2, date(2027, 2, 28)),
        (date(2026, 8, 31), 1, date(2026, 9, 30)),
    ],
)
def test_a_term_of_months_ends_on_the_day_of_the_same_number_or_the_month_s_last_202(
    noticed: date, months: int, until: date
) -> None:
    assert lostproperty.last_day(noticed, months) == until


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(1, 120))
def test_a_term_is_so_many_months_counted_one_by_one(noticed: date, months: int) -> None:
    found_ = lostproperty.last_day(noticed, months)
    first, passed = date(noticed.year, noticed.month, 1), 0
    while (first.year, first.month) != (found_.year, found_.month):
        first = (first + timedelta(days=32)).replace(day=1)
        passed += 1
    assert passed == months
    assert found_.day == noticed.day or (found_ + timedelta(days=1)).day == 1


def test_from_its_notice_on_a_thing_may_be_claimed_for_a_year_318(
    assistant: Staff, supervisor: Staff, time: Clock
) -> None:
    one = posted(found(assistant), assistant)
    assert (one.noticed_on, one.until) == (clock.today(), date(2027, 11, 23))
    with pytest.raises(Refused, match="hangs since"):
        posted(one, assistant)
    time.pass_(days=365)
    assert waiting(one) == [] and not one.unclaimed(clock.today())
    with pytest.raises(Refused, match="still be claimed"):
        lostproperty.dispose(one.id, Disposal(reason="上交"), by=supervisor)
    time.pass_(days=1)
    assert waiting(one) == ["lost_item.unclaimed"]
    with pytest.raises(Refused, match="hand it in"):
        claimed(one, assistant)
    done = lostproperty.dispose(one.id, Disposal(reason="上缴财政"), by=supervisor)
    assert done.stage is Stage.DISPOSED and waiting(one) == []


def test_a_changed_term_changes_no_notice_that_hangs_318(assistant: Staff, manager: Staff) -> None:
    one = posted(found(assistant), assistant)
    desk_settings.change_own("lostproperty", LostPropertySettings(term=6), by=manager)
    assert lostproperty.get(one.id).until == date(2027, 11, 23)
    assert posted(found(assistant), assistant).until == date(2027, 5, 23)


def test_a_notice_hangs_from_no_day_before_the_finding_or_to_come(assistant: Staff) -> None:
    one = found(assistant)
    for on in (clock.today() - timedelta(days=1), clock.today() + timedelta(days=1)):
        with pytest.raises(Refused) as refused:
            posted(one, assistant, on=on)
        assert refused.value.field == "on"


def test_only_who_is_in_charge_disposes_and_of_what_spoils_at_once(
    assistant: Staff, supervisor: Staff
) -> None:
    milk = found(assistant, what="鲜奶", kind=Kind.SPOILS)
    with pytest.raises(Forbidden):
        lostproperty.dispose(milk.id, Disposal(reason="变质"), by=assistant)
    done = lostproperty.dispose(milk.id, Disposal(reason="变质"), by=supervisor)
    assert done.stage is Stage.DISPOSED
    with pytest.raises(Refused, match="notice"):
        lostproperty.dispose(found(assistant).id, Disposal(reason="不要了"), by=supervisor)


# The halls


def test_what_lies_long_stands_on_Today_once_the_estate_has_chosen_days(
    assistant: Staff, manager: Staff, time: Clock
) -> None:
    one = found(assistant)
    time.pass_(days=8)
    assert waiting(one) == []
    desk_settings.change_own("lostproperty", LostPropertySettings(ask=7), by=manager)
    assert waiting(one) == ["lost_item.lying"]
    posted(one, assistant)
    assert waiting(one) == []


def test_what_is_kept_is_one_line_of_the_handover_by_where_H2(assistant: Staff) -> None:
    each = answers.of("lostproperty")
    assert each.handed is not None
    assert list(each.handed(clock.now())) == []
    one = found(assistant)
    found(assistant, place="保险柜")
    (line,) = each.handed(clock.now())
    assert (line.subject, line.title, line.facts["count"]) == (
        "lost_item:0", "保险柜 1  失物柜 1", 2,
    )  # fmt: skip
    claimed(one, assistant)
    (after,) = each.handed(clock.now())
    assert after.facts["count"] == 1 and after.seen > line.seen


def test_names_and_marks_go_when_the_time_set_for_them_is_over_F6(
    assistant: Staff, manager: Staff, time: Clock
) -> None:
    desk_settings.change_own("lostproperty", LostPropertySettings(keep=30), by=manager)
    one, kept = claimed(found(assistant), assistant), found(assistant)
    time.pass_(days=30)
    found(assistant)
    left = lostproperty.get(one.id)
    assert (left.marks, left.finder, left.phone, left.claimant) == ("",) * 4
    assert (left.claim_phone, left.described, left.what) == ("", "", "银色手机")
    assert lostproperty.get(kept.id).finder == "张惠文"
    entry = journal.last()
    assert entry is not None and entry.kind == "lost_item.forgotten"
    assert entry.payload["count"] == 1 and verify().right


def test_who_is_erased_is_gone_from_lost_property_F6(assistant: Staff, manager: Staff) -> None:
    home = residents.add_home(NewHome(code="3-2-1201"), by=assistant)
    residents.move_in(home.id, NewPerson(name="张惠文", phone=PHONE), by=assistant)
    mine = claimed(found(assistant), assistant, claimant="张惠文", claim_phone="")
    namesake = found(assistant, phone="13900002222")
    person = residents.people_of(home.id)[0].person_id
    erasure.erase_person(person, erasure.Erasure(reason="本人要求"), by=manager)
    left = lostproperty.get(mine.id)
    assert (left.finder, left.phone, left.claimant, left.described) == ("",) * 4
    assert lostproperty.get(namesake.id).finder == "张惠文"
    assert verify().right


def test_erased_words_are_gone_from_the_list_and_from_Today_F6(
    assistant: Staff, manager: Staff
) -> None:
    one = found(assistant)
    (entry,) = journal.of_subject(one.subject)
    erasure.erase_words(entry.number, erasure.Erasure(reason="本人要求"), by=manager)
    left = lostproperty.get(one.id)
    assert (left.what, left.spot, left.place) == ("", "", "")


def test_a_thing_is_found_by_its_number_F7(assistant: Staff) -> None:
    found(assistant)
    assert [one.told for one in answers.find("sw-2026", 5)] == ["SW-2026-0001 银色手机"]


def test_the_figures_add_up(assistant: Staff, time: Clock) -> None:
    first = clock.today()
    one, two, _three = (found(assistant) for _ in range(3))
    claimed(one, assistant)
    lostproperty.decline(two.id, Declined(claimant="王五", reason="不符"), by=assistant)
    time.pass_(days=1)
    lostproperty.hand_in(two.id, Handing(receiver="城东派出所"), by=assistant)
    told = {one.figure.name: one.figure.count for one in report.figures(Period(first, first))}
    names = ("Things found", "Things claimed", "Claims in vain", "Things handed in")
    assert [told[name] for name in names] == [3, 1, 1, 0]
    assert told["Things kept on the last day"] == 2


def test_a_number_stays_no_thing_leaves_the_book_and_a_changed_row_shows(
    assistant: Staff,
) -> None:
    one = posted(found(assistant), assistant)
    for forbidden in ("DELETE FROM lost_item", "UPDATE lost_item SET number = 'SW-2026-0009'"):
        with pytest.raises(peewee.IntegrityError):
            database.db.execute_sql(f"{forbidden} WHERE id = 1")
    assert verify().right
    database.db.execute_sql("UPDATE lost_item SET until = '2030-01-01' WHERE id = ?", (one.id,))
    assert not verify().right
