"""What bills answer to the halls."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from store import catalogue, journal, money, pricelist, residents
from store.answers import Answers, Person
from store.bills.bill import BILLS, RUNS, Bill, owed_by
from store.bills.checks import CHECKS
from store.bills.inputs import Standing
from store.bills.lapsing import lapse
from store.bills.rights import (
    DRAFT_BILLS,
    ISSUE_BILLS,
    NAME_PAYERS,
    REDUCE_BILLS,
    RIGHTS,
)
from store.bills.sentences import CALLED, SENTENCES
from store.bills.settings import BillSettings
from store.bills.sheets import BILL
from store.engine import database
from store.export import Export
from store.figure import Figure, Period
from store.rights import READ_MONEY, WORK_THE_DESK, Role, may
from store.sentences import Telling, yuan
from store.text import mark
from store.waiting import Staying

_chinese = catalogue.of("zh_CN").gettext


def figures(period: Period) -> Iterator[Figure]:
    """The figures of a period."""
    made = journal.counted(*period.bounds, "bill_run")
    yield Figure(mark("Bill runs issued"), made["bill_run.issued"], mark("Issued in it."))
    voided = journal.counted(*period.bounds, "bill")["bill.voided"]
    yield Figure(mark("Bills void"), voided, mark("Taken back one by one in it."))


def erase(person: Person) -> Mapping[str, int]:
    """Empty the name of a payer who owes nothing any more ($46: names stay while a term runs)."""
    changed = database.db.execute_sql(
        "UPDATE payer SET name = '', person_id = NULL WHERE person_id = ? AND NOT EXISTS"
        " (SELECT 1 FROM bill b WHERE b.payer_id = payer.id AND b.stage <> 'void')",
        (person.id,),
    )
    return {"payers": int(changed.rowcount)}


def _read(period: Period | None) -> list[Bill]:
    """The bills of days that a period touches."""
    if period is None:
        return BILLS.table.read("ORDER BY bill.id")
    where = "WHERE bill.last >= ? AND bill.first <= ? ORDER BY bill.id"
    return BILLS.table.read(where, period.first, period.last)


def _records(period: Period | None) -> Iterator[Mapping[str, object]]:
    for one in _read(period):
        yield {
            "number": one.number,
            "home": one.home,
            "item": one.item,
            "from": one.first.isoformat(),
            "to": one.last.isoformat(),
            "due": one.due.isoformat(),
            "amount": one.amount,
            "settled": one.settled,
            "reduced": one.reduced,
            "state": one.state.value,
            "payer": one.standing.value,
        }


def _exported(period: Period | None) -> Iterator[Sequence[str]]:
    for one in _read(period):
        days = one.first.isoformat(), one.last.isoformat(), one.due.isoformat()
        sums = (one.amount, one.settled, one.reduced, one.owed)
        told = (money.text(each, grouped=False) for each in sums)
        yield one.number, one.home, one.item, one.payer, *days, *told, _chinese(one.state.called)


def sees(role: Role, _bill: int) -> bool:
    """Finance sees bills too."""
    return may(role, READ_MONEY)


def _item(value: int | str, _telling: Telling) -> str:
    return pricelist.get(int(value)).name


def _bill(value: int | str, _telling: Telling) -> str:
    return BILLS.table.one(int(value)).number


def _percent(value: int | str, _telling: Telling) -> str:
    return f"{int(value) / 100:g}%"


def printed(subject: str) -> str:
    """The printed number of a bill or a run."""
    return BILLS.printed(subject) or RUNS.printed(subject)


def stays(home_id: int) -> Iterator[Staying]:
    """What is owed for a home when its people leave (M30); those who owe it go on owing it."""
    owed = owed_by(home_id)
    if owed:
        total = sum(one.owed for one in owed)
        figures = {"count": len(owed), "total": total, "month": owed[0].month}
        yield Staying("bill.stays", owed[0].subject, figures)


EXPORT = Export(
    "bills",
    mark("the bills"),
    (
        *("账单号", "房号", "收费项目", "交款人", "起", "止", "应缴日期"),
        *("金额", "已缴", "减免", "未缴", "状态"),
    ),
    _exported,
    dated=True,
    records=_records,
)
_OPERATIONS = {
    NAME_PAYERS: ("naming.name_payer", "naming.name_owners", "naming.strike"),
    DRAFT_BILLS: (
        *("making.bill_ahead", "making.dry", "making.draft", "making.draft_single"),
        *("movingin.name_first", "movingin.bill_since"),
        *("making.charge", "singly.charge_for", "singly.bill_permit", "singly.take_off"),
    ),
    ISSUE_BILLS: (
        "making.issue",
        "making.issue_one",
        "making.drop",
        "steps.void",
        "steps.void_run",
    ),
    WORK_THE_DESK: ("steps.dispute", "steps.agree", "steps.ask_reduction"),
    REDUCE_BILLS: (
        *("steps.approve_reduction", "steps.refuse_reduction", "steps.write_off"),
        *("parts.agree", "parts.end"),
    ),
}
ANSWERS = Answers(
    rights=RIGHTS,
    operations={f"bills.{name}": right for right, names in _OPERATIONS.items() for name in names},
    settings=BillSettings,
    settled=lapse,
    lapse=lapse,
    set_back=RUNS.set_back,
    sees=sees,
    sheets=(BILL,),
    figures=figures,
    sentences=SENTENCES,
    called=CALLED,
    shown={
        "home": residents.code_told,
        "standing": Standing,
        "item": _item,
        "bill": _bill,
        "total": yuan,
        "amount": yuan,
        "rate": _percent,
    },
    printed=printed,
    find=BILLS.find(lambda one: f"{one.number} {one.home}"),
    stays=stays,
    personal={"payer": ("name",)},
    erase=erase,
    checks=CHECKS,
    exports=(EXPORT,),
    demo=True,
)
