"""What runs in the demo just now, so that every clock of the desk has something to show."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from store import clock, dutylog, keys, tickets
from store.demo import repairs, reports
from store.demo.keyboard import Board
from store.demo.reports import Question, Report
from store.demo.scene import Course, Scene
from store.dutylog import Category, NewEntry
from store.keys import Identity, KeyLoan, Signed
from store.tickets import (
    Completion,
    Dispatch,
    Kind,
    NewTicket,
    Note,
    OpinionGiven,
    Suspension,
    Urgency,
)

# The last shift that lay wholly on the day before, whichever runs now.
YESTERDAY = 3
SHIFT_BEFORE = 1

COOLING = Report("主卧空调不制冷，外机异响，家里有老人", reports.WATER, "", 60)
LEAK = Report("卫生间漏水，已流到楼下", reports.POWER, "", 45, urgency=Urgency.URGENT)
GATE = Report("单元门禁卡失灵，刷三次才开", reports.WOOD, "", 120)
LIGHT = Report("客厅灯闪，有焦味后已关灯", reports.POWER, "", 30)
TAP = Report("厨房水龙头漏水，接了盆", reports.WATER, "", 30)
WINDOW = Report("换窗锁，窗户关不上", reports.WOOD, "", 40)
PUMP = Report("洗手盆下水慢，要换下水器", reports.WATER, "", 40)
BASIN = Report("厨房下水管接口渗水", reports.WATER, "更换下水管一段，试水无渗漏", 45)
NOISE = Question("楼上装修周末早上打孔，要求管理处处理", "已转秩序部核实，今天答复业主", "")


def plan(scene: Scene, board: Board) -> None:
    """Plan everything that is still open now, from yesterday's on to the last minutes'."""
    _from_yesterday(scene)
    _from_the_shift_before(scene)
    _keys(scene, board)
    _follow_ups(scene)
    _since_the_handover(scene)


def _course(scene: Scene, back: int, minute: float, new: NewTicket) -> Course:
    return Course(scene, back, scene.roster.moment(back, minute)).take(new)


def _ago(scene: Scene, minutes: float, report: Report) -> Course:
    at = scene.roster.now - timedelta(minutes=minutes)
    return Course(scene, 0, at).take(repairs.reported(scene, report))


def _day(scene: Scene, ahead: int) -> datetime:
    return scene.roster.now + timedelta(days=ahead)


def _from_yesterday(scene: Scene) -> None:
    """One completed and waiting for its return visit, one that rests until today (W5, W7)."""
    done = _course(scene, YESTERDAY, 20, repairs.reported(scene, BASIN))
    repairs.send(done, BASIN)
    done.then(11, tickets.arrive)
    done.then(BASIN.minutes, tickets.complete, Completion(result=BASIN.result))
    done.then(
        3,
        tickets.give_opinion,
        OpinionGiven(opinion=tickets.Opinion.SATISFIED, words="师傅手脚很快"),
    )
    rests = _course(scene, YESTERDAY, 150, repairs.reported(scene, PUMP))
    repairs.send(rests, PUMP)
    rests.then(14, tickets.arrive)
    today = clock.day(_day(scene, 0))
    rests.then(9, tickets.suspend, Suspension(reason="下水器型号不合，采购后再装", until=today))


def _from_the_shift_before(scene: Scene) -> None:
    """A complaint being answered, and one that rests until tomorrow, waiting for parts (W6, W7)."""
    rests = _course(scene, SHIFT_BEFORE, 90, repairs.reported(scene, WINDOW))
    repairs.send(rests, WINDOW)
    rests.then(12, tickets.arrive)
    tomorrow = clock.day(_day(scene, 1))
    rests.then(15, tickets.suspend, Suspension(reason="等配件：窗锁已订货", until=tomorrow))
    complaint = _course(scene, SHIFT_BEFORE, 200, repairs.asked(scene, NOISE, Kind.COMPLAINT))
    complaint.then(6, tickets.note, Note(words=NOISE.note))


def _keys(scene: Scene, board: Board) -> None:
    """A key that should have been back yesterday at 18:00, and one due in three hours (K2)."""
    roster = scene.roster
    minute = {"早班": 120, "中班": 60, "晚班": 455}[roster.shifts[YESTERDAY].name]
    yesterday = clock.moment(clock.day(_day(scene, -1)), time(18))
    late = KeyLoan(
        borrower="贺工",
        identity=Identity.ID_CARD,
        phone="13900001105",
        firm="装修公司",
        reason="量尺出图",
        signed=Signed.PAPER,
        due=yesterday,
    )
    by, later = roster.assistant(YESTERDAY), roster.assistant(0)
    lent = roster.moment(YESTERDAY, minute)
    scene.timeline.plan(lent, lambda: keys.lend(board.overdue, late, by=by))
    due = roster.now + timedelta(hours=3)
    out = KeyLoan(
        borrower="邱工",
        identity=Identity.WORK_PASS,
        firm="电信",
        reason="检修基站",
        signed=Signed.PAPER,
        due=due,
    )
    at = roster.now - timedelta(minutes=9)
    scene.timeline.plan(at, lambda: keys.lend(board.out, out, by=later))


def _follow_ups(scene: Scene) -> None:
    """Two entries that wait to be followed up, one of them due today (D3)."""
    roster, today = scene.roster, clock.day(_day(scene, 0))
    home = scene.callers.deal().home_id
    due_today = NewEntry(
        category=Category.CALL,
        home=home,
        what="业主来电问装修押金退款进度",
        handled="财务答复已在审批，约今天回复业主",
        follow_up_due=today,
    )
    due_later = NewEntry(
        category=Category.FACILITY,
        what="二栋大堂玻璃有裂纹，已围挡",
        handled="工程组量尺订货，到货后更换",
        follow_up_due=today + timedelta(days=2),
    )
    for back, minute, new in ((YESTERDAY, 300, due_today), (SHIFT_BEFORE, 260, due_later)):
        _write(scene, back, roster.moment(back, minute), new)


def _write(scene: Scene, back: int, at: datetime, new: NewEntry) -> None:
    by = scene.roster.assistant(back)
    scene.timeline.plan(at, lambda: dutylog.write(new, by=by))


def _since_the_handover(scene: Scene) -> None:
    """The last half hour: on site, just too late, urgent, just sent, and not sent yet (W1–W3)."""
    arrived = _ago(scene, 29, GATE)
    promise = scene.roster.now + timedelta(hours=2)
    arrived.then(1.5, tickets.dispatch, _sent(GATE, promise)).then(13, tickets.arrive)
    for taken, sent, report in ((24, 2.5, COOLING), (5, 2, LEAK), (6, 4, LIGHT)):
        course = _ago(scene, taken, report)
        expected = course.promise(report.minutes + 30)
        course.then(sent, tickets.dispatch, _sent(report, expected))
    _ago(scene, 4, TAP)
    round_ = NewEntry(
        category=Category.PATROL,
        what="接班后巡视大堂及门前",
        handled="地面干净，灯具完好，门禁正常",
    )
    _write(scene, 0, scene.roster.now - timedelta(minutes=20), round_)


def _sent(report: Report, expected: datetime) -> Dispatch:
    return Dispatch(worker=report.worker, team=repairs.TEAM, expected=expected)
