"""《值班日志》: one day's page of the full book with the supervisor's signatures (D1–D4, D7)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from printing import sheet
from printing.asked import Asked, Blank, Command, Request, Sheets, Takes
from printing.labels import ON_PAPER, called, full_day, moment
from printing.sheet import (
    Align,
    Column,
    Fields,
    Format,
    Head,
    Part,
    Sheet,
    Signature,
    Signatures,
    Table,
    Turn,
)
from store import clock, dutylog, sentences
from store.desk import duties
from store.dutylog import LOG_MONTH, LOG_PAGE, Absence, Day, LogEntry
from store.errors import NotFound
from store.estate import settings
from store.paper import SheetKind
from store.rights import Staff
from store.text import mark

TITLE = "值班日志"
MONTH = "值班日志月册"
_COLUMNS = (
    Column("序号", 13, Align.CENTRE),
    Column("时间", 14, Align.CENTRE),
    Column("类别", 17, Align.CENTRE),
    Column("房号", 21, Align.CENTRE),
    Column("事项记录", 62),
    Column("处理 / 跟进", 36),
    Column("经办", 15, Align.CENTRE),
)
_DAYS = (
    Column("日期", 46),
    Column("条数", 40),
    Column("主管签阅", 36),
    Column("签阅时间", 36, Align.CENTRE),
    Column("签阅记录", 20, Align.CENTRE),
)
_SIGNED = "day.signed"
_NOTE = "记录一经写入不得涂改；更正另立一条并指明所更正的序号。"
_SIDE_BY_SIDE = 3
_BLANK_ROWS = 28
# What stands on the handover's own sheet, or in a column of its own.
_NOT_HERE = ("sheet", "handled")


def day_page(
    page: Day,
    *,
    estate: str,
    printed_at: datetime,
    duty: Sequence[Staff] = (),
    head: Head | None = None,
) -> bytes:
    """A day's page as a PDF: every entry, corrections beside what they correct (D2)."""
    return sheet.render(declare(page, duty, estate, printed_at, head))


def blank(estate: str, printed_at: datetime) -> Sheet:
    """The declaration of an empty page to write on by hand."""
    nothing = Day(clock.day(printed_at), (), ())
    return sheet.blank(declare(nothing, (), estate, printed_at), rows=_BLANK_ROWS)


def declare_month(
    pages: Sequence[Day], estate: str, printed_at: datetime, head: Head | None = None
) -> Sheet:
    """The declaration of a month's book: what it holds, then each day with its signatures (D4, D7).

    ``pages`` are the month's days with entries, at least one.
    """
    parts: list[Part] = [_month_fields(pages), Table(_DAYS, tuple(map(_summed, pages)))]
    for page in pages:
        title = f"{full_day(page.day)}　　{_count(page)}"
        parts += [Turn(), Table(_COLUMNS, (*map(_row, page.entries), _end(page)), title=title)]
        parts += _signed(page)
    month = f"{pages[0].day:%Y-%m}"
    return Sheet(MONTH, estate, tuple(parts), printed_at, month, head, _NOTE)


def _month_fields(pages: Sequence[Day]) -> Fields:
    first = pages[0].day
    entries = sum(page.count for page in pages)
    unsigned = sum(page.signed is None for page in pages)
    return Fields.of(
        (
            "月份",
            f"{first.year} 年 {first.month} 月",
            "记录",
            f"{len(pages)} 天，{entries} 条",
            "未签阅",
            f"{unsigned} 天",
        )
    )


def _summed(page: Day) -> tuple[str, ...]:
    signature = page.signed
    return (
        full_day(page.day),
        _count(page),
        f"{signature.staff.name}　{signature.staff.number}" if signature else "",
        moment(signature.at) if signature else "",
        str(signature.number) if signature else "",
    )


def declare(
    page: Day, duty: Sequence[Staff], estate: str, printed_at: datetime, head: Head | None = None
) -> Sheet:
    """The declaration of a day's page; ``duty`` answered for the desk on that day."""
    on_duty = "、".join(f"{who.name} {who.number}" for who in duty)
    away = "；".join(map(_absence, page.absences))
    parts: tuple[Part, ...] = (
        Fields.of(
            ("日期", full_day(page.day), "值班人", on_duty, "条数", _count(page)),
            *([("离岗", away)] if away else []),
        ),
        Table(_COLUMNS, (*map(_row, page.entries), _end(page))),
        *_signed(page),
    )
    return Sheet(TITLE, estate, parts, printed_at, page.day.isoformat(), head, _NOTE)


def _absence(one: Absence) -> str:
    """Who was away, and from when to when (B1)."""
    start = f"{one.staff.name} {clock.local(one.since):%H:%M}"
    if one.back_at is None:
        return f"{start} 起未返岗"
    end = clock.local(one.back_at)
    day = "" if clock.day(one.back_at) == clock.day(one.since) else f"{end:%m-%d} "
    return f"{start}—{day}{end:%H:%M}（{one.minutes(one.back_at)} 分钟）"


def _end(page: Day) -> tuple[str, ...]:
    return ("", "", "", "", "以下空白" if page.entries else "当日无记录", "", "")


def _count(page: Day) -> str:
    late = sum(entry.late for entry in page.entries if entry.kind != _SIGNED)
    told = [f"{page.count} 条", *([f"补记 {late} 条"] if late else [])]
    return "，".join([*told, *([f"另签阅 {page.sealed} 条"] if page.sealed else [])])


def _row(entry: LogEntry) -> tuple[str, ...]:
    return (
        str(entry.number),
        _time(entry),
        _category(entry),
        entry.home,
        _what(entry),
        _handled(entry),
        entry.staff_name,
    )


def _time(entry: LogEntry) -> str:
    at = clock.local(entry.at)
    if not entry.late:
        return f"{at:%H:%M}"
    return f"{at:%m-%d}\n{at:%H:%M}" + ("" if entry.kind == _SIGNED else "\n补记")


def _category(entry: LogEntry) -> str:
    if entry.category:
        return called(entry.category)
    return sentences.called(entry.kind, ON_PAPER)


def _what(entry: LogEntry) -> str:
    """What happened; what was done about it stands beside what people wrote."""
    words = {name: text for name, text in entry.words.items() if name not in _NOT_HERE}
    return sentences.sentence(entry.kind, ON_PAPER, entry.payload, words, entry.subject_id)


def _handled(entry: LogEntry) -> str:
    told = [entry.words.get("handled", "")] if entry.kind.startswith("log.") else []
    if entry.follow_up_due and entry.kind != "log.followed":
        done = "，已办结" if entry.done else ""
        told.append(f"限 {entry.follow_up_due.isoformat()} 跟进{done}")
    if entry.corrected_by:
        told.append(f"已由第 {_listed(entry.corrected_by)} 条更正")
    return "\n".join(filter(None, told))


def _listed(numbers: tuple[int, ...]) -> str:
    return "、".join(map(str, numbers))


def _signed(page: Day) -> tuple[Signatures, ...]:
    places = [
        Signature(
            "主管签阅（代）" if signature.deputy else "主管签阅",
            f"已审阅至第 {signature.through} 条（记录 {signature.number}）",
            f"{signature.staff.name}　{signature.staff.number}",
            moment(signature.at),
        )
        for signature in page.signatures
    ]
    if page.signed is None:
        places.append(Signature("主管签阅", "已审阅本页全部记录"))
    places.insert(0, Signature("值班人", "以上记录属实、完整"))
    rows = range(0, len(places), _SIDE_BY_SIDE)
    return tuple(Signatures(tuple(places[n : n + _SIDE_BY_SIDE])) for n in rows)


def _log_page(day: str, _on: Format) -> Request:
    on, estate = date.fromisoformat(day), settings().name
    page, duty = dutylog.day(on), duties.on_duty_during(on)
    return Request(
        LOG_PAGE, f"day:{day}", f"log-{day}", lambda at, head: declare(page, duty, estate, at, head)
    )


def _log_month(month: str, _on: Format) -> Request:
    pages, estate = _days_of(date.fromisoformat(f"{month}-01")), settings().name
    if not pages:
        raise NotFound("The log has no entry in {month}.", month=month)
    return Request(
        LOG_MONTH,
        f"month:{month}",
        f"log-{month}",
        lambda at, head: declare_month(pages, estate, at, head),
    )


def _days_of(first: date) -> list[Day]:
    days = (first + timedelta(n) for n in range(31))
    pages = (dutylog.day(day) for day in days if day.month == first.month)
    return [page for page in pages if page.entries]


def _asks(given: Mapping[str, Any]) -> tuple[SheetKind, str]:
    if given["month"]:
        return LOG_MONTH, f"month:{given['month']}"
    return LOG_PAGE, f"day:{given['day'].isoformat()}"


SHEETS = Sheets(
    {
        LOG_PAGE: Asked(_log_page, (Blank("log", lambda estate, at, _: blank(estate, at)),)),
        # A month's book is filled in on the log's pages.
        LOG_MONTH: Asked(_log_month, long=True),
    },
    (
        Command(
            "log",
            mark("a day's page, or a month's book"),
            (
                Takes("--day", date, "YYYY-MM-DD", either=True),
                Takes("--month", date, "YYYY-MM", either=True),
            ),
            _asks,
        ),
    ),
)
