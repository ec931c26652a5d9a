"""How what happens in cleaning stands in the book, and what waits."""

from __future__ import annotations

from store import plans
from store.cleaning.duties import DUTIES
from store.text import mark

SENTENCES: dict[str, str] = {
    **plans.sentences(DUTIES.thing, DUTIES.occurs),
    "clean_duty.noted": mark("{code} {line}: {result}[: {note}][: {reason}][: {what}]"),
    "clean_duty.whole": mark("{count} tasks done[, {proof}]"),
    "clean_matter.planned": mark("Work {number} planned, {kind}: {place}"),
    "clean_matter.edited": mark("Work {number} changed, was {was}: to be reported anew"),
    "clean_matter.told": mark("Work {number} reported to the developer: {receiver}"),
    "clean_matter.approved": mark("Work {number} approved, plan {edition}: {approver}[: {remark}]"),
    "clean_matter.returned": mark("Work {number} returned by {approver}: {reason}"),
    "clean_matter.urged": mark("Work {number} begun as urgent, {receiver} told: {reason}"),
    "clean_matter.approved_after": mark(
        "Work {number} approved after it began, plan {edition}: {approver}[: {remark}]"
    ),
    "clean_matter.started": mark("Work {number} begun, in charge {watching}[, permit {permit}]"),
    "clean_matter.paused": mark("Work {number} paused: {reason}"),
    "clean_matter.resumed": mark("Work {number} goes on[: {remark}]"),
    "clean_matter.finished": mark("Work {number} finished[: {remark}]"),
    "clean_matter.accepted": mark("Work {number} accepted[: {remark}]"),
    "clean_matter.dropped": mark("Work {number} dropped: {reason}"),
    "clean_matter.happened": mark("Accident {number}, {happened}, {place}: {what}"),
    "clean_matter.oral": mark("Accident {number}, developer told by word: {receiver}[, {how}]"),
    "clean_matter.written": mark("Accident {number}, developer has it in writing: {receiver}"),
    "clean_matter.legal": mark("Accident {number}, authority told: {receiver}[, {how}]"),
    "clean_matter.not_owed": mark("Accident {number}, no report to the authority owed: {reason}"),
    "clean_matter.accident_closed": mark("Accident {number} closed: {outcome}"),
    "clean_matter.to_tell": mark("Work {number}, {kind}: report its plan"),
    "clean_matter.unanswered": mark("Work {number}, {kind}: no approval yet"),
    "clean_matter.to_start": mark("Work {number}, {kind}: begins"),
    "clean_matter.running": mark("Work {number}, {kind}: under way or paused"),
    "clean_matter.to_accept": mark("Work {number}, {kind}: to be accepted"),
    "clean_matter.afterwards": mark("Work {number}, {kind}: approval afterwards is due"),
    "clean_matter.oral_due": mark("Accident {number}: tell the developer by word"),
    "clean_matter.written_due": mark("Accident {number}: tell the developer in writing"),
    "clean_matter.legal_due": mark("Accident {number}: tell the authority, or say why not"),
    "clean_matter.further": mark("Accident {number}: tell on what changes, close it"),
    "clean_matter.handed": mark("{state}"),
}
CALLED = {
    "clean_plan": mark("Cleaning duty {n}"),
    "clean_duty": mark("Cleaning block {n}"),
    "clean_matter": mark("Impact works and accidents"),
}
