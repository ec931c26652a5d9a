"""The plans of one subject, and what is done with them and their occurrences: an entry a step.

A subject makes one ``Plans`` and calls it in operations of its own; what waits stands on Today.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any, TypeVar

from store import agenda, clock, journal
from store.desk.staff import require
from store.engine.table import Table
from store.errors import NotFound, Refused
from store.estate import calendar
from store.inputs import Input
from store.journal import Entry
from store.journal.event import encoded
from store.plans import checks, making, waits
from store.plans.due import Due, Terms, following, looked
from store.plans.fitting import behind, must_fit
from store.plans.inputs import Doing, Ending, Excusing, MakingUp
from store.plans.rows import (
    OCCURRENCES,
    PLANS,
    ROW,
    VERSIONS,
    Occurrence,
    Plan,
    Stage,
    Status,
    as_kept,
    wall,
)
from store.register import told
from store.rights import EXCUSE, PLAN, WORK_THE_DESK, Right, Staff
from store.waiting import Handed

T = TypeVar("T", Plan, Occurrence)


class Plans:
    """The plans that the journal names ``thing:1``, and their occurrences ``occurs:1``.

    ``right`` is what setting one up, changing and ending it needs, where a plan follows from a step
    that of the step; ``does`` what doing an occurrence needs.
    """

    def __init__(
        self, thing: str, occurs: str, right: Right = PLAN, does: Right = WORK_THE_DESK
    ) -> None:
        self.thing, self.occurs, self._right, self._does = thing, occurs, right, does

    # Plans

    def begin(
        self, title: str, terms: Terms, by: Staff | None, carries: Mapping[str, Any] | None = None
    ) -> Plan:
        """Set a plan up; what is running or ahead of it is made as it comes due.

        Nobody sets it up where a subject's own rule does, whoever is at the desk.
        """
        if by is not None:
            require(by, self._right)
        now = clock.now()
        made = behind(terms, now)
        row = {"thing": self.thing, "occurs": self.occurs, "version": 1}
        plan_id = PLANS.insert(**row, **making.how_far(terms, made))
        self._version(plan_id, 1, now, title, terms, carries)
        self._record("begun", plan_id, by, title, terms, carries, {"since": clock.to_ms(now)})
        return PLANS.one(plan_id)

    def change(
        self,
        plan_id: int,
        title: str,
        terms: Terms,
        by: Staff,
        carries: Mapping[str, Any] | None = None,
    ) -> Plan:
        """Let a plan say something else from now on.

        What began until now is made as it was planned, and stays as it is; what lies ahead is
        withdrawn and comes as the new version has it (G5).
        """
        require(by, self._right)
        now, plan = clock.now(), self.running(plan_id)
        figures = self._close(plan, now)
        self._version(plan_id, plan.version + 1, now, title, terms, carries)
        PLANS.update(plan_id, version=plan.version + 1, **making.how_far(terms, wall(now)))
        waits.keep_missed(plan_id, now)
        figures["since"] = clock.to_ms(now)
        self._record("changed", plan_id, by, title, terms, carries, figures)
        return PLANS.one(plan_id)

    def end(self, plan_id: int, why: Ending, by: Staff | None) -> Plan:
        """Let a plan end now; what began stays due, what lies ahead is withdrawn."""
        if by is not None:
            require(by, self._right)
        now, plan = clock.now(), self.running(plan_id)
        figures = self._close(plan, now)
        PLANS.update(plan_id, ended=now, wakes=None)
        waits.keep_missed(plan_id, now)
        payload, words = told(why)
        payload |= figures | {"row": PLANS.columns(plan_id, ROW)}
        self._append(f"{self.thing}.ended", plan.subject, by, payload, words)
        return PLANS.one(plan_id)

    def plan(self, plan_id: int) -> Plan:
        """A plan of these; raises ``NotFound``."""
        return _mine(PLANS, plan_id, self.thing)

    def running(self, plan_id: int) -> Plan:
        """A plan that has not ended; raises ``Refused``."""
        plan = self.plan(plan_id)
        if plan.ended is not None:
            raise Refused("This plan has ended.")
        return plan

    def next_of(self, plan: Plan) -> Due | None:
        """What comes next of a plan as the calendar stands; it may be made already."""
        if plan.ended is not None:
            return None
        return following(plan.terms, wall(clock.now()), calendar.in_force())

    # Occurrences

    def occurrence(self, number: int) -> Occurrence:
        """An occurrence of these; raises ``NotFound``."""
        return _mine(OCCURRENCES, number, self.thing)

    def do(self, number: int, done: Doing, by: Staff) -> Occurrence:
        """Record that it was done, now or before: in time or late follows from when (G3, G6).

        Raises ``Refused`` at the time that cannot be: ahead of now, before it began, or after it
        was missed.
        """
        require(by, self._does)
        now, one = clock.now(), self._open(number)
        happened = done.happened or now
        must_fit(one, happened, now)
        return self._settle(one, Stage.DONE, "done", done, by, happened)

    def make_up(self, number: int, why: MakingUp, by: Staff) -> Occurrence:
        """Record that a missed one was done after all; it stays counted as missed."""
        require(by, self._does)
        return self._settle(self._missed(number), Stage.MADE_UP, "made_up", why, by, clock.now())

    def excuse(self, number: int, why: Excusing, by: Staff) -> Occurrence:
        """Record that a missed one need not be done; it leaves the count."""
        require(by, EXCUSE)
        return self._settle(self._missed(number), Stage.EXCUSED, "excused", why, by, None)

    def handed(self, now: datetime) -> Iterator[Handed]:
        """What is due or missed and goes over with the desk (G18)."""
        for one in OCCURRENCES.read(
            "WHERE p.thing = ? AND occurrence.stage = ? AND occurrence.starts <= ?"
            " ORDER BY occurrence.starts",
            *(self.thing, Stage.OPEN, now),
        ):
            facts = {
                "state": one.state(now).value,
                "since": clock.to_ms(one.starts),
                "until": clock.to_ms(one.ends),
            }
            yield Handed(one.subject, one.title, facts, journal.newest_of(one.subject))

    def forget(self, entry: Entry) -> None:
        """Empty the title of a version whose words were erased, wherever it is repeated."""
        if entry.kind not in (f"{self.thing}.begun", f"{self.thing}.changed"):
            return
        plan_id, version = entry.subject_id, entry.payload["version"]
        for kept in VERSIONS.read(
            "WHERE plan_version.plan = ? AND plan_version.version = ?", plan_id, version
        ):
            VERSIONS.update(kept.id, title="")
        where = "WHERE occurrence.plan = ? AND occurrence.version = ? AND occurrence.stage = ?"
        for one in OCCURRENCES.read(where, plan_id, version, Stage.OPEN):
            agenda.forget(entry.words.values(), one.subject)

    @property
    def checks(self) -> Mapping[str, str]:
        """What ``verify`` asks of these plans and their occurrences."""
        return checks.checks(self.thing, self.occurs)

    # What both stand on

    def _open(self, number: int) -> Occurrence:
        one = self.occurrence(number)
        if one.stage is not Stage.OPEN:
            raise Refused("This is not possible now: it is {stage}.", stage=one.stage)
        return one

    def _missed(self, number: int) -> Occurrence:
        one = self._open(number)
        if one.state(clock.now()) is not Status.MISSED:
            raise Refused("It is not missed; record that it is done.")
        return one

    def _settle(
        self,
        one: Occurrence,
        stage: Stage,
        kind: str,
        given: Input,
        by: Staff,
        happened: datetime | None,
    ) -> Occurrence:
        now = clock.now()
        OCCURRENCES.update(one.id, stage=stage, happened=happened, written=now, done_by=by.id)
        changed = OCCURRENCES.one(one.id)
        payload, words = told(given)
        payload |= {
            "plan": one.plan,
            "version": one.version,
            "since": clock.to_ms(one.starts),
            "until": clock.to_ms(one.ends),
            "happened": None if happened is None else clock.to_ms(happened),
            "written": clock.to_ms(now),
            "state": changed.state(now).value,
        }
        self._append(f"{self.occurs}.{kind}", one.subject, by, payload, words)
        waits.keep(changed, now)
        waits.keep_missed(one.plan, now)
        return changed

    def _close(self, plan: Plan, now: datetime) -> dict[str, object]:
        """Make what began until now, withdraw what lies ahead; what that was, for the entry."""
        slot = wall(now)
        looks = list(looked(plan.terms, plan.made, now, calendar.in_force(), until=slot))
        made = making.enter(plan, looks)
        ahead = OCCURRENCES.read(
            "WHERE occurrence.plan = ? AND occurrence.stage = ? AND occurrence.slot > ?",
            *(plan.id, Stage.OPEN, as_kept(slot)),
        )
        for one in ahead:
            OCCURRENCES.update(one.id, stage=Stage.WITHDRAWN)
        making.keep_all([*made, *ahead], now)
        return {
            "of": plan.version,
            "made": making.as_told(made),
            "withdrawn": [one.id for one in ahead],
        }

    def _version(
        self,
        plan_id: int,
        version: int,
        now: datetime,
        title: str,
        terms: Terms,
        carries: Mapping[str, Any] | None,
    ) -> None:
        VERSIONS.insert(
            plan=plan_id,
            version=version,
            since=now,
            title=title,
            terms=encoded(terms.model_dump(mode="json")),
            carries=encoded(dict(carries or {})),
        )

    def _record(
        self,
        kind: str,
        plan_id: int,
        by: Staff | None,
        title: str,
        terms: Terms,
        carries: Mapping[str, Any] | None,
        figures: Mapping[str, object],
    ) -> None:
        plan = PLANS.one(plan_id)
        payload = {
            "version": plan.version,
            "terms": terms.model_dump(mode="json"),
            "carries": dict(carries or {}),
            "row": PLANS.columns(plan_id, ROW),
            **figures,
        }
        self._append(f"{self.thing}.{kind}", plan.subject, by, payload, {"title": title})

    def _append(
        self,
        kind: str,
        subject: str,
        by: Staff | None,
        payload: Mapping[str, Any],
        words: Mapping[str, str],
    ) -> None:
        journal.append(kind, subject, by=by, payload=payload, words=words)


def _mine(table: Table[T], number: int, thing: str) -> T:
    """A row that belongs to a kind of plan; others are none of its subject's."""
    found = table.one(number)
    if found.thing != thing:
        raise NotFound("There is no such thing: {thing} {number}.", thing=thing, number=number)
    return found
