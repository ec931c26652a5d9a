"""What the tables of a subject's plans must say, for its entries do (G1, G3, G5)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from store.engine import dialect
from store.inputs import mark
from store.plans.rows import ROW
from store.register import as_recorded

_FIRST = dialect.least("j.number")
_KINDS = ("begun", "changed", "made", "ended")
_TIMES = ("starts", "ends", "shows", "in_time", "missed")

_said = partial(dialect.value_in, "j.payload")
_nth = partial(dialect.nth_in, "q.value")
_NUMBER = dialect.number_behind("j.subject", ":")


def checks(thing: str, occurs: str) -> Mapping[str, str]:
    """What ``verify`` asks of the plans that the journal names so, and of their occurrences."""
    about = f"j.subject >= '{thing}:' AND j.subject < '{thing};'"
    return {
        **as_recorded(thing, "plan", ("begun", "changed", "made", "ended"), ROW, shared=True),
        mark("its plan says otherwise than was recorded"): _versions(thing, about),
        mark("A version of a plan is none that was recorded: {what}"): _unsaid(thing),
        mark("its occurrence is not as it was made"): _made(about),
        mark("An occurrence is none that was made: {what}"): _unmade(thing, occurs, about),
        mark("its occurrence stands otherwise than was recorded"): _settled(occurs),
        mark("An occurrence stands as no entry says: {what}"): _unsettled(thing, occurs, about),
        **_CLOSED,
    }


# When the program was closed is of no plan alone.
_CLOSED = {
    mark("the time without the program is not the one that was recorded"): (
        f"SELECT {_FIRST} FROM journal j WHERE j.subject = 'site' AND j.kind = 'desk.closed'"
        " AND NOT EXISTS (SELECT 1 FROM plan_closed c"
        f" WHERE c.since = {_said('since')} AND c.until = {_said('until')})"
    ),
    mark("A time without the program is none that was recorded: {what}"): (
        "SELECT min('plan_closed:' || c.id) FROM plan_closed c WHERE NOT EXISTS"
        " (SELECT 1 FROM journal j WHERE j.subject = 'site' AND j.kind = 'desk.closed'"
        f" AND c.since = {_said('since')} AND c.until = {_said('until')})"
    ),
}


def _versions(thing: str, about: str) -> str:
    parts = (
        f"v.{name} IS DISTINCT FROM {dialect.object_in('j.payload', name)}"
        for name in ("terms", "carries")
    )
    return (
        f"SELECT {_FIRST} FROM journal j"
        f" LEFT JOIN plan_version v ON v.plan = {_NUMBER} AND v.version = {_said('version')}"
        f" WHERE {about} AND j.kind IN ('{thing}.begun', '{thing}.changed')"
        f" AND (v.since IS DISTINCT FROM {_said('since')} OR {' OR '.join(parts)})"
    )


def _unsaid(thing: str) -> str:
    return (
        f"SELECT min('{thing}:' || v.plan) FROM plan_version v JOIN plan p ON p.id = v.plan"
        f" WHERE p.thing = '{thing}' AND NOT EXISTS (SELECT 1 FROM journal j"
        f" WHERE j.subject = '{thing}:' || v.plan AND j.kind IN ('{thing}.begun',"
        f" '{thing}.changed') AND {_said('version')} = v.version)"
    )


def _made(about: str) -> str:
    same = (f"o.{name} = {_nth(place)}" for place, name in enumerate(("slot", *_TIMES), 1))
    return (
        f"SELECT {_FIRST} FROM journal j, {dialect.each_in('j.payload', 'made', 'q')}"
        f" WHERE {about} AND NOT EXISTS (SELECT 1 FROM occurrence o WHERE o.id = {_nth(0)}"
        f" AND o.plan = {_NUMBER} AND o.version = {_said('of')} AND {' AND '.join(same)})"
    )


def _unmade(thing: str, occurs: str, about: str) -> str:
    made = f"SELECT {_nth(0)} FROM journal j, {dialect.each_in('j.payload', 'made', 'q')}"
    return (
        f"SELECT min('{occurs}:' || o.id) FROM occurrence o JOIN plan p ON p.id = o.plan"
        f" WHERE p.thing = '{thing}' AND o.id NOT IN ({made} WHERE {about})"
    )


def _settled(occurs: str) -> str:
    return (
        f"SELECT {_FIRST} FROM journal j LEFT JOIN occurrence o ON o.id = {_NUMBER}"
        f" WHERE j.subject >= '{occurs}:' AND j.subject < '{occurs};'"
        f" AND j.kind IN ('{occurs}.done', '{occurs}.made_up', '{occurs}.excused')"
        f" AND ('{occurs}.' || o.stage IS DISTINCT FROM j.kind"
        f" OR o.happened IS DISTINCT FROM {_said('happened')}"
        f" OR o.written IS DISTINCT FROM {_said('written')} OR o.done_by IS DISTINCT FROM j.staff)"
    )


def _unsettled(thing: str, occurs: str, about: str) -> str:
    """Withdrawn or known as missed, or not, as the lists say; any other stage has its entry."""

    def listed(name: str) -> str:
        each = dialect.each_in("j.payload", name, "q")
        return (
            f" LEFT JOIN (SELECT q.value id, count(*) times FROM journal j, {each} WHERE {about}"
            f" GROUP BY q.value) {name} ON {name}.id = o.id"
        )

    return (
        f"SELECT min('{occurs}:' || o.id) FROM occurrence o JOIN plan p ON p.id = o.plan"
        f"{listed('missed')}{listed('again')}{listed('withdrawn')} WHERE p.thing = '{thing}' AND"
        " (o.told <> coalesce(missed.times, 0) - coalesce(again.times, 0)"
        " OR (o.stage = 'withdrawn') <> (withdrawn.id IS NOT NULL)"
        " OR (o.stage NOT IN ('open', 'withdrawn') AND NOT EXISTS (SELECT 1 FROM journal j"
        f" WHERE j.subject = '{occurs}:' || o.id AND j.kind = '{occurs}.' || o.stage))"
        " OR (o.stage IN ('open', 'withdrawn') AND (o.happened IS NOT NULL"
        " OR o.written IS NOT NULL OR o.done_by IS NOT NULL)))"
    )
