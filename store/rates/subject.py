"""What rates answer to the halls."""

from __future__ import annotations

from store.answers import Answers
from store.journal import Entry
from store.rates.closing import CLOSES
from store.rates.inputs import Kind
from store.rates.looking import look
from store.rates.published import LINES
from store.rates.rights import CLOSE_MONTHS, KEEP_PUBLIC, READ_EVERY_PAYER
from store.rates.sentences import CALLED, SENTENCES
from store.rates.settings import RatesSettings
from store.rates.sheets import POSTED, RATES, STATEMENT
from store.rights import READ_MONEY, Role, may
from store.sentences import moment_or_day, yuan


def _reads_money(role: Role, _number: int) -> bool:
    return may(role, READ_MONEY)


def forget(entry: Entry) -> None:
    """Empty what a posted line repeats of an entry's words."""
    repeated = {name: "" for name in ("name", "source") if name in entry.words}
    if repeated:
        LINES.table.update(entry.subject_id, **repeated)


ANSWERS = Answers(
    settled=look,
    set_back=look,
    lapse=look,
    rights=(CLOSE_MONTHS, KEEP_PUBLIC, READ_EVERY_PAYER),
    operations={
        "rates.closing.close": CLOSE_MONTHS,
        "rates.steps.enter": KEEP_PUBLIC,
        "rates.steps.strike": KEEP_PUBLIC,
        "rates.statement.ask": READ_MONEY,
    },
    sees=_reads_money,
    settings=RatesSettings,
    sheets=(RATES, POSTED, STATEMENT),
    sentences=SENTENCES,
    called=CALLED,
    shown={
        "kind": Kind,
        "amount": yuan,
        "due": yuan,
        "received": yuan,
        "missing": yuan,
        "dated": moment_or_day,
    },
    printed=lambda subject: CLOSES.printed(subject) or LINES.printed(subject),
    find=LINES.find(lambda one: f"{one.number} {one.name}"),
    personal={"public_line": ("name", "source")},
    forget=forget,
    checks=dict(CLOSES.checks) | dict(LINES.checks),
    demo=True,
)
