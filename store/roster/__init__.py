"""The roster: people by days, with shifts, rest, leave and swaps (O1, O4-O9).

subject    what it answers to the halls
steps      a month begun, filled, published, changed on record
swapping   asked, agreed to, allowed: two sign, a third allows
on         who is on at a moment: what the rest of the desk reads
copying    cells made of others, and what was left out
checking   the one check that every path asks
rules      what is wrong with a person's days, by law and by custom
counting   what a month of somebody comes to
gaps       where a roster is short
month      the months, their cells, who is spared, what was changed
people     whom it plans
kinds      shifts, posts and demand, as they are typed and as instants
settings   the limits, each with its article
inputs     what is filled in
report     its figures of a period
checks     what verify asks
sentences  how it reads
sheets     its papers
rights     who keeps it
demo       the roster of the demo estate
"""

from store.roster import counting, rules
from store.roster.checking import Found, around, of_month, of_person
from store.roster.copying import Left, copied, pattern
from store.roster.counting import Sum
from store.roster.gaps import Gap, balance
from store.roster.inputs import (
    BarEnded,
    BarStage,
    ChangeStage,
    Changing,
    Filled,
    LeaveKind,
    NewBar,
    NewRoster,
    Pattern,
    Publishing,
    Seen,
    Stage,
    SwapAgreed,
    SwapAllowed,
    SwapAsked,
    SwapRefused,
    SwapStage,
)
from store.roster.kinds import (
    ABSENT,
    LEAVE,
    PLUS,
    REST,
    SAID,
    TRAINING,
    TYPED,
    Kind,
    Leave,
    Post,
    spans,
    split,
)
from store.roster.month import (
    BARS,
    CHANGES,
    ROSTERS,
    Bar,
    Cell,
    Change,
    Roster,
    balance_of,
    between,
    every,
    gaps_of,
    get,
    of_day,
)
from store.roster.on import rostered
from store.roster.people import Person, everyone, name_of, person
from store.roster.rules import hours
from store.roster.settings import RosterSettings, settings
from store.roster.sheets import MONTH_SHEET, SWAP_SLIP
from store.roster.steps import begin, change, confirm, fill, publish, spare, spare_no_more
from store.roster.subject import ANSWERS
from store.roster.swapping import SWAPS, Swap, agree, allow, ask, refuse
from store.roster.swapping import every as swaps

__all__ = [
    "ABSENT",
    "ANSWERS",
    "BARS",
    "CHANGES",
    "LEAVE",
    "MONTH_SHEET",
    "PLUS",
    "REST",
    "ROSTERS",
    "SAID",
    "SWAPS",
    "SWAP_SLIP",
    "TRAINING",
    "TYPED",
    "Bar",
    "BarEnded",
    "BarStage",
    "Cell",
    "Change",
    "ChangeStage",
    "Changing",
    "Filled",
    "Found",
    "Gap",
    "Kind",
    "Leave",
    "LeaveKind",
    "Left",
    "NewBar",
    "NewRoster",
    "Pattern",
    "Person",
    "Post",
    "Publishing",
    "Roster",
    "RosterSettings",
    "Seen",
    "Stage",
    "Sum",
    "Swap",
    "SwapAgreed",
    "SwapAllowed",
    "SwapAsked",
    "SwapRefused",
    "SwapStage",
    "agree",
    "allow",
    "around",
    "ask",
    "balance",
    "balance_of",
    "begin",
    "between",
    "change",
    "confirm",
    "copied",
    "counting",
    "every",
    "everyone",
    "fill",
    "gaps_of",
    "get",
    "hours",
    "name_of",
    "of_day",
    "of_month",
    "of_person",
    "pattern",
    "person",
    "publish",
    "refuse",
    "rostered",
    "rules",
    "settings",
    "spans",
    "spare",
    "spare_no_more",
    "split",
    "swaps",
]
