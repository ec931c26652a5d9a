"""Bank and channel files: each line once, matched or waiting, nothing half taken in ($37, X95)."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import peewee
import pytest

from store import agenda, bills, clock, journal, payments, rates, receipts
from store.desk import staff
from store.engine import database
from store.errors import Forbidden, Refused
from store.payments import Aside, Assign, BankFile, LineStage, importing
from store.payments.importing import METHOD, Counts, Plan
from store.receipts import Method, Reddening
from store.residents import Home
from store.rights import Role, Staff
from tests.conftest import PIN
from tests.store.bills.billed import fee, home, issued, pays

HEAD = ("交易日期", "交易流水号", "对方户名", "贷方发生额", "借方发生额", "摘要")
ANSWERS = {METHOD: "transfer"}


@pytest.fixture
def owing(manager: Staff) -> list[Home]:
    """Three homes that owe 250.66 of November each; two of them are one man's."""
    fee(manager)
    made = [
        home(manager, "3-1-101", owner="王芳"),
        home(manager, "3-1-102", owner="赵强"),
        home(manager, "3-2-201", owner="赵强"),
    ]
    for one in made:
        pays(manager, one)
    issued(manager, "2026-11")
    return made


def written(folder: Path, *rows: Sequence[str], name: str = "bank.csv") -> Path:
    at = folder / name
    with at.open("w", encoding="gb18030", newline="") as file:
        csv.writer(file).writerows([("账户明细",), (), HEAD, *rows])
    return at


def line(
    amount: str, said: str = "", payer: str = "", ref: str = "", on: str = "20261120"
) -> tuple[str, ...]:
    return (on, ref, payer, amount, "", said)


def plan(at: Path) -> Plan:
    return importing.plan(at, ANSWERS)


def taken(at: Path, by: Staff) -> tuple[Counts, BankFile | None]:
    return importing.carry_out(plan(at), by=by)


def stages(file: BankFile | None) -> list[LineStage]:
    assert file is not None
    return [one.stage for one in payments.lines_of(file.id)]


def why(file: BankFile | None) -> list[str]:
    assert file is not None
    told = (payments.why_told(one) for one in payments.lines_of(file.id))
    return [one.text() for one in told if one]


def owed(of: Home) -> int:
    return sum(one.owed for one in bills.owed_by(of.id))


def test_lines_are_matched_by_home_bill_and_payer_and_the_others_wait(
    owing: list[Home], assistant: Staff, tmp_path: Path
) -> None:
    """$37: home number in any writing, bill number, payer's name where it is of one home alone."""
    number = bills.owed_by(owing[1].id)[0].number
    at = written(
        tmp_path,
        line("250.66", payer="王芳", ref="A1"),
        line("250.66", f"物业费 {number}", "某公司", "A2"),
        line("300.00", "3栋2单元201室 11月", "赵强", "A3"),
        line("10.00", "谢谢", "赵强", "A4"),
        line("10.00", "谢谢", "路人", "A5"),
        line("", "", "王芳", "A6"),
    )
    dry = plan(at)
    assert dry.counts == Counts(3, 2, 0, 0, 1, 801_32, 20_00)
    assert journal.last_number() and not payments.FILES.table.read(), "a dry run writes nothing"
    counts, file = taken(at, assistant)
    assert counts == dry.counts
    assert [owed(one) for one in owing] == [0, 0, 0]
    assert payments.prepaid_of(owing[2].id, bills.payers_of(owing[2].id)[0].id) == 49_34
    assert stages(file) == ["taken", "taken", "taken", "waiting", "waiting"]
    assert why(file) == [
        "2 homes are paid for by this name.", "Neither home nor payer is known.",
    ]  # fmt: skip
    first = payments.lines_of(file.id if file else 0)[0]
    assert first.receipt == "SJ-2026-000001"
    receipt = receipts.get(payments.get(first.payment_id or 0).receipt_id)
    assert (receipt.reference, receipt.payer, receipt.method) == ("A1", "王芳", Method.TRANSFER)
    assert [one.why.text() for one in dry.rejected] == ["Amount that came in: Please fill this in."]


def test_a_file_taken_in_again_adds_nothing_and_true_twins_both_stand(
    owing: list[Home], assistant: Staff, tmp_path: Path
) -> None:
    """X95 ``reimport_adds_nothing_and_twins_stand``."""
    twin = line("100.00", "3-1-101", "王芳")
    at = written(tmp_path, twin, twin)
    counts, file = taken(at, assistant)
    assert (counts.taken, stages(file)) == (2, ["taken", "taken"])
    assert owed(owing[0]) == 50_66
    before = journal.last_number()
    again, none = taken(at, assistant)
    assert (again.taken, again.known, none) == (0, 2, None)
    assert journal.last_number() == before


def test_a_statement_of_more_days_adds_only_what_is_new(
    owing: list[Home], assistant: Staff, tmp_path: Path
) -> None:
    """By their numbers lines of an earlier file are known; without one a person is asked."""
    old, bare = line("10.00", "3-1-101", ref="B1"), line("20.00", "3-1-101")
    taken(written(tmp_path, old, bare), assistant)
    new = line("30.00", "3-1-101", ref="B2")
    counts, file = taken(written(tmp_path, old, bare, bare, new, name="two.csv"), assistant)
    assert (counts.taken, counts.waiting, counts.known) == (2, 1, 1)
    assert stages(file) == ["waiting", "taken", "taken"]
    assert why(file) == ["Row 5 of DR-2026-0001 says the same: is it the same payment?"]


def test_two_lines_of_one_number_wait_for_a_person_and_both_may_stand(
    owing: list[Home], assistant: Staff, tmp_path: Path
) -> None:
    twin = line("100.00", "3-1-101", "王芳", "C1")
    _counts, file = taken(written(tmp_path, twin, twin), assistant)
    assert why(file) == ["Row 4 has this number too: is it a second payment?"]
    second = payments.lines_of(file.id if file else 0)[1]
    made = payments.assign(second.id, Assign(home=owing[0].id), by=assistant)
    assert receipts.get(made.receipt_id).reference == "C1 DR-2026-0001/5"
    assert owed(owing[0]) == 50_66


def test_a_number_taken_at_the_counter_is_refused_with_its_receipt(
    owing: list[Home], assistant: Staff, supervisor: Staff, tmp_path: Path
) -> None:
    """$36, X95; a receipt of the same sum without that number is asked about (CT12)."""
    payer = bills.payers_of(owing[0].id)[0].id
    new = payments.NewPayment.model_validate(
        {"amount": "250.66", "method": "transfer", "reference": "D1"}
    )
    payments.take("k", payer, None, new, by=assistant)
    at = written(tmp_path, line("250.66", "3-1-101", ref="D1"), line("250.66", "3-1-101", ref="D2"))
    dry = plan(at)
    assert [told.text() for _s, _p, told in importing.left_out(dry)] == [
        "This number is on receipt SJ-2026-000001 already."
    ]
    counts, file = taken(at, assistant)
    assert (counts.refused, counts.waiting, counts.taken) == (1, 1, 0)
    assert why(file)[1] == "Receipt SJ-2026-000001 is of the same sum: is it this money?"
    second = payments.lines_of(file.id if file else 0)[1]
    payments.set_aside(second.id, Aside(reason="同一笔"), by=supervisor)
    assert stages(file) == ["refused", "aside"]
    payments.reopen(second.id, Aside(reason="是另一笔"), by=supervisor)
    payments.assign(second.id, Assign(home=owing[0].id, rest=True), by=assistant)
    assert stages(file) == ["refused", "taken"]


def test_an_assigned_line_keeps_its_amount_and_is_assigned_once(
    owing: list[Home], assistant: Staff, supervisor: Staff, tmp_path: Path
) -> None:
    """$37: it waits on Today and in the handover until then; given back it waits anew ($41)."""
    _counts, file = taken(written(tmp_path, line("260.00", "无名", ref="E1")), assistant)
    assert file is not None
    (waits,) = [one for one in agenda.everything(clock.now()) if one.kind == "bank_file.to_assign"]
    assert dict(waits.figures) == {"number": file.number, "count": 1, "total": 260_00}
    handed = payments.ANSWERS.handed
    assert handed and [one.title for one in handed(clock.now())] == [file.number]
    (line_,) = payments.lines_of(file.id)
    with pytest.raises(Refused) as error:
        payments.assign(line_.id, Assign(home=owing[0].id), by=assistant)
    assert error.value.field == "rest"
    made = payments.assign(line_.id, Assign(home=owing[0].id, rest=True), by=assistant)
    assert (made.amount, made.received_on) == (260_00, date(2026, 11, 20))
    assert not list(handed(clock.now()))
    with pytest.raises(Refused, match="It is assigned to"):
        payments.assign(line_.id, Assign(home=owing[1].id, rest=True), by=assistant)
    with pytest.raises(peewee.IntegrityError), database.write():
        payments.LINES.update(line_.id, amount=1)
    payments.redden(made.id, Reddening(reason="房号错", ply_back=True), by=supervisor)
    assert stages(file) == ["waiting"]
    right = payments.assign(line_.id, Assign(home=owing[1].id, rest=True), by=assistant)
    assert (right.home, right.receipt) == ("3-1-102", "SJ-2026-000002")
    assert owed(owing[0]) == 250_66


def test_nothing_is_half_taken_in(owing: list[Home], assistant: Staff, tmp_path: Path) -> None:
    """What stops it while it writes leaves neither file nor receipt, nor a gap in the book."""
    at = written(tmp_path, *(line("1.00", "3-1-101", ref=f"F{n}") for n in range(120)))
    ready, before = plan(at), journal.last_number()

    def stop(done: int, _of: int) -> None:
        if done >= 100 and database.db.in_transaction() and payments.LINES.read():
            raise Refused("Stopped: nothing was taken in.")

    with pytest.raises(Refused, match="Stopped"):
        importing.carry_out(ready, by=assistant, heard=stop)
    assert journal.last_number() == before
    assert not payments.FILES.table.read() and not payments.LINES.read()
    _counts, file = taken(at, assistant)
    assert payments.lines_of(file.id if file else 0)[0].receipt == "SJ-2026-000001"


def test_a_day_of_a_closed_month_is_told_on_a_receipt_of_today(
    owing: list[Home], assistant: Staff, manager: Staff, tmp_path: Path
) -> None:
    """$38, $50: nothing is dated into a closed month, and no money is turned away for it."""
    finance = staff.add(
        staff.NewStaff(name="钱会计", number="5001", role=Role.FINANCE, pin=PIN), by=None
    )
    rates.close(rates.Closing.model_validate({"month": "2026-10"}), by=finance)
    at = written(tmp_path, line("250.66", "3-1-101", ref="G1", on="2026-10-31 23:59:59"))
    _counts, file = taken(at, assistant)
    (line_,) = payments.lines_of(file.id if file else 0)
    made = payments.get(line_.payment_id or 0)
    assert (line_.on_day, made.received_on) == (date(2026, 10, 31), clock.today())
    assert "到账日 2026-10-31" in receipts.get(made.receipt_id).remark


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (("20261120", "H1", "", "", "50.00", "转出"), "Money that went out is no payment."),
        (("20261120", "H1", "", "-5", "", ""), "Money that went out is no payment."),
        (("20261120", "H1", "", "0.00", "", ""), "Amount that came in: Nothing was paid."),
        (("20261120", "H1", "", "1.005", "", ""), "At most 2 decimals are possible here."),
        (("20261332", "H1", "", "5", "", "x"), "Day of the payment: This is no date."),
        (("20261124", "H1", "", "5", "", "x"), "Day of the payment: This day has not come yet."),
    ],
)
def test_each_row_that_is_no_payment_says_why(
    owing: list[Home], tmp_path: Path, row: tuple[str, ...], told: str
) -> None:
    found = plan(written(tmp_path, row))
    assert [one.why.text().endswith(told) for one in found.rejected] == [True]
    importing.write_rejects(found, tmp_path / "no.csv")
    assert told in (tmp_path / "no.csv").read_text("utf-8-sig")


def test_what_a_layout_means_is_asked_once(
    owing: list[Home], assistant: Staff, tmp_path: Path
) -> None:
    """Mapped column by column where the names say nothing; remembered for the layout."""
    at = tmp_path / "strange.csv"
    at.write_text("甲,乙,丙\n2026-11-20,12.00,3-1-101\n", "utf-8")
    asked = importing.plan(at)
    assert [one.remark.text() for one in asked.questions] == [
        "What does column A hold?", "What does column B hold?", "What does column C hold?",
        "How was this money paid?",
    ]  # fmt: skip


def test_who_may_not_take_payments_takes_in_no_file(
    owing: list[Home], supervisor: Staff, tmp_path: Path
) -> None:
    guard = staff.add(staff.NewStaff(name="门岗", number="4001", role=Role.GUARD, pin=PIN), by=None)
    with pytest.raises(Forbidden):
        importing.carry_out(plan(written(tmp_path, line("1", "3-1-101"))), by=guard)
