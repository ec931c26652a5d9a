"""What asking for what is owed tells of a period, and the list for a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from store import catalogue, clock, journal, money
from store.dunning.debtor import debtors
from store.dunning.limitation import SHOWN
from store.dunning.owed import dying
from store.export import Export
from store.figure import Figure, Period
from store.text import mark

_chinese = catalogue.of("zh_CN").gettext
_FIGURES = (
    ("dunning.stepped", mark("Steps for arrears"), mark("Reminders, notices, visits, decisions.")),
    ("dunning.promised", mark("Payments promised"), mark("Promised apart from a step.")),
    ("dunning.held", mark("Arrears put to rest"), mark("Disputes, repairs, hardship, delays.")),
    ("dunning.planned", mark("Instalments agreed"), mark("Plans that sum to the debt.")),
)


def figures(period: Period) -> Iterator[Figure]:
    """The figures of a period."""
    made = journal.counted(*period.bounds, "dunning")
    for kind, name, counts in _FIGURES:
        yield Figure(name, made[kind], counts)
    left = [found.left(clock.today()) for _bill, found, _payer in dying(clock.today(), SHOWN[1])]
    yield Figure(
        mark("Claims that die within 90 days"),
        len([days for days in left if days >= 0]),
        mark("Bills still owed, by their limitation clocks as they stand now."),
    )


def _rows(_period: Period | None) -> Iterator[Sequence[str]]:
    today = clock.today()
    for one in debtors(today):
        state = _chinese(one.state(today).called)
        step = _chinese(one.rung.called) if one.rung else ""
        sums = (money.text(fen, grouped=False) for fen in (one.owed, one.overdue, one.disputed))
        days = one.oldest.isoformat(), one.next_on.isoformat()
        yield one.home, one.name, *sums, str(one.bills), days[0], step, state, days[1], one.number


EXPORT = Export(
    "arrears",
    mark("who owes, and at which step each stands"),
    (
        *("房号", "交款人", "欠费", "已逾期", "争议", "笔数", "最早应缴日"),
        *("催缴步骤", "状态", "下一步", "编号"),
    ),
    _rows,
)
