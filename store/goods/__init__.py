"""Goods release slips: asked for, confirmed, given out, passed, matched, back (GR1–GR9)."""

from store.goods.inputs import (
    FITS,
    Confirmation,
    Decision,
    Doubt,
    Doubting,
    How,
    Identity,
    Issue,
    Match,
    Mismatch,
    NewSlip,
    Passage,
    Return,
    Stage,
    Standing,
    Voiding,
    Why,
    many,
)
from store.goods.settings import GoodsSettings, settings
from store.goods.sheets import SLIP
from store.goods.slip import DECIDE, GOODS, Line, Slip, every, get, lines, of_home
from store.goods.steps import (
    ask,
    confirm,
    decide,
    doubt,
    issue,
    let_pass,
    match,
    mismatch,
    take_back,
    void,
)
from store.goods.subject import ANSWERS

__all__ = [
    "ANSWERS", "DECIDE", "FITS", "GOODS", "SLIP",
    "Confirmation", "Decision", "Doubt", "Doubting", "GoodsSettings", "How", "Identity", "Issue",
    "Line", "Match", "Mismatch", "NewSlip", "Passage", "Return", "Slip", "Stage", "Standing",
    "Voiding", "Why",
    "ask", "confirm", "decide", "doubt", "every", "get", "issue", "let_pass", "lines", "many",
    "match", "mismatch", "of_home", "settings", "take_back", "void",
]  # fmt: skip
