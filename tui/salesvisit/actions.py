"""What can be done on the board of the sales site."""

from __future__ import annotations

from tui.language import mark
from tui.screen.actions import Action

_WORK = "store.rights:WORK_THE_SITE"


def _act(id_: str, key: str, title: str, help_: str, rank: int | None) -> Action:
    return Action(id_, (key,) if key else (), title, help_, rank, right=_WORK)


ON = _act("sales_on", "enter", mark("Next station"), mark("Take them over, or send them on."), 3)
NEW = _act("sales_new", "ctrl+n", mark("Announce arrival"), mark("Every post is told."), 4)
SEAT = _act("sales_seat", "ctrl+d", mark("Seat, drinks"), mark("Where they sit; the café."), 5)
VIP = Action(
    "sales_vip", ("ctrl+y",), mark("VIP"), mark("Who is to be minded especially."), 6,
    right="store.rights:MARK_VIP",
)  # fmt: skip
LEFT = _act("sales_left", "ctrl+k", mark("They left"), mark("Gone; at closing what is known."), 7)
TO = _act("sales_to", "ctrl+o", mark("To another one"), mark("A station out of turn."), 8)
HEARD = _act("sales_heard", "ctrl+t", mark("Post answers"), mark("Who was told has heard."), 9)
SPLIT = _act("sales_split", "ctrl+w", mark("Split the party"), mark("Some go their own way."), 10)
JOIN = _act("sales_join", "ctrl+g", mark("Join parties"), mark("They go with another party."), 11)
CHANGE = _act("sales_change", "ctrl+e", mark("Correct it"), mark("How many, what they say."), 12)
LEND = _act("sales_lend", "ctrl+b", mark("Lend them"), mark("Umbrella, raincoat, wheelchair."), 13)
BACK = _act("sales_back", "ctrl+r", mark("Thing is back"), mark("What was lent, or is lost."), 14)
PRINT = _act("sales_print", "f9", mark("Print"), mark("Visit form, day sheet, who is here."), 15)
ASK = _act("sales_ask", "", mark("Guest asks"), mark("About the property service."), None)
POST = _act("sales_post", "", mark("Check yourself"), mark("Before you go to the post."), None)
COUNT = _act("sales_count", "", mark("Count the flat"), mark("Its items, twice a day."), None)
CLOSE = _act("sales_close", "", mark("Close the site"), mark("Everybody has left."), None)
THINGS = _act("sales_things", "", mark("Things of the site"), mark("What is lent, counted."), None)
ASKED = _act("sales_asked", "", mark("Open questions"), mark("What nobody has answered."), None)
BOARD = (
    *(ON, NEW, SEAT, VIP, LEFT, TO, HEARD, SPLIT, JOIN, CHANGE, LEND, BACK, PRINT),
    *(ASK, POST, COUNT, CLOSE, THINGS, ASKED),
)
