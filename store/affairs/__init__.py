"""Administrative affairs: seals, vehicles, meeting rooms, supplies, assets (issue 21).

steps       things entered, handed on, stocked, issued, written off
lending     seals used or taken out, vehicles lent, rooms booked
countsteps  a count from the frozen list to the signature
asset       things as they stand
loan        loans and bookings as they stand, never two at once
counting    counts as they stand
checks      what verify asks of counts
words       kinds of thing, and how all that stands
inputs      what is filled in
report      figures of a period
sentences   how it reads
settings    how often things are counted
rights      who may do what
sheets      its papers
subject     what it answers to the halls
demo        the office of the demo estate
"""

from store.affairs.asset import ASSETS, Asset, every, get, low
from store.affairs.counting import (
    COUNTS,
    AssetCount,
    CountStage,
    Line,
    Party,
    count_of,
    counts,
    current,
)
from store.affairs.countsteps import begin_count, count, explain, give_up, sign
from store.affairs.inputs import (
    Agreeing,
    AssetChange,
    Begin,
    CallingOff,
    Counted,
    Drive,
    Dropping,
    Finding,
    GivingUp,
    Handing,
    Longer,
    Meeting,
    NewAsset,
    Returning,
    SealOut,
    SealUse,
    StockIn,
    StockOut,
    Taking,
)
from store.affairs.lending import (
    agree,
    bring_back,
    call_off,
    drive,
    extend,
    lapse,
    meet,
    take,
    take_seal,
    use_seal,
)
from store.affairs.loan import LOANS, TAKING, Loan, clash, loan, of_asset, open_of, out
from store.affairs.settings import AffairsSettings, settings
from store.affairs.sheets import ASSET_COUNT, SEAL_BOOK, VEHICLE_BOOK
from store.affairs.steps import change, drop, enter, find, hand, issue, stock
from store.affairs.subject import ANSWERS
from store.affairs.words import Kind, LoanStage, Scope, Stage, Way
from store.checklist import Explanation, Signing

__all__ = [
    "ANSWERS", "ASSETS", "ASSET_COUNT", "COUNTS", "LOANS", "SEAL_BOOK", "TAKING", "VEHICLE_BOOK",
    "AffairsSettings", "Agreeing", "Asset", "AssetChange", "AssetCount", "Begin", "CallingOff",
    "CountStage", "Counted", "Drive", "Dropping", "Explanation", "Finding", "GivingUp", "Handing",
    "Kind", "Line", "Loan", "LoanStage", "Longer", "Meeting", "NewAsset", "Party", "Returning",
    "Scope", "SealOut", "SealUse", "Signing", "Stage", "StockIn", "StockOut", "Taking", "Way",
    "agree", "begin_count", "bring_back", "call_off", "change", "clash", "count", "count_of",
    "counts", "current", "drive", "drop", "enter", "every", "explain", "extend", "find", "get",
    "give_up", "hand", "issue", "lapse", "loan", "low", "meet", "of_asset", "open_of", "out",
    "settings", "sign", "stock", "take", "take_seal", "use_seal",
]  # fmt: skip
