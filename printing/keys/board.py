"""《钥匙清单》 and 《钥匙挂钩图》 (K1, K2)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from printing import sheet
from printing.asked import Asked, Blank, Command, Request, Takes
from printing.labels import called, moment
from printing.sheet import (
    Align,
    Column,
    Fields,
    Head,
    Sheet,
    Signature,
    Signatures,
    Table,
    Tiles,
)
from store import clock, keys
from store.estate import settings
from store.keys import KEY_LIST, KEY_MAP, HeldKey, Loan
from store.paper import SheetKind
from store.text import mark

LIST, MAP = "钥匙清单", "钥匙挂钩图"
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
        f"{key.count}（缺 {key.missing}）" if key.missing else str(key.count),
        called(key.kind),
        key.since.isoformat(),
        _state(key.loan),
        "",
    )


def _state(loan: Loan | None) -> str:
    if loan is None:
        return "在库"
    some = f" {loan.out} 把" if loan.out < loan.count else ""
    return f"{loan.borrower} 借出{some}，应还 {clock.local(loan.due_at):%m-%d %H:%M}"


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


def blank_list(estate: str, printed_at: datetime) -> Sheet:
    """The declaration of an empty list."""
    return sheet.blank(key_list((), estate, printed_at), rows=_BLANK_ROWS)


def blank_map(estate: str, printed_at: datetime) -> Sheet:
    """The declaration of an empty board."""
    return sheet.blank(key_map((), estate, printed_at))


def _of_all(kind: SheetKind, name: str, lay: Callable[..., Sheet]) -> Request:
    held, estate = keys.inventory(), settings().name
    return Request(kind, "keys:all", name, lambda at, head: lay(held, estate, at, head))


ASKED = {
    KEY_LIST: Asked(
        lambda _all, _on: _of_all(KEY_LIST, "key-list", key_list),
        (Blank("keys", lambda estate, at, _: blank_list(estate, at)),),
    ),
    KEY_MAP: Asked(
        lambda _all, _on: _of_all(KEY_MAP, "key-map", key_map),
        (Blank("key-map", lambda estate, at, _: blank_map(estate, at)),),
    ),
}
COMMANDS = (
    Command(
        "keys",
        mark("the list of all keys, for the day the power fails"),
        (Takes("--map", bool, help=mark("the board with its hooks instead")),),
        lambda given: (KEY_MAP if given["map"] else KEY_LIST, "keys:all"),
    ),
)
