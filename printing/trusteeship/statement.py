"""What was done for an entrusted home, for its owner (SH25, T12)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from printing.labels import called, moment
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
from store import answers, clock, journal, meters, money, trusteeship
from store.meters import USE, Read
from store.trusteeship import Problem, Result, Round, Trust, TrustSpan, Visit

_TIMES = (
    Column("托管时段", 60),
    Column("天数", 20, Align.RIGHT),
    Column("管理费比例", 30, Align.CENTRE),
)
_METERS = (
    Column("表", 22),
    Column("表号", 34),
    Column("起始", 40, Align.CENTRE),
    Column("终止", 40, Align.CENTRE),
    Column("用量", 26, Align.RIGHT),
)
_VISITS = (
    Column("日期时间", 34, Align.CENTRE),
    Column("类别", 24, Align.CENTRE),
    Column("结果", 80),
    Column("巡查人", 28),
)
_PROBLEMS = (
    Column("发现", 28, Align.CENTRE),
    Column("问题", 50),
    Column("处理", 42),
    Column("告知业主", 56),
)
_BLANK_ROWS = 6
_THANKS = "以上为托管期间管理处为本户所做的全部巡查与处理，读数经双方核对。"


def statement(
    one: Trust | None, estate: str, printed_at: datetime, head: Head | None, on: Format
) -> Sheet:
    """The times, the meters, every visit and every problem; so far, where it has not ended."""
    rows = _BLANK_ROWS if one is None else 0
    visits = trusteeship.visits_of(one.id) if one else []
    found = trusteeship.problems_of(one.id) if one else []
    parts: tuple[Part, ...] = (
        _of(one, visits, found),
        Table(_TIMES, tuple(_time(one, each) for each in _spans(one)) if one else (), rows and 2),
        Table(_METERS, tuple(_meters(one)) if one else (), 3),
        Table(_VISITS, tuple(_visit(each) for each in visits), rows),
        Table(_PROBLEMS, tuple(map(_problem, found)), rows or (0 if found else 1)),
        Plain(_THANKS),
        Signatures((Signature("管理处", "以上属实"), Signature("业主", "已收到本表"))),
    )
    title = "托管情况汇总" if one is None or one.last_day else "托管情况汇总（截至打印日）"
    number = one.number if one else ""
    return Sheet(title, estate, parts, printed_at, number, head, format=on)


def _spans(one: Trust) -> list[TrustSpan]:
    return trusteeship.spans_of(one.id)


def _of(one: Trust | None, visits: list[Visit], found: list[Problem]) -> Fields:
    if one is None:
        return Fields.of(
            ("业主", "", "房号", ""), ("托管自", "", "至", ""), ("终止原因", "", "巡查次数", "")
        )
    walked = [each for each in visits if each.result is not Result.EXCUSED]
    weekly = sum(each.kind is Round.WEEK for each in walked)
    rain = sum(each.kind in (Round.BEFORE, Round.AFTER) for each in walked)
    counts = f"每周 {weekly} 次，雨前雨后 {rain} 次，其他 {len(walked) - weekly - rain} 次"
    told = sum(each.told_at is not None for each in found)
    return Fields.of(
        ("业主", trusteeship.owner_of(one), "房号", one.home),
        ("托管自", one.since.isoformat(), "至", _day(one.last_day) or "托管中"),
        ("终止原因", called(one.why), "发现问题", f"{len(found)} 件，已告知 {told} 件"),
        ("巡查次数", counts),
    )


def _time(one: Trust, each: TrustSpan) -> tuple[str, ...]:
    last = each.until if each.until else one.last_day
    days = str((last - each.since).days + 1) if last else ""
    return f"{each.since.isoformat()} 至 {_day(last) or '今'}", days, f"{one.rate / 100:g}%"


def _meters(one: Trust) -> Iterator[tuple[str, ...]]:
    """What each meter stood at when both signed, and at the end, or at last."""
    for meter in meters.of_home(one.home_id):
        reads = meters.chain(meter.id)
        first = next((read for read in reads if read.on == one.signed_on), None)
        last = _last(one, reads)
        if first is None or last is None:
            continue
        used = sum(
            use.amount for use in meters.used(meter)
            if use.before.on >= first.on and use.now.on <= last.on
        )  # fmt: skip
        yield (
            called(meter.kind),
            meter.number,
            _read(first),
            _read(last),
            money.measure_text(used, USE) or "0",
        )


def _last(one: Trust, reads: list[Read]) -> Read | None:
    ended = _ended_on(one)
    there = [read for read in reads if ended is None or read.on <= ended]
    return there[-1] if there else None


def _ended_on(one: Trust) -> date | None:
    """The day on which the end was taken down, when the meters were read; None before."""
    ended = journal.of_kind(one.subject, "trusteeship.ended")
    return clock.day(ended[-1].at) if ended else None


def _read(read: Read) -> str:
    return f"{money.measure_text(read.value, money.READING) or '0'}（{read.on.isoformat()}）"


def _visit(each: Visit) -> tuple[str, ...]:
    late = "，补录" if each.late else ""
    return moment(each.visited), called(each.kind), called(each.result) + late, each.walked_by


def _problem(each: Problem) -> tuple[str, ...]:
    told = "未告知"
    if each.told_at is not None:
        told = (
            f"{moment(each.told_at)} {called(each.told_how)} {called(each.told_whom)}：{each.said}"
        )
    return moment(each.found_at)[5:], f"{called(each.point)}：{each.what}", _became(each), told


def _became(each: Problem) -> str:
    if each.ticket is None:
        return each.put_right
    for one in answers.findings().of_source(f"trusteeship:{each.trusteeship_id}"):
        if one.number == each.ticket:
            return f"整改单 {each.ticket}：{called(one.stage)}"
    return f"整改单 {each.ticket}"


def _day(on: date | None) -> str:
    return on.isoformat() if on else ""
