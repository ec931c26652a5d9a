"""A post that is open, and somebody who applies for it and begins."""

from __future__ import annotations

from store import clock, recruitment
from store.desk import staff
from store.desk.staff import NewStaff
from store.recruitment import Application, Approval, NewVacancy, Publishing, Vacancy, asks
from store.rights import Role, Staff

PIN = "314159"
ID = "440305199804120026"


def manager() -> Staff:
    found = [one for one in staff.everyone() if one.role is Role.MANAGER]
    new = NewStaff(name="陈经理", number="3001", role=Role.MANAGER, pin=PIN)
    return found[0] if found else staff.add(new, by=None)


def open_post(by: Staff, **told: object) -> Vacancy:
    usual = {"post": "客服助理", "why": "一人离职", "wanted_on": clock.today()}
    one = recruitment.ask(NewVacancy.model_validate(usual | told), by=by)
    recruitment.approve(one.id, Approval(), by=manager())
    return recruitment.publish(one.id, Publishing(where="公告栏"), by=by)


def applied(by: Staff, **told: object) -> Application:
    usual = {"post": "客服助理", "name": "谭小雨", "phone": "13600001101", "born": "1998-04-12"}
    return recruitment.receive(asks.NewApplication.model_validate(usual | told), by=by)


MARKS = {"look": 4, "speech": 4, "craft": 3, "attitude": 5, "staying": 4, "interviewer": "王主管"}


def seen(by: Staff, **told: object) -> Application:
    """Interviewed, with papers seen."""
    one = applied(by, **told)
    recruitment.screen(one.id, asks.Screening(interview_on=clock.today()), by=by)
    given = asks.Interview.model_validate(MARKS | {"verdict": "take"})
    recruitment.interview(one.id, given, by=by)
    return recruitment.verify(one.id, asks.Verified(seen="身份证、学历证书", back=True), by=by)


def offered(by: Staff, **told: object) -> Application:
    one = seen(by)
    usual = {"id_number": ID, "starts_on": clock.today()}
    return recruitment.offer(one.id, asks.Offer.model_validate(usual | told), by=by)


def begun(by: Staff, **told: object) -> Application:
    return recruitment.start(offered(by, **told).id, asks.Start(), by=by)
