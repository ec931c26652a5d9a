"""《交接班记录》: every line that was gone through, and both signatures (H1–H9)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from printing import sheet
from printing.asked import Asked, Blank, Command, Request, Sheets, Takes
from printing.labels import ON_PAPER, moment
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
from store import clock, handover, sentences
from store.estate import settings
from store.handover import HANDOVER, Line, Party, Record, Section
from store.rights import Staff
from store.subjects import thing_of
from store.text import mark

TITLE = "交接班记录"
_ITEMS = (
    Column("物品", 50),
    Column("应有", 16, Align.RIGHT),
    Column("实有", 16, Align.RIGHT),
    Column("情况", 24, Align.CENTRE),
    Column("说明", 72),
)
_CHECKS = (Column("检查内容", 82), Column("情况", 24, Align.CENTRE), Column("说明", 72))
_OPEN = (
    Column("未完事项", 66),
    Column("现状", 30),
    Column("承诺 / 期限", 24, Align.CENTRE),
    Column("接班已知", 18, Align.CENTRE),
    Column("说明", 40),
)
_MEANINGS = {
    Party.OUTGOING: ("交班人", "物品已交清，未完事项如实交代"),
    Party.INCOMING: ("接班人", "已清点、已阅日志、已知未完事项，同意接班"),
}
_NUMBERS = ("n", "ticket", "entry")  # names of the figure that is a thing's printed number
_PROMISED = ("expected", "due")  # names of the figures that say until when


def record(
    taken_over: Record, *, estate: str, printed_at: datetime, head: Head | None = None
) -> bytes:
    """A handover as a PDF; what is not signed on screen leaves room for a pen."""
    return sheet.render(declare(taken_over, estate, printed_at, head))


def declare(
    taken_over: Record, estate: str, printed_at: datetime, head: Head | None = None
) -> Sheet:
    """The declaration of a handover's sheet."""
    parts: tuple[Part, ...] = (
        Fields.of(
            ("交班班次", taken_over.shift, "接班班次", taken_over.next_shift),
            ("交班人", _who(taken_over.outgoing), "接班人", _who(taken_over.incoming)),
            ("到岗时间", _arrival(taken_over), "交接完成", moment(taken_over.completed_at)),
        ),
        *((Plain(f"清单第 {taken_over.version} 版"),) if taken_over.version else ()),
        Table(_ITEMS, _rows(taken_over, Section.ITEMS), title="一　物品清点"),
        Table(_CHECKS, _rows(taken_over, Section.LOG), title="二　阅读值班日志"),
        Table(_OPEN, _rows(taken_over, Section.OPEN), title="三　未完事项"),
        Table(_CHECKS, _rows(taken_over, Section.AREA), title="四　环境检查"),
        _signatures(taken_over),
    )
    return Sheet(TITLE, estate, parts, printed_at, f"{taken_over.id:06}", head)


def blank(estate: str, printed_at: datetime, items: Sequence[tuple[str, int]]) -> Sheet:
    """The declaration of an empty record; what is counted stands with the expected number."""
    rows = tuple((name, str(expected), "", "", "") for name, expected in items)
    empty = tuple(Table(columns, (), least, title) for columns, least, title in _BLANKS)
    parts: tuple[Part, ...] = (
        Fields.of(
            ("交班班次", "", "接班班次", ""),
            ("交班人", "", "接班人", ""),
            ("到岗时间", "", "交接完成", ""),
        ),
        Table(_ITEMS, rows, title="一　物品清点"),
        *empty,
        Signatures(tuple(Signature(*_MEANINGS[party]) for party in Party)),
    )
    return Sheet(TITLE, estate, parts, printed_at)


_BLANKS = (
    (_CHECKS, 2, "二　阅读值班日志"),
    (_OPEN, 8, "三　未完事项"),
    (_CHECKS, 4, "四　环境检查"),
)


def _arrival(taken_over: Record) -> str:
    """When the incoming arrived, and how late that was (H1)."""
    arrived, due = moment(taken_over.arrived_at), taken_over.due_at
    if due is None or not taken_over.late_minutes:
        return arrived
    late = f"应 {clock.local(due):%H:%M}，迟到 {taken_over.late_minutes} 分钟"
    return f"{arrived}（{late}）"


def _who(staff: Staff | None) -> str:
    return f"{staff.name}　{staff.number}" if staff else ""


def _rows(taken_over: Record, section: Section) -> tuple[tuple[str, ...], ...]:
    lay = {Section.ITEMS: _item, Section.OPEN: _open}.get(section, _check)
    lines = taken_over.section(section)
    rows = tuple((*lay(line), _explained(taken_over, line)) for line in lines)
    return rows or (_NOTHING[section],)


_NOTHING = {
    Section.ITEMS: ("无", "", "", "", ""),
    Section.LOG: ("无", "", ""),
    Section.OPEN: ("无", "", "", "", ""),
    Section.AREA: ("无", "", ""),
}


def _item(line: Line) -> tuple[str, ...]:
    counted = line.answer.counted if line.answer else None
    return line.title, _figure(line.expected), _figure(counted), _state(line)


def _figure(number: int | None) -> str:
    return "" if number is None else str(number)


def _check(line: Line) -> tuple[str, ...]:
    entries = line.facts.get("entries")
    title = line.title if entries is None else f"{line.title}　日志 {entries} 条"
    return title, _state(line)


def _state(line: Line) -> str:
    answer = line.answer
    if answer is None:
        return ""
    if faults := _faults(line, line.difference, answer.abnormal):
        return faults
    return "已阅" if line.section is Section.LOG else "正常"


def _faults(line: Line, more: int, faulty: bool) -> str:
    counted = (f"缺 {-more}" if more < 0 else f"多 {more}") if more else ""
    broken = "损坏" if line.section is Section.ITEMS else "异常"
    return "，".join([counted] * bool(more) + [broken] * faulty)


def _open(line: Line) -> tuple[str, ...]:
    known = "已知" if line.answer else ""
    return _subject(line), _stands(line), _promise(line), known


def _subject(line: Line) -> str:
    number = next((str(line.facts[name]) for name in _NUMBERS if name in line.facts), "")
    named = f"{sentences.called(line.subject, ON_PAPER)} {number}".strip()
    return f"{'【重要】' if line.important else ''}{named}　{line.title}"


def _stands(line: Line) -> str:
    """How it stands; until when is told beside it."""
    facts = {name: value for name, value in line.facts.items() if name not in _PROMISED}
    return sentences.sentence(f"{thing_of(line.subject)}.handed", ON_PAPER, facts)


def _promise(line: Line) -> str:
    due = next(filter(None, map(line.facts.get, _PROMISED)), None)
    if isinstance(due, int):
        return f"{clock.local(clock.from_ms(due)):%m-%d %H:%M}"
    return due[5:] if due else ""


def _explained(taken_over: Record, line: Line) -> str:
    """What was wrong before, what was said of it, by whom, its picture, and why it was let pass."""
    note, photo = (line.answer.note, line.answer.photo) if line.answer else ("", "")
    by = taken_over.said_by(line)
    said = f"{by.name}：{note}" if by and note else note
    shown = f"照片 {photo}" if photo else ""
    passed = f"主管放行：{line.passed}" if line.passed else ""
    faults = _faults(line, line.facts.get("was_more", 0), bool(line.facts.get("was_faulty")))
    before = f"上次：{faults}" if faults else ""
    return "\n".join(filter(None, (before, said, shown, passed)))


def _signatures(taken_over: Record) -> Signatures:
    places = [_place(taken_over, party) for party in (Party.OUTGOING, Party.INCOMING)]
    if any(line.passed for line in taken_over.lines):
        places.append(Signature("主管", "同意带重要未完事项交接"))
    return Signatures(tuple(places))


def _place(taken_over: Record, party: Party) -> Signature:
    title, meaning = _MEANINGS[party]
    signed = taken_over.signature(party)
    if signed is None:
        return Signature(title, meaning)
    meaning = f"{meaning}（记录 {signed.number}）"
    return Signature(title, meaning, _who(signed.staff), moment(signed.at))


def _handover(number: str, _on: Format) -> Request:
    taken_over, estate = handover.get(int(number)), settings().name
    return Request(
        HANDOVER,
        f"handover:{taken_over.id}",
        f"handover-{taken_over.id}",
        lambda at, head: declare(taken_over, estate, at, head),
    )


def _blank(estate: str, at: datetime, _on: Format) -> Sheet:
    return blank(estate, at, [(item.name, item.expected) for item in settings().items])


SHEETS = Sheets(
    {HANDOVER: Asked(_handover, (Blank("handover", _blank),))},
    (
        Command(
            "handover",
            mark("a handover's sheet, for two signatures"),
            (Takes("number", int, "N"),),
            lambda given: (HANDOVER, f"handover:{given['number']}"),
        ),
    ),
)
