"""The record of a return visit, and a month's summary for the supervisor (V7, V10)."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from printing.asked import Asked, Blank, Command, Request, Sheets, Takes
from printing.labels import called, choice, moment
from printing.register import about, command
from printing.sheet import (
    Align,
    Bar,
    Bars,
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
from store import visits
from store.desk import staff
from store.errors import NotFound
from store.estate import settings
from store.figure import months_back
from store.paper import SheetKind
from store.text import mark
from store.visits import (
    RETURN_VISIT,
    VISIT_SUMMARY,
    VISITS,
    Fate,
    Kind,
    Line,
    Mark,
    Means,
    Month,
    Overall,
    Summary,
    Visit,
    Whether,
)

_RULE = (
    "回访率 = 已回访 ÷ 应回访；满意率 =（A + B）÷（A + B + C），未联系上和不适用的不计；"
    "一次解决率 = 未重开 ÷ 已回访。同一事项告知几个部门的只计一次；一户几人的以最差的一次为准；"
    "免访的不计入应回访。没有应回访的写“—”。"
)
_MOST = 20
_SAID = (
    Column("编号", 30),
    Column("房号", 24),
    Column("总评", 12, Align.CENTRE),
    Column("意见", 104),
    Column("处理", 22),
)
_COLUMNS = (
    Column("类别", 34),
    Column("应回访", 18, Align.RIGHT),
    Column("已回访", 18, Align.RIGHT),
    Column("回访率", 34, Align.RIGHT),
    Column("应达", 14, Align.RIGHT),
    Column("满意率", 34, Align.RIGHT),
    Column("不满意", 16, Align.RIGHT),
    Column("一次解决率", 36, Align.RIGHT),
)


def record(
    one: Visit | None, estate: str, printed_at: datetime, head: Head | None, on: Format
) -> Sheet:
    """The record of a visit, or a blank one to fill in at the door."""
    parts: tuple[Part, ...] = (
        Fields.of(
            ("日期时间", moment(one.visited_at) if one else "", "房号", one.home if one else ""),
            ("来源", _source(one), "服务人员", _worker(one)),
            ("受访人", one.person if one else "", "与业主关系", one.relation if one else ""),
            ("方式", choice(Means(one.means) if one and one.means else None, Means)),
        ),
        Fields.of(
            ("态度 5—1", _mark(one, "attitude"), "质量 5—1", _mark(one, "quality")),
            ("及时 5—1", _mark(one, "in_time"), "穿鞋套", _whether(one, "covers")),
            ("工完场清", _whether(one, "clean"), "乱收费", _money(one)),
            ("总评", choice(Overall(one.overall) if one and one.overall else None, Overall)),
        ),
        Prose("意见建议", one.words if one else "", lines=3),
        Fields.of(("处理", choice(Fate(one.fate) if one and one.fate else None, Fate))),
        Signatures(
            (
                Signature("受访人", _means_of(one)),
                Signature(
                    "回访人", "如实记录", _visitor(one), moment(one.visited_at) if one else ""
                ),
                Signature("主管", "已阅，不满意项已安排"),
            )
        ),
    )
    return Sheet(
        "回访记录表", estate, parts, printed_at, one.number if one else "", head, format=on
    )


def _source(one: Visit | None) -> str:
    if one is None:
        return ""
    return f"{called(one.kind)} 工单 {one.ticket}" if one.ticket else called(one.kind)


def _worker(one: Visit | None) -> str:
    return next(iter(visits.workers_of(one)), "") if one else ""


def _visitor(one: Visit | None) -> str:
    return staff.names().get(one.visitor, "") if one and one.visitor else ""


def _means_of(one: Visit | None) -> str:
    return "电话回访，不签名" if one and one.means == Means.PHONE.value else "以上是我的意见"


def _mark(one: Visit | None, name: str) -> str:
    kept = getattr(one, name) if one else ""
    return "不适用" if kept == Mark.NA.value else kept


def _whether(one: Visit | None, name: str) -> str:
    told = {"yes": "是", "no": "否", "NA": "不适用"}
    kept = getattr(one, name) if one else ""
    return told[kept] if kept else choice(None, Whether) if one is None else ""


def _money(one: Visit | None) -> str:
    if one is None:
        return "☐ 有  ☐ 无"
    return "有" if one.overcharged else "无"


def masked(one: Visit) -> Visit:
    """As it shows where no printing is on record (F6)."""
    return replace(one, person=f"{one.person[:1]}**" if one.person else "")


def summary(
    found: Summary | None, month: Month | None, estate: str, at: datetime, head: Head | None
) -> Sheet:
    """The month's figures by kind, building and team, twelve months as bars, to be signed."""
    parts: list[Part] = [
        Fields.of(("月份", found.month if found else "", "抽取", _draw(month))),
        Table(
            _COLUMNS, tuple(map(_kind, found.kinds)) if found else (), 0 if found else 9, "分类别"
        ),
    ]
    if found is not None:
        parts += [_bars(found.month)]
        for title, lines in (("分楼栋", found.buildings), ("分班组", found.teams)):
            if lines:
                rows = tuple(_row(one.name, one) for one in lines)
                parts += [Table(_COLUMNS, rows, 0, title)]
        parts += _suggestions(found.month)
    changed = visits.changed(month) if month else ""
    parts += [Prose("本月改进", changed, lines=3), Plain(_RULE), _signed(month)]
    return Sheet("回访月度汇总", estate, tuple(parts), at, "", head)


def _suggestions(month: str) -> list[Part]:
    """What was said in the month, and where each of it ended (件件有着落)."""
    said = visits.of_month(*visits.period_of(month).bounds)
    rows = tuple(
        (one.number, one.home, one.overall, one.words.replace("\n", " "), called(Fate(one.fate)))
        for one in said[:_MOST]
    )
    return [Table(_SAID, rows, 0, f"意见及处理（{len(said)} 件）")] if rows else []


def _draw(month: Month | None) -> str:
    if month is None:
        return ""
    left, count = visits.left_of(month.month)
    return (
        f"种子 {month.seed}；在住 {month.homes} 户，本月已访 {month.counted} 户，抽 {count} 户，"
        f"未访 {left} 户"
    )


def _signed(month: Month | None) -> Signatures:
    name, at = "", ""
    if month is not None and month.signed_at is not None:
        name, at = staff.names().get(month.signed_by or 0, ""), moment(month.signed_at)
    return Signatures((Signature("汇总"), Signature("主管", "已阅，不满意项已安排", name, at)))


def _kind(one: Line) -> tuple[str, ...]:
    return _row(called(Kind(one.name)), one)


def _row(name: str, one: Line) -> tuple[str, ...]:
    quota = f"{one.quota}%" if one.quota else ""
    return (
        *(name, str(one.due), str(one.visited), one.share.text, quota),
        *(one.satisfied.text, str(one.c), one.once.text),
    )


def _bars(last: str) -> Bars:
    """The share satisfied in each of twelve months, the goal across them."""
    bars = []
    for month in months_back(last):
        lines = visits.summary(month).kinds
        told, glad = sum(one.told for one in lines), sum(one.glad for one in lines)
        text = f"{glad}/{told}" if told else "—"
        bars.append(Bar(month, text, glad * 1000 // told if told else None))
    goal = visits.settings().glad
    return Bars(tuple(bars), goal * 10, f"近十二个月满意率（竖线为目标 {goal}%）")


def asked_summary(month: Month) -> tuple[SheetKind, str]:
    """How a month's summary is asked for."""
    return VISIT_SUMMARY, month.subject


def _about(number: str, _on: Format) -> Request:
    month = visits.MONTHS.table.one(int(number))
    found, estate = visits.as_signed(month), settings().name

    def declare(at: datetime, head: Head | None) -> Sheet:
        return summary(found, month, estate, at, head)

    return Request(VISIT_SUMMARY, month.subject, f"visits-{month.month}", declare)


def _asks(given: object) -> tuple[SheetKind, str]:
    text = str(given["month"])[:7]  # type: ignore[index]
    found = visits.by_month(text)
    if found is None:
        raise NotFound("There is no such thing: {thing} {number}.", thing="month", number=text)
    return VISIT_SUMMARY, found.subject


SHEETS = Sheets(
    {
        RETURN_VISIT: about(VISITS, RETURN_VISIT, "return-visit", record, masked),
        VISIT_SUMMARY: Asked(
            _about,
            (Blank("visit-summary", lambda estate, at, on: summary(None, None, estate, at, None)),),
        ),
    },
    (
        command(VISITS, RETURN_VISIT, "return-visit", mark("the record of a return visit")),
        Command(
            "visit-summary",
            mark("the month's return visits"),
            (Takes("month", str, "YYYY-MM"),),
            _asks,
        ),
    ),
)
