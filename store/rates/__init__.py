"""Collection rates (收费率): a month's figures, its close, what is posted, statements."""

from store.rates.arrears import Age, Debtor, Owed, ages, by_age, closing_the_gap
from store.rates.closing import (
    CLOSES,
    Close,
    Shown,
    Standing,
    close,
    closed_with,
    must_be_open,
    newest_closed,
    shown,
    standings,
)
from store.rates.figures import Figures, Part, deposits, due, figures, parts, received
from store.rates.inputs import Asked, Closing, Kind, NewLine, Stage, Struck
from store.rates.months import beside
from store.rates.published import LINES, Held, Line, every, get, posted
from store.rates.settings import RatesSettings, settings, target
from store.rates.share import Share
from store.rates.sheets import POSTED, RATES, STATEMENT
from store.rates.statement import (
    Deal,
    Dealing,
    Payer,
    Statement,
    ask,
    payer_on,
    payers,
    statements,
)
from store.rates.steps import enter, strike
from store.rates.subject import ANSWERS

__all__ = [
    "ANSWERS", "CLOSES", "LINES", "POSTED", "RATES", "STATEMENT",
    "Age", "Asked", "Close", "Closing", "Deal", "Dealing", "Debtor", "Figures", "Held", "Kind",
    "Line", "NewLine", "Owed", "Part", "Payer", "RatesSettings", "Share", "Shown", "Stage",
    "Standing", "Statement", "Struck",
    "ages", "ask", "beside", "by_age", "close", "closed_with", "closing_the_gap", "deposits", "due",
    "enter",
    "every", "figures", "get", "must_be_open", "newest_closed", "parts", "payer_on", "payers",
    "posted", "received", "settings", "shown", "standings", "statements", "strike", "target",
]  # fmt: skip
