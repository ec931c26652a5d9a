"""What can be done with a move-in and its lines, and the keys for it."""

from __future__ import annotations

from tui.language import mark
from tui.screen.actions import Action

_LETS = "store.moveins.rights:LET_PAST"
OPEN = Action("new", ("ctrl+n",), mark("New move-in"), mark("Somebody comes to move in."), 4)
LEAVE = Action("leaving", ("ctrl+o",), mark("Moving out"), mark("Somebody leaves, or sells."), 5)
VERIFY = Action("verify", ("ctrl+t",), mark("Verify"), mark("The papers agree."), 6)
REGISTER = Action("register", ("ctrl+r",), mark("Register"), mark("Register and covenant."), 7)
CHARGE = Action("charge", ("ctrl+b",), mark("Charge"), mark("Bill from the day charged."), 8)
CONCLUDE = Action("conclude", ("ctrl+u",), mark("Conclude"), mark("What the owner says of it."), 9)
HAND = Action("hand", ("ctrl+g",), mark("Hand out"), mark("Keys and papers, signed for."), 10)
ARCHIVE = Action("archive", ("ctrl+a",), mark("Archive"), mark("The file is put away."), 11)
CLOSE = Action("close", ("ctrl+s",), mark("Close the list"), mark("All is done and signed."), 11)
PAUSE = Action("pause", ("ctrl+w",), mark("Pause"), mark("Who waits for what, until when."), 12)
RESUME = Action("resume", ("ctrl+d",), mark("Go on"), mark("Take it up again."), 13)
CORRECT = Action("correct", ("ctrl+e",), mark("Correct"), mark("Taken down wrongly."), 14)
LET_PAST = Action(
    "let_past", ("ctrl+x",), mark("Let past"), mark("Keys go before the money."), 15, right=_LETS
)
CANCEL = Action("cancel", ("ctrl+k",), mark("Cancel it"), mark("It is given up."), 16)

# On the page of one walk.
TICK = Action(
    "tick", ("enter", "space"), mark("In order"), mark("This line is as it should be."), 3
)
NEXT = Action("next_step", ("ctrl+s",), mark("Next step"), mark("What comes next here."), 4)
DEFECT = Action("defect", ("ctrl+d",), mark("Defect"), mark("Something is wrong: a ticket."), 5)
OWED = Action("owed", ("ctrl+o",), mark("Bring later"), mark("The paper is brought later."), 6)
REST = Action("rest", ("ctrl+r",), mark("Rest accepted"), mark("All that was not looked at."), 7)
OTHER = Action("other", ("ctrl+e",), mark("Otherwise"), mark("All that this line admits."), 8)
STEPS = Action("steps", ("ctrl+t",), mark("Steps"), mark("All that the move-in admits."), 9)
PAY = Action("pay", ("ctrl+g",), mark("Take payment"), mark("Somebody pays for this home."), 11)
FILE = Action("file", ("ctrl+u",), mark("Home's file"), mark("Go to the home's page."), 14)
TICKET = Action("ticket", ("ctrl+b",), mark("Ticket"), mark("Go to the defect's ticket."), 13)

# What a line admits, in the menu.
SEEN = Action("seen", (), mark("It is here"), mark("Original or copies, how many."))
PASSED = Action("passed", (), mark("Let past"), mark("Without this paper, and why."), right=_LETS)
FINE = Action("fine", (), mark("In order"), mark("Nothing is wrong with it."))
NONE = Action("none", (), mark("There is none"), mark("This home has none of it."))
UNCHECKED = Action("unchecked", (), mark("Not checked"), mark("Why nobody looked."))
READ = Action("read", (), mark("Read the meter"), mark("Its number and what it stands at."))
REINSPECT = Action("reinspect", (), mark("Re-inspected"), mark("What engineering found."))
AGREE = Action("agree", (), mark("Time agreed"), mark("When the owner comes again."))
TRIED = Action("tried", (), mark("Nobody answers"), mark("The owner could not be reached."))
REACCEPT = Action("reaccept", (), mark("Owner looked"), mark("Accepted and signed, or not."))
UNREACHED = Action(
    "unreached", (), mark("Close it"), mark("The owner cannot be reached."), right=_LETS
)
TAKE = Action("take", (), mark("Take the deposit"), mark("With a receipt of its own."))
STRIKE = Action("strike", (), mark("Leave out"), mark("Not charged here, and why."))
NOT_NEEDED = Action("not_needed", (), mark("Not needed"), mark("And why."))
GIVEN = Action("given", (), mark("Handed out"), mark("It is given and ticked."))
SETTLED = Action("settled", (), mark("Done"), mark("And what was agreed."))
UNDO = Action("undo", (), mark("Undo the tick"), mark("It was ticked by mistake."))

# Appointments.
PLAN = Action(
    "plan", ("ctrl+o",), mark("Plan a building"), mark("Spread its homes over days."), 5,
    right="store.moveins.rights:PLAN_MOVE_INS",
)  # fmt: skip
VISIT = Action(
    "new", ("ctrl+n",), mark("Appointment"), mark("When one home is expected."), 6,
    right="store.moveins.rights:PLAN_MOVE_INS",
)  # fmt: skip
CAME = Action("came", ("ctrl+t",), mark("Came"), mark("The move-in opens."), 4)
POSTPONE = Action("postpone", ("ctrl+r",), mark("Put off"), mark("Another day or time."), 7)
MISS = Action("miss", ("ctrl+d",), mark("Did not come"), mark("Nobody came at that time."), 8)
CALL_OFF = Action(
    "call_off", ("ctrl+k",), mark("Cancel it"), mark("Off the list."), 9,
    right="store.moveins.rights:PLAN_MOVE_INS",
)  # fmt: skip
