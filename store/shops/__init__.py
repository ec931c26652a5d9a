"""Shops: their papers reviewed, their fronts checked daily, and the ladder of a breach (I24-I28).

steps         a shop's file: entered, licensed, documents signed, changes told, closed
checking      a review, or the fronts of a day, noted line by line; the plan of that
breaching     a breach from talk to report, never a fine
week          the week's score of each front
report        figures of a period
shop          a shop as it stands
check         checks as they stand, and what was noted of their lines
breach        breaches as they stand
checks        what verify asks
inputs        what is filled in about a shop and its checks
breachinputs  what is filled in about a breach
words         the words for how all that stands
sentences     how it reads
settings      the duties, and how long what may take
rights        who may strike out a breach
sheets        its papers
subject       what it answers to the halls
demo          the shops of the demo estate
"""

from store.shops.breach import (
    BREACHES,
    ENDED,
    Breach,
    breach,
    breaches_of,
    open_breaches,
)
from store.shops.breaching import advise, find, give_notice, recheck, strike, tell_authority
from store.shops.breachinputs import (
    Advice,
    BreachNotice,
    BreachReport,
    NewBreach,
    Recheck,
    Struck,
)
from store.shops.check import (
    CHECKS,
    FRONTAGES,
    Check,
    Mark,
    check,
    fronts_between,
    last_checker,
    marks,
    of_day,
    open_days,
    open_front,
    open_review,
    reviews_of,
)
from store.shops.checking import (
    bad,
    change_plan,
    end_plan,
    excuse,
    give_up,
    good,
    make_up,
    mismatch,
    not_here,
    plan,
    rest,
    review,
    walk_extra,
    walk_fronts,
)
from store.shops.inputs import (
    Bad,
    Closing,
    Correction,
    Flue,
    GivingUp,
    Good,
    Licensing,
    Mismatch,
    NewCheck,
    NewPermit,
    NewShop,
    NotHere,
    Rest,
    SeenTo,
    SignedDocument,
    Told,
)
from store.shops.settings import ShopSettings, settings, split
from store.shops.sheets import (
    BREACH_NOTICE,
    BREACH_REPORT,
    FRONTAGE_WEEK,
    SHOP_CHECK,
    SHOP_FILE,
)
from store.shops.shop import SHOPS, Shop, every, get, of_home, open_ones, papers
from store.shops.steps import (
    clean_flue,
    close,
    correct,
    enter,
    follow,
    license_,
    permit,
    reveal,
    sign,
    tell,
)
from store.shops.subject import ANSWERS
from store.shops.week import Week, scores, week_of, weeks
from store.shops.words import (
    Agreement,
    Authority,
    BreachKind,
    BreachStage,
    CheckKind,
    CheckStage,
    Document,
    News,
    Signed,
    Stage,
    Tenure,
    Term,
)

__all__ = [
    "ANSWERS",
    "BREACHES",
    "BREACH_NOTICE",
    "BREACH_REPORT",
    "CHECKS",
    "ENDED",
    "FRONTAGES",
    "FRONTAGE_WEEK",
    "SHOPS",
    "SHOP_CHECK",
    "SHOP_FILE",
    "Advice",
    "Agreement",
    "Authority",
    "Bad",
    "Breach",
    "BreachKind",
    "BreachNotice",
    "BreachReport",
    "BreachStage",
    "Check",
    "CheckKind",
    "CheckStage",
    "Closing",
    "Correction",
    "Document",
    "Flue",
    "GivingUp",
    "Good",
    "Licensing",
    "Mark",
    "Mismatch",
    "NewBreach",
    "NewCheck",
    "NewPermit",
    "NewShop",
    "News",
    "NotHere",
    "Recheck",
    "Rest",
    "SeenTo",
    "Shop",
    "ShopSettings",
    "Signed",
    "SignedDocument",
    "Stage",
    "Struck",
    "Tenure",
    "Term",
    "Told",
    "Week",
    "advise",
    "bad",
    "breach",
    "breaches_of",
    "change_plan",
    "check",
    "clean_flue",
    "close",
    "correct",
    "end_plan",
    "enter",
    "every",
    "excuse",
    "find",
    "follow",
    "fronts_between",
    "get",
    "give_notice",
    "give_up",
    "good",
    "last_checker",
    "license_",
    "make_up",
    "marks",
    "mismatch",
    "not_here",
    "of_day",
    "of_home",
    "open_breaches",
    "open_days",
    "open_front",
    "open_ones",
    "open_review",
    "papers",
    "permit",
    "plan",
    "recheck",
    "rest",
    "reveal",
    "review",
    "reviews_of",
    "scores",
    "settings",
    "sign",
    "split",
    "strike",
    "tell",
    "tell_authority",
    "walk_extra",
    "walk_fronts",
    "week_of",
    "weeks",
]
