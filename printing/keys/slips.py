"""《钥匙借用单》 and 《业主托管钥匙委托书》 (K1, K2, K4)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from types import MappingProxyType

from printing import sheet
from printing.asked import Asked, Blank, Command, Request, Takes
from printing.keys.signed import ByPin, signed_by_pin
from printing.labels import called, choice, moment
from printing.sheet import (
    A4,
    Fields,
    Format,
    Head,
    Part,
    Plain,
    Prose,
    Sheet,
    Signature,
    Signatures,
)
from store import clock, keys, residents
from store.desk import staff
from store.errors import NotFound
from store.estate import settings
from store.keys import KEY_DEPOSIT, KEY_LOAN, Act, HeldKey, Instruction, KeyKind, Loan
from store.residents import masking
from store.text import mark

LOAN, DEPOSIT = "钥匙借用单", "业主托管钥匙委托书"
_KEPT = "借用人对钥匙负责，不得复制、转借；遗失立即报告前台。借还记录保存两年。"
_CLAUSES = (
    "一、业主自愿将上述钥匙交管理处保管，供下列事由使用；管理处凭本委托书保管，不另作他用。\n"
    "二、未经业主同意，管理处不将钥匙交给他人；业主同意的领取条件写在上表，领取时核对身份并登记签字。\n"
    "三、紧急情况（火警、跑水、燃气泄漏等）须开门时，管理处两人以上到场，同时通知业主并记入值班日志。\n"
    "四、业主可随时凭本人身份证收回钥匙，本委托书随即终止。室内贵重物品请业主自行妥善保管。"
)


@dataclass(frozen=True)
class Depositor:
    """The owner who leaves a key, as the file knows them."""

    name: str = ""
    phone: str = ""


def key_loan(
    key: HeldKey,
    loan: Loan | None,
    estate: str,
    staff: Mapping[int, str],
    printed_at: datetime,
    head: Head | None = None,
    on: Format = A4,
    signed: Mapping[Act, ByPin] = MappingProxyType({}),
) -> Sheet:
    """The declaration of the slip for one lending, with room for the return (K2).

    ``signed`` are the signatures by PIN; where one is missing there is room for a pen.
    """
    by_hand = ByPin()
    lent, back = signed.get(Act.LENT, by_hand), signed.get(Act.RETURNED, by_hand)
    lent_by = staff.get(loan.lent_by, "") if loan else ""
    taken_by = staff.get(loan.returned_to or 0, "") if loan else ""
    parts = (
        Fields.of(
            ("挂钩", key.hook, "房号", key.home),
            ("钥匙", key.doors, "借出把数", str(loan.count) if loan else ""),
        ),
        *_lent(loan),
        Signatures(
            (
                lent.other("借用人", "已收到上述钥匙，按时归还"),
                lent.desk("前台经办", f"已核对身份并登记　{lent_by}".rstrip("　")),
            )
        ),
        Fields.of(
            ("归还时间", moment(loan.returned_at) if loan else "", "归还把数", _came_back(loan)),
            ("归还人", loan.returned_by if loan else "", "核对证件", _bringer(loan)),
        ),
        Prose("归还情况", lines=2),
        Signatures(
            (
                back.other("归还人", "钥匙齐全、完好"),
                back.desk("前台经办", f"已点收并挂回　{taken_by}".rstrip("　")),
            )
        ),
    )
    number = f"{loan.id:06}" if loan else ""
    return Sheet(LOAN, estate, parts, printed_at, number, head, _KEPT, on)


def _lent(loan: Loan | None) -> tuple[Part, ...]:
    if loan is None:
        rows = (
            ("借用人", "", "单位", ""),
            ("联系电话", "", "核对证件", ""),
            ("借出时间", "", "应还时间", ""),
        )
        return (Fields.of(*rows), Prose("事由", lines=1))
    at_first = f"（原定 {moment(loan.first_due)}）" if loan.extended else ""
    rows = (
        ("借用人", loan.borrower, "单位", loan.firm),
        ("联系电话", loan.phone, "核对证件", called(loan.identity)),
        ("借出时间", moment(loan.lent_at), "应还时间", moment(loan.due_at) + at_first),
    )
    return (Fields.of(*rows), Prose("事由", loan.reason, lines=1))


def _came_back(loan: Loan | None) -> str:
    if loan is None or not (loan.back or loan.lost):
        return ""
    return f"{loan.back}" + (f"，遗失 {loan.lost}" if loan.lost else "")


def _bringer(loan: Loan | None) -> str:
    return called(loan.back_identity) if loan else ""


def key_deposit(
    key: HeldKey,
    owner: Depositor,
    estate: str,
    printed_at: datetime,
    head: Head | None = None,
    conditions: str = "",
) -> Sheet:
    """The declaration of an owner's authorisation to keep their key, in two copies (K1).

    ``conditions`` are the instructions that hold, a line each.
    """
    since = key.since.isoformat() if key.id else ""
    parts = (
        Fields.of(
            ("房号", key.home, "委托日期", since),
            ("业主姓名", owner.name, "联系电话", owner.phone),
            ("钥匙", key.doors, "把数", str(key.count) if key.count else ""),
            ("挂钩", key.hook, "类别", _kind(key)),
        ),
        Prose("托管事由", key.reason, lines=3),
        Prose("领取条件（可交给何人、凭何证件、是否须先电话确认）", conditions, lines=4),
        Plain(_CLAUSES),
        Signatures(
            (
                Signature("业主", "自愿委托，以上内容属实"),
                Signature("管理处经办", "已核对业主身份，收到上述钥匙"),
            )
        ),
        Prose("终止（业主收回钥匙时填写）", lines=2),
        Signatures(
            (
                Signature("业主", "已收回全部钥匙"),
                Signature("管理处经办", "已交还并销册"),
            )
        ),
    )
    number = f"{key.id:06}" if key.id else ""
    note = "本委托书一式两份，业主与管理处各执一份。"
    plies = ("管理处存", "业主存")
    return Sheet(DEPOSIT, estate, parts, printed_at, number, head, note, plies=plies)


def _kind(key: HeldKey) -> str:
    kinds = (KeyKind.DEPOSITED, KeyKind.VACANT)
    return choice(key.kind if key.id else None, kinds)


def no_key(printed_at: datetime) -> HeldKey:
    """What a blank sheet is about."""
    return HeldKey(
        0, "", None, "", "", 0, KeyKind.PUBLIC, "", clock.day(printed_at), True, "", None
    )


def blank_loan(estate: str, printed_at: datetime, on: Format = A4) -> Sheet:
    """The declaration of an empty slip."""
    return sheet.blank(key_loan(no_key(printed_at), None, estate, {}, printed_at, on=on))


def blank_deposit(estate: str, printed_at: datetime) -> Sheet:
    """The declaration of an empty authorisation."""
    return sheet.blank(key_deposit(no_key(printed_at), Depositor(), estate, printed_at))


def _loan(number: str, on: Format) -> Request:
    key, names, estate = keys.get(int(number)), staff.names(), settings().name
    loan = key.loan or next(iter(keys.loans(key.id, 1)), None)
    signed = signed_by_pin(key.id, loan.id if loan else 0)

    def declare(at: datetime, head: Head | None) -> Sheet:
        shown = loan if head or not loan else replace(loan, phone=masking.phone(loan.phone))
        return key_loan(key, shown, estate, names, at, head, on, signed)

    return Request(KEY_LOAN, f"key:{key.id}", f"key-loan-{key.id}", declare)


def _deposit(number: str, _on: Format) -> Request:
    key, estate = keys.get(int(number)), settings().name
    owner = residents.owner_of(key.home_id) if key.home_id else None

    def declare(at: datetime, head: Head | None) -> Sheet:
        who = Depositor(owner.name, owner.phone if head else owner.shown) if owner else Depositor()
        return key_deposit(key, who, estate, at, head, _conditions(key.id))

    people = (owner.person_id,) if owner else ()
    return Request(KEY_DEPOSIT, f"key:{key.id}", f"key-deposit-{key.id}", declare, people)


def _conditions(key_id: int) -> str:
    return "\n".join(_condition(one) for one in keys.to_heed(keys.get(key_id)))


def _condition(one: Instruction) -> str:
    until = f"（至 {one.until.isoformat()}）" if one.until else ""
    told = "：".join(filter(None, (called(one.named), one.words)))
    return f"{told}　{one.given_by}{until}"


def _on_hook(hook: str) -> str:
    for key in keys.inventory():
        if key.hook.casefold() == hook.casefold():
            return f"key:{key.id}"
    raise NotFound("There is no key on hook {hook}.", hook=hook)


_HOOK = (Takes("hook", str, "HOOK"),)

ASKED = {
    KEY_LOAN: Asked(_loan, (Blank("key-loan", blank_loan),)),
    KEY_DEPOSIT: Asked(
        _deposit, (Blank("key-deposit", lambda estate, at, _: blank_deposit(estate, at)),)
    ),
}
COMMANDS = (
    Command(
        "key-loan",
        mark("the slip of a key's last lending"),
        _HOOK,
        lambda given: (KEY_LOAN, _on_hook(given["hook"])),
        KEY_LOAN.papers,
    ),
    Command(
        "key-deposit",
        mark("the slip of a key that is kept here"),
        _HOOK,
        lambda given: (KEY_DEPOSIT, _on_hook(given["hook"])),
    ),
)
