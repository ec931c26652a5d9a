"""The recruitment of the demo estate: one on trial without a contract, some on their way."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

from store import clock
from store.answers import Past
from store.desk import staff
from store.recruitment import choosing, hiring, steps
from store.recruitment.application import Application
from store.recruitment.asks import (
    Interview,
    NewApplication,
    Noted,
    Offer,
    Screening,
    Source,
    Start,
    Verdict,
    Verified,
    Why,
)
from store.recruitment.inputs import Approval, Medical, NewVacancy, Publishing
from store.rights import Role, Staff
from store.workers import Trade

_POSTS = (
    ("客服助理", Trade.OTHER, 2, "一人离职，一人转岗", Medical.NONE),
    ("秩序维护员", Trade.GUARD, 2, "夜班缺编", Medical.NONE),
)
# Name, phone, born, post, how far.
_WHO = (
    ("谭小雨", "13600001101", "1998-04-12", "客服助理", "began"),
    ("庞志刚", "13600001102", "1985-09-03", "秩序维护员", "verified"),
    ("贺敏", "13600001103", "2001-01-20", "客服助理", "interviewed"),
    ("龚建民", "13600001104", "1979-06-30", "秩序维护员", "declined"),
    ("温雅", "13600001105", "1996-11-08", "客服助理", "received"),
)
_ID = "440305199804120026"


def plan(past: Past) -> None:
    """Two posts from the beginning, applicants over the days, one who has begun."""
    first = past.shifts - 1
    for place, post in enumerate(_POSTS):
        past.plan(past.moment(first, 15 + place), partial(_ask, post, past.supervisor))
    days = [back for back in range(first, -1, -1) if _by_day(past, back)] or [0]
    for place, told in enumerate(_WHO):
        back = days[min(place, len(days) - 1)]
        past.plan(past.moment(back, 70 + 9 * place), partial(_apply, told, past.supervisor))


def _by_day(past: Past, back: int) -> bool:
    return 8 <= clock.local(past.moment(back, 70)).hour < 15


def _ask(post: tuple[str, Trade, int, str, Medical], by: Staff) -> None:
    name, trade, count, why, medical = post
    new = NewVacancy(
        *(),
        post=name, trade=trade, count=count, why=why, wanted_on=clock.today(), medical=medical,
        pay="4500–5200 元",
    )  # fmt: skip
    one = steps.ask(new, by=by)
    manager = next(each for each in staff.everyone() if each.role is Role.MANAGER)
    steps.approve(one.id, Approval(), by=manager)
    steps.publish(one.id, Publishing(where="东门公告栏、招聘网站"), by=by)


def _apply(told: tuple[str, str, str, str, str], by: Staff) -> None:
    name, phone, born, post, how_far = told
    given = {"name": name, "phone": phone, "born": born, "post": post, "source": Source.WEB}
    given |= {"experience": "某物业公司 2 年，服务期满", "education": "大专"}
    one = steps.receive(NewApplication.model_validate(given), by=by)
    if how_far == "received":
        return
    choosing.screen(one.id, Screening(interview_on=clock.today()), by=by)
    _see(one, by)
    if how_far == "declined":
        choosing.decline(one.id, Why(reason="不能上夜班"), by=by)
    if how_far in ("verified", "began"):
        choosing.verify(one.id, Verified(seen="身份证、学历证书、离职证明", back=True), by=by)
    if how_far == "began":
        _begin(one, by)


def _see(one: Application, by: Staff) -> None:
    seen = Interview(
        look=4, speech=4, craft=3, attitude=5, staying=4, verdict=Verdict.TAKE, interviewer=by.name
    )
    choosing.interview(one.id, seen, by=by)


def _begin(one: Application, by: Staff) -> None:
    offered = Offer(id_number=_ID, starts_on=clock.today() + timedelta(days=0))
    hiring.offer(one.id, offered, by=by)
    hiring.start(one.id, Start(), by=by)
    for place in range(4):
        hiring.give(one.id, place, Noted(), by=by)
