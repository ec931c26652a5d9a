"""Recruitment: a post asked for, applicants, one of them from the first day to the last (O10-O12).

vacancy      requisitions
applicant    who has applied at all
application  each application, from coming in to leaving again
interviews   five marks each
handing      what is handed out at the start and asked for at leaving
steps        requisitions; an application comes in
choosing     from the first look to an answer
hiring       from an offer to a permanent post
leaving      each thing asked for again
keeping      how long it is kept, and how it is emptied
terms        how long a trial may be, and when it ends
inputs       what is filled in about a requisition
asks         what is filled in about an application
settings     the figures, each with its article
report       its figures of a period
verifying    what verify asks
sentences    how it reads
sheets       its papers
rights       who keeps it, who approves
subject      what it answers to the halls
demo         the recruitment of the demo estate
"""

from store.recruitment import asks, handing, interviews, terms
from store.recruitment.applicant import APPLICANTS, Applicant
from store.recruitment.application import (
    APPLICATIONS,
    BEGUN,
    OVER,
    RUNNING,
    WORKING,
    Application,
    every,
    for_vacancy,
    get,
    of_applicant,
)
from store.recruitment.asks import Source, Stage, Thing, Verdict
from store.recruitment.choosing import (
    decline,
    examine,
    interview,
    reserve,
    screen,
    verify,
    withdraw,
)
from store.recruitment.handing import Handing, Line
from store.recruitment.hiring import confirm, contract, give, offer, prolong, spare, start
from store.recruitment.inputs import (
    Approval,
    Medical,
    NewVacancy,
    Publishing,
    Reason,
    VacancyChange,
)
from store.recruitment.inputs import Stage as VacancyStage
from store.recruitment.interviews import MARKS, Held
from store.recruitment.keeping import lapse
from store.recruitment.leaving import close as close_leaving
from store.recruitment.leaving import leave, miss, take_back
from store.recruitment.rights import APPROVE_POSTS
from store.recruitment.settings import RecruitmentSettings, settings
from store.recruitment.sheets import APPLICATION_FORM, INTERVIEW_SHEET, LEAVING_SHEET
from store.recruitment.steps import approve, ask, change, close, publish, receive, refuse
from store.recruitment.subject import ANSWERS
from store.recruitment.vacancy import VACANCIES, Vacancy
from store.recruitment.vacancy import every as every_vacancy
from store.recruitment.vacancy import get as get_vacancy

__all__ = [
    "ANSWERS", "APPLICANTS", "APPLICATIONS", "APPLICATION_FORM", "APPROVE_POSTS", "BEGUN",
    "INTERVIEW_SHEET", "LEAVING_SHEET", "MARKS", "OVER", "RUNNING", "VACANCIES",
    "WORKING",
    "Applicant", "Application", "Approval", "Handing", "Held", "Line", "Medical", "NewVacancy",
    "Publishing", "Reason", "RecruitmentSettings", "Source", "Stage", "Thing", "Vacancy",
    "VacancyChange", "VacancyStage", "Verdict",
    "approve", "ask", "asks", "change", "close", "close_leaving", "confirm", "contract", "decline",
    "every", "every_vacancy", "examine", "for_vacancy", "get", "get_vacancy", "give", "handing",
    "interview", "interviews", "lapse", "leave", "miss", "of_applicant", "offer", "prolong",
    "publish", "receive", "refuse", "reserve", "screen", "settings", "spare", "start", "take_back",
    "terms", "verify", "withdraw",
]  # fmt: skip
