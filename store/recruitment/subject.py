"""What recruitment answers to the halls."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from store.answers import Answers, Found
from store.expiring import Expiring
from store.recruitment import keeping
from store.recruitment.application import APPLICATIONS, WORKING, Application
from store.recruitment.asks import Source, Stage, Verdict
from store.recruitment.inputs import Medical
from store.recruitment.report import figures
from store.recruitment.rights import APPROVE_POSTS
from store.recruitment.sentences import CALLED, SENTENCES
from store.recruitment.settings import RecruitmentSettings
from store.recruitment.sheets import APPLICATION_FORM, INTERVIEW_SHEET, LEAVING_SHEET
from store.recruitment.vacancy import VACANCIES, open_to_applicants
from store.recruitment.verifying import CHECKED
from store.register import together
from store.rights import RECRUIT
from store.sentences import moment_or_day
from store.text import halfwidth, mark
from store.workers import Trade

_ASKING = ("ask", "change", "publish", "close", "receive")
_CHOOSING = ("screen", "interview", "verify", "examine", "reserve", "decline", "withdraw")
_HIRING = ("offer", "start", "give", "spare", "contract", "prolong", "confirm")
_LEAVING = ("leave", "take_back", "miss", "close")


def _told(one: Application) -> str:
    return f"{one.number} {one.post}"


def find(text: str, most: int) -> Iterator[Found]:
    """Requisitions and applications by their printed numbers."""
    yield from VACANCIES.find(lambda one: f"{one.number} {one.post}")(text, most)
    yield from APPLICATIONS.find(_told)(text, most)


def named(text: str, most: int) -> Iterator[Found]:
    """Applications of who is called just so: nobody is listed by a part of a name (G17)."""
    typed = halfwidth(text).strip()
    where = "WHERE p.name = ? AND p.name <> '' ORDER BY application.id DESC LIMIT ?"
    for one in APPLICATIONS.table.read(where, typed, most):
        yield Found(one.subject, _told(one))


def propose(typed: str) -> Iterator[str]:
    """The open posts that fit what is typed."""
    wanted, is_open = typed.strip(), open_to_applicants()
    called = Counter(one.post for one in is_open)
    for one in is_open:
        if wanted in one.post or one.number.startswith(wanted.upper()):
            yield one.post if called[one.post] == 1 else one.number


def expiring(until: date) -> Iterator[Expiring]:
    """Health certificates of who works here that end by a day (A27, G12)."""
    where = "WHERE application.fit_until <= ? ORDER BY application.fit_until"
    for one in APPLICATIONS.table.read(where, until):
        if one.stage in WORKING and one.fit_until and one.examined_on:
            called = mark("Health certificate")
            yield Expiring(
                one.subject, called, one.number, one.name, one.examined_on, one.fit_until
            )


def printed(subject: str) -> str:
    """The printed number of a requisition or an application."""
    return VACANCIES.printed(subject) or APPLICATIONS.printed(subject)


def set_back() -> None:
    """Let all of it wait anew, now that the clock was set back."""
    VACANCIES.set_back()
    APPLICATIONS.set_back()


ANSWERS = Answers(
    rights=(APPROVE_POSTS,),
    operations={
        **{f"recruitment.steps.{name}": RECRUIT for name in _ASKING},
        **{f"recruitment.steps.{name}": APPROVE_POSTS for name in ("approve", "refuse")},
        **{f"recruitment.choosing.{name}": RECRUIT for name in _CHOOSING},
        **{f"recruitment.hiring.{name}": RECRUIT for name in _HIRING},
        **{f"recruitment.leaving.{name}": RECRUIT for name in _LEAVING},
    },
    settings=RecruitmentSettings,
    set_back=set_back,
    sheets=(APPLICATION_FORM, INTERVIEW_SHEET, LEAVING_SHEET),
    figures=figures,
    sentences=SENTENCES,
    called=CALLED,
    shown={
        "trade": Trade,
        "medical": Medical,
        "source": Source,
        "verdict": Verdict,
        "state": Stage,
        "on": moment_or_day,
        "wanted_on": moment_or_day,
        "interview_on": moment_or_day,
        "starts_on": moment_or_day,
        "last_day": moment_or_day,
    },
    handed=APPLICATIONS.handed(
        (Stage.LEAVING,), _told, lambda one: {"n": one.number, "until": one.last_day}
    ),
    expiring=expiring,
    printed=printed,
    find=find,
    named=named,
    proposes={"vacancy": propose},
    personal=keeping.COLUMNS,
    erase=keeping.erase,
    forget=keeping.forget,
    lapse=keeping.lapse,
    checks=dict(together(VACANCIES.checks, APPLICATIONS.checks)) | CHECKED,
    demo=True,
)
