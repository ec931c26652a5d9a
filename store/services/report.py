"""What paid services tell of a period: jobs, money, what was waived, and what is unpaid (W20)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from store import catalogue, clock, journal, money, tickets
from store.export import Export
from store.figure import Figure, Period, share, yuan
from store.services.inputs import State
from store.services.service import SERVICES, Service
from store.text import mark
from store.tickets import Opinion, Ticket

_chinese = catalogue.of("zh_CN").gettext
_UNPAID = (State.ACCEPTED, State.OWED, State.PART, State.DISPUTED)


@dataclass(frozen=True)
class Work:
    """What one worker did of a service: jobs, fen charged, and what residents thought of it."""

    service: str
    worker: str
    jobs: int
    charged: int
    satisfied: int
    asked: int


def _settled(period: Period) -> list[Service]:
    where = "WHERE service.accepted_on >= ? AND service.accepted_on <= ? ORDER BY service.id"
    return SERVICES.table.read(where, period.first, period.last)


def figures(period: Period) -> Iterator[Figure]:
    """The figures of a period; of what is unpaid, as it stands now."""
    made = journal.counted(*period.bounds, "service")
    done, today = _settled(period), clock.today()
    agreed, waived = made["service.agreed"], made["service.waived"]
    yield Figure(mark("Services agreed to"), agreed, mark("Each quote that was agreed to."))
    yield Figure(mark("Services settled"), len(done), mark("Accepted by who ordered them."))
    charged = sum(one.listed or 0 for one in done)
    yield yuan(mark("Charged for services"), charged, mark("By the settlement lists accepted."))
    unpaid = [one for one in done if one.state(today) in _UNPAID]
    owed = sum(one.bill.owed if one.bill else one.listed or 0 for one in unpaid)
    yield yuan(mark("Unpaid of services"), owed, mark("Of those settled, as they stand now."))
    yield Figure(mark("Services waived"), waived, mark("Charged nothing, with the reason."))
    worked = work(done)
    yield share(
        mark("Satisfied with services"),
        sum(one.satisfied for one in worked),
        sum(one.asked for one in worked),
        mark("Of the services settled those whose resident told an opinion."),
    )
    yield from _apart(worked)


def _apart(worked: Sequence[Work]) -> Iterator[Figure]:
    """Jobs and money of each service, and of each engineer with what residents thought (W20)."""
    for name in sorted({one.service for one in worked}):
        own = [one for one in worked if one.service == name]
        jobs = Figure(mark("Settled of"), sum(one.jobs for one in own), mark("Of this service."))
        counts = mark("By the settlement lists accepted of this service.")
        charged = yuan(mark("Charged for"), sum(one.charged for one in own), counts)
        yield from (replace(one, whose=name) for one in (jobs, charged))
    for name in sorted({one.worker for one in worked if one.worker}):
        own = [one for one in worked if one.worker == name]
        jobs = Figure(mark("Services by"), sum(one.jobs for one in own), mark("Settled of theirs."))
        counts = mark("By the settlement lists of theirs.")
        charged = yuan(mark("Charged by"), sum(one.charged for one in own), counts)
        liked = share(
            mark("Satisfied with"),
            sum(one.satisfied for one in own),
            sum(one.asked for one in own),
            mark("Of theirs those whose resident told an opinion."),
        )
        yield from (replace(one, whose=name) for one in (jobs, charged, liked))


def work(done: Iterable[Service]) -> list[Work]:
    """What was settled, by service and by worker (W20)."""
    found: dict[tuple[str, str], list[tuple[Service, Ticket]]] = defaultdict(list)
    for one in done:
        ticket = tickets.get(one.ticket_id)
        found[one.item, ticket.worker].append((one, ticket))
    return [_work(name, worker, each) for (name, worker), each in sorted(found.items())]


def _work(name: str, worker: str, each: Sequence[tuple[Service, Ticket]]) -> Work:
    opinions = [ticket.opinion for _one, ticket in each if ticket.opinion]
    charged = sum(one.listed or 0 for one, _ticket in each)
    satisfied = opinions.count(Opinion.SATISFIED)
    return Work(name, worker, len(each), charged, satisfied, len(opinions))


def _read(period: Period | None) -> list[Service]:
    return SERVICES.table.read("ORDER BY service.id") if period is None else _settled(period)


def _exported(period: Period | None) -> Iterator[Sequence[str]]:
    today = clock.today()
    for one in _read(period):
        ticket, bill = tickets.get(one.ticket_id), one.bill
        sums = one.agreed, one.listed or 0, bill.settled if bill else 0
        opinion = _chinese(ticket.opinion.called) if ticket.opinion else ""
        yield (
            *(one.number, str(one.ticket_id), one.home, one.item, ticket.worker),
            *(money.text(each, grouped=False) for each in sums),
            *(_chinese(one.state(today).called), opinion),
        )


def _records(period: Period | None) -> Iterator[Mapping[str, object]]:
    for one in _read(period):
        yield {
            "number": one.number,
            "ticket": one.ticket_id,
            "home": one.home,
            "item": one.item,
            "agreed": one.agreed,
            "settled": one.listed,
            "bill": one.bill.number if one.bill else "",
            "state": one.state(clock.today()).value,
        }


EXPORT = Export(
    "services",
    mark("the paid services"),
    ("编号", "工单", "房号", "服务", "工程人员", "同意金额", "结算金额", "已收", "状态", "满意度"),
    _exported,
    dated=True,
    records=_records,
)
