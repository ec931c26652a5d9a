"""The demo estate's payments: most homes have paid, some a part, some owe, one paid ahead."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from hashlib import sha256
from pathlib import Path

from store import bills, clock, late, residents
from store.answers import Past
from store.bills import Bill
from store.cells import Sheet
from store.desk import staff
from store.payments import importing
from store.payments.inputs import NewPayment, Ways
from store.payments.refund import Approval, NewRefund, PaidOut
from store.payments.refunds import approve, ask, pay
from store.payments.steps import redden, take
from store.receipts import Method, Reddening
from store.rights import Role, Staff

_OWING, _PART = 11, 2  # each so-manieth home, and of these
_HOMES = 1000
_HEAD = ("交易日期", "交易流水号", "对方户名", "贷方发生额", "借方发生额", "摘要")
_METHODS: tuple[Ways, ...] = (Method.CASH, Method.WECHAT, Method.ALIPAY, Method.TRANSFER)


def plan(past: Past) -> None:
    """Let the old months be paid when the desk began, and this month's through the last shifts."""
    first = past.shifts - 1
    past.plan(past.moment(first, 80), _settle_old)
    for place, home in enumerate(past.lived_in[3:]):
        if place % 4 == 0:  # they have not come yet
            continue
        back = place % max(min(past.shifts - 1, 12), 1)
        past.plan(past.moment(back, 95 + place % 90), partial(_pay, home, place))
    for home in past.lived_in[4:5]:
        past.plan(past.moment(min(first, 1), 30), partial(_mistake, home))
    past.plan(past.moment(min(first, 1), 98), partial(_import, past.lived_in[3::4]))
    for home in past.lived_in[:1]:
        past.plan(past.moment(min(first, 1), 60), partial(_give_back, home))


def _settle_old() -> None:
    """Each home pays its old months in one sum; some leave the last ones, or a part, unpaid."""
    by = staff.first_of(Role.ASSISTANT)
    homes = residents.browse(limit=_HOMES)
    for place, home in enumerate(one.id for one in homes):
        owed = bills.owed_by(home)[:-1]
        left = 3 if place % _OWING == 0 else 0
        paid = owed[: len(owed) - left]
        if paid:
            _take(home, paid, place, by)
        if left and place // _OWING % _PART == 0:
            _take(home, owed[-left : len(owed) - left + 1], place, by, 100_00)


def _pay(home: int, place: int) -> None:
    """Pay what is owed, now and then with something for the next month."""
    by, owed = staff.first_of(Role.ASSISTANT), bills.owed_by(home)
    if owed and place % 12 == 0:
        _take(home, owed, place, by, _due(owed) + 600_00)
    elif owed:
        _take(home, owed[:2], place, by)


def _mistake(home: int) -> None:
    """One was taken for the wrong home, and reddened by the supervisor."""
    for bill in bills.owed_by(home)[:1]:
        payment = _take(home, [bill], 1, staff.first_of(Role.ASSISTANT))
        given = Reddening(reason="房号选错，应为隔壁房", ply_back=True)
        redden(payment, given, by=staff.first_of(Role.SUPERVISOR))


def _give_back(home: int) -> None:
    """One paid ahead, sells the home, and has what is left paid out."""
    payer = bills.payer_on(home, clock.today())
    owed = bills.owed_by(home)
    if payer is None or not owed:
        return
    payment = _take(home, owed, 0, staff.first_of(Role.ASSISTANT), _due(owed) + 300_00)
    told = {"amount": "300", "reason": "业主申请退还预存"}
    asked = ask(payment, NewRefund.model_validate(told), by=staff.first_of(Role.ASSISTANT))
    approve(asked.id, Approval(), by=staff.first_of(Role.SUPERVISOR))
    pay(asked.id, PaidOut.model_validate({"payee": payer.name}), by=staff.first_of(Role.ASSISTANT))


def _import(homes: Sequence[int]) -> None:
    """The bank's file of a day: two lines find their home, one the payer names nowhere waits."""
    today = f"{clock.today():%Y%m%d}"
    owing = [(home, owed) for home in homes if (owed := bills.owed_by(home))][:2]
    lines = [
        (today, f"ET{n:08}", owed[0].payer, f"{_due(owed[:1]) / 100:.2f}", "", said)
        for n, (home, owed) in enumerate(owing, 3172)
        for said in (f"{residents.get(home).code} 物业费",)
    ]
    strange = (today, "ET00004410", "深圳市某某贸易有限公司", "251.00", "", "物业费")
    sheet = Sheet("流水", (_HEAD, *lines, strange))
    digest = sha256(repr(sheet.rows).encode()).hexdigest()
    answers = {importing.METHOD: Method.TRANSFER.value}
    read = importing.plan_of_sheets(Path("网银流水.csv"), digest, [sheet], answers)
    importing.carry_out(read, by=staff.first_of(Role.ASSISTANT))


def _due(owed: Sequence[Bill]) -> int:
    """What is owed of bills with their late charges."""
    charges = late.of_bills(owed, clock.today())
    return sum(one.owed for one in owed) + sum(one.owed for one in charges)


def _take(home: int, paid: Sequence[Bill], place: int, by: Staff, amount: int = 0) -> int:
    method = _METHODS[place % len(_METHODS)]
    amount = amount or _due(paid)
    key = f"{home}-{paid[0].id}-{amount}"
    new = NewPayment.model_construct(
        amount=amount,
        method=method,
        tendered=None,
        reference=f"{method.value.upper()}{key}" if method.referred else "",
        rest=True,
        payer="",
        received_on=clock.today(),
    )
    chosen = [one.id for one in paid]
    return take(f"demo-{key}", paid[0].payer_id, chosen, new, by=by).id
