"""Agreements: drafted, signed, in force by days, suspended, ended (T5–T7, T12)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from store import (
    agenda,
    answers,
    clock,
    erasure,
    journal,
    keys,
    licences,
    meters,
    residents,
    trusteeship,
)
from store.desk import settings as desk_settings
from store.errors import Forbidden, Refused
from store.journal import verify
from store.keys import Identity, KeyKind, KeyRelease, NewKey, Signed
from store.rights import Staff
from store.trusteeship import (
    Dropped,
    Prolonged,
    Resumption,
    Revealing,
    Span,
    Stage,
    Suspension,
    TrusteeshipSettings,
    Why,
)
from tests.conftest import Clock
from tests.store.trusteeship.entrusted import drafted, ending, entrusted, home, seen, signing

MONDAY = date(2026, 11, 23)
DAY = timedelta(days=1)


def waiting() -> set[str]:
    return {one.kind for one in agenda.everything(clock.now()) if one.kind.startswith("trust")}


def deposited(there: int, by: Staff, hook: str = "17") -> int:
    new = NewKey(hook=hook, kind=KeyKind.DEPOSITED, home=there, doors="入户门", reason="托管",
                 authorisation="委托书")  # fmt: skip
    return keys.hold(new, by=by).id


def test_it_is_taken_down_with_what_was_agreed_and_holds_once_both_have_signed(
    assistant: Staff,
) -> None:
    """T5, T6: the number, the rate and the limits are snapshots of the settings."""
    there = home(assistant)
    one = drafted(there, assistant)
    assert (one.number, one.rate, one.stage) == ("TG-2026-0001", 7000, Stage.DRAFT)
    assert (one.water_limit, one.power_limit, one.span) == (5_000, 20_000, Span.AGREEMENT)
    assert waiting() == {"trusteeship.to_sign"} and trusteeship.live_of(there) is None
    one = trusteeship.sign(one.id, signing(water_no="S1", power_no="D1"), by=assistant)
    assert (one.stage, one.since, one.signed_on) == (Stage.SIGNED, MONDAY, MONDAY)
    assert [str(each.kind) for each in meters.of_home(there)] == ["power", "water"]
    assert waiting() == set() and trusteeship.live_of(there) == one
    assert verify().right


def test_it_is_never_dated_back(assistant: Staff, time: Clock) -> None:
    """T6: the part of the fee starts on the later of signing and the first day."""
    there = home(assistant)
    with pytest.raises(Refused, match="dated back"):
        drafted(there, assistant, since=MONDAY - DAY)
    one = drafted(there, assistant, since=MONDAY + DAY)
    time.pass_(days=4)
    one = trusteeship.sign(one.id, signing(water_no="S1", power_no="D1"), by=assistant)
    assert one.since == MONDAY + 4 * DAY
    assert [each.since for each in trusteeship.spans_of(one.id)] == [one.since]
    with pytest.raises(Refused, match="dated back"):
        trusteeship.end(one.id, ending(last_day=MONDAY), by=assistant)


def test_one_home_has_one_agreement_and_needs_an_owner(assistant: Staff) -> None:
    there = home(assistant)
    one = drafted(there, assistant)
    with pytest.raises(Refused, match="open for this home"):
        drafted(there, assistant)
    trusteeship.drop(one.id, Dropped(reason="不办了"), by=assistant)
    assert drafted(there, assistant).number == "TG-2026-0002"
    bare = residents.add_home(residents.NewHome(code="9-1-101"), by=assistant).id
    with pytest.raises(Refused, match="No owner"):
        drafted(bare, assistant)


def test_another_part_or_limit_is_for_who_is_in_charge(assistant: Staff, supervisor: Staff) -> None:
    there = home(assistant)
    with pytest.raises(Forbidden):
        drafted(there, assistant, rate="60")
    assert drafted(there, supervisor, rate="60", water_limit="8").rate == 6000


def test_signing_reads_the_meters_that_are_there(assistant: Staff, time: Clock) -> None:
    """T1: those on file are read; one that is not is entered with its number."""
    there = home(assistant)
    one = drafted(there, assistant)
    with pytest.raises(Refused) as refused:
        trusteeship.sign(one.id, signing(), by=assistant)
    assert refused.value.field == "water_no"
    assert meters.of_home(there) == [] and trusteeship.get(one.id).stage is Stage.DRAFT
    trusteeship.sign(one.id, signing(water_no="S1", power_no="D1"), by=assistant)
    time.pass_(days=2)
    trusteeship.end(one.id, ending(), by=assistant)
    again = drafted(there, assistant)
    time.pass_(days=1)
    with pytest.raises(Refused) as low:
        trusteeship.sign(again.id, signing(water="3"), by=assistant)
    assert low.value.field == "water"
    trusteeship.sign(again.id, signing(water="102", power="2004"), by=assistant)
    water = next(one for one in meters.of_home(there) if one.kind == "water")
    assert [str(read.kind) for read in meters.chain(water.id)] == [
        *("base", "trustee-end", "trustee-start"),
    ]  # fmt: skip


def test_suspended_it_is_neither_in_force_nor_walked_and_is_taken_up_again(
    assistant: Staff, supervisor: Staff, time: Clock
) -> None:
    one = entrusted(assistant)
    time.pass_(days=3)
    with pytest.raises(Forbidden):
        trusteeship.suspend(one.id, Suspension(reason="回来小住"), by=assistant)
    trusteeship.suspend(one.id, Suspension(reason="回来小住"), by=supervisor)
    assert not trusteeship.in_force(trusteeship.spans_of(one.id), clock.today())
    time.pass_(days=10)
    back = Resumption.model_validate({"water": "130", "power": "2100"})
    trusteeship.resume(one.id, back, by=supervisor)
    first, second = trusteeship.spans_of(one.id)
    assert (first.until, second.since) == (MONDAY + 2 * DAY, MONDAY + 13 * DAY)
    assert trusteeship.used(trusteeship.get(one.id)) == trusteeship.Used(0, 0)
    assert verify().right


def test_it_runs_out_by_its_day_and_is_prolonged_before(assistant: Staff, time: Clock) -> None:
    one = entrusted(assistant, until=MONDAY + 10 * DAY)
    assert waiting() == set()
    time.pass_(days=4)
    assert waiting() == {"trusteeship.runs_out"}
    given = Prolonged(until=MONDAY + 20 * DAY, reason="业主来电")
    trusteeship.prolong(one.id, given, by=assistant)
    assert waiting() == set()
    time.pass_(days=21)
    assert not trusteeship.in_force(trusteeship.spans_of(one.id), clock.today())
    after = trusteeship.end(one.id, ending(why="ran out"), by=assistant)
    assert after.last_day == MONDAY + 20 * DAY
    assert verify().right


def test_what_runs_out_stands_among_the_papers_that_expire_until_it_is_ended(
    assistant: Staff, time: Clock
) -> None:
    """G12: one list for all that expires; one that has run out is not hidden."""
    one = entrusted(assistant, until=MONDAY + 10 * DAY)
    listed = [paper for paper in licences.every() if paper.number == one.number]
    assert [(paper.holder, paper.expires) for paper in listed] == [(one.home, MONDAY + 10 * DAY)]
    time.pass_(days=14)
    assert one.number in {paper.number for paper in licences.every()}
    trusteeship.end(one.id, ending(why="ran out"), by=assistant)
    assert one.number not in {paper.number for paper in licences.every()}


def test_an_owner_s_key_goes_back_or_it_is_said_why_it_stays(assistant: Staff) -> None:
    """T12: the list of keys has the last word (K4)."""
    there = home(assistant)
    key = deposited(there, assistant)
    one = drafted(there, assistant, hook="17")
    one = trusteeship.sign(one.id, signing(water_no="S1", power_no="D1"), by=assistant)
    same = {"water": "100", "power": "2000"}
    with pytest.raises(Refused, match="17"):
        trusteeship.end(one.id, ending(**same), by=assistant)
    handed = KeyRelease(handed_to="欧阳明", identity=Identity.ID_CARD, signed=Signed.PAPER)
    keys.release(key, handed, by=assistant)
    after = trusteeship.end(one.id, ending(**same), by=assistant)
    assert (after.stage, after.why) == (Stage.ENDED, Why.BACK)


def test_a_hook_holds_a_key_of_that_home_s_owner(assistant: Staff) -> None:
    there = home(assistant)
    with pytest.raises(Refused, match="hook"):
        drafted(there, assistant, hook="17")


@pytest.mark.parametrize("entry", ["never", "call", "emergency"])
def test_going_in_needs_leave_two_people_and_the_key_signed_for(
    assistant: Staff, entry: str
) -> None:
    """T11, K2."""
    there = home(assistant)
    key = deposited(there, assistant)
    one = entrusted(assistant, there=there, entry=entry)
    two = {"entered": "王师傅、李芳"}
    refusals = [{"entered": "王师傅"}, two, two]
    for told in refusals:
        with pytest.raises(Refused):
            trusteeship.find(one.id, trusteeship.Round.EXTRA, 0, seen(**told), by=assistant)
    due = clock.now() + timedelta(hours=2)
    lent = keys.KeyLoan(borrower="王师傅", reason="查漏", due=due, identity=Identity.WORK_PASS,
                        signed=Signed.PAPER)  # fmt: skip
    keys.lend(key, lent, by=assistant)
    given = seen(**two, permitted="欧阳明 电话同意")
    if entry == "never":
        with pytest.raises(Refused, match="nobody"):
            trusteeship.find(one.id, trusteeship.Round.EXTRA, 0, given, by=assistant)
    else:
        found = trusteeship.find(one.id, trusteeship.Round.EXTRA, 0, given, by=assistant)
        assert found.entered == "王师傅、李芳"


def test_local_rules_are_settings(assistant: Staff, manager: Staff) -> None:
    """§2.1: nothing owed first, or some months in full first."""
    set_ = TrusteeshipSettings(rate=60, water_limit=3, full_months=6)
    desk_settings.change_own("trusteeship", set_, by=manager)
    one = drafted(home(assistant), assistant)
    assert (one.rate, one.water_limit) == (6000, 3_000)


def test_a_contact_stands_in_the_table_alone_and_shows_on_record_F6(assistant: Staff) -> None:
    one = entrusted(assistant)
    assert trusteeship.reveal(one.id, Revealing(reason="告知漏水"), by=assistant) == "13900001111"
    told = "".join(f"{e.payload}{e.words}" for e in journal.of_subject(one.subject))
    assert "13900001111" not in told and "欧阳芳" not in told and "告知漏水" in told


def test_who_is_erased_is_gone_from_what_is_over_F6(assistant: Staff, manager: Staff) -> None:
    one = entrusted(assistant)
    person = residents.people_of(one.home_id)[0].person_id
    same = ending(water="100", power="2000")
    trusteeship.end(one.id, same, by=assistant)
    erasure.erase_person(person, erasure.Erasure(reason="本人要求"), by=manager)
    left = trusteeship.get(one.id)
    assert (left.contact, left.phone, left.number) == ("", "", "TG-2026-0001")
    (first, *_rest) = journal.of_subject(one.subject)
    erasure.erase_words(first.number, erasure.Erasure(reason="本人要求"), by=manager)
    assert trusteeship.get(one.id).goods == ""
    assert verify().right


def test_account_belongs_to_the_payer(assistant: Staff, supervisor: Staff) -> None:
    """X104: who buys the home has no part in what was agreed with who sold it."""
    one = entrusted(assistant)
    sold = residents.people_of(one.home_id)[0].person_id
    leaving = residents.MoveOut(on=clock.today(), reason="出售")
    residents.move_out(one.home_id, sold, leaving, by=supervisor)
    bought = residents.NewPerson(name="新业主", role=residents.Role.OWNER)
    residents.move_in(one.home_id, bought, by=supervisor)
    assert trusteeship.is_sold(one) and trusteeship.owner_of(one) == "欧阳明"
    trusteeship.end(one.id, ending(why="sold", water="100", power="2000"), by=assistant)
    again = drafted(one.home_id, assistant)
    assert trusteeship.owner_of(again) == "新业主" and not trusteeship.is_sold(again)


def test_it_ends_when_its_meters_are_read_not_before(assistant: Staff) -> None:
    one = entrusted(assistant)
    with pytest.raises(Refused) as refused:
        trusteeship.end(one.id, ending(last_day=MONDAY + DAY), by=assistant)
    assert refused.value.field == "last_day"


def test_it_is_found_by_its_number_and_stands_in_the_handover(assistant: Staff) -> None:
    """F7, H7."""
    one = drafted(home(assistant), assistant)
    assert [each.subject for each in answers.find("tg-2026", 5)] == [one.subject]
    handed = answers.of("trusteeship").handed
    assert handed is not None
    assert [each.subject for each in handed(clock.now())] == [one.subject]


def test_it_stays_at_a_home_whose_people_leave(assistant: Staff) -> None:
    one = entrusted(assistant)
    stays = answers.of("trusteeship").stays
    assert stays is not None and [each.subject for each in stays(one.home_id)] == [one.subject]
