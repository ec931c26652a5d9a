"""What the lines of a service come to: each rounded once, the total is their sum (W12, $6, $7).

Nothing here reads or writes. The call-out and what is added up to the least price are never
multiplied by a quantity (X108).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from store import money
from store.pricelist.reckoning import MONTH, amount
from store.services.inputs import LineKind

ONE = 100  # of a quantity with two decimals
WHOLE = 10_000  # basis points
_PER_FEN = 100  # a price has two decimals more than an amount


@dataclass(frozen=True)
class Charge:
    """A line: price in 0.0001 yuan, quantity in hundredths, rate in basis points, amount in fen."""

    kind: LineKind
    item_id: int | None
    words: str
    price: int
    quantity: int
    rate: int = WHOLE
    amount: int = 0


def come_to(charge: Charge) -> Charge:
    """The line with what it comes to."""
    fen = amount(charge.price, charge.quantity, money.AREA, MONTH, charge.rate)
    return replace(charge, amount=fen)


def quoted(
    labour: Charge | None,
    materials: Sequence[Charge],
    minimum: int,
    call_out: int,
    surcharge: int,
) -> list[Charge]:
    """The lines of a quote; minimum and call-out in fen, surcharge in basis points, 0 for none."""
    lines = []
    if labour is not None:
        lines.append(come_to(labour))
        if lines[0].amount < minimum:
            lines.append(fixed(LineKind.MINIMUM, labour, minimum - lines[0].amount))
        if surcharge:
            above = replace(labour, kind=LineKind.SURCHARGE, words="", rate=surcharge)
            lines.append(come_to(above))
    if call_out:
        lines.append(fixed(LineKind.CALL_OUT, labour, call_out))
    return [*lines, *map(come_to, materials)]


def fixed(kind: LineKind, of: Charge | None, fen: int) -> Charge:
    """A line of a whole sum, once."""
    return Charge(kind, of.item_id if of else None, "", fen * _PER_FEN, ONE, WHOLE, fen)


def charged(lines: Sequence[tuple[Charge, int]], minimum: int) -> list[int]:
    """What of each line is charged in fen, by the quantities that were done (W13).

    The least price holds of what was worked at all; the surcharge follows the labour.
    """
    found = [come_to(replace(line, quantity=done)).amount for line, done in lines]
    for place, (line, done) in enumerate(lines):
        if line.kind is LineKind.MINIMUM:
            worked = lines[place - 1][1] and done
            found[place] = max(minimum - found[place - 1], 0) if worked else 0
    return found
