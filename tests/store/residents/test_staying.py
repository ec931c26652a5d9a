"""What stays behind at a home when people leave it: each subject tells its own (F1, M30)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from store import (
    answers,
    bills,
    clock,
    community,
    deposits,
    goods,
    keys,
    meters,
    moveins,
    parcels,
    payments,
    permits,
    pricelist,
    renovation,
    residents,
    services,
    shops,
    tickets,
    trusteeship,
    visitors,
)
from store import visits as visits_
from store.answers import Answers
from store.desk import staff
from store.desk.settings import change_own
from store.desk.staff import NewStaff
from store.keys import KeyKind, KeyRelease, NewKey
from store.late import LateSettings
from store.meters import NewMeter, Removal
from store.payments import NewPayment
from store.permits import NewPermit
from store.receipts import Voiding
from store.residents import HomePage, NewHome
from store.rights import Role as StaffRole
from store.rights import Staff
from store.tickets import Kind, NewTicket
from store.waiting import Staying
from tests.conftest import PIN, Clock
from tests.store.community import test_community as gatherings
from tests.store.deposits import safe
from tests.store.goods import slips
from tests.store.moveins import walks
from tests.store.parcels import shelf
from tests.store.pricelist import listing
from tests.store.renovation import works
from tests.store.services import serving
from tests.store.shops import fronts
from tests.store.trusteeship import entrusted
from tests.store.visitors import visits
from tests.store.visits import round as round_

Begins = Callable[[int, Staff], str]
Ends = Callable[[int, Staff], object]


def _key(home: int, by: Staff) -> str:
    new = NewKey(
        hook="17",
        kind=KeyKind.DEPOSITED,
        home=home,
        doors="大门",
        authorisation="委托书",
        reason="出国",
    )
    return f"key:{keys.hold(new, by=by).id}"


def _release(number: int, by: Staff) -> object:
    given = {"handed_to": "张惠文", "identity": "passport", "signed": "paper"}
    return keys.release(number, KeyRelease.model_validate(given), by=by)


def _permit(home: int, by: Staff) -> str:
    told = {"home": home, "holder": "张惠文", "plate": "粤B12345", "space": "B1-001"}
    return f"permit:{permits.ask(NewPermit.model_validate(told), by=by).id}"


def _manager() -> Staff:
    """Who may what the desk may not; hired when somebody asks."""
    found = [one for one in staff.everyone() if one.number == "3009"]
    new = NewStaff(name="陈经理", number="3009", role=StaffRole.MANAGER, pin=PIN)
    return found[0] if found else staff.add(new, by=None)


def _payer(home: int) -> bills.Payer:
    told = {"home": home, "since": "2026-01-01", "name": "张惠文"}
    return bills.name_payer(bills.NewPayer.model_validate(told), by=_manager())


def _bill(home: int, by: Staff) -> str:
    _payer(home)
    item = listing.item(_manager(), way="once")
    pricelist.price(item.id, listing.rate(price="100", unit="元/次"), by=_manager())
    told = {"home": home, "item": item.number, "first": "2026-11-20", "quantity": "1"}
    made = bills.charge(bills.ByHand.model_validate(told), by=by)
    return bills.issue_one(made.id, bills.Issue(), by=_manager()).subject


def _prepaid(home: int, by: Staff) -> str:
    new = NewPayment.model_validate({"amount": "100", "rest": True})
    return payments.take("k", _payer(home).id, None, new, by=by).subject


def _meter(home: int, by: Staff) -> str:
    told = {"number": "S1", "kind": "water", "home": home, "set_on": "2026-06-01", "base": "0"}
    return meters.enter(NewMeter.model_validate(told), by=by).subject


# How something of a home begins to wait there, and how it ends.
COURSES: dict[str, tuple[Begins, Ends]] = {
    "keys": (_key, _release),
    "tickets": (
        lambda home, by: f"ticket:{tickets.take(NewTicket(home=home, what='漏水'), by=by).id}",
        lambda n, by: tickets.withdraw(n, tickets.Reason(reason="不修了"), by=by),
    ),
    "permits": (
        _permit,
        lambda n, by: permits.cancel(n, permits.Cancelling(reason="卖车"), by=by),
    ),
    "goods": (
        lambda home, by: f"slip:{slips.for_repair(home, by).id}",
        lambda n, by: goods.take_back(n, goods.Return(goods="电视, 2\n音箱, 1.5, SN9"), by=by),
    ),
    "visitors": (
        lambda home, by: f"visit:{visits.entered(home, by).id}",
        lambda n, by: visitors.revoke(n, visitors.Revoking(remark="不来了"), by=by),
    ),
    "bills": (_bill, lambda n, _by: bills.void(n, bills.Reason(reason="错"), by=_manager())),
    "payments": (
        _prepaid,
        lambda n, _by: payments.void(n, Voiding(reason="错", plies_back=True), by=_manager()),
    ),
    "deposits": (
        lambda home, by: safe.taken(home, by).subject,
        lambda n, _by: deposits.void(n, Voiding(reason="错", plies_back=True), by=_manager()),
    ),
    "meters": (
        _meter,
        lambda n, by: meters.remove(
            n,
            Removal.model_validate({"on": "2026-11-23", "final": "0"} | {"reason": "拆除"}),
            by=by,
        ),
    ),
    "parcels": (
        lambda home, by: shelf.taken(home, by).subject,
        lambda n, by: shelf.fetched(parcels.get(n), by),
    ),
    "community": (
        lambda home, by: gatherings.signed(gatherings.opened(by, _manager()), by, at=home).subject,
        lambda n, by: community.withdraw(n, community.Remarked(), by=by),
    ),
    "shops": (
        lambda home, by: fronts.at_home(home, by).subject,
        lambda n, by: shops.close(n, shops.Closing(), by=by),
    ),
    "renovation": (
        lambda home, by: works.applied(home, by).subject,
        lambda n, by: renovation.cancel(n, renovation.Why(reason="不装了"), by=by),
    ),
    "moveins": (
        lambda home, by: walks.opened(home, by).subject,
        lambda n, by: moveins.cancel(n, moveins.Reason(reason="不办了"), by=by),
    ),
}
# Something else of the home stays with them: a ticket, its meters, the bill.
BESIDE = {"late", "services", "trusteeship", "visits"}


def told(home: int) -> list[str]:
    return [one.subject for one in residents.staying(home)]


def test_every_subject_that_answers_has_its_course_here() -> None:
    assert {name for name, each in answers.everyone() if each.stays} == {*COURSES, *BESIDE}


def test_what_stays_beside_something_else_does_so_until_it_has_ended(
    household: HomePage, assistant: Staff, time: Clock
) -> None:
    """M30: a late charge with its bill, a service with its ticket, a trust with its meters."""
    home, desk = household.home.id, _manager()
    serving.terms(desk, serving.listed(desk))
    ticket = round_.reported(assistant, home, Kind.PAID)
    quoted = services.quote(ticket.id, services.NewQuote(service=serving.DRAIN), by=assistant)
    wanted = round_.of_ticket(round_.done(assistant, home))
    visit = visits_.try_(wanted.id, visits_.Try(), by=assistant)
    trust = entrusted.entrusted(assistant, there=home)
    there = {quoted.subject, visit.subject, trust.subject}
    assert there <= set(told(home))
    services.cancel(quoted.id, services.Reason(reason="不做了"), by=assistant)
    round_.made(visit.id, assistant)
    last = entrusted.ending(water="100", power="2000")
    trusteeship.end(trust.id, last, by=assistant)
    assert not there & set(told(home))
    bill = bills.get(int(_bill(home, assistant).partition(":")[2]))
    change_own("late", LateSettings.model_validate({"clause": "第九条", "rated": False}), by=desk)
    time.pass_(days=90)
    kinds = [one.kind for one in residents.staying(home) if one.subject == bill.subject]
    assert sorted(kinds) == ["bill.stays", "late_charge.stays"]


@pytest.mark.parametrize("subject", COURSES)
def test_what_is_going_on_at_a_home_stays_until_it_has_ended(
    subject: str, household: HomePage, neighbours: list[object], assistant: Staff
) -> None:
    begins, ends = COURSES[subject]
    home, quiet = household.home.id, told(household.home.id)
    thing = begins(home, assistant)
    assert [one for one in told(home) if one not in quiet] == [thing]
    other = residents.by_code("88").id
    assert told(other) == []
    (staying,) = [one for one in residents.staying(home) if one.subject == thing]
    assert staying.kind in answers.of(subject).sentences
    ends(int(thing.partition(":")[2]), assistant)
    assert told(home) == quiet


def test_a_pass_stays_through_its_last_day(
    household: HomePage, assistant: Staff, time: Clock
) -> None:
    home = household.home.id
    until = clock.today() + timedelta(days=1)
    visit = visits.entered(home, assistant, since=clock.today(), until=until)
    days = []
    for _day in range(3):
        days.append(f"visit:{visit.id}" in told(home))
        time.pass_(days=1)
    assert days == [True, True, False]


def test_who_lives_on_and_the_vehicles_stay_behind(household: HomePage, assistant: Staff) -> None:
    home = household.home.id
    owner, tenant = (one.person.id for one in household.residents)
    car = {"plate": "粤B·12345", "model": "", "space": ""}
    vehicle = Staying("home.vehicle_stays", f"home:{home}", car)
    left = {"name": "张惠文", "role": "owner", "relation": ""}
    lives_on = Staying("person.stays", f"person:{owner}", left)
    assert residents.staying(home, [tenant]) == [lives_on, vehicle]
    assert residents.staying(home, [owner, tenant]) == [vehicle]
    residents.remove_vehicle(household.vehicles[0].id, by=assistant)
    assert residents.staying(home, [owner, tenant]) == []


def test_a_new_subject_joins_by_what_it_answers(
    household: HomePage, assistant: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
    home, asked = household.home.id, answers.of
    more = Staying("log.stays", "log:7", {"what": "门铃坏"})

    def of(name: str) -> Answers:
        joins = replace(asked(name), stays=lambda at: [more] if at == home else [])
        return joins if name == "dutylog" else asked(name)

    monkeypatch.setattr(answers, "of", of)
    assert more in residents.staying(home)
    other = residents.add_home(NewHome(code="9-9-0909"), by=assistant)
    assert residents.staying(other.id) == []
