"""A batch planned, from a building or a spreadsheet; who came opens their move-in (M11)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from store import catalogue, cells, clock, money, residents
from store.desk.staff import require
from store.engine import database
from store.errors import Refused, StoreError
from store.journal.operation import attempt, operation
from store.moveins.inputs import NewMoveIn
from store.moveins.rights import PLAN_MOVE_INS
from store.moveins.settings import settings
from store.moveins.steps import open_
from store.moveins.visitinputs import Came, NewBatch, NewVisit, Postponed, Why
from store.moveins.visits import QUARTER, VISITS, Visit, planned_of, visits
from store.moveins.walk import Walk, handed_before, open_of
from store.moveins.words import Course, VisitStage
from store.rights import Staff
from store.text import mark

_COLUMNS = {
    "home": ("房号", "房屋编号", "房间", "房间号", "home"),
    "owner": ("业主", "业主姓名", "姓名", "客户", "owner"),
    "notice_date": ("入住通知日期", "通知日期", "交付通知日期", "notice"),
    "charged_from": ("计费起始日", "计费日期", "起费日期", "charged from"),
    "area": ("建筑面积", "面积", "产权面积", "area"),
}
_MOST = 5000
_Left = tuple[str, StoreError]
_chinese = catalogue.of("zh_CN").gettext
_BY_LIST = mark("By the list of homes")


@dataclass(frozen=True)
class Planned:
    """What a plan came to: how many homes, and which were left out and why."""

    count: int
    left_out: tuple[tuple[str, StoreError], ...]


@operation
def plan_one(new: NewVisit, *, by: Staff) -> Visit:
    """Plan one home's appointment; raises ``Refused`` where it has one, or was handed over."""
    require(by, PLAN_MOVE_INS)
    _must_be_free(new.home)
    return _enter(new, by)


@attempt
def plan_batch(new: NewBatch, *, by: Staff) -> Planned:
    """Spread a building's homes, or a spreadsheet's, over days and quarters, home by home.

    Homes that have an appointment, an open move-in, or were handed over are left out by name, and
    rows that cannot be read; a quarter that is full takes nobody more. All of it, or none.
    """
    require(by, PLAN_MOVE_INS)
    if new.ends <= new.begins:
        raise Refused("It ends before it begins.", field="ends")
    if new.first_day < clock.today():
        raise Refused("This day is past.", field="first_day")
    rows, left = _rows(new)  # a file is read before anything is locked
    with database.write():
        return _spread(new, rows, left, by)


def _spread(new: NewBatch, rows: list[NewVisit], left: list[_Left], by: Staff) -> Planned:
    slots, count = _free(new), 0
    for row in rows:
        if (why := _why_not(row.home)) is not None:
            left.append((residents.get(row.home).code, why))
            continue
        on_day, minute = next(slots)
        _enter(row.model_copy(update={"on_day": on_day, "minute": minute}), by)
        count += 1
    if not count:
        raise Refused("No home is left to be planned; {n} are left out.", n=len(left))
    return Planned(count, tuple(left))


@operation
def came(visit_id: int, given: Came, *, by: Staff) -> Walk:
    """Who was expected is here: their move-in opens with what the list says (M10)."""
    visit = VISITS.admitted(visit_id, "came", by)
    new = NewMoveIn(
        home=visit.home_id,
        mode=given.mode,
        notice_date=visit.notice_date,
        owner=visit.owner,
        handler=given.handler,
        charged_from=visit.charged_from,
        otherwise=_chinese(_BY_LIST) if visit.charged_from != visit.notice_date else "",
        again=_chinese(_BY_LIST) if handed_before(visit.home_id) is None else "",
    ).model_copy(update={"area": visit.area})
    walk = open_(new, by=by)
    also = [walk.subject]
    VISITS.move(visit, "came", given, by, also=also, came_at=clock.now(), movein_id=walk.id)
    return walk


@operation
def postpone(visit_id: int, given: Postponed, *, by: Staff) -> Visit:
    """Another day and time."""
    visit = VISITS.admitted(visit_id, "postponed", by)
    if given.on_day < clock.today():
        raise Refused("This day is past.", field="on_day")
    if visit.stage is VisitStage.MISSED:
        _must_be_free(visit.home_id)
    day, minute = given.on_day, given.minute
    return VISITS.move(visit, "postponed", given, by, on_day=day, minute=minute)


@operation
def miss(visit_id: int, why: Why, *, by: Staff) -> Visit:
    """Who was expected did not come, as a person says; another time can still be given."""
    return VISITS.move(VISITS.admitted(visit_id, "missed", by), "missed", why, by)


@operation
def call_off(visit_id: int, why: Why, *, by: Staff) -> Visit:
    """Take an appointment off the list."""
    return VISITS.move(VISITS.admitted(visit_id, "called_off", by), "called_off", why, by)


def _enter(new: NewVisit, by: Staff) -> Visit:
    charged_from = new.charged_from or new.notice_date
    return VISITS.begin(
        new.model_copy(update={"charged_from": charged_from}),
        by,
        batch=new.batch,
        home_id=new.home,
        on_day=new.on_day,
        minute=new.minute,
        owner=new.owner,
        notice_date=new.notice_date,
        charged_from=charged_from,
        area=new.area,
    )


def _why_not(home_id: int) -> Refused | None:
    if (visit := planned_of(home_id)) is not None:
        return Refused("Expected on {day} at {time} already.", day=visit.on_day, time=visit.at)
    walk = open_of(home_id, Course.IN) or handed_before(home_id)
    return Refused("It has {number} already.", number=walk.number) if walk else None


def _must_be_free(home_id: int) -> None:
    if (why := _why_not(home_id)) is not None:
        raise Refused(why.message, field="home", **why.values)


def _free(new: NewBatch) -> Iterator[tuple[date, int]]:
    """The free places, quarter by quarter and day by day, those taken left out."""
    most = new.at_once or settings().at_once
    taken: dict[tuple[date, int], int] = {}
    for one in visits():
        if one.stage is VisitStage.PLANNED:
            at = (one.on_day, one.minute)
            taken[at] = taken.get(at, 0) + 1
    day = new.first_day
    while True:
        for minute in range(new.begins, new.ends, QUARTER):
            for _place in range(most - taken.get((day, minute), 0)):
                yield day, minute
        day += timedelta(days=1)


def _rows(new: NewBatch) -> tuple[list[NewVisit], list[_Left]]:
    left: list[_Left] = []
    rows: dict[int, NewVisit] = {}
    told = list(_of_file(new, left)) if new.path else list(_of_building(new, left))
    for one in told[:_MOST]:
        if one.home in rows:
            left.append((residents.get(one.home).code, Refused("It stands twice in the list.")))
        else:
            rows[one.home] = one
    return list(rows.values()), left


def _of_building(new: NewBatch, left: list[_Left]) -> Iterator[NewVisit]:
    if not new.building:
        raise Refused("Which building, or which spreadsheet?", field="building")
    if new.notice_date is None:
        raise Refused("Please fill this in.", field="notice_date")
    for home in residents.within(new.building):
        owner = residents.owner_of(home.id)
        if owner is None:
            left.append((home.code, Refused("No owner is on file.")))
        else:
            yield _visit(new, home.id, owner.name, new.notice_date, None, home.area)


def _of_file(new: NewBatch, left: list[_Left]) -> Iterator[NewVisit]:
    path = Path(new.path).expanduser()
    if not path.is_file():
        raise Refused("There is no such file.", field="path")
    for sheet in cells.read(path):
        table = [list(row) for row in sheet.rows]
        head = next((n for n, row in enumerate(table) if "home" in _header(row)), None)
        if head is None:
            continue
        names = _header(table[head])
        for number, row in enumerate(table[head + 1 :], head + 2):
            said = {name: str(row[at]).strip() for name, at in names.items() if at < len(row)}
            if any(said.values()):
                try:
                    yield _of_row(new, said)
                except StoreError as error:
                    left.append((said.get("home") or f"#{number}", error))
                except ValueError:  # pydantic's are, too
                    unread = Refused("Row {n} cannot be read.", n=number)
                    left.append((said.get("home") or f"#{number}", unread))


def _header(row: list[str]) -> Mapping[str, int]:
    found: dict[str, int] = {}
    for at, title in enumerate(row):
        bare = str(title).strip().casefold().rstrip("*＊").partition("(")[0].partition("（")[0]
        for name, names in _COLUMNS.items():
            if bare in names:
                found.setdefault(name, at)
    return found


def _of_row(new: NewBatch, said: Mapping[str, str]) -> NewVisit:
    home = residents.by_code(said["home"])
    on_file = residents.owner_of(home.id)
    owner = said.get("owner") or (on_file.name if on_file else "")
    if not owner:
        raise Refused("No owner is on file.")
    notice = _day(said.get("notice_date", "")) or new.notice_date
    if notice is None:
        raise Refused("It has no day of the move-in notice.")
    charged = _day(said.get("charged_from", ""))
    area = said.get("area", "")
    measured = money.whole(area, money.AREA) if area else home.area
    return _visit(new, home.id, owner, notice, charged, measured)


def _day(text: str) -> date | None:
    """A day as spreadsheets write it: 2026-12-01, 2026/12/1, 2026年12月1日."""
    bare = text.replace("年", "-").replace("月", "-").replace("日", "").replace("/", "-")
    bare = bare.replace(".", "-").split()[0] if bare.strip() else ""
    return datetime.strptime(bare, "%Y-%m-%d").date() if bare else None


def _visit(
    new: NewBatch, home: int, owner: str, notice: date, charged: date | None, area: int | None
) -> NewVisit:
    visit = NewVisit(
        batch=new.batch, home=home, on_day=new.first_day, minute=new.begins, owner=owner,
        notice_date=notice, charged_from=charged,
    )  # fmt: skip
    return visit.model_copy(update={"area": area})
