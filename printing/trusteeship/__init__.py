"""The papers of entrusted homes: agreement, record of a round, what was done (SH23–SH25)."""

from __future__ import annotations

from dataclasses import replace

from printing.asked import Sheets
from printing.register import about, command
from printing.trusteeship.agreement import agreement
from printing.trusteeship.patrols import RAIN, ROUND
from printing.trusteeship.statement import statement
from store.residents import masking
from store.text import mark
from store.trusteeship import (
    AGREEMENT,
    PATROL,
    RAIN_PATROL,
    STATEMENT,
    TRUSTS,
    Trust,
)


def _masked(one: Trust) -> Trust:
    return replace(one, phone=masking.phone(one.phone))


SHEETS = Sheets(
    {
        AGREEMENT: about(TRUSTS, AGREEMENT, "trusteeship", agreement, _masked),
        PATROL: ROUND,
        RAIN_PATROL: RAIN,
        STATEMENT: about(TRUSTS, STATEMENT, "trusteeship-statement", statement, _masked),
    },
    (
        command(TRUSTS, AGREEMENT, "trusteeship", mark("the agreement about an entrusted home")),
        command(
            TRUSTS, STATEMENT, "trusteeship-statement", mark("what was done for an entrusted home")
        ),
    ),
)
