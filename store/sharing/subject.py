"""What shared costs answer to the halls."""

from __future__ import annotations

from collections.abc import Iterator

from store import journal
from store.answers import Answers
from store.bills.rights import DRAFT_BILLS, ISSUE_BILLS
from store.figure import Figure, Period
from store.journal import Entry
from store.rights import READ_MONEY, Role, may
from store.sentences import moment_or_day, yuan
from store.sharing.inputs import By
from store.sharing.sentences import CALLED, SENTENCES
from store.sharing.share import SHARES
from store.sharing.sheets import SHARED
from store.text import mark


def figures(period: Period) -> Iterator[Figure]:
    """The figures of a period."""
    made = journal.counted(*period.bounds, "shared_cost")
    yield Figure(mark("Costs shared"), made["shared_cost.split"], mark("Split in it."))


def sees(role: Role, _share: int) -> bool:
    """Finance sees them too."""
    return may(role, READ_MONEY)


def forget(entry: Entry) -> None:
    """Empty what the table repeats of an entry's words."""
    if "basis" in entry.words:
        SHARES.table.update(entry.subject_id, basis="")


CHECKS = dict(SHARES.checks) | {
    mark("The bills of a shared cost do not add up to it: {what}"): (
        "SELECT min('shared_cost:' || s.id) FROM shared_cost s LEFT JOIN (SELECT run_id,"
        " sum(CASE WHEN stage = 'void' THEN 0 ELSE amount END) t FROM bill GROUP BY run_id) b"
        " ON b.run_id = s.run_id WHERE coalesce(b.t, 0) <> CASE s.stage WHEN 'split' THEN s.total"
        " ELSE 0 END"
    ),
}
ANSWERS = Answers(
    operations={
        "sharing.steps.dry": DRAFT_BILLS,
        "sharing.steps.share": DRAFT_BILLS,
        "sharing.steps.undo": ISSUE_BILLS,
    },
    sees=sees,
    sheets=(SHARED,),
    figures=figures,
    sentences=SENTENCES,
    called=CALLED,
    shown={"total": yuan, "way": By, "first": moment_or_day, "last": moment_or_day},
    printed=SHARES.printed,
    find=SHARES.find(lambda one: f"{one.number} {one.item}"),
    personal={"shared_cost": ("basis",)},
    forget=forget,
    checks=CHECKS,
    demo=True,
)
