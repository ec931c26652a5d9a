"""What the price list answers to the halls."""

from __future__ import annotations

from collections.abc import Iterator

from store import journal, money
from store.answers import Answers
from store.engine import dialect
from store.figure import Figure, Period
from store.pricelist.inputs import Kind, Pricing, Way, Where
from store.pricelist.item import ITEMS, listed
from store.pricelist.rights import KEEP_PRICES
from store.pricelist.sentences import CALLED, SENTENCES
from store.pricelist.settings import PriceListSettings
from store.pricelist.sheets import PRICE_LIST, SERVICES
from store.pricelist.terms import CHECKS
from store.sentences import Telling, moment_or_day
from store.text import mark

_STEPS = ("enter", "price", "unprice", "correct", "end")
_KEPT = (
    *("price", "unit", "homes", "building", "since", "posted", "pricing", "base", "up", "down"),
    "basis",
)


def _checks() -> dict[str, str]:
    """What ``verify`` asks of rates: each is as the entry that set it says, and no other is."""
    same = " AND ".join(
        f"{dialect.value_in('j.payload', name)} IS NOT DISTINCT FROM t.{name}" for name in _KEPT
    )
    of = f"{dialect.number_in('j.payload', 'rate')} = t.id"
    return {
        mark("A rate of the price list is none that was recorded: {what}"): (
            "SELECT min('price_rate:' || t.id) FROM price_rate t WHERE NOT EXISTS (SELECT 1 FROM"
            f" journal j WHERE j.kind = 'price_item.priced' AND {of} AND {same})"
            " OR (t.taken = 1) <> EXISTS (SELECT 1 FROM journal j WHERE"
            f" j.kind = 'price_item.unpriced' AND {of})"
        ),
    }


def figures(period: Period) -> Iterator[Figure]:
    """The figures of a period."""
    made = journal.counted(*period.bounds, "price_item")
    yield Figure(mark("Prices set"), made["price_item.priced"], mark("New rates, set in it."))


def _proposed(typed: str) -> Iterator[str]:
    """The codes of items whose code begins with what is typed, or whose name has it."""
    wanted = typed.casefold().strip()
    for one in listed():
        if one.number.casefold().startswith(wanted) or wanted in one.name.casefold():
            yield one.number


def _yuan(value: int | str, _telling: Telling) -> str:
    return money.measure_text(int(value), money.PRICE)


ANSWERS = Answers(
    rights=(KEEP_PRICES,),
    operations={f"pricelist.steps.{name}": KEEP_PRICES for name in _STEPS}
    | {"pricelist.terms.serve": KEEP_PRICES},
    settings=PriceListSettings,
    sheets=(PRICE_LIST, SERVICES),
    figures=figures,
    sentences=SENTENCES,
    called=CALLED,
    shown={
        "kind": Kind,
        "way": Way,
        "pricing": Pricing,
        "where": Where,
        "price": _yuan,
        "posted": moment_or_day,
    },
    proposes={"price_item": _proposed},
    checks=dict(ITEMS.checks) | _checks() | CHECKS,
    demo=True,
)
