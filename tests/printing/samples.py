"""Sheets as full as they get, each kind on each of its papers, declared without a store."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from printing import dutylog, handover, keys, receipts, residents
from printing.receipts import Printed
from printing.sheet import A4, A5, CONTINUOUS, ROLL, Format, Sheet
from printing.tickets import workorder
from store import clock
from store.checklist import Answer as Counted
from store.dutylog import Category, Day, LogEntry
from store.dutylog import Signature as Signed
from store.handover import Answer, Line, Party, Record, Section, Signature
from store.keys import HeldKey, Identity, KeyKind, Loan
from store.keys import Signed as HowSigned
from store.keys.counts import KeyCount
from store.keys.counts import Line as CountLine
from store.keys.counts import Party as CountParty
from store.keys.counts import Section as CountSection
from store.keys.counts import Signature as CountSignature
from store.keys.counts import Stage as CountStage
from store.receipts import Invoicing, Method, Receipt
from store.receipts import Kind as Book
from store.receipts import Line as Charge
from store.receipts import Stage as Valid
from store.receipts.receipt import as_kept
from store.residents import (
    Home,
    HomeKind,
    HomePage,
    Paper,
    Person,
    Phone,
    Resident,
    Role,
    Sex,
    Vehicle,
)
from store.rights import Role as Rank
from store.rights import Staff
from store.tickets import Channel, Kind, Step, Ticket, Urgency
from tests.printing.conftest import AT, HEAD

ESTATE = "金色家园"
ID, PHONE = "11010519491231002X", "13812341234"
LONG = "".join(f"{n}号楼业主反映夜间装修噪声，影响老人、小孩休息；" for n in range(40))[:500]
STAFF = {1: "李芳"}
_OUTGOING = Staff(1, "1001", "李芳", Rank.ASSISTANT)
_INCOMING = Staff(2, "1002", "周敏", Rank.ASSISTANT)
_SUPERVISOR = Staff(3, "2001", "王主管", Rank.SUPERVISOR)
_SEEN = Answer(None, False, "", 9)
_LATER = datetime(2026, 11, 23, 8, 9, tzinfo=UTC)
_DAY = date(2026, 11, 23)


def order(what: str, kind: Kind, on: Format) -> Sheet:
    """A ticket's sheet that was reopened and finished."""
    expected: dict[str, object] = {"expected": clock.to_ms(_LATER)}
    sent = {"team": "工程组", "worker": "王师傅"}
    done = {"result": "室外机固定螺栓松动，已紧固并加装减振垫；试机三十分钟正常。"}
    told: tuple[tuple[str, dict[str, str], dict[str, object]], ...] = (
        ("taken", {"what": what}, {}),
        ("dispatched", sent, expected),
        ("arrived", {}, {}),
        ("suspended", {"reason": "等配件"}, {"until": "2026-11-24"}),
        ("resumed", {}, {}),
        ("completed", done, {}),
        ("opinion", {"words": "又响了"}, {"opinion": "dissatisfied"}),
        ("reopened", {"reason": "住户不满意，重新派人"}, {}),
        ("dispatched", sent, expected),
        ("arrived", {}, {}),
        ("completed", done, {}),
        ("opinion", {"words": "这次好了"}, {"opinion": "satisfied"}),
    )
    steps = tuple(Step(1, name, AT, 1, words, payload) for name, words, payload in told)
    made = Ticket(
        id=87,
        kind=kind,
        channel=Channel.PHONE,
        urgency=Urgency.URGENT,
        home_id=1,
        home="3-2-1201",
        place="主卧",
        caller="欧阳㛃𠅤",
        phone=PHONE,
        convenient="今日 16:00 – 17:00",
        taken_at=AT,
        open=True,
        steps=steps,
    )
    return workorder.declare(made, ESTATE, STAFF, AT, HEAD, on)


def entries(count: int, day: date = _DAY) -> list[LogEntry]:
    """So many entries of a day."""
    made = LogEntry(
        number=345,
        at=AT,
        day=day,
        shift="2026-11-23 早班",
        staff_id=1,
        staff_name="李芳",
        staff_number="1001",
        kind="log.written",
        subject="log:345",
        category=Category.PARCEL,
        home_id=1,
        home="3-2-1201",
        payload={},
        words={"what": "代收顺丰快件一件（SF1390…8821），住户外出", "handled": "已短信通知取件"},
        corrects=None,
        corrected_by=(),
        follows=None,
        followed_by=(),
        follow_up_due=None,
        done=False,
        signed=False,
        hash=bytes(32),
    )
    return [replace(made, number=345 + n) for n in range(count)]


def log_page(count: int) -> Sheet:
    """A day with so many entries, the last one long, signed."""
    *written, last = entries(count)
    written.append(replace(last, number=last.number + 1, words={"what": LONG}))
    signed = (Signed(_SUPERVISOR, AT, 346 + count, 345 + count, count),)
    page = Day(_DAY, tuple(written), signed)
    return dutylog.declare(page, (_OUTGOING,), ESTATE, AT, HEAD)


def log_book(a_day: int) -> Sheet:
    """A month of so many entries a day."""
    days = (date(2026, 10, n) for n in range(1, 32))
    pages = [Day(day, tuple(entries(a_day, day)), ()) for day in days]
    return dutylog.declare_month(pages, ESTATE, AT, HEAD)


def handed_over(lines: int) -> Sheet:
    """A signed handover with so many open lines, every seventh important and let pass."""
    facts = {
        "stage": "dispatched",
        "urgency": "urgent",
        "late": True,
        "expected": clock.to_ms(AT),
        "worker": "王师傅",
    }
    counted = Answer(1, False, "保安借用", 5)
    items = tuple(
        Line(f"item:{name}", Section.ITEMS, "", name, {}, 0, expected=2, answer=counted)
        for name in ("电脑", "打印机", "对讲机", "手电筒", "应急药箱", "雨伞", "办公用品")
    )
    log = Line("log", Section.LOG, "", "2026-11-23 早班", {"entries": 23}, 0, answer=_SEEN)
    opened = tuple(
        Line(
            f"ticket:{n}",
            Section.OPEN,
            f"ticket:{n}",
            f"3-2-{n} 空调不制冷，室外机异响",
            facts,
            3,
            answer=_SEEN,
            important="" if n % 7 else "urgent",
            passed="住户同意明早再修" if n % 7 == 0 else "",
        )
        for n in range(1001, 1001 + lines)
    )
    area = Line("area:大堂", Section.AREA, "", "大堂及门前无异常", {}, 0, answer=_SEEN)
    signatures = (
        Signature(Party.OUTGOING, _OUTGOING, AT, 350),
        Signature(Party.INCOMING, _INCOMING, AT, 351),
    )
    made = Record(
        12,
        "2026-11-23 早班",
        "2026-11-23 中班",
        _OUTGOING,
        _INCOMING,
        AT,
        AT,
        AT - timedelta(minutes=6),
        AT,
        (*items, log, *opened, area),
        signatures,
    )
    return handover.declare(made, ESTATE, AT, HEAD)


HOME = Home(1, "3-2-1201", "3", "2", "1201", HomeKind.HOME, 12850, "")
VEHICLES = (Vehicle(1, "粤B12345", "理想 L9 / 银", "B2-118"), Vehicle(2, "粤BD12345", "", ""))


def _phones(first: str) -> tuple[Phone, ...]:
    return (Phone(None, first),)


def _papers(first: str) -> tuple[Paper, ...]:
    return (Paper(None, first),)


def file_of(members: int) -> HomePage:
    """A home's file: an owner and so many of the family, with long names and notes."""
    owner = Person(1, "欧阳㛃𠅤", Sex.FEMALE, _phones(PHONE), _papers(ID), "")
    note = "在外地工作，每逢节假日回来居住，车辆临时停放"
    family = (
        Person(
            n, f"阿卜杜热合曼·买买提江{n}", Sex.MALE, _phones(f"139000000{n:02}"), _papers(ID), note
        )
        for n in range(2, members + 2)
    )
    people = (
        Resident(owner, Role.OWNER, "", _DAY),
        *(Resident(one, Role.FAMILY, "外甥女婿", _DAY) for one in family),
    )
    return HomePage(HOME, people, VEHICLES)


def count(hooks: int) -> KeyCount:
    """A reconciliation of so many hooks: one short, one found at the second counting, one lent."""
    lines = []
    for place, key in enumerate(board(hooks)):
        lent = place % 7 == 4
        expected = 0 if lent else key.count
        first = expected - (place in (2, 3) and not lent)
        counted = expected if place != 2 else first
        note = "工程部取走一把未登记，已补登记" if place == 2 else ""
        facts = {"hook": key.hook, "first": first, "lent": lent, "by": 1}
        subject, title = f"key:{key.id}", f"{key.home} {key.doors}".strip()
        answer = Counted(counted, False, note, place)
        lines.append(
            CountLine(
                *(subject, CountSection.HOOKS, subject, title, facts, 0),
                expected=expected,
                answer=answer,
            )
        )
    signed = CountSignature(CountParty.COUNTER, _OUTGOING, _LATER, 1825)
    return KeyCount(
        id=3,
        stage=CountStage.SIGNED,
        version=1798,
        due=_DAY,
        begun_at=AT,
        begun_by=_OUTGOING,
        ended_at=_LATER,
        hooks=hooks + 1,
        counted=hooks,
        differences=1,
        next_due=_DAY + timedelta(days=7),
        lines=tuple(lines),
        signatures=(signed,),
    )


def board(hooks: int) -> tuple[HeldKey, ...]:
    """So many keys, the first one out."""
    loan = Loan(
        id=61,
        key_id=1,
        borrower="贺工",
        identity=Identity.ID_CARD,
        reason="量尺出图",
        lent_by=1,
        lent_at=AT,
        due_at=_LATER,
        returned_by="",
        returned_to=None,
        returned_at=None,
        phone=PHONE,
        firm="装修公司",
        first_due=AT + timedelta(hours=1),
        count=2,
        signed=HowSigned.PAPER,
    )
    kind, doors, why = KeyKind.DEPOSITED, "入户门、单元门", "长期在外地"
    made = HeldKey(1, "1", 1, HOME.code, doors, 2, kind, why, _DAY, True, "", loan)
    rest = (replace(made, id=n, hook=str(n), loan=None) for n in range(2, hooks + 1))
    return (made, *rest)


PAID = Printed(
    Receipt(
        id=417,
        number="SJ-2026-000417",
        kind=Book.INCOME,
        home_id=1,
        home="3-2-1201",
        about="payment:1",
        payer="欧阳㛃𠅤",
        amount=419_50,
        method=Method.WECHAT,
        reference="4200001234567",
        received_on=_DAY,
        made_at=AT,
        cashier=1,
        written=as_kept(
            (
                Charge("物业管理费", "2026-10 至 2026-12", "128.0\u00a0㎡", "1.00", 384_00),
                Charge("停车费", "", "", "", 35_50),
            )
        ),
        remark="",
        refers_to=None,
        invoice=Invoicing.NONE,
        title="",
        tax_number="",
        invoice_no="",
        invoiced_on=None,
        red_invoice_no="",
        red_invoiced_on=None,
        reprints=0,
        salt="",
        stage=Valid.VALID,
    ),
    "李芳",
)

SAMPLES: dict[str, Callable[[], Sheet]] = {
    "work-order": lambda: order(LONG[:60], Kind.REPAIR, A4),
    "work-order-500": lambda: order(LONG, Kind.PAID, A4),
    "work-order-continuous": lambda: order(LONG[:60], Kind.REPAIR, CONTINUOUS),
    "work-order-continuous-500": lambda: order(LONG, Kind.PAID, CONTINUOUS),
    "complaint-500": lambda: order(LONG, Kind.COMPLAINT, A4),
    "complaint-continuous-500": lambda: order(LONG, Kind.COMPLAINT, CONTINUOUS),
    "log-page": lambda: log_page(12),
    "log-page-100": lambda: log_page(100),
    "handover": lambda: handed_over(6),
    "handover-60": lambda: handed_over(60),
    "key-list": lambda: keys.key_list(board(90), ESTATE, AT, HEAD),
    "key-map": lambda: keys.key_map(board(24), ESTATE, AT, HEAD),
    "key-map-90": lambda: keys.key_map(board(90), ESTATE, AT, HEAD),
    "key-loan": lambda: keys.key_loan(board(1)[0], board(1)[0].loan, ESTATE, STAFF, AT, HEAD),
    "key-loan-a5": lambda: keys.key_loan(
        board(1)[0], board(1)[0].loan, ESTATE, STAFF, AT, HEAD, A5
    ),
    "key-count": lambda: keys.count.declare(count(24), ESTATE, STAFF, AT, HEAD),
    "key-count-90": lambda: keys.count.declare(count(90), ESTATE, STAFF, AT, HEAD),
    "key-release": lambda: keys.key_release(
        replace(board(2)[1], held=False, handed_to="欧阳㛃𠅤"),
        keys.Given(2, AT, Identity.ID_CARD, "入住手续已办，全部钥匙移交"),
        ESTATE,
        AT,
        HEAD,
    ),
    "key-deposit": lambda: keys.key_deposit(
        board(1)[0], keys.Depositor("欧阳㛃𠅤", PHONE), ESTATE, AT, HEAD
    ),
    "household": lambda: residents.household(file_of(3), ESTATE, AT, HEAD),
    "household-12": lambda: residents.household(file_of(12), ESTATE, AT, HEAD),
    "residents-12": lambda: residents.register(file_of(12), ESTATE, AT, HEAD),
    "file-cover": lambda: residents.cover(file_of(1), ESTATE, AT, HEAD),
    "receipt-roll": lambda: receipts.declare(PAID, ESTATE, AT, HEAD, ROLL),
    "receipt-a5": lambda: receipts.declare(PAID, ESTATE, AT, HEAD, A5),
}
