"""《值班日志》: one day's page of the full book with the supervisor's signatures (D1–D4, D7)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from printing import sheet
from printing.labels import EVENTS, STEPS, SUBJECTS, called, full_day, moment
from printing.sheet import (
    Align,
    Column,
    Fields,
    Head,
    Part,
    Sheet,
    Signature,
    Signatures,
    Table,
    Turn,
)
from store import clock
from store.dutylog import Day, LogEntry
from store.tickets import Opinion

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
# What stands on the handover's own sheet.
_NOT_HERE = ("sheet",)


def day_page(page: Day, *, estate: str, printed_at: datetime, head: Head | None = None) -> bytes:
    """A day's page as a PDF: every entry, corrections beside what they correct (D2)."""
    return sheet.render(declare(page, estate, printed_at, head))


def blank(estate: str, printed_at: datetime) -> Sheet:
    """The declaration of an empty page to write on by hand."""
    nothing = Day(clock.day(printed_at), (), ())
    return sheet.blank(declare(nothing, estate, printed_at), rows=_BLANK_ROWS)


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
    entries = sum(len(page.entries) for page in pages)
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


def declare(page: Day, estate: str, printed_at: datetime, head: Head | None = None) -> Sheet:
    """The declaration of a day's page."""
    parts: tuple[Part, ...] = (
        Fields.of(("日期", full_day(page.day), "值班人", _on_duty(page), "条数", _count(page))),
        Table(_COLUMNS, (*map(_row, page.entries), _end(page))),
        *_signed(page),
    )
    return Sheet(TITLE, estate, parts, printed_at, page.day.isoformat(), head, _NOTE)


def _end(page: Day) -> tuple[str, ...]:
    return ("", "", "", "", "以下空白" if page.entries else "当日无记录", "", "")


def _on_duty(page: Day) -> str:
    names = (f"{e.staff_name} {e.staff_number}" for e in page.entries if e.kind != _SIGNED)
    return "、".join(dict.fromkeys(name for name in names if name.strip()))


def _count(page: Day) -> str:
    written = [entry for entry in page.entries if entry.kind != _SIGNED]
    late = sum(entry.late for entry in written)
    return f"{len(written)} 条" + (f"，补记 {late} 条" if late else "")


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
    part = entry.kind.partition(".")[0]
    return SUBJECTS.get(part, part)


def _what(entry: LogEntry) -> str:
    words = entry.words
    if entry.kind == "log.written":
        return words.get("what", "")
    if entry.kind == "log.corrected":
        return f"更正第 {entry.corrects} 条：{words.get('what', '')}"
    if entry.kind == "log.followed":
        return f"跟进第 {entry.follows} 条：{words.get('words', '')}"
    told = "　".join(text for name, text in words.items() if name not in _NOT_HERE)
    event = _event(entry)
    return f"{event}：{told}" if told else event


def _event(entry: LogEntry) -> str:
    part, _, step = entry.kind.partition(".")
    if part == "ticket":
        return f"工单 {entry.subject_id} {STEPS.get(step, step)}"
    named = EVENTS.get(entry.kind, entry.kind)
    if part == "key":
        return f"钥匙 {entry.payload.get('hook', '')} {named}"
    about = _line(entry.payload.get("key", ""))
    return f"{named}（{about}）" if about else named


def _line(key: str) -> str:
    """The line of a handover that a key names, in words."""
    part, _, named = key.partition(":")
    return f"{SUBJECTS[part]} {named}".strip() if part in SUBJECTS else named


def _handled(entry: LogEntry) -> str:
    told = [entry.words.get("handled", "")] if entry.kind.startswith("log.") else []
    if entry.kind == "log.followed":
        told.append("已办结" if entry.payload.get("done") else f"改期至 {entry.payload['due']}")
    elif entry.follow_up_due:
        done = "，已办结" if entry.done else ""
        told.append(f"限 {entry.follow_up_due.isoformat()} 跟进{done}")
    told += _figures(entry)
    if entry.corrected_by:
        told.append(f"已由第 {_listed(entry.corrected_by)} 条更正")
    return "\n".join(filter(None, told))


def _figures(entry: LogEntry) -> Iterator[str]:
    """What the payload of a step adds to its words."""
    payload = entry.payload
    if entry.kind == _SIGNED:
        yield f"至第 {payload['through']} 条"
    if "opinion" in payload:
        yield called(Opinion(payload["opinion"]))
    if payload.get("expected"):
        yield f"预计 {_short(payload['expected'])} 完工"
    if "until" in payload:
        yield f"至 {payload['until']}"
    if entry.kind == "key.lent":
        yield f"应还 {_short(payload['due'])}"
    if payload.get("late"):
        yield "逾期归还"


def _short(milliseconds: int) -> str:
    return f"{clock.local(clock.from_ms(milliseconds)):%m-%d %H:%M}"


def _listed(numbers: tuple[int, ...]) -> str:
    return "、".join(map(str, numbers))


def _signed(page: Day) -> tuple[Signatures, ...]:
    places = [
        Signature(
            "主管签阅",
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
