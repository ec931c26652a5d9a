"""How each event of a move-in stands in the book, and what waits."""

from __future__ import annotations

from store.text import mark

SENTENCES: dict[str, str] = {
    "movein.opened": mark(
        "Move-in {number} opened: {mode}, charged from {charged_from}[; {otherwise}][; {again}]"
    ),
    "movein.leaving": mark("{course} {number} begun, last day {last_day}"),
    "movein.corrected": mark("Move-in {number} put right: {mode}; {reason}"),
    "movein.verified": mark("Move-in {number}: papers verified[; let past: {despite}]"),
    "movein.registered": mark("Move-in {number}: registered and signed"),
    "movein.charged": mark("Move-in {number}: {count} bills, {total} yuan"),
    "movein.uncharged": mark("Move-in {number}: its bills are undone; {reason}"),
    "movein.concluded": mark(
        "Move-in {number}: the home is {conclusion}, {defects} defects; with {engineer}[; {reason}]"
    ),
    "movein.let_past": mark("Move-in {number}: let past unpaid, {owed} yuan; {reason}"),
    "movein.paid": mark("Move-in {number}: what was let past is paid"),
    "movein.handed_out": mark(
        "Move-in {number}: keys and papers handed out, {keys} keys of the list[; {more}][; {cards}]"
    ),
    "movein.paused": mark("{number} paused at: {next}; waits for {waits_for}, until {back_on}"),
    "movein.resumed": mark("{number} goes on"),
    "movein.archived": mark("Move-in {number} archived, {missing} papers missing[; {remark}]"),
    "movein.closed": mark("{number} closed: all is done[; {remark}]"),
    "movein.cancelled": mark("{number} called off: {reason}"),
    "movein.goes_on": mark("{home} {number}, next: {next}"),
    "movein.leaves": mark("{home} {number} leaves: {next}"),
    "movein.waits": mark("{home} {number} paused until {until}: {for}"),
    "movein.unpaid": mark("{home} {number}: let past unpaid, ask for the money"),
    "movein.handed": mark("{number}, {state}, next: {next}[, until {until}][: {for}]"),
    "movein.stays": mark("{number}, {state}, next: {next}"),
    "movein_line.seen": mark("{number}, {line}: here, {count}[; {note}]"),
    "movein_line.owed": mark("{number}, {line}: brought by {owed_by}[; {note}]"),
    "movein_line.passed": mark("{number}, {line}: let past; {reason}"),
    "movein_line.in_order": mark("{number}, {line}: in order"),
    "movein_line.there_is_none": mark("{number}, {line}: there is none"),
    "movein_line.unchecked": mark("{number}, {line}: not checked; {reason}"),
    "movein_line.read": mark("{number}, {line}: {value}"),
    "movein_line.defect": mark(
        "{number}, {line}: defect, ticket {ticket}[, warranty until {warranty_end}]; {what}"
    ),
    "movein_line.reinspected": mark(
        "{number}, ticket {ticket}, round {round}: failed by {inspector}; {note}"
    ),
    "movein_line.reinspected:passed": mark(
        "{number}, ticket {ticket}, round {round}: passed by {inspector}; {note}"
    ),
    "movein_line.agreed": mark(
        "{number}, ticket {ticket}: the owner comes at {meeting_at}, told {told}"
    ),
    "movein_line.tried": mark("{number}, ticket {ticket}: owner not reached, {tries} tries; {how}"),
    "movein_line.reaccepted": mark(
        "{number}, ticket {ticket}, round {round}: not accepted by the owner; {note}"
    ),
    "movein_line.reaccepted:passed": mark(
        "{number}, ticket {ticket}, round {round}: accepted by the owner[; {note}]"
    ),
    "movein_line.unreached": mark(
        "{number}, ticket {ticket}: closed, the owner not reached; {reason}"
    ),
    "movein_line.made": mark("{number}, {line}: {bills} bills"),
    "movein_line.taken": mark("{number}, {line}: {amount} yuan, {method}"),
    "movein_line.struck": mark("{number}, {line}: struck out; {reason}"),
    "movein_line.given": mark("{number}, {line}: handed out"),
    "movein_line.settled": mark("{number}, {line}: done[; {words}]"),
    "movein_line.not_needed": mark("{number}, {line}: not needed; {reason}"),
    "movein_line.undone": mark("{number}, {line}: taken back; {reason}"),
    "movein_line.awaited": mark("{home} {number}, {line} to be brought by {until}"),
    "movein_line.to_agree": mark("{home} {number}: agree a time with the owner, ticket {ticket}"),
    "movein_line.meets": mark("{home} {number}: re-acceptance at {at}, ticket {ticket}"),
    "movein_line.handed": mark("{number}, {line}: {state}[, until {until}][, ticket {ticket}]"),
    "movein_visit.planned": mark("Expected to move in: {home}, {day} {time}[; {batch}]"),
    "movein_visit.came": mark("Came to move in: {home}, {mode}"),
    "movein_visit.postponed": mark("Move-in of {home} put off to {day} {time}; {reason}"),
    "movein_visit.missed": mark("Did not come to move in: {home}, {day} {time}; {reason}"),
    "movein_visit.called_off": mark("Move-in of {home} called off: {reason}"),
    "movein_visit.expected": mark("{home} moves in at {time}: has the owner come? {batch}"),
}
CALLED = {
    "movein": mark("Move-in"),
    "movein_line": mark("Line of a move-in"),
    "movein_visit": mark("Move-in appointment"),
}
