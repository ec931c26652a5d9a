"""The steps of a renovation as actions: those of every day have a key, all stand in its menu."""

from __future__ import annotations

from collections.abc import Mapping

from store import clock, renovation
from store.renovation import Renovation
from tui.language import mark
from tui.register import Do
from tui.screen.actions import Action

_APPROVE = "store.renovation.rights:APPROVE"
_INSPECT = "store.renovation.rights:INSPECT"
NEW = Action("new", ("ctrl+n",), mark("Declare"), mark("A renovation is declared."), 4)
WORKS = Action("works", ("ctrl+w",), mark("Works"), mark("What is ticked, by its article."), 8)
PAPERS = Action("papers", ("ctrl+t",), mark("Papers here"), mark("Those that the ticks need."), 7)
REVIEW = Action(
    "review", ("ctrl+r",), mark("Review"), mark("What engineering says of the plan."), 10,
    right=_INSPECT,
)  # fmt: skip
APPROVE = Action(
    "approve", ("ctrl+a",), mark("Approve"), mark("Complete, reviewed: it may be."), 9,
    right=_APPROVE,
)  # fmt: skip
BACK = Action("send_back", (), mark("Send back"), mark("With what is missing."), right=_APPROVE)
AGAIN = Action("again", (), mark("Declare again"), mark("It comes back changed."))
REFUSE = Action(
    "refuse", (), mark("Refuse it"), mark("With the article or clause that forbids it."),
    right=_APPROVE,
)  # fmt: skip
AGREE = Action("agree", ("ctrl+o",), mark("Agreement"), mark("Signed, and who was told."), 9)
DEPOSIT = Action("deposit", (), mark("Deposit"), mark("Taken with its receipt."), 9)
PERMIT = Action("permit", ("ctrl+g",), mark("Start permit"), mark("To hang on the door."), 9)
BEGIN = Action("begin", (), mark("Works begin"), mark("Spot checks come due from now on."))
LOOK = Action("look", ("ctrl+e",), mark("Spot check"), mark("What was seen at the door."), 5)
STOP = Action("stop", (), mark("Stop works"), mark("At once, with the reason."))
RESUME = Action("resume", (), mark("Works go on"), mark("What was wrong is put right."))
EXTEND = Action("extend", (), mark("Extend"), mark("The permit holds longer."), right=_APPROVE)
CHANGE = Action("change", (), mark("Change of plan"), mark("More works are wanted."))
CHANGE_YES = Action(
    "change_yes", (), mark("Approve change"), mark("The works asked for may be done."),
    right=_APPROVE,
)  # fmt: skip
CHANGE_NO = Action(
    "change_no", (), mark("Refuse change"), mark("With the article or clause."), right=_APPROVE
)
FLOOD = Action("flood", (), mark("Flood test"), mark("Of bath or kitchen, dated."), right=_INSPECT)
DONE = Action("done", (), mark("Completion"), mark("The renovator says it is done."))
INSPECT = Action(
    "inspect", (), mark("Inspection"), mark("Line by line, after completion."), right=_INSPECT
)
LEAK = Action("leak", (), mark("Leak"), mark("Water came through while it is watched."))
REPAIR = Action("repair", (), mark("Leak repaired"), mark("It is watched anew."))
RELEASE = Action("release", (), mark("Watch over"), mark("The deposit may go back."))
CLOSE = Action("close", (), mark("Close renovation"), mark("The deposit has gone back."))
CANCEL = Action("cancel", (), mark("Call it off"), mark("It has not begun, and will not."))
LINK = Action("link", (), mark("Neighbour's ticket"), mark("A report that is about it."))


def _ticked(one: Renovation) -> Mapping[str, object]:
    return {work.value: True for work in one.works}


def _papers(one: Renovation) -> Mapping[str, object]:
    return {paper.value: True for paper in renovation.here(one.id)}


def _as_declared(one: Renovation) -> Mapping[str, object]:
    return {"scope": one.scope, "starts": one.starts, "ends": one.ends}


def _deposit(one: Renovation) -> Mapping[str, object]:
    """What the settings said when it was declared, as it would be typed."""
    left = max(one.deposit_due - renovation.held_for(one.id), 0)
    told: dict[str, object] = {"home": one.home_id, "kind": "renovation", "linked": one.number}
    told |= {"payer": one.applicant, "standing": "owner" if one.standing == "owner" else "tenant"}
    return told | ({"amount": f"{left / 100:.2f}"} if left else {})


def _longer(one: Renovation) -> Mapping[str, object]:
    return {"until": max(one.ends, clock.today())}


STEPS: tuple[Do[Renovation], ...] = (
    Do("applied", NEW, renovation.apply),
    Do("visited", LOOK, renovation.look),
    Do("papers", PAPERS, renovation.tick, _papers),
    Do("declared", WORKS, renovation.declare, _ticked),
    Do("reviewed", REVIEW, renovation.review),
    Do("approved", APPROVE, renovation.approve),
    Do("agreed", AGREE, renovation.agree),
    Do("deposited", DEPOSIT, renovation.deposit, _deposit),
    Do("permitted", PERMIT, renovation.permit),
    Do("begun", BEGIN, renovation.begin),
    Do("completed", DONE, renovation.complete),
    Do("inspected", INSPECT, renovation.inspect),
    Do("flooded", FLOOD, renovation.flood),
    Do("stopped", STOP, renovation.stop),
    Do("resumed", RESUME, renovation.resume),
    Do("extended", EXTEND, renovation.extend, _longer),
    Do("change_asked", CHANGE, renovation.ask_change, _ticked),
    Do("change_approved", CHANGE_YES, renovation.approve_change),
    Do("change_refused", CHANGE_NO, renovation.refuse_change),
    Do("leaked", LEAK, renovation.leak),
    Do("repaired", REPAIR, renovation.repair),
    Do("released", RELEASE, renovation.release),
    Do("closed", CLOSE, renovation.close),
    Do("returned", BACK, renovation.send_back),
    Do("resubmitted", AGAIN, renovation.resubmit, _as_declared),
    Do("refused", REFUSE, renovation.refuse),
    Do("linked", LINK, renovation.link),
    Do("cancelled", CANCEL, renovation.cancel),
)
