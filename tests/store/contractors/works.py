"""A contractor that works here, with everything it needs."""

from __future__ import annotations

from datetime import timedelta

from store import clock, contractors, trainings
from store.contractors import (
    Arriving,
    AsIs,
    Check,
    Contract,
    Contractor,
    Listing,
    Lost,
    NewContractor,
    NewPaper,
    NewPerson,
    PaperKind,
    Person,
    SignIn,
    Stint,
    Trade,
)
from store.findings import Severity
from store.rights import Staff
from store.trainings import NewTraining

CODES = ("91350211M000100Y46", "91440300MA5DEM011A")


def filed(by: Staff, **told: object) -> Contractor:
    """One that is looked at."""
    usual = {
        "name": "洁雅保洁", "code": CODES[0], "trade": Trade.CLEANING, "head": "郑总",
        "lead": "周领班", "phone": "13900002222",
    }  # fmt: skip
    return contractors.enter(NewContractor.model_validate(usual | told), by=by)


def papered(one: Contractor, kind: PaperKind, left: int, by: Staff, **told: object) -> None:
    """A paper of it that expires in so many days."""
    today = clock.today()
    usual = {
        "kind": kind, "no": f"{kind.value[:3]}{left}", "issued": today - timedelta(days=300),
        "expires": today + timedelta(days=left),
    }  # fmt: skip
    contractors.enter_paper(one.id, NewPaper.model_validate(usual | told), by=by)


def person(one: Contractor, by: Staff, name: str = "曾小兰", *, hours: int = 24) -> Person:
    """Somebody on its roll, trained for so many hours."""
    rolled = contractors.add_person(one.id, NewPerson(name=name, post="保洁员"), by=by)
    if hours:
        new = NewTraining(
            topic="安全", held_on=clock.today(), hours=hours, trainer="王主管", score=90
        )
        trainings.record(rolled.subject, new, by=by)
    return rolled


def agreed(**told: object) -> Contract:
    """A contract for a year, its fee 10,000 yuan."""
    today = clock.today()
    usual = {
        "contract": "HT-01", "since": today - timedelta(days=100),
        "until": today + timedelta(days=265), "services": "公共区域保洁", "posts": 3,
        "fee": "10000", "by_score": True, "agreed_on": today,
    }  # fmt: skip
    return Contract.model_validate(usual | told)


def at_work(by: Staff, *, insured: int = 300, **told: object) -> Contractor:
    """One that works here, its insurance for so many days more."""
    one = filed(by)
    papered(one, PaperKind.LICENCE, 400, by)
    papered(one, PaperKind.INSURANCE, insured, by)
    contractors.put_on_list(one.id, Listing(), by=by)
    contractors.contract(one.id, agreed(**told), by=by)
    return contractors.arrive(one.id, Arriving(), by=by)


def signed_in(one: Contractor, by: Staff, who: str = "曾小兰", **told: object) -> Stint:
    """Some of its people on site."""
    given = {"place": "3 栋", "who": who, "posts": one.posts} | told
    return contractors.sign_in(one.id, SignIn.model_validate(given), by=by)


def lost(got: int) -> Lost:
    """So many points all the same."""
    return Lost(
        got=got, what="水渍", severity=Severity.GENERAL, worker="周领班",
        due=clock.now() + timedelta(days=2),
    )  # fmt: skip


def checked(one: Contractor, by: Staff, *points: int | None) -> Check:
    """A check with these points of its sections, all of them for those not named."""
    check = contractors.begin_check(one.id, AsIs(), by=by)
    for place in check.planned:
        got = points[place] if place < len(points) else check.items[place][1]
        if got is None:
            check = contractors.leave_out(check.id, place, contractors.LeftOut(), by=by)
        elif got < check.items[place][1]:
            check = contractors.lose(check.id, place, lost(got), by=by)
        else:
            check = contractors.as_is(check.id, place, AsIs(), by=by)
    return check
