"""Contractors: files, papers, people, presence, checks, month sheets (I18-I23).

steps        the operations on a file: from looked at to ended, or barred
keeping      papers, people, their training, who is on site
checking     daily checks, a section after another
scoring      a month's sheet: scored, signed, decided, settled
report       presence and scores of a period
reckoning    what checks come to: month, band, fee, quarter, year
contractor   a contractor as it stands
roll         its people and papers, and who may be set to work
stint        its people on site against the contract
check        a daily check and the marks of its sections
month        the sheet of a month
inputs       what is filled in about a file
siteinputs   the same about papers, people and presence
scoreinputs  the same about checks and sheets
sentences    how all that reads
settings     weights, bands, reminders
sheets       its papers
rights       who may do what
verifying    what verify asks of the marks
subject      what it answers to the halls
demo         the contractors of the demo estate
"""

from store.contractors.check import CHECKS, Check, Mark, checks_of, get_check, marks
from store.contractors.checking import as_is, begin_check, give_up_check, leave_out, lose
from store.contractors.contractor import (
    BOUND,
    CONTRACTORS,
    WORKING,
    Contractor,
    after,
    every,
    get,
    to_score,
)
from store.contractors.inputs import (
    Arriving,
    Barring,
    Contract,
    ContractorName,
    Ending,
    FileChange,
    Letter,
    Listing,
    Mended,
    NewContractor,
    Stage,
    Trade,
)
from store.contractors.keeping import (
    add_person,
    change_person,
    enter_paper,
    forget_person,
    let_person_go,
    renew_paper,
    sign_in,
    sign_out,
    train,
    withdraw_paper,
)
from store.contractors.month import MONTHS, Sheet, every_month, get_month, months_of, sheets_of
from store.contractors.reckoning import (
    SectionScore,
    band,
    by_section,
    off,
    quarter,
    quarters,
    read_out,
    whole,
    year,
)
from store.contractors.rights import BAR_CONTRACTORS, DEDUCT, KEEP_CONTRACTORS
from store.contractors.roll import (
    PAPERS,
    PEOPLE,
    Paper,
    Person,
    expired,
    insured,
    is_trained,
    lacks,
    may_be_chosen,
    named,
    offered,
    papers_of,
    people_of,
    ready,
)
from store.contractors.scoreinputs import (
    AsIs,
    Band,
    CheckStage,
    GiveUpCheck,
    LeftOut,
    Lost,
    MonthDecided,
    MonthKnown,
    MonthObjected,
    MonthSettled,
    MonthStage,
    NewMonth,
    Section,
    Verdict,
)
from store.contractors.scoring import (
    decide_month,
    month_known,
    month_objected,
    score_month,
    settle_month,
)
from store.contractors.settings import ContractorSettings, settings
from store.contractors.sheets import MONTH_SHEET, ROLL
from store.contractors.siteinputs import (
    ForgetPerson,
    Kept,
    NewPaper,
    NewPerson,
    NextPaper,
    PaperEnds,
    PaperKind,
    PersonGoes,
    Presence,
    Rolled,
    SignIn,
    SignOut,
)
from store.contractors.steps import (
    arrive,
    bar,
    change,
    contract,
    end,
    enter,
    mend,
    put_on_list,
    renew,
    warn,
)
from store.contractors.stint import STINTS, Stint, hours, inside
from store.contractors.subject import ANSWERS

__all__ = [
    "ANSWERS",
    "BAR_CONTRACTORS",
    "BOUND",
    "CHECKS",
    "CONTRACTORS",
    "DEDUCT",
    "KEEP_CONTRACTORS",
    "MONTHS",
    "MONTH_SHEET",
    "PAPERS",
    "PEOPLE",
    "ROLL",
    "STINTS",
    "WORKING",
    "Arriving",
    "AsIs",
    "Band",
    "Barring",
    "Check",
    "CheckStage",
    "Contract",
    "Contractor",
    "ContractorName",
    "ContractorSettings",
    "Ending",
    "FileChange",
    "ForgetPerson",
    "GiveUpCheck",
    "Kept",
    "LeftOut",
    "Letter",
    "Listing",
    "Lost",
    "Mark",
    "Mended",
    "MonthDecided",
    "MonthKnown",
    "MonthObjected",
    "MonthSettled",
    "MonthStage",
    "NewContractor",
    "NewMonth",
    "NewPaper",
    "NewPerson",
    "NextPaper",
    "Paper",
    "PaperEnds",
    "PaperKind",
    "Person",
    "PersonGoes",
    "Presence",
    "Rolled",
    "Section",
    "SectionScore",
    "Sheet",
    "SignIn",
    "SignOut",
    "Stage",
    "Stint",
    "Trade",
    "Verdict",
    "add_person",
    "after",
    "arrive",
    "as_is",
    "band",
    "bar",
    "begin_check",
    "by_section",
    "change",
    "change_person",
    "checks_of",
    "contract",
    "decide_month",
    "end",
    "enter",
    "enter_paper",
    "every",
    "every_month",
    "expired",
    "forget_person",
    "get",
    "get_check",
    "get_month",
    "give_up_check",
    "hours",
    "inside",
    "insured",
    "is_trained",
    "lacks",
    "leave_out",
    "let_person_go",
    "lose",
    "marks",
    "may_be_chosen",
    "mend",
    "month_known",
    "month_objected",
    "months_of",
    "named",
    "off",
    "offered",
    "papers_of",
    "people_of",
    "put_on_list",
    "quarter",
    "quarters",
    "read_out",
    "ready",
    "renew",
    "renew_paper",
    "score_month",
    "settings",
    "settle_month",
    "sheets_of",
    "sign_in",
    "sign_out",
    "to_score",
    "train",
    "warn",
    "whole",
    "withdraw_paper",
    "year",
]
