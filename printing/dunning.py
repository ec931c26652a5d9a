"""The notice of arrears and the agreement on instalments (SH15, SH16); no threat but the law's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from printing.amount import in_words
from printing.asked import Asked, Command, Request, Sheets
from printing.labels import choice
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
from store import clock, dunning, late, money
from store.dunning import ALL, CASES, NOTICE, PLAN, POSTED, Case, How, Instalment, Rung
from store.dunning.record import Taken, Then, late_now
from store.errors import Refused
from store.estate import settings
from store.text import mark

_OWED = (
    Column("账单号", 34),
    Column("项目", 36),
    Column("账期", 44, Align.CENTRE),
    Column("应缴日", 26, Align.CENTRE),
    Column("应收（元）", 24, Align.RIGHT),
    Column("余额（元）", 24, Align.RIGHT),
)
_WITH_LATE = (
    Column("账单号", 32),
    Column("项目", 32),
    Column("账期", 42, Align.CENTRE),
    Column("应缴日", 24, Align.CENTRE),
    Column("应收（元）", 20, Align.RIGHT),
    Column("余额（元）", 20, Align.RIGHT),
    Column("违约金", 18, Align.RIGHT),
)
_PARTS = (
    Column("期次", 20, Align.CENTRE),
    Column("付款日", 50, Align.CENTRE),
    Column("金额（元）", 50, Align.RIGHT),
    Column("实付日期及签收", 64),
)
_POSTED = (Column("房号", 90, Align.CENTRE), Column("逾期未缴（元）", 94, Align.RIGHT))
_PLIES = ("第一联　业主", "第二联　存档（附送达凭证）")
_PLAN_PLIES = ("一式两份　管理处存", "一式两份　交款人存")
_RULES = (
    "依据《民法典》第九百四十四条，请在上列截止日前缴清；逾期仍不缴纳的，我们将依法提起诉讼或者申请仲裁。"
    "所列余额已扣除已缴、减免金额{late}。如已缴纳，请出示收据，我们即时更正。"
)
_NO_LATE, _LATE = "；本通知不含违约金", "；违约金依{clause}按日 {rate}% 计至通知日，另行列明"
_TERMS = (
    "一、交款人确认欠缴上列款项，按期次分期支付；各期之和等于欠款总额。\n"
    "二、按期支付期间不再催缴；任何一期到期未付足的，恢复催缴程序，并可一并主张余款。\n"
    "三、本协议构成交款人对债务的确认，诉讼时效自签订之日起重新计算（《民法典》第一百九十五条）。\n"
    "四、本协议一式两份，双方签字后生效。"
)
_BLANK_ROWS = 8
_WAYS = tuple(how for how in How if how.proves)


@dataclass(frozen=True)
class Told:
    """What stands on a sheet: for whom, since when, which bills as they stood, until when to pay.

    ``count`` says which notice it is; amounts are whole fen.
    """

    number: str
    home: str
    name: str
    on: date | None
    bills: Sequence[Then]
    deadline: date | None = None
    text: str = ""
    title: str = ""
    how: How | None = None
    proof: str = ""
    parts: Sequence[Instalment] = ()
    reply: str = ""

    @property
    def total(self) -> int:
        """What is left of all of them."""
        return sum(one.owed for one in self.bills)

    @property
    def late(self) -> int:
        """The late charges of all of them."""
        return sum(one.late for one in self.bills)


def notice(
    told: Told | None, estate: str, printed_at: datetime, head: Head | None, on: Format
) -> Sheet:
    """The notice: each bill with its own remainder, the day, how to object, how it was served."""
    deadline = told.deadline.isoformat() if told and told.deadline else ""
    parts: tuple[Part, ...] = (
        _whom(told),
        _owed(told),
        _sum(told, "缴款截止日", deadline),
        *_charged(told),
        Prose("说明", told.text if told else "", 2),
        Plain(_rules(told) + (f"\n异议方式：{told.reply}" if told and told.reply else "")),
        Fields.of(
            ("送达方式", choice(told.how if told else None, _WAYS)),
            ("凭证编号", told.proof if told else ""),
        ),
        Signatures(
            (
                Signature("送达人"),
                Signature("签收人", "已收到本通知"),
                Signature("见证人", "拒签时"),
            )
        ),
    )
    title, number = "欠费催缴通知书", told.number if told else ""
    return Sheet(title, estate, parts, printed_at, number, head, format=on, plies=_PLIES)


def plan(
    told: Told | None, estate: str, printed_at: datetime, head: Head | None, on: Format
) -> Sheet:
    """The agreement: what is owed, and in which parts by which days it is paid."""
    rows = tuple(
        (str(n), one.due.isoformat(), money.text(one.amount), "")
        for n, one in enumerate(told.parts if told else (), 1)
    )
    until = rows[-1][1] if rows else ""
    parts: tuple[Part, ...] = (
        _whom(told),
        _owed(told),
        _sum(told, "最后一期", until),
        Table(_PARTS, rows, 0 if rows else 6),
        Plain(_TERMS),
        Signatures((Signature("管理处（盖章）"), Signature("交款人", "确认欠款，同意分期"))),
    )
    title, number = "分期缴费协议", told.number if told else ""
    return Sheet(title, estate, parts, printed_at, number, head, format=on, plies=_PLAN_PLIES)


def _rules(told: Told | None) -> str:
    if told is None or not told.late:
        return _RULES.format(late=_NO_LATE)
    held = late.of_numbers(
        [one.bill_id for one in told.bills if one.late], told.on or clock.today()
    )
    for one in held[:1]:  # what was agreed when they fell due, whatever has been agreed since
        rate = late.as_percent(one.terms.rate)
        return _RULES.format(late=_LATE.format(clause=one.clause.text, rate=rate))
    agreed = late.settings()
    return _RULES.format(late=_LATE.format(clause=agreed.clause, rate=agreed.rate))


def _charged(told: Told | None) -> list[Fields]:
    """What is asked for besides, where the contract agrees it ($53)."""
    if told is None or not told.late:
        return []
    both = money.text(told.total + told.late)
    return [Fields.of(("违约金合计", f"¥{money.text(told.late)}", "连同违约金", f"¥{both}"))]


def _whom(told: Told | None) -> Fields:
    day = told.on.isoformat() if told and told.on else ""
    return Fields.of(
        ("房号", told.home if told else "", "交款人", told.name if told else ""),
        ("日期", day, "次数", told.title if told else ""),
    )


def _owed(told: Told | None) -> Table:
    rows = tuple(
        (
            *(one.number, one.item, f"{one.first.isoformat()} 至 {one.last.isoformat()}"),
            *(one.due.isoformat(), money.text(one.amount), money.text(one.owed)),
            *([money.text(one.late)] if told and told.late else []),
        )
        for one in (told.bills if told else ())
    )
    return Table(
        _WITH_LATE if told and told.late else _OWED, rows, 0 if rows else _BLANK_ROWS, "欠费明细"
    )


def _sum(told: Told | None, label: str, day: str) -> Fields:
    words = in_words(Decimal(told.total) / 100) if told else ""
    figure = f"¥{money.text(told.total)}" if told else ""
    return Fields.of(("大写", words), ("合计", figure, label, day))


def _told_of(case: Case, step: Taken | None) -> Told:
    """What a step said when it was taken; before the first one, what is owed as it stands now."""
    owing = next((one for one in dunning.of_home(case.home_id) if one.id == case.id), None)
    name = owing.name if owing else (step.whom if step else "")
    if step is not None:
        bills = dunning.then(step.id)
        names = {Rung.NOTICE: "缴费提示", Rung.FIRST: "第一次", Rung.SECOND: "第二次"}
        return Told(
            *(case.number, case.home, name, step.on, bills, step.deadline, step.text),
            title=names.get(step.rung, ""),
            how=step.how,
            proof=step.proof,
            reply=dunning.settings().reply,
        )
    today = clock.today()
    asked = [one for one in dunning.bills(case.id) if one.asked(today)]
    charges = late_now(asked)
    now = [
        Then(
            *(one.id, one.number, one.item, one.first, one.last, one.due, one.amount, one.owed),
            charges.get(one.id, 0),
        )
        for one in asked
    ]
    return Told(case.number, case.home, name, today, now, reply=dunning.settings().reply)


def _notice(case: Case | None, estate: str, at: datetime, head: Head | None, on: Format) -> Sheet:
    told = _told_of(case, dunning.written(case.id)) if case else None
    return notice(told, estate, at, head, on)


def _plan(case: Case | None, estate: str, at: datetime, head: Head | None, on: Format) -> Sheet:
    if case is None or (agreed := dunning.running(case.id)) is None:
        return plan(None, estate, at, head, on)
    step = next(one for one in dunning.steps(case.id) if one.id == agreed.step_id)
    told = Told(
        *(case.number, case.home, step.whom, step.on, dunning.then(step.id)),
        parts=agreed.instalments,
    )
    return plan(told, estate, at, head, on)


def posted(
    owing: Sequence[tuple[str, int]],
    article: str,
    estate: str,
    printed_at: datetime,
    head: Head | None,
) -> Sheet:
    """Rooms and what is overdue there, under the local rule that lets it be posted; no names."""
    rows = tuple((home, money.text(overdue)) for home, overdue in owing)
    parts: tuple[Part, ...] = (
        Fields.of(("日期", clock.day(printed_at).isoformat(), "户数", f"{len(rows)} 户")),
        Table(_POSTED, rows),
        Plain(f"公示依据：{article}。已缴纳的请凭收据到前台核对；如有异议，请到前台书面提出。"),
        Signatures((Signature("管理处（盖章）"),)),
    )
    return Sheet("物业费欠缴公示", estate, parts, printed_at, "", head)


def _posted(_all: str, _on: Format) -> Request:
    article, estate = dunning.settings().posting, settings().name
    if not article:
        raise Refused("Nobody is posted in public: the settings name no local rule that allows it.")
    owing = [(one.home, one.overdue) for one in dunning.debtors() if one.overdue]

    def declare(at: datetime, head: Head | None) -> Sheet:
        return posted(owing, article, estate, at, head)

    return Request(POSTED, ALL, f"arrears-{clock.today().isoformat()}", declare)


SHEETS = Sheets(
    {
        POSTED: Asked(_posted),
        NOTICE: about(CASES, NOTICE, "arrears-notice", _notice),
        PLAN: about(CASES, PLAN, "instalment-plan", _plan),
    },
    (
        Command(
            "arrears-posted",
            mark("what is overdue by room, where a local rule lets it be posted"),
            (),
            lambda _given: (POSTED, ALL),
        ),
        command(CASES, NOTICE, "arrears-notice", mark("the notice of what a home owes")),
        command(CASES, PLAN, "instalment-plan", mark("the agreement on instalments")),
    ),
)
