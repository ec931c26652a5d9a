"""The sheets of patrols: a round as it was walked, its points to walk with, the month (I8, I14)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta

from printing.asked import Asked, Blank, Command, Request, Sheets, Takes
from printing.labels import called, moment
from printing.register import about, command
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
from store import clock, patrols
from store.estate import settings
from store.figure import Period, month, share
from store.patrols import (
    ROUND_SHEET,
    ROUNDS_OF_MONTH,
    TO_WALK_WITH,
    WALKS,
    Month,
    Noted,
    Point,
    Result,
    Stage,
    Verdict,
    Walk,
)
from store.text import mark

ENTERED_LATE = timedelta(minutes=15)
_SIGNED = Signatures(
    (Signature("巡查人", "逐点到位，如实记录"), Signature("班长/主管", "已核")),
)
_HOW = "看、听、摸、试/测、问；异常当场报前台，写明位置和照片号。不能进入、未到的写明原因。"
_WALKED = (
    Column("序", 8, Align.CENTRE),
    Column("点位", 34),
    Column("实到", 20, Align.CENTRE),
    Column("方式", 18, Align.CENTRE),
    Column("结果", 20, Align.CENTRE),
    Column("异常说明、原因", 56),
    Column("问题单", 16, Align.CENTRE),
    Column("存疑", 20),
)
_TO_WALK = (
    Column("序", 8, Align.CENTRE),
    Column("点位", 34),
    Column("查看内容", 48),
    Column("实到", 16, Align.CENTRE),
    Column("结果", 54, Align.CENTRE),
    Column("异常说明、照片号", 32),
)
_MONTHLY = (
    Column("路线", 38),
    Column("应巡", 12, Align.RIGHT),
    Column("按时", 12, Align.RIGHT),
    Column("迟", 10, Align.RIGHT),
    Column("漏", 10, Align.RIGHT),
    Column("补", 10, Align.RIGHT),
    Column("免", 10, Align.RIGHT),
    Column("自发", 12, Align.RIGHT),
    Column("到位率", 40, Align.RIGHT),
    Column("异常", 12, Align.RIGHT),
)
_BLANK_ROWS = 18
_BOXES = "□正常 □异常 □进不去 □未到"


def walked(
    walk: Walk | None,
    points: Sequence[tuple[Point, Noted | None]],
    estate: str,
    at: datetime,
    head: Head | None,
    on: Format,
) -> Sheet:
    """A round as it was walked, point by point in the order that was planned."""
    noted = [each for _point, each in points if each is not None]
    wrong = sum(each.result is Result.ABNORMAL for each in noted)
    doubted = sum(each.doubt is not None for each in noted)
    count = f"{len(noted)}/{len(points)} 点，异常 {wrong}，存疑 {doubted}" if walk else ""
    parts: tuple[Part, ...] = (
        Fields.of(
            ("路线", f"{walk.title}（第 {walk.version} 版）" if walk else "", "状态", _state(walk)),
            ("巡查人", walk.walker if walk else "", "确认", called(walk.method) if walk else ""),
            ("开始", moment(walk.since) if walk else "", "结束", moment(_ended(walk))),
            ("合计", count, "天气", ""),
        ),
        Table(_WALKED, _rows(points, walk.since if walk else None), 0 if walk else _BLANK_ROWS),
        _SIGNED,
    )
    number = walk.number if walk else ""
    return Sheet("巡查记录表", estate, parts, at, number, head, format=on)


def _ended(walk: Walk | None) -> datetime | None:
    return walk.ended_at if walk else None


def _state(walk: Walk | None) -> str:
    if walk is None:
        return ""
    extra = "，自发" if walk.extra else ""
    words = {Stage.WALKING: "进行中", Stage.COMPLETE: "完成", Stage.INCOMPLETE: "不完整"}
    return words[walk.stage] + extra


def _rows(
    points: Sequence[tuple[Point, Noted | None]], since: datetime | None
) -> tuple[tuple[str, ...], ...]:
    day = clock.day(since) if since else None
    return tuple(_row(nth, point, noted, day) for nth, (point, noted) in enumerate(points, 1))


def _row(nth: int, point: Point, noted: Noted | None, day: date | None) -> tuple[str, ...]:
    if noted is None:
        return (str(nth), point.place, "", "", "未记录", "", "", "")
    at = clock.local(noted.happened)
    late = "，补录" if noted.written - noted.happened > ENTERED_LATE else ""
    judged = f"，{called(Verdict(noted.judged))}" if noted.judged else ""
    doubt = "" if noted.doubt is None else called(noted.doubt) + judged
    finding = "" if noted.finding is None else str(noted.finding)
    shape = "%H:%M" if at.date() == day else "%m-%d %H:%M"
    reached = "" if noted.result is Result.NOT_REACHED else f"{at:{shape}}"
    return (
        *(str(nth), point.place, reached, called(noted.method) + late, called(noted.result)),
        *(noted.note, finding, doubt),
    )


def to_walk(
    title: str,
    points: Sequence[Point],
    estate: str,
    at: datetime,
    head: Head | None,
    *,
    blank: bool = False,
) -> Sheet:
    """A patrol's points with room for what is found, to be carried and brought back."""
    rows = tuple(
        (str(nth), one.place, one.look, "", _BOXES, "") for nth, one in enumerate(points, 1)
    )
    parts: tuple[Part, ...] = (
        Fields.of(("路线", title, "日期、班次", ""), ("巡查人", "", "起止时间", "")),
        Table(_TO_WALK, rows, _BLANK_ROWS if blank else 0),
        Plain(_HOW),
        _SIGNED,
    )
    return Sheet("巡查签到表", estate, parts, at, "", head)


def monthly(
    period: Period, months: Sequence[Month], goal: int, estate: str, at: datetime, head: Head | None
) -> Sheet:
    """All patrols of a month: rounds, points, what was never reached, what came back (I14)."""
    rows = tuple(_monthly(one, goal) for one in months)
    places = [f"{one.title}：{_counted(one.missed)}" for one in months if one.missed]
    repeated = [f"{one.title}：{_counted(one.repeated)}" for one in months if one.repeated]
    parts: tuple[Part, ...] = (
        Fields.of(
            ("月份", f"{period.first:%Y-%m}", "路线数", str(len(months)), "到位率目标", f"{goal} %")
        ),
        Table(_MONTHLY, rows, 0 if rows else 1),
        Plain("未到点位（次数）：" + ("；".join(places) or "无")),
        Plain("同一点位异常三次以上：" + ("；".join(repeated) or "无")),
        Plain(
            "到位率＝时段内到位且无存疑（或主管认可）的点数/应到点数；免巡不计，自发巡查不计入；"
            "↓ 为低于目标。"
        ),
        Signatures((Signature("班长", "已核"), Signature("主管", "已阅"))),
    )
    return Sheet("巡查月报", estate, parts, at, "", head)


def _monthly(one: Month, goal: int) -> tuple[str, ...]:
    tally, rate = one.tally, share("", one.points.there, one.points.due, "")
    below = one.points.there * 100 < goal * one.points.due
    return (
        one.title,
        *map(str, (tally.of, tally.in_time, tally.late, tally.missed, tally.made_up)),
        *(str(one.excused), str(one.extra), rate.text + (" ↓" if below else ""), str(one.abnormal)),
    )


def _counted(places: Mapping[str, int]) -> str:
    return "、".join(f"{place} {times}" for place, times in places.items())


def _walk(one: Walk | None, estate: str, at: datetime, head: Head | None, on: Format) -> Sheet:
    points = [(point, noted) for _place, point, noted in one.points()] if one else []
    return walked(one, points, estate, at, head, on)


def _to_walk(number: str, _on: Format) -> Request:
    plan, estate = patrols.ROUNDS.plan(int(number)), settings().name
    points = patrols.read(plan.carries).points

    def declare(at: datetime, head: Head | None) -> Sheet:
        return to_walk(plan.title, points, estate, at, head)

    return Request(TO_WALK_WITH, plan.subject, f"patrol-{plan.id}", declare)


def _blank_to_walk(estate: str, at: datetime, _on: Format) -> Sheet:
    return to_walk("", (), estate, at, None, blank=True)


def _month(which: str, _on: Format) -> Request:
    period, estate = month(date.fromisoformat(f"{which}-01")), settings().name
    found = patrols.months(period, clock.now())

    def declare(at: datetime, head: Head | None) -> Sheet:
        return monthly(period, found, patrols.settings().goal, estate, at, head)

    return Request(ROUNDS_OF_MONTH, f"month:{which}", f"rounds-{which}", declare)


SHEETS = Sheets(
    {
        ROUND_SHEET: about(WALKS, ROUND_SHEET, "round-sheet", _walk),
        TO_WALK_WITH: Asked(_to_walk, (Blank("patrol-sheet", _blank_to_walk),)),
        ROUNDS_OF_MONTH: Asked(_month),
    },
    (
        command(WALKS, ROUND_SHEET, "round-sheet", mark("a round as it was walked")),
        Command(
            "patrol-sheet",
            mark("a patrol's points, to walk with"),
            (Takes("number", int, "NUMBER"),),
            lambda given: (TO_WALK_WITH, f"patrol:{given['number']}"),
        ),
        Command(
            "rounds-month",
            mark("the rounds of a month"),
            (Takes("--month", date, "YYYY-MM"),),
            lambda given: (ROUNDS_OF_MONTH, f"month:{given['month']:%Y-%m}"),
        ),
    ),
)
