"""What the café answers to the halls."""

from __future__ import annotations

from store.answers import Answers
from store.cafe.checks import PROOFS
from store.cafe.inputs import (
    DayStage,
    How,
    Kept,
    Kind,
    LineStage,
    PostStage,
    Stage,
    Who,
    Word,
)
from store.cafe.menu import DAYS, DRINKS, MENU, SEATS
from store.cafe.order import LINES, ORDERS
from store.cafe.post import POSTS
from store.cafe.report import figures
from store.cafe.sentences import CALLED, SENTENCES
from store.cafe.settings import CafeSettings
from store.cafe.sheets import BAR_SLIP, DAY_SHEET, MENU_TODAY
from store.journal import Entry
from store.register import together
from store.rights import KEEP_THE_CAFE, WORK_THE_CAFE, may
from store.sentences import moment_or_day

_KEEPING = ("enter_drink", "change_drink", "give_up_drink", "enter_seat", "give_up_seat")
_DAY = ("open_day", "set_word", "receive", "waste", "close_day")
_ORDERING = (
    *("seat", "tell", "add", "suggest", "send", "make", "serve", "serve_wrong", "cancel"),
    *("move", "leave", "clear"),
)
_MENU = ("drink.set", "cafe_day.opened", "cafe_day.closed")
_REGISTERS = (DRINKS, SEATS, DAYS, POSTS, ORDERS)


def set_back() -> None:
    """Let all of it wait anew, now that the clock was set back."""
    for register in _REGISTERS:
        register.set_back()


def forget(entry: Entry) -> None:
    """Empty what the tables repeat of an entry's words."""
    id_ = entry.subject_id
    if entry.kind == "cafe_order.added":
        for line in entry.payload.get("lines", ()):
            LINES.update(int(line), note="")
    for line in entry.payload.get("menu", ()) if entry.kind in _MENU else ():
        MENU.update(int(line), why="", until="", reason="")
    if entry.kind == "cafe_day.opened":
        DAYS.table.update(id_, hours="")
    elif entry.kind == "cafe_seat.entered":
        SEATS.table.update(id_, note="")
    elif entry.kind in ("drink.entered", "drink.changed"):
        DRINKS.table.update(id_, ingredients="", allergens="")


ANSWERS = Answers(
    operations={
        **{f"cafe.keeping.{name}": KEEP_THE_CAFE for name in _KEEPING},
        **{f"cafe.keeping.{name}": WORK_THE_CAFE for name in _DAY},
        **{f"cafe.steps.{name}": WORK_THE_CAFE for name in _ORDERING},
        "cafe.post.check": WORK_THE_CAFE,
        "cafe.post.look_over": KEEP_THE_CAFE,
    },
    sees=lambda role, _number: may(role, WORK_THE_CAFE),
    settings=CafeSettings,
    set_back=set_back,
    sheets=(BAR_SLIP, MENU_TODAY, DAY_SHEET),
    sentences=SENTENCES,
    called=CALLED,
    shown={
        "word": Word,
        "kind": Kind,
        "how": How,
        "who": Who,
        "state": Stage,
        "line": LineStage,
        "post": PostStage,
        "kept": Kept,
        "cafe": DayStage,
        "day": moment_or_day,
    },
    figures=figures,
    handed=ORDERS.handed(
        (Stage.OPEN, Stage.LEFT),
        lambda one: f"{one.seat} {one.number}",
        lambda one: {"since": one.seated_at, "count": one.guests},
    ),
    find=ORDERS.find(lambda one: f"{one.number} {one.seat}"),
    printed=ORDERS.printed,
    personal={
        "cafe_line": ("note",),
        "cafe_menu": ("why", "until", "reason"),
        "cafe_day": ("hours",),
        "cafe_seat": ("note",),
        "drink": ("ingredients", "allergens"),
    },
    forget=forget,
    checks=together(*(each.checks for each in _REGISTERS)),
    proofs=PROOFS,
    demo=True,
)
