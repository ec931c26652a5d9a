"""What can be done with a key, and with which key of the keyboard."""

from __future__ import annotations

from tui.language import mark
from tui.screen.actions import Action

LEND = Action(
    "lend", ("enter",), mark("Lend/back"), mark("Lend the key, or take it back if it is out."), 4
)
NEW = Action("new", ("ctrl+n",), mark("Take in"), mark("Take a key into keeping."), 6)
PHONE = Action(
    *("phone", ("ctrl+r",), mark("Show phone")),
    mark("The borrower's phone whole for a minute, on record."),
    8,
)
CHASE = Action(
    "chase", ("ctrl+b",), mark("Rung"), mark("Somebody was rung for the key: what was said."), 9
)
EXTEND = Action(
    "extend", ("ctrl+d",), mark("More time"), mark("It is needed longer, as somebody asked."), 10
)
SIGN = Action(
    "sign", ("ctrl+a",), mark("Sign"), mark("Both sign after all, by PIN or on paper."), 5
)
MORE = Action(
    *("more", ("ctrl+w",), mark("More")),
    mark("Instruct, report lost, settle, change of lock, correct, hand over."),
    11,
)
HISTORY = Action("history", ("ctrl+o",), mark("History"), mark("All that happened to the key."), 16)
CORRECT = Action(
    "correct", ("ctrl+e",), mark("Correct"), mark("Put hook, doors or count right."), 19
)
RELEASE = Action(
    "release", ("ctrl+k",), mark("Hand over"), mark("Hand the key over for good; off the list."), 20
)
JUMP = Action(
    "jump", ("ctrl+g",), mark("Go to"), mark("Go to the home that the key belongs to."), 22
)
COUNT = Action("count", ("ctrl+t",), mark("Reconcile"), mark("Count the keys hook by hook."), 14)
PRINT = Action(
    "print", ("f9",), mark("Print"), mark("The list, the board, a slip, an authorisation."), 18
)
INSTRUCT = Action(
    "instruct", (), mark("Instruction"), mark("What the home says before it is lent."), None
)
END = Action("end", (), mark("End instruction"), mark("It holds no longer."), None)
LOSE = Action("lose", (), mark("Lost"), mark("Keys are lost: how many, who was told."), None)
SETTLE = Action(
    "settle", (), mark("Lost keys settled"), mark("Found, copied or written off."), None
)
NEW_LOCK = Action(
    "new_lock", (), mark("Lock changed"), mark("New keys hang here; old ones are void."), None
)
ALL = Action(
    "all", (), mark("All of the home"), mark("All keys of this home, as at move-in."), None
)
ONE = Action("one", (), mark("This key"), mark("The others stay here."), None)
HEED = Action("heed", (), mark("Heeded: lend"), mark("What it asks is done: go on."), None)

OFFERED = (INSTRUCT, END, LOSE, SETTLE, NEW_LOCK, CORRECT, RELEASE)
