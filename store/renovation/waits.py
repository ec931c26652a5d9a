"""What a renovation waits for, by how far it has come (CT6)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta

from store import clock
from store.renovation.inputs import Stage
from store.renovation.papers import missing
from store.renovation.renovation import AT_WORK, Renovation
from store.waiting import Place, Waiting

TWICE, THRICE = 2, 3  # refused so often: the supervisor; nobody in so often: a call (R12)
_AHEAD = 7  # days before its end from which on it stands there


def waits(one: Renovation) -> Iterator[Waiting]:
    """What it waits for as it stands; each until when, as it was set."""
    for stages, told in _OF:
        if one.stage in stages:
            yield from told(one)


def _wait(
    one: Renovation,
    kind: str,
    place: Place,
    due: datetime | None = None,
    shows: datetime | None = None,
    **figures: object,
) -> Waiting:
    named = {"number": one.number, "home": one.home} | figures
    return Waiting(f"renovation.{kind}", one.subject, due, place, figures=named, shows=shows)


def _applied(one: Renovation) -> Iterator[Waiting]:
    since = one.applied_on.isoformat()
    if not one.declared:
        yield _wait(one, "to_declare", Place.FOLLOWING, since=since)
    elif left := missing(one):
        yield _wait(one, "missing", Place.FOLLOWING, count=len(left), since=since)
    else:
        yield _wait(one, "to_review", Place.TODAY, _end_of(one.answer_due))


def _returned(one: Renovation) -> Iterator[Waiting]:
    yield _wait(one, "back", Place.FOLLOWING)


def _approved(one: Renovation) -> Iterator[Waiting]:
    yield _wait(one, "to_permit", Place.FOLLOWING)


def _permitted(one: Renovation) -> Iterator[Waiting]:
    begins = clock.bounds(one.starts)[0]
    yield _wait(one, "to_begin", Place.FOLLOWING, shows=begins, on=one.starts.isoformat())
    yield _runs_out(one)


def _at_work(one: Renovation) -> Iterator[Waiting]:
    yield _runs_out(one)
    if one.stage is Stage.STOPPED:
        yield _wait(one, "at_a_stop", Place.FOLLOWING)
    if one.asked:
        yield _wait(one, "change", Place.SIGNING)
    if one.refusals >= TWICE:
        yield _wait(one, "refused_entry", Place.SIGNING, count=one.refusals)
    if one.absences >= THRICE:
        yield _wait(one, "to_call", Place.TODAY, count=one.absences)


def _completed(one: Renovation) -> Iterator[Waiting]:
    yield _wait(one, "to_inspect", Place.TODAY, _end_of(one.inspect_due))


def _to_right(one: Renovation) -> Iterator[Waiting]:
    yield _wait(one, "to_right", Place.TODAY, _end_of(one.right_by))


def _passed(one: Renovation) -> Iterator[Waiting]:
    if one.leak:
        yield _wait(one, "leak", Place.TODAY)
    elif one.watch_until is not None:
        begins, over = clock.bounds(one.watch_until)
        yield _wait(one, "watched", Place.TODAY, over, begins, until=one.watch_until.isoformat())


def _released(one: Renovation) -> Iterator[Waiting]:
    yield _wait(one, "to_close", Place.FOLLOWING)


def _runs_out(one: Renovation) -> Waiting:
    """Its end: shown some days before, late once it has run out (R6)."""
    shows = clock.bounds(one.ends - timedelta(days=_AHEAD))[0]
    until = one.ends.isoformat()
    return _wait(one, "runs_out", Place.TODAY, _end_of(one.ends), shows, until=until)


def _end_of(day: date | None) -> datetime | None:
    return clock.bounds(day)[1] if day else None


_OF: tuple[tuple[tuple[Stage, ...], Callable[[Renovation], Iterator[Waiting]]], ...] = (
    ((Stage.APPLIED,), _applied),
    ((Stage.RETURNED,), _returned),
    ((Stage.APPROVED,), _approved),
    ((Stage.PERMITTED,), _permitted),
    (AT_WORK, _at_work),
    ((Stage.COMPLETED,), _completed),
    ((Stage.TO_RIGHT,), _to_right),
    ((Stage.PASSED,), _passed),
    ((Stage.RELEASED,), _released),
)
