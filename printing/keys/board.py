"""《钥匙清单》, 《钥匙挂钩图》, 《钥匙借用单》 and 《业主托管钥匙委托书》 (K1, K2, K4)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from printing import sheet
from printing.asked import Asked, Blank, Command, Request, Takes
from printing.labels import called, choice, moment
from printing.sheet import (
    A4,
    Align,
    Column,
    Fields,
    Format,
    Head,
    Plain,
    Prose,
    Sheet,
    Signature,
    Signatures,
    Table,
    Tiles,
)
from store import clock, keys, residents
from store.desk import staff
from store.errors import NotFound
from store.estate import settings
from store.keys import KEY_DEPOSIT, KEY_LIST, KEY_LOAN, KEY_MAP, HeldKey, KeyKind, Loan
from store.paper import SheetKind
from store.text import mark

LIST, MAP = "钥匙清单", "钥匙挂钩图"
LOAN, DEPOSIT = "钥匙借用单", "业主托管钥匙委托书"
_APART = "停电备用。本表与钥匙分开存放，钥匙牌上不写房号；用后交回前台。"
_COLUMNS = (
    Column("挂钩", 16, Align.CENTRE),
    Column("房号", 24, Align.CENTRE),
    Column("钥匙", 42),
    Column("把数", 12, Align.RIGHT),
    Column("类别", 19, Align.CENTRE),
    Column("收存日期", 22, Align.CENTRE),
    Column("现状", 43),
    Column("实点", 14),
)
_ACROSS = 6
_FEW, _FEW_ACROSS = 40, 4  # so many are set larger
_BLANK_ROWS = 30
_LOANS = (
    Column("借用人", 26),
    Column("证件", 20, Align.CENTRE),
    Column("事由", 44),
    Column("借出", 30, Align.CENTRE),
    Column("应还", 30, Align.CENTRE),
)
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


def key_list(
    held: Sequence[HeldKey], estate: str, printed_at: datetime, head: Head | None = None
) -> Sheet:
    """The declaration of the list of all keys, with room to count them."""
    out = sum(key.loan is not None for key in held)
    count = f"{len(held)} 钩 {sum(key.count for key in held)} 把，借出 {out}" if held else ""
    parts = (
        Fields.of(("清单时间", moment(printed_at), "合计", count)),
        Table(_COLUMNS, tuple(map(_row, held))),
        Signatures(
            (
                Signature("清点人", "已逐钩清点，差异写在“实点”栏"),
                Signature("复核人", "已复核"),
            )
        ),
    )
    return Sheet(LIST, estate, parts, printed_at, "", head, _APART)


def _row(key: HeldKey) -> tuple[str, ...]:
    return (
        key.hook,
        key.home,
        key.doors,
        str(key.count),
        called(key.kind),
        key.since.isoformat(),
        _state(key.loan),
        "",
    )


def _state(loan: Loan | None) -> str:
    if loan is None:
        return "在库"
    return f"{loan.borrower} 借出，应还 {clock.local(loan.due_at):%m-%d %H:%M}"


def key_map(
    held: Sequence[HeldKey], estate: str, printed_at: datetime, head: Head | None = None
) -> Sheet:
    """The declaration of the board as it hangs: for each hook, what the key opens."""
    tiles = tuple(map(_tile, held)) or (("", "", ""),) * (_ACROSS * 12)
    across = _FEW_ACROSS if len(tiles) <= _FEW else _ACROSS
    return Sheet(MAP, estate, (Tiles(across, tiles),), printed_at, "", head, _APART)


def _tile(key: HeldKey) -> tuple[str, ...]:
    count = f" ×{key.count}" if key.count > 1 else ""
    told = [key.hook, key.home, key.doors + count, "" if key.loan is None else "（借出）"]
    return tuple(filter(None, told))


def key_loan(
    key: HeldKey,
    loan: Loan | None,
    estate: str,
    staff: Mapping[int, str],
    printed_at: datetime,
    head: Head | None = None,
    on: Format = A4,
) -> Sheet:
    """The declaration of the slip for one lending, with room for the return (K2)."""
    row = () if loan is None else (_lent(loan),)
    back = loan.returned_at if loan else None
    lent_by = staff.get(loan.lent_by, "") if loan else ""
    taken_by = staff.get(loan.returned_to or 0, "") if loan else ""
    parts = (
        Fields.of(
            ("挂钩", key.hook, "房号", key.home),
            ("钥匙", key.doors, "把数", str(key.count) if key.count else ""),
        ),
        Table(_LOANS, row, least=1, title="借出"),
        Signatures(
            (
                Signature("借用人", "已收到上述钥匙，按时归还"),
                Signature("前台经办", f"已核对身份并登记　{lent_by}".rstrip("　")),
            )
        ),
        Fields.of(
            ("归还时间", moment(back), "归还人", loan.returned_by if loan else ""),
        ),
        Prose("归还情况", lines=2),
        Signatures(
            (
                Signature("归还人", "钥匙齐全、完好"),
                Signature("前台经办", f"已点收并挂回　{taken_by}".rstrip("　")),
            )
        ),
    )
    number = f"{loan.id:06}" if loan else ""
    return Sheet(LOAN, estate, parts, printed_at, number, head, _KEPT, on)


def _lent(loan: Loan) -> tuple[str, ...]:
    return (
        loan.borrower,
        called(loan.identity),
        loan.reason,
        moment(loan.lent_at),
        moment(loan.due_at),
    )


def key_deposit(
    key: HeldKey,
    owner: Depositor,
    estate: str,
    printed_at: datetime,
    head: Head | None = None,
) -> Sheet:
    """The declaration of an owner's authorisation to keep their key, in two copies (K1)."""
    since = key.since.isoformat() if key.id else ""
    parts = (
        Fields.of(
            ("房号", key.home, "委托日期", since),
            ("业主姓名", owner.name, "联系电话", owner.phone),
            ("钥匙", key.doors, "把数", str(key.count) if key.count else ""),
            ("挂钩", key.hook, "类别", _kind(key)),
        ),
        Prose("托管事由", key.reason, lines=3),
        Prose("领取条件（可交给何人、凭何证件、是否须先电话确认）", lines=4),
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


def _nothing(printed_at: datetime) -> HeldKey:
    return HeldKey(
        0, "", None, "", "", 0, KeyKind.PUBLIC, "", clock.day(printed_at), True, "", None
    )


def blank_list(estate: str, printed_at: datetime) -> Sheet:
    """The declaration of an empty list."""
    return sheet.blank(key_list((), estate, printed_at), rows=_BLANK_ROWS)


def blank_map(estate: str, printed_at: datetime) -> Sheet:
    """The declaration of an empty board."""
    return sheet.blank(key_map((), estate, printed_at))


def blank_loan(estate: str, printed_at: datetime, on: Format = A4) -> Sheet:
    """The declaration of an empty slip."""
    return sheet.blank(key_loan(_nothing(printed_at), None, estate, {}, printed_at, on=on))


def blank_deposit(estate: str, printed_at: datetime) -> Sheet:
    """The declaration of an empty authorisation."""
    return sheet.blank(key_deposit(_nothing(printed_at), Depositor(), estate, printed_at))


def _of_all(kind: SheetKind, name: str, lay: Callable[..., Sheet]) -> Request:
    held, estate = keys.inventory(), settings().name
    return Request(kind, "keys:all", name, lambda at, head: lay(held, estate, at, head))


def _loan(number: str, on: Format) -> Request:
    key, names, estate = keys.get(int(number)), staff.names(), settings().name
    loan = key.loan or next(iter(keys.loans(key.id, 1)), None)
    return Request(
        KEY_LOAN,
        f"key:{key.id}",
        f"key-loan-{key.id}",
        lambda at, head: key_loan(key, loan, estate, names, at, head, on),
    )


def _deposit(number: str, _on: Format) -> Request:
    key, estate = keys.get(int(number)), settings().name
    owner = residents.owner_of(key.home_id) if key.home_id else None

    def declare(at: datetime, head: Head | None) -> Sheet:
        who = Depositor(owner.name, owner.phone if head else owner.shown) if owner else Depositor()
        return key_deposit(key, who, estate, at, head)

    people = (owner.person_id,) if owner else ()
    return Request(KEY_DEPOSIT, f"key:{key.id}", f"key-deposit-{key.id}", declare, people)


def _on_hook(hook: str) -> str:
    for key in keys.inventory():
        if key.hook == hook:
            return f"key:{key.id}"
    raise NotFound("There is no key on hook {hook}.", hook=hook)


_HOOK = (Takes("hook", str, "HOOK"),)

ASKED = {
    KEY_LIST: Asked(
        lambda _all, _on: _of_all(KEY_LIST, "key-list", key_list),
        (Blank("keys", lambda estate, at, _: blank_list(estate, at)),),
    ),
    KEY_MAP: Asked(
        lambda _all, _on: _of_all(KEY_MAP, "key-map", key_map),
        (Blank("key-map", lambda estate, at, _: blank_map(estate, at)),),
    ),
    KEY_LOAN: Asked(_loan, (Blank("key-loan", blank_loan),)),
    KEY_DEPOSIT: Asked(
        _deposit, (Blank("key-deposit", lambda estate, at, _: blank_deposit(estate, at)),)
    ),
}
COMMANDS = (
    Command(
        "keys",
        mark("the list of all keys, for the day the power fails"),
        (Takes("--map", bool, help=mark("the board with its hooks instead")),),
        lambda given: (KEY_MAP if given["map"] else KEY_LIST, "keys:all"),
    ),
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
