"""The sheets of administrative affairs: seals used, vehicles driven, things counted."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from printing.asked import Asked, Blank, Request, Sheets
from printing.labels import called, moment
from printing.register import command
from printing.sheet import (
    Align,
    Column,
    Fields,
    Format,
    Head,
    Part,
    Plain,
    Sheet,
    Signature,
    Signatures,
    Table,
)
from store import affairs
from store.affairs import (
    ASSET_COUNT,
    ASSETS,
    SEAL_BOOK,
    VEHICLE_BOOK,
    Asset,
    AssetCount,
    Kind,
    Line,
    Loan,
    LoanStage,
    Way,
)
from store.desk import staff
from store.estate import settings
from store.text import mark

_SEALS = (
    Column("日期时间", 28, Align.CENTRE),
    Column("文件名称", 46),
    Column("份数", 10, Align.CENTRE),
    Column("发往 / 外带至", 28),
    Column("用印人", 18),
    Column("批准人 / 同行人", 22),
    Column("归还", 24, Align.CENTRE),
    Column("签字", 20),
)
_DRIVES = (
    Column("借出", 26, Align.CENTRE),
    Column("应还", 26, Align.CENTRE),
    Column("用车人", 18),
    Column("驾驶人", 18),
    Column("事由 / 目的地", 38),
    Column("出车公里", 16, Align.CENTRE),
    Column("还车公里", 16, Align.CENTRE),
    Column("归还", 26, Align.CENTRE),
    Column("签字", 16),
)
_COUNT = (
    Column("编号", 24, Align.CENTRE),
    Column("物品", 44),
    Column("存放处", 26),
    Column("保管人", 20),
    Column("单位", 10, Align.CENTRE),
    Column("账面", 12, Align.CENTRE),
    Column("实点", 12, Align.CENTRE),
    Column("差异", 12, Align.CENTRE),
    Column("说明", 36),
)
_BLANK_ROWS = 20
_LISTED = 200  # the newest uses of a seal, or drives, on one sheet


def seals(
    one: Asset | None, found: Sequence[Loan], estate: str, at: datetime, head: Head | None
) -> Sheet:
    """What was sealed, and where the seal was (用印登记)."""
    uses = [each for each in found if each.stage is not LoanStage.OFF]
    parts: tuple[Part, ...] = (
        _of(one, "印章"),
        Table(_SEALS, tuple(map(_sealed, uses)), _BLANK_ROWS if one is None else len(uses) + 3),
        Plain("先批准后用印；不得在空白纸上用印。外带须两人同行，经主管或经理批准，当日归还。"),
        Signatures((Signature("保管人", "逐笔登记属实"), Signature("主管", "已核"))),
    )
    return Sheet("用印登记", estate, parts, at, one.number if one else "", head)


def _sealed(one: Loan) -> tuple[str, ...]:
    copies = str(one.copies) if one.way is Way.SEALED else "外带"
    back = moment(one.back_at) if one.back_at else ""
    open_ = one.way is Way.OUT and not one.back_at
    return (
        *(moment(one.since), one.what, copies, one.whither, one.who, one.other),
        *(called(one.stage) if open_ else back, ""),
    )


def drives(
    one: Asset | None, found: Sequence[Loan], estate: str, at: datetime, head: Head | None
) -> Sheet:
    """Who drove, from when to when, how far (车辆使用登记)."""
    lent = [each for each in found if each.stage is not LoanStage.OFF]
    parts: tuple[Part, ...] = (
        _of(one, "车辆"),
        Table(_DRIVES, tuple(map(_driven, lent)), _BLANK_ROWS if one is None else len(lent) + 3),
        Plain("出车、还车时核对公里数和车况，损伤写入备注并告知主管。"),
        Signatures((Signature("保管人", "逐次登记属实"), Signature("主管", "已核"))),
    )
    return Sheet("车辆使用登记", estate, parts, at, one.number if one else "", head)


def _driven(one: Loan) -> tuple[str, ...]:
    back = moment(one.back_at) if one.back_at else called(one.stage)
    what = " / ".join(filter(None, (one.what, one.whither)))
    return (
        *(moment(one.out_at or one.since), moment(one.until), one.who, one.other, what),
        *(_number(one.km_out), _number(one.km_back), back, ""),
    )


def _number(number: int | None) -> str:
    return "" if number is None else str(number)


def _of(one: Asset | None, called_: str) -> Fields:
    return Fields.of(
        (called_, one.name if one else "", "牌号 / 规格", one.code if one else ""),
        ("保管人", one.keeper if one else "", "存放处", one.place if one else ""),
    )


def counted(
    one: AssetCount | None,
    listed: Sequence[Asset],
    estate: str,
    at: datetime,
    head: Head | None,
) -> Sheet:
    """What was counted against the list; without a count the list to be filled in, blind."""
    rows = tuple(map(_line, one.lines)) if one else tuple(map(_unfilled, listed))
    names = staff.names()
    signer = next((each for each in one.signatures), None) if one else None
    told = f"{one.counted}/{one.things}" if one else ""
    differ = str(one.differences) if one else ""
    parts: tuple[Part, ...] = (
        Fields.of(
            ("范围", called(one.scope) if one else "", "开始", moment(one.begun_at) if one else ""),
            ("已点", told, "差异", differ),
        ),
        Table(_COUNT, rows, 0 if rows else _BLANK_ROWS),
        Plain("先点数后看账面；借出的按归还登记核对。用品以实点数入账，未见的物品转整改。"),
        Signatures(
            (
                Signature(
                    "盘点人", "点数在看账之前",
                    names.get(signer.staff.id, "") if signer else "",
                    moment(signer.at) if signer else "",
                ),
                Signature("监盘", "在场核对"),
            )
        ),
    )  # fmt: skip
    return Sheet("物品盘点表", estate, parts, at, str(one.id) if one else "", head)


def _line(line: Line) -> tuple[str, ...]:
    facts, answer = line.facts, line.answer
    lent = "（借出）" if facts["lent"] else ""
    there = _number(answer.counted) if answer else ""
    note = (answer.note if answer else "") + lent
    differs = f"{line.difference:+}" if line.difference else ""
    return (
        *(facts["number"], line.title, facts["place"], facts["keeper"], facts["unit"]),
        *(_number(line.expected), there, differs, note),
    )


def _unfilled(one: Asset) -> tuple[str, ...]:
    name = " ".join(filter(None, (one.name, one.code)))
    return (one.number, name, one.place, one.keeper, one.unit, "", "", "", "")


def _seal_book(number: str, _on: Format) -> Request:
    one, estate = affairs.get(int(number)), settings().name
    found = affairs.of_asset(one.id)[:_LISTED]

    def declare(at: datetime, head: Head | None) -> Sheet:
        return seals(one, found, estate, at, head)

    return Request(SEAL_BOOK, one.subject, f"seal-book-{one.number}", declare)


def _vehicle_book(number: str, _on: Format) -> Request:
    one, estate = affairs.get(int(number)), settings().name
    found = affairs.of_asset(one.id)[:_LISTED]

    def declare(at: datetime, head: Head | None) -> Sheet:
        return drives(one, found, estate, at, head)

    return Request(VEHICLE_BOOK, one.subject, f"vehicle-book-{one.number}", declare)


def _counted(number: str, _on: Format) -> Request:
    one = affairs.count_of(int(number)) if int(number) else None
    listed = [each for each in affairs.every() if each.kind is not Kind.ROOM]
    estate = settings().name

    def declare(at: datetime, head: Head | None) -> Sheet:
        return counted(one, listed, estate, at, head)

    return Request(ASSET_COUNT, f"asset_count:{number}", f"asset-count-{number}", declare)


def _blank_seals(estate: str, at: datetime, _on: Format) -> Sheet:
    return seals(None, (), estate, at, None)


def _blank_drives(estate: str, at: datetime, _on: Format) -> Sheet:
    return drives(None, (), estate, at, None)


def _blank_count(estate: str, at: datetime, _on: Format) -> Sheet:
    return counted(None, (), estate, at, None)


SHEETS = Sheets(
    {
        SEAL_BOOK: Asked(_seal_book, (Blank("seal-book", _blank_seals),)),
        VEHICLE_BOOK: Asked(_vehicle_book, (Blank("vehicle-book", _blank_drives),)),
        ASSET_COUNT: Asked(_counted, (Blank("asset-count", _blank_count),)),
    },
    (
        command(ASSETS, SEAL_BOOK, "seal-book", mark("what was sealed with a seal")),
        command(ASSETS, VEHICLE_BOOK, "vehicle-book", mark("who drove a vehicle")),
    ),
)
