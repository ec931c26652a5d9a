"""What finance gave the demo estate for last month, as it is posted."""

from __future__ import annotations

from datetime import date
from functools import partial

from store import clock
from store.answers import Past
from store.desk import staff
from store.rates import months
from store.rates.inputs import Kind, NewLine, Struck
from store.rates.steps import enter, strike
from store.rights import Role

_LINES = (
    (Kind.INCOME, "物业服务费", 86_512_40, "财务总账 6001"),
    (Kind.SPENT, "保洁绿化外包", 21_300_00, "付款凭证 112"),
    (Kind.SPENT, "电梯维保", 9_600_00, "付款凭证 118"),
    (Kind.COMMON, "电梯广告", 3_000_00, "收款凭证 87"),
    (Kind.COMMON_SPENT, "单元门禁维修", 1_260_00, "付款凭证 121"),
)


def plan(past: Past) -> None:
    """Let the lines be entered two shifts after the desk began, one of them wrong at first."""
    at = past.moment(max(past.shifts - 3, 0), 95)
    past.plan(at, partial(_enter, months.beside(months.of(clock.day(at)), -1)))


def _enter(month: str) -> None:
    by = staff.first_of(Role.MANAGER)
    dated = date.fromisoformat(f"{month}-28")
    for kind, name, amount, source in _LINES:
        new = NewLine.model_construct(
            month=month, kind=kind, name=name, amount=amount, source=source, dated=dated, own=""
        )
        line = enter(new, by=by)
    strike(line.id, Struck(reason="金额录错"), by=by)
    enter(new.model_copy(update={"amount": 1_620_00}), by=by)
