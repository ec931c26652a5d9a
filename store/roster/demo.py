"""The roster of the demo estate: this month published, a gap ahead, the next one a draft."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial

from store import clock
from store.answers import Past
from store.rights import Staff
from store.roster import month, people
from store.roster.inputs import Changing, Filled, NewRoster, Publishing
from store.roster.kinds import LEAVE, REST, Leave, Post
from store.roster.month import ONE, Cell, Roster
from store.roster.steps import begin, change, fill, publish

_NEEDED = "前台 早 2/1/1; 前台 中 1/0/0; 工程 早 1; 工程 中 1/0/0"


def plan(past: Past) -> None:
    """Two months, made at the beginning: published; one of the desk is on leave soon."""
    now = past.moment(0, 0)
    past.plan(past.moment(past.shifts - 1, 9), partial(_make, past.supervisor))
    past.plan(past.moment(1, 100), partial(_leave, past.supervisor, _weekday(clock.day(now))))


def _weekday(day: date) -> date:
    """A day soon on which all are needed."""
    day += 4 * ONE
    return day if day.weekday() < 5 else day + (7 - day.weekday()) * ONE


def _make(by: Staff) -> None:
    first = clock.today().replace(day=1)
    following = (first + timedelta(days=31)).replace(day=1)
    after = (following + timedelta(days=31)).replace(day=1)
    for start in (first, following):
        one = begin(NewRoster(month=start, needed=_NEEDED), by=by)
        fill(one.id, Filled(), list(_cells(one)), by=by)
        publish(one.id, Publishing(), by=by)
    begin(NewRoster(month=after, needed=_NEEDED), by=by)


def _leave(by: Staff, day: date) -> None:
    one = month.of_day(day)
    assert one is not None
    desk = next(each for each in people.everyone() if each.post is Post.DESK)
    away = Cell(desk.who, day, LEAVE, Leave.ANNUAL.value)
    change(one.id, Changing(reason="年假"), [away], by=by)


def _cells(one: Roster) -> Iterator[Cell]:
    """Two of a post share the week: 早 to Saturday, 中 to Friday and 早 on Sunday."""
    early, late = (kind.symbol for kind in one.shifts[:2])
    for post in (Post.DESK, Post.ENGINEERING):
        theirs = [each for each in people.everyone() if each.post is post]
        for number, each in enumerate(theirs):
            week = (*[late] * 5, REST, early) if number % 2 else (*[early] * 6, REST)
            yield from (
                Cell(each.who, day, week[day.weekday()]) for day in one.days if each.works(day)
            )
    for each in people.everyone():
        if each.post is Post.CHARGE:
            week = (*[early] * 5, REST, REST)
            yield from (
                Cell(each.who, day, week[day.weekday()]) for day in one.days if each.works(day)
            )
