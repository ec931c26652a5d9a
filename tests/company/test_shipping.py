"""What an estate sends arrives whole, once, and reads at head office as it does at the estate."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from random import Random
from typing import Any

from store import answers, clock, dutylog, tickets
from store.company import checking, estates, overview
from store.desk import staff
from store.engine import database
from store.figure import month
from tests.company.estates import HeadOffice, Site, work
from tests.conftest import PIN, Clock


def told_here(now: Any) -> dict[str, Any]:
    """What is read of the estate that is meant: the queue, the pages, the figures."""
    queue = [
        (
            *(q.ticket.id, q.ticket.stage, q.ticket.kind, q.ticket.urgency, q.ticket.home),
            *(q.clock, len(q.ticket.steps)),
        )
        for q in tickets.queue(now)
    ]
    days = [clock.day(now) - timedelta(days=n) for n in range(5)]
    pages = [
        [
            replace(one, words={}, staff_name="", subject=one.subject)
            for one in dutylog.day(day).entries
        ]
        for day in days
    ]
    whole = {name: one for name, one in answers.everyone() if one.afar and one.figures}
    period = month(clock.day(now))
    figures = {name: list(one.figures(period)) for name, one in whole.items() if one.figures}
    return {
        "queue": queue,
        "pages": pages,
        "figures": figures,
        "unsigned": dutylog.unsigned_days(clock.day(now)),
    }


def test_an_estate_reads_at_head_office_as_it_does_at_home(
    site: Site, office: HeadOffice, time: Clock
) -> None:
    dice = Random(5)
    for each in range(3):
        with site.at_work() as by:
            work(dice, 30, by, pause=lambda: time.pass_(minutes=dice.randint(1, 9)))
            if each == 1:
                supervisor = staff.by_number("2001")
                dutylog.sign_day(clock.today(), PIN, by=supervisor)
        site.ship(office)
        time.pass_(hours=20)
    with site.at_work():
        there = told_here(time.at)
        last = database.db.execute_sql("SELECT max(number) FROM journal").fetchone()[0]
    with office.read() as db:
        one = estates.known(db, site.identity)
        with estates.read(db, one):
            assert told_here(time.at) == there
        assert one.number == last and one.name == "金色家园"
        assert len(there["queue"]) > 10 and there["figures"]["tickets"]
        (standing,) = overview.standing(db)
    assert standing.open == len(there["queue"])
    assert standing.unsigned == len(there["unsigned"]) == 2
    assert not standing.incidents
    with office.read(office.receiver) as db:
        assert [one.right for one in checking.verify(db)] == [True]
