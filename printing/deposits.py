"""Papers of deposits: the return, an agreed deduction, the list of those held (SH9, SH11, SH12)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal

from printing.amount import figures, in_words
from printing.asked import Asked, Blank, Command, Request, Sheets
from printing.labels import called, full_day
from printing.register import about, command
from printing.sheet import (
    Align,
    Column,
    Fields,
    Format,
    Head,
    Part,
    Plain,
    Prose,
    Sheet,
    Signature,
    Signatures,
    Table,
)
from store import clock, deposits, journal, money
from store.deposits import DEDUCTION, DEPOSITS, HELD, RETURN, Deposit, Stage
from store.desk import staff
from store.estate import settings
from store.text import mark

_ALL = "deposits:held"
_CONDITIONS = (Column("退还条件", 90), Column("满足日期", 30, Align.CENTRE))
_DEDUCTED = (Column("扣款事由", 60), Column("依据", 40), Column("金额（元）", 24, Align.RIGHT))
_LIST = (
    Column("押金号", 30, Align.CENTRE),
    Column("种类", 32),
    Column("房号", 20),
    Column("交款人", 22),
    Column("收取日", 22, Align.CENTRE),
    Column("在押（元）", 24, Align.RIGHT),
    Column("可退天数", 16, Align.RIGHT),
)
_AGREED = "本人同意从上列押金中扣除以上金额，余额退还本人。未经本人签字同意的，不得扣款。"
_BLANK_ROWS = 24


def returned(
    one: Deposit | None, estate: str, printed_at: datetime, head: Head | None, _on: Format
) -> Sheet:
    """The request for a return, filled in further as it goes through; the record of it at last."""
    conditions = deposits.conditions(one.id) if one else []
    agreed = deposits.deductions(one.id) if one else []
    back, gone_on = _back(one), one.returned_on if one else None
    parts: tuple[Part, ...] = (
        _of(one),
        Table(_CONDITIONS, tuple((_condition(each), _day(each.met_on)) for each in conditions), 3),
        Table(
            _DEDUCTED,
            tuple((each.reason, each.evidence, money.text(each.amount)) for each in agreed),
            2,
        ),
        Fields.of(
            ("应退金额", _figures(back), "退还方式", called(one.way) if one else ""),
            ("应退大写", _words(back)),
            ("领款人", one.payee if one else "", "退还日期", _day(gone_on)),
            ("原收据", _original(one)),
            *_reasons(one),
        ),
        Signatures(
            (
                Signature("经办", _name(one.asked_by if one else None)),
                Signature("主管批准", _name(one.approved_by if one else None)),
                Signature("财务", ""),
                Signature("领款人", "款项已收，原收据已交回"),
            )
        ),
    )
    gone = "（已退）" if one and one.stage is Stage.RETURNED else ""
    number = one.number if one else ""
    return Sheet(f"押金退还申请单{gone}", estate, parts, printed_at, number, head)


def deducted(
    one: Deposit | None, estate: str, printed_at: datetime, head: Head | None, on: Format
) -> Sheet:
    """What the payer agrees to be deducted, to be signed by them ($75)."""
    agreed = deposits.deductions(one.id) if one else []
    total = sum(each.amount for each in agreed) if agreed else None
    parts: tuple[Part, ...] = (
        _of(one),
        Prose("扣款事由", "\n".join(each.reason for each in agreed), 3),
        Prose("依据与证据", "\n".join(each.evidence for each in agreed), 2),
        Fields.of(("扣款金额", _figures(total)), ("扣款大写", _words(total))),
        Plain(_AGREED),
        Signatures((Signature("交款人", "同意扣款"), Signature("经办", ""))),
    )
    number = one.number if one else ""
    return Sheet("押金扣款确认书", estate, parts, printed_at, number, head, format=on)


def listed(
    there: Sequence[Deposit],
    estate: str,
    printed_at: datetime,
    head: Head | None,
    *,
    blank: bool = False,
) -> Sheet:
    """All that is held, those first that could have been fetched longest, with the sum ($72)."""
    total = None if blank else sum(one.balance for one in there)
    day = clock.day(printed_at)
    parts: tuple[Part, ...] = (
        Fields.of(
            ("日期", "" if blank else full_day(day), "笔数", "" if blank else str(len(there)))
        ),
        Table(_LIST, tuple(_row(one, day) for one in there), _BLANK_ROWS if blank else 0),
        Fields.of(("在押合计", _figures(total)), ("合计大写", _words(total))),
        Signatures((Signature("前台", "存根已清点"), Signature("财务", "账款相符"))),
    )
    return Sheet("押金台账", estate, parts, printed_at, "", head)


def _of(one: Deposit | None) -> Fields:
    if one is None:
        rows = (
            ("押金号", "", "房号", ""),
            ("种类", "", "交款人", ""),
            ("原金额", "", "收取日", ""),
        )
        return Fields.of(*rows)
    return Fields.of(
        ("押金号", one.number, "房号", one.home),
        ("种类", called(one.kind), "交款人", one.payer),
        ("原金额", _figures(one.amount), "收取日", _day(one.taken_on)),
        *((("关联", one.linked),) if one.linked else ()),
    )


def _original(one: Deposit | None) -> str:
    """Whether the original receipt came back, or was stated as lost ($74)."""
    if one is None or one.stage is not Stage.RETURNED:
        return ""
    loss = _said(one, "given_back", "loss")
    return f"遗失声明：{loss}" if loss else "已收回，标“已退”"


def _reasons(one: Deposit | None) -> Iterator[tuple[str, str]]:
    """Why it is asked back, and why it goes though a condition is open ($74)."""
    yield "事由", _said(one, "asked", "remark")
    if despite := _said(one, "checked", "despite"):
        yield "条件未满足仍退的理由", despite


def _said(one: Deposit | None, step: str, name: str) -> str:
    """What was typed at the newest step of a kind."""
    entries = journal.of_kind(one.subject, f"deposit.{step}") if one else []
    return entries[-1].words.get(name, "") if entries else ""


def _condition(one: deposits.Condition) -> str:
    return one.words or called(one.what)


def _back(one: Deposit | None) -> int | None:
    if one is None:
        return None
    return one.returned if one.stage is Stage.RETURNED else deposits.to_return(one)


def _row(one: Deposit, day: date) -> tuple[str, ...]:
    waited = one.waited(day)
    told = "" if waited is None else str(waited)
    amount = money.text(one.balance)
    kind, taken = called(one.kind), _day(one.taken_on)
    return one.number, kind, one.home, one.payer, taken, amount, told


def _yuan(fen: int) -> Decimal:
    return Decimal(fen).scaleb(-money.FEN)


def _figures(fen: int | None) -> str:
    return "" if fen is None else figures(_yuan(fen))


def _words(fen: int | None) -> str:
    return "" if fen is None else f"人民币{in_words(_yuan(fen))}"


def _day(on: date | None) -> str:
    return on.isoformat() if on else ""


def _name(staff_id: int | None) -> str:
    return staff.names().get(staff_id or 0, "")


def _held(_all: str, _on: Format) -> Request:
    today = clock.today()
    there = sorted(deposits.held(), key=lambda one: -(one.waited(today) or 0))
    estate = settings().name

    def declare(at: datetime, head: Head | None) -> Sheet:
        return listed(there, estate, at, head)

    return Request(HELD, _ALL, f"deposits-{today.isoformat()}", declare)


def _blank(estate: str, at: datetime, _on: Format) -> Sheet:
    return listed([], estate, at, None, blank=True)


SHEETS = Sheets(
    {
        RETURN: about(DEPOSITS, RETURN, "deposit-return", returned),
        DEDUCTION: about(DEPOSITS, DEDUCTION, "deposit-deduction", deducted),
        HELD: Asked(_held, (Blank("deposits-held", _blank),)),
    },
    (
        command(DEPOSITS, RETURN, "deposit-return", mark("the return of a deposit")),
        command(DEPOSITS, DEDUCTION, "deposit-deduction", mark("an agreed deduction")),
        Command("deposits-held", mark("the deposits held"), (), lambda _given: (HELD, _ALL)),
    ),
)
