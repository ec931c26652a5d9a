"""From the quote to the receipt: nothing is charged that was not agreed (W10–W20, X108)."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import peewee
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from store import agenda, bills, clock, journal, payments, pricelist, receipts, services, tickets
from store.engine import database
from store.errors import Forbidden, NotFound, Refused
from store.payments import NewPayment
from store.pricelist import Calling
from store.residents import Home
from store.rights import Staff
from store.services import (
    Accepted,
    Basis,
    Decided,
    Done,
    How,
    LineKind,
    NewQuote,
    Reason,
    Service,
    State,
    reckoning,
)
from store.services.reckoning import ONE, WHOLE, Charge
from tests.conftest import Clock
from tests.store.bills.billed import home
from tests.store.pricelist import listing
from tests.store.services.serving import (
    accepted,
    agreed,
    done,
    estate,
    listed,
    ordered,
    paid,
    quoted,
    terms,
)

WHY = Reason(reason="业主改主意")


@pytest.fixture
def of(manager: Staff) -> Home:
    return estate(manager)


def refused(what: Any, *args: Any, by: Staff) -> tuple[str | None, str]:
    with pytest.raises(Refused) as error:
        what(*args, by=by)
    return error.value.field, str(error.value)


def state(one: Service) -> State:
    return services.get(one.id).state(clock.today())


def as_done(line: int, quantity: str) -> Done:
    return Done.model_validate({"line": line, "quantity": quantity, "reason": "按实际"})


def waits(one: Service) -> list[tuple[str, object]]:
    found = [each for each in agenda.kept("service") if each.subject == one.subject]
    return [(each.kind.removeprefix("service."), each.figures["sum"]) for each in found]


def amounts(one: Service) -> list[tuple[LineKind, int]]:
    return [(line.kind, line.amount) for line in services.offered(one)]


def test_a_service_goes_from_quote_to_receipt(of: Home, assistant: Staff) -> None:
    """W12–W16: at least 100 for 80 of labour, a valve of 35.50; the receipt names the order."""
    ticket = ordered(assistant, of)
    one = quoted(assistant, ticket, materials="cljf，2")
    assert amounts(one) == [
        (LineKind.LABOUR, 80_00), (LineKind.MINIMUM, 20_00), (LineKind.MATERIAL, 71_00),
    ]  # fmt: skip
    assert (one.number, one.offered, state(one)) == ("FW-2026-0001", 171_00, State.QUOTED)
    assert waits(one) == [("unanswered", 171_00)]
    one = agreed(assistant, one)
    assert (one.agreed, state(one), waits(one)) == (171_00, State.AGREED, [("unsettled", 171_00)])
    done(assistant, ticket)
    one = accepted(assistant, one)
    assert (one.listed, state(one), waits(one)) == (171_00, State.ACCEPTED, [("unpaid", 171_00)])
    one = paid(assistant, one)
    assert (state(one), waits(one)) == (State.PAID, [])
    bill = one.bill
    assert bill is not None and (bill.amount, bill.owed, bill.about) == (171_00, 0, one.subject)
    assert bill.amount == sum(line.amount for line in bills.lines_of(bill.id))
    (payment,) = payments.of_home(of.id)
    (line,) = receipts.get(payment.receipt_id).lines
    assert line.words == f"管道疏通，工单 {ticket.id}，{one.number}"
    assert one.warm_until == date(2026, 12, 23)
    assert journal.verify().right


def test_a_free_ticket_is_never_quoted_until_it_is_decided_otherwise_with_a_reason(
    of: Home, assistant: Staff
) -> None:
    """W11."""
    ticket = ordered(assistant, of, tickets.Kind.REPAIR)
    one = services.decide(ticket.id, Decided(basis=Basis.COMMON), by=assistant)
    assert state(one) is State.FREE
    quote = NewQuote(service="FWST")
    assert "decide otherwise" in refused(services.quote, ticket.id, quote, by=assistant)[1]
    change = Decided(basis=Basis.LIST)
    assert refused(services.decide, ticket.id, change, by=assistant)[0] == "reason"
    changed = services.decide(ticket.id, Decided(basis=Basis.LIST, reason="户内"), by=assistant)
    assert state(changed) is State.OPEN
    assert quoted(assistant, ticket).id == one.id


def test_only_what_stands_on_the_list_is_quoted_at_its_price(
    of: Home, assistant: Staff, manager: Staff
) -> None:
    """$15, W10, §16.7: another price is the supervisor's."""
    listing.item(manager)
    ticket = ordered(assistant, of)

    def quote(**told: Any) -> str | None:
        new = NewQuote.model_validate({"service": "FWST"} | told)
        return refused(services.quote, ticket.id, new, by=assistant)[0]

    assert quote(service="NONE") == "service"
    assert quote(service="WYF") == "service"
    assert quote(service="CLJF") == "service"
    assert quote(materials="FWDL, 1") == "materials"
    assert quote(service="FWDL", call_out=True) == "call_out"
    assert quote(service="FWDL", surcharge=True) == "surcharge"
    assert quote(service="") == "service"
    with pytest.raises(Forbidden):
        quoted(assistant, ticket, price="60")
    with pytest.raises(ValidationError):
        NewQuote(materials="角阀, 很多")
    assert quoted(manager, ticket, price="60").offered == 60_00
    assert services.of_ticket(ticket.id) is not None


def test_charge_equals_agreed_quote_X108(of: Home, manager: Staff, assistant: Staff) -> None:
    """X108: tied to its order; fees once whatever the quantity; never from an old quote."""
    first = quoted(assistant, (ticket := ordered(assistant, of)), call_out=True, quantity="1")
    assert first.offered == 130_00
    one = quoted(assistant, ticket, call_out=True, quantity="3", surcharge=True)
    assert amounts(one) == [
        (LineKind.LABOUR, 240_00), (LineKind.SURCHARGE, 120_00), (LineKind.CALL_OUT, 30_00),
    ]  # fmt: skip
    told = refused(lambda by: agreed(by, one, sum=130_00), by=assistant)
    assert told == ("sum", "The quote is 390.00 yuan: that is what is agreed to.")
    one = agreed(assistant, one)
    # A price that rises meanwhile changes nothing of it (X91).
    item = pricelist.ITEMS.numbered("FWST")
    rises = listing.rate(price="99", since=date(2027, 1, 1), posted=date(2026, 11, 20))
    pricelist.price(item.id, rises, by=manager)
    done(assistant, ticket)
    one = paid(assistant, accepted(assistant, one))
    bill = one.bill
    assert bill is not None and bill.amount == one.listed == one.agreed == 390_00
    other = quoted(assistant, ordered(assistant, of))
    assert other.bill is None and other.agreed == 0


def test_more_found_on_site_is_charged_only_once_it_is_agreed_too(
    of: Home, assistant: Staff
) -> None:
    """W13: the least price is reached once; refused more leaves what was agreed."""
    ticket = ordered(assistant, of)
    one = agreed(assistant, quoted(assistant, ticket))
    over = as_done(1, "3")
    told = refused(services.adjust, one.id, over, by=assistant)
    assert told[0] == "quantity" and "more is quoted and agreed first" in told[1]
    assert services.total(services.get(one.id)) == 100_00
    more = services.more(one.id, NewQuote(service="FWST", materials="CLJF, 1"), by=assistant)
    assert (more.offered, more.agreed, state(more)) == (115_50, 100_00, State.MORE)
    assert "not possible now" in refused(services.show, one.id, by=assistant)[1]
    one = services.refuse(one.id, WHY, by=assistant)
    assert (one.agreed, services.total(one), state(one)) == (100_00, 100_00, State.AGREED)
    services.more(one.id, NewQuote(materials="CLJF, 1"), by=assistant)
    one = agreed(assistant, services.get(one.id))
    assert (one.agreed, services.total(one)) == (135_50, 135_50)
    done(assistant, ticket)
    late = refused(services.more, one.id, NewQuote(materials="CLJF, 1"), by=assistant)
    assert "not agreed before is not charged" in late[1]


def test_less_is_charged_as_less_and_a_range_up_to_its_end(of: Home, assistant: Staff) -> None:
    """W12, W13."""
    ticket = ordered(assistant, of)
    ranged = {"service": "FWDL", "quantity": "2", "most": "120"}
    assert refused(lambda by: quoted(by, ticket, **ranged), by=assistant)[0] == "decides"
    low = ranged | {"most": "79"}
    assert refused(lambda by: quoted(by, ticket, **low), by=assistant)[0] == "most"
    one = agreed(assistant, quoted(assistant, ticket, **ranged, decides="灯座是否要换"))
    assert (one.agreed, services.total(one)) == (120_00, 80_00)
    three = services.adjust(one.id, as_done(1, "3"), by=assistant)
    assert services.total(three) == 120_00
    done(assistant, ticket)
    shown = services.show(one.id, by=assistant)
    assert shown.listed == 120_00
    less = services.adjust(one.id, as_done(1, "1"), by=assistant)
    assert (less.listed, state(less)) == (None, State.AGREED)
    assert accepted(assistant, less).listed == 40_00
    assert journal.verify().right


def test_a_quote_runs_out_and_a_call_needs_a_number_on_file(
    of: Home, assistant: Staff, time: Clock
) -> None:
    """W12: valid for seven days, the last one too; by phone only to the number on file."""
    one = quoted(assistant, ordered(assistant, of))
    assert one.valid_until == date(2026, 11, 30)
    assert refused(lambda by: agreed(by, one, how=How.PHONE), by=assistant)[0] == "how"
    assert refused(lambda by: agreed(by, one, who=""), by=assistant)[0] == "who"
    early = clock.now() - timedelta(minutes=5)
    assert refused(lambda by: agreed(by, one, at=early), by=assistant)[0] == "at"
    time.pass_(days=7)
    assert state(one) is State.QUOTED
    in_time = clock.now()
    time.pass_(days=1)
    assert state(one) is State.EXPIRED
    told = refused(lambda by: agreed(by, one), by=assistant)
    assert told == ("at", "The quote held until 2026-11-30: quote it anew.")
    assert agreed(assistant, one, at=in_time).agreed == 100_00


def test_nothing_is_agreed_after_the_work(of: Home, assistant: Staff) -> None:
    """W12."""
    one = quoted(assistant, (ticket := ordered(assistant, of)))
    done(assistant, ticket)
    assert "not agreed before" in refused(lambda by: agreed(by, one), by=assistant)[1]
    assert "not possible now" in refused(services.show, one.id, by=assistant)[1]


def test_the_settlement_list_comes_after_the_work_and_before_any_money(
    of: Home, assistant: Staff
) -> None:
    """W15, PRICE-22 art. 15: neither bill nor payment without the list, shown and signed."""
    ticket = ordered(assistant, of)
    one = agreed(assistant, quoted(assistant, ticket))
    assert "not done yet" in refused(services.show, one.id, by=assistant)[1]
    done(assistant, ticket)
    for early in (lambda by: paid(by, one, 100_00), lambda by: services.accept(
        one.id, Accepted(who="王芳", signed=True), by=by
    )):  # fmt: skip
        assert "not possible now" in refused(early, by=assistant)[1]
    services.show(one.id, by=assistant)
    unsigned = Accepted(who="王芳", signed=False)
    assert refused(services.accept, one.id, unsigned, by=assistant)[0] == "signed"
    assert bills.of_home(of.id) == []


def test_it_goes_on_the_account_only_where_the_resident_agreed_to_that(
    of: Home, assistant: Staff
) -> None:
    """W14: else it is paid whole, at once."""

    def settled(may: bool) -> Service:
        ticket = ordered(assistant, of)
        one = agreed(assistant, quoted(assistant, ticket), on_account=may)
        done(assistant, ticket)
        return accepted(assistant, one)

    at_once = settled(may=False)
    told = refused(services.put_on_account, at_once.id, by=assistant)[1]
    assert "did not agree to be billed" in told
    assert refused(lambda by: paid(by, at_once, 60_00), by=assistant)[0] == "amount"
    assert bills.of_home(of.id) == []
    assert state(paid(assistant, at_once)) is State.PAID
    later = services.put_on_account(settled(may=True).id, by=assistant)
    assert (state(later), waits(later)) == (State.OWED, [("unpaid", 100_00)])
    paid(assistant, later, 60_00)
    assert (state(later), waits(later)) == (State.PART, [("unpaid", 40_00)])


def test_there_is_never_a_second_live_bill_and_a_void_one_is_made_anew(
    of: Home, assistant: Staff, supervisor: Staff
) -> None:
    """W13, $24, X4, X28: two jobs of a kind on a day are two bills, one job never is."""
    both = []
    for _job in range(2):
        ticket = ordered(assistant, of)
        one = agreed(assistant, quoted(assistant, ticket), on_account=True)
        done(assistant, ticket)
        one = accepted(assistant, one)
        both.append(services.put_on_account(one.id, by=assistant))
    assert [bill.stage for bill in bills.of_home(of.id)] == [bills.Stage.ISSUED] * 2
    one = both[0]
    assert "is about it already" in refused(services.put_on_account, one.id, by=assistant)[1]
    assert one.bill is not None
    with pytest.raises(peewee.IntegrityError):
        database.db.execute_sql(
            "INSERT INTO bill (number, run_id, home_id, item_id, payer_id, month, first, last, due,"
            " amount, about, stage) SELECT 'X', run_id, home_id, item_id, payer_id, month, first,"
            " last, due, amount, about, 'issued' FROM bill WHERE id = ?",
            (one.bill.id,),
        )
    bills.void(one.bill.id, bills.Reason(reason="录错"), by=supervisor)
    assert (state(one), waits(one)) == (State.ACCEPTED, [("unpaid", 100_00)])
    paid(assistant, one, key="k1")
    again = paid(assistant, one, 100_00, key="k1")
    assert state(again) is State.PAID and len(payments.of_home(of.id)) == 1
    assert len([bill for bill in bills.of_home(of.id) if bill.about == one.subject]) == 2
    assert journal.verify().right


def test_what_happens_to_the_bill_shows_on_the_service(
    of: Home, assistant: Staff, supervisor: Staff, manager: Staff
) -> None:
    """W14, X40: a red receipt, an objection, a write-off: one bill, one state."""
    ticket = ordered(assistant, of)
    one = agreed(assistant, quoted(assistant, ticket), on_account=True)
    done(assistant, ticket)
    one = paid(assistant, accepted(assistant, one))
    (payment,) = payments.of_home(of.id)
    payments.redden(payment.id, receipts.Reddening(reason="房号选错", ply_back=True), by=supervisor)
    assert (state(one), waits(one)) == (State.OWED, [("unpaid", 100_00)])
    assert one.bill is not None
    told = refused(services.waive, one.id, WHY, by=supervisor)[1]
    assert "reduce it, or take it back first" in told
    bills.dispute(one.bill.id, bills.Dispute(since=clock.today(), reason="没通"), by=assistant)
    assert (state(one), waits(one)) == (State.DISPUTED, [("still_disputed", 100_00)])
    bills.write_off(one.bill.id, bills.Reason(reason="追讨不值"), by=manager)
    assert (state(one), waits(one)) == (State.WRITTEN_OFF, [])


@pytest.mark.parametrize(
    ("rule", "left"),
    [(Calling.NOTHING, 0), (Calling.CALL_OUT, 30_00), (Calling.MATERIAL, 65_50)],
)
def test_called_off_after_it_was_agreed_costs_what_the_list_says(
    manager: Staff, assistant: Staff, rule: Calling, left: int
) -> None:
    """W18: only of what was agreed, and never more."""
    of = estate(manager)
    if rule is not Calling.CALL_OUT:
        terms(manager, listed(manager, "FWX", "80", name="疏通"), cancelling=rule)
    code = "FWST" if rule is Calling.CALL_OUT else "FWX"
    ticket = ordered(assistant, of)
    one = quoted(assistant, ticket, service=code, call_out=True, materials="CLJF, 1")
    one = services.cancel(agreed(assistant, one).id, WHY, by=assistant)
    assert (services.total(one), state(one)) == (
        left, State.AGREED if left else State.CANCELLED,
    )  # fmt: skip
    if left:
        tickets.withdraw(ticket.id, tickets.Reason(reason="改主意"), by=assistant)
        one = paid(assistant, accepted(assistant, one))
        assert (one.bill.amount if one.bill else 0, one.warm_until) == (left, None)
    assert journal.verify().right


def test_a_visit_alone_is_quoted_and_agreed_as_a_call_out(of: Home, assistant: Staff) -> None:
    """W18: coming alone costs only where the list has it."""
    one = quoted(assistant, ordered(assistant, of), quantity="0", call_out=True)
    assert amounts(one) == [(LineKind.CALL_OUT, 30_00)]


def test_work_of_ours_is_free_again_within_its_warranty(
    of: Home, manager: Staff, assistant: Staff, time: Clock
) -> None:
    """W19: from acceptance on, its last day counts, at this home only."""
    ticket = ordered(assistant, of)
    one = agreed(assistant, quoted(assistant, ticket))
    done(assistant, ticket)
    one = accepted(assistant, one)
    elsewhere = home(manager, "3-1-102")
    other = ordered(assistant, elsewhere)
    again = Decided(basis=Basis.REPEAT, after=ticket.id)
    assert refused(services.decide, other.id, again, by=assistant)[0] == "after"
    time.pass_(days=30)
    back = ordered(assistant, of, again_of=ticket.id)
    free = services.decide(back.id, Decided(basis=Basis.REPEAT), by=assistant)
    assert (free.repeats, state(free)) == (one.id, State.FREE)
    time.pass_(days=1)
    late = ordered(assistant, of, again_of=ticket.id)
    told = refused(services.decide, late.id, Decided(basis=Basis.REPEAT), by=assistant)
    assert told[0] == "after"


def test_it_is_waived_by_who_is_in_charge_with_the_reason(
    of: Home, assistant: Staff, supervisor: Staff
) -> None:
    """W14."""
    one = agreed(assistant, quoted(assistant, ordered(assistant, of)))
    with pytest.raises(Forbidden):
        services.waive(one.id, WHY, by=assistant)
    assert state(services.waive(one.id, WHY, by=supervisor)) is State.WAIVED
    assert waits(one) == []


def test_a_ticket_that_becomes_another_homes_charges_nobody(
    of: Home, manager: Staff, assistant: Staff
) -> None:
    """X98: nothing moves silently to another home."""
    ticket = ordered(assistant, of)
    one = agreed(assistant, quoted(assistant, ticket))
    done(assistant, ticket)
    elsewhere = home(manager, "3-1-102").id
    moved = tickets.Corrected(home=elsewhere, what=ticket.what, kind=ticket.kind, reason="房号听错")
    tickets.correct(ticket.id, moved, by=assistant)
    assert "another home's by now" in refused(services.show, one.id, by=assistant)[1]


def test_names_stand_in_no_entry(of: Home, assistant: Staff) -> None:
    """F6."""
    ticket = ordered(assistant, of)
    one = agreed(assistant, quoted(assistant, ticket))
    done(assistant, ticket)
    one = accepted(assistant, one)
    assert (one.agreed_by, one.accepted_by) == ("王芳", "王芳")
    assert all("王芳" not in f"{e.payload}{e.words}" for e in journal.of_subject(one.subject))


def test_no_home_and_no_complaint_is_charged(of: Home, assistant: Staff) -> None:
    """W11."""
    hall = tickets.take(tickets.NewTicket(place="大堂", what="灯不亮"), by=assistant)
    quote = NewQuote(service="FWST")
    assert "for no home" in refused(services.quote, hall.id, quote, by=assistant)[1]
    complaint = ordered(assistant, of, tickets.Kind.COMPLAINT)
    assert "Only a repair" in refused(services.quote, complaint.id, quote, by=assistant)[1]
    with pytest.raises(NotFound):
        services.quote(999, quote, by=assistant)


def test_verify_hears_of_a_sum_that_was_slipped_in(of: Home, assistant: Staff) -> None:
    """D2."""
    one = agreed(assistant, quoted(assistant, ordered(assistant, of)))
    database.db.execute_sql("UPDATE service_line SET charged = 200000 WHERE service_id = ?",
                            (one.id,))  # fmt: skip
    assert "service:1" in str(journal.verify())
    database.db.execute_sql("UPDATE service_line SET charged = amount")
    assert journal.verify().right


PRICES = st.integers(1, 5_000_000)
LINES = st.lists(st.tuples(PRICES, st.integers(1, 5000)), max_size=4)


@settings(deadline=None, max_examples=300)
@given(
    st.none() | st.tuples(PRICES, st.integers(1, 2000)),
    LINES,
    st.integers(0, 300_00),
    st.integers(0, 100_00),
    st.integers(0, 100_00),
    st.data(),
)
def test_a_total_is_its_printed_lines_and_what_was_done_is_charged(
    labour: tuple[int, int] | None,
    materials: list[tuple[int, int]],
    minimum: int,
    call_out: int,
    surcharge: int,
    data: st.DataObject,
) -> None:
    """$6, $7, X88, X89: against the same said with fractions, each line rounded once, half up."""

    def half_up(exact: Fraction) -> int:
        return int(exact * 2 + 1) // 2

    def worth(each: tuple[int, int], part: Fraction = Fraction(1)) -> int:
        return half_up(Fraction(each[0], 100) * Fraction(each[1], 100) * part)

    def charge(kind: LineKind, each: tuple[int, int]) -> Charge:
        return Charge(kind, 1, "", *each)

    lines = reckoning.quoted(
        charge(LineKind.LABOUR, labour) if labour else None,
        [charge(LineKind.MATERIAL, each) for each in materials],
        minimum, call_out, surcharge,
    )  # fmt: skip
    part = Fraction(surcharge, WHOLE)
    above = worth(labour, part) if labour and surcharge else 0
    worked = max(worth(labour), minimum) + above if labour else 0
    assert sum(line.amount for line in lines) == worked + call_out + sum(map(worth, materials))
    quantities = [line.quantity for line in lines]
    assert reckoning.charged(list(zip(lines, quantities, strict=True)), minimum) == [
        line.amount for line in lines
    ]
    less = data.draw(st.integers(0, labour[1])) if labour else 0
    follows = (LineKind.LABOUR, LineKind.SURCHARGE)
    now = [less if line.kind in follows else line.quantity for line in lines]
    found = reckoning.charged(list(zip(lines, now, strict=True)), minimum)
    did = worth((labour[0], less)) if labour else 0
    has_least = any(line.kind is LineKind.MINIMUM for line in lines)
    floor = max(did, minimum) if less and has_least else did
    again = worth((labour[0], less), part) if labour and surcharge else 0
    assert sum(found) == floor + again + call_out + sum(map(worth, materials))
    assert sum(found) <= sum(line.amount for line in lines)
    assert ONE == 100


def test_the_same_money_twice_is_one_payment(of: Home, assistant: Staff) -> None:
    """X28, X80: the form's key decides, and another sum with it changes nothing."""
    ticket = ordered(assistant, of)
    one = agreed(assistant, quoted(assistant, ticket))
    done(assistant, ticket)
    one = accepted(assistant, one)
    new = NewPayment.model_validate({"amount": "100"})
    services.pay("k", one.id, new, by=assistant)
    services.pay("k", one.id, new, by=assistant)
    assert len(payments.of_home(of.id)) == 1
    with pytest.raises(Refused):
        paid(assistant, one, 100_00)
