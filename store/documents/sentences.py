"""How what happens with office documents stands in the book, and what waits."""

from __future__ import annotations

from store.text import mark

SENTENCES: dict[str, str] = {
    "letter_in.entered": mark("Letter in {number}, {source}: {title}[, their {their_number}]"),
    "letter_in.corrected": mark("Letter in {number} put right: {title}; {reason}"),
    "letter_in.proposed": mark("Letter in {number}, proposed: {proposal}"),
    "letter_in.decided": mark(
        "Letter in {number}, decided by {decider} on {decided_on}: {opinion}"
    ),
    "letter_in.given": mark("Letter in {number}, {department} {handler} until {due_on}"),
    "letter_in.urged": mark("Letter in {number} urged: {said}[; until {due_on}]"),
    "letter_in.done": mark("Letter in {number} dealt with: {result}[; reply {reply_number}]"),
    "letter_in.replied": mark("Letter in {number} answered by {reply_number}"),
    "letter_in.passed": mark("Letter in {number} is passed round, readers: {readers}"),
    "letter_in.filed": mark("Letter in {number} filed in {file}"),
    "letter_in.voided": mark("Letter in {number} void: {reason}"),
    "letter_reader.listed": mark("Letter in {number} to be read by {reader}"),
    "letter_reader.given": mark("Letter in {number} given to reader {nth}, back by {due_on}"),
    "letter_reader.back": mark(
        "Letter in {number} read by reader {nth} on {read_on}, {how}[; {remark}]"
    ),
    "letter_reader.left_out": mark("Letter in {number}, reader {nth} left out: {remark}"),
    "letter_out.drafted": mark("Letter {number} drafted, {kind}: {title}"),
    "letter_out.changed": mark("Letter {number} changed, {kind}: {title}"),
    "letter_out.changed:again": mark(
        "Letter {number} changed, {kind}: {title}; to be checked and signed anew"
    ),
    "letter_out.checked": mark("Letter {number} checked[: {remark}]"),
    "letter_out.cosigned": mark("Letter {number} co-signed: {cosigned}"),
    "letter_out.signed": mark("Letter {number} signed, its text is frozen[: {opinion}]"),
    "letter_out.numbered": mark("Draft {draft} has its number: {number}"),
    "letter_out.sealed": mark("Letter {number} sealed on {sealed_on}, {seals} times, {sealed_by}"),
    "letter_out.sent": mark("Letter {number} sent on {sent_on}, {way}, envelope {envelope}"),
    "letter_out.received": mark("Letter {number} signed for on {receipt_on}"),
    "letter_out.posted": mark("Notice {number} hangs at {posted_at}, {post_from} to {post_until}"),
    "letter_out.down": mark("Notice {number} taken down on {down_on}[; {remark}]"),
    "letter_out.filed": mark("Letter {number} filed in {file}"),
    "letter_out.voided": mark("Letter {number} void: {reason}"),
    "archive_file.opened": mark("File {number} opened, {year} {kind}, {matter}: {title}; {keep}"),
    "archive_file.changed": mark("File {number}: {title}, {pages} pages, at {place}; {reason}"),
    "archive_file.lent": mark("File {number} lent to {lent_to} until {lent_until}: {lent_why}"),
    "archive_file.back": mark("File {number} back on {back_on}[; {remark}]"),
    "archive_file.listed": mark("File {number} on a list of files to destroy"),
    "archive_file.released": mark("File {number} off the list of files to destroy"),
    "archive_file.destroyed": mark("File {number} destroyed"),
    "archive_cull.listed": mark("Destruction {number} listed, files: {count}; {reason}"),
    "archive_cull.approved": mark("Destruction {number} approved, files: {count}[; {remark}]"),
    "archive_cull.destroyed": mark(
        "Destruction {number} done before two, the other was {other}: {how}"
    ),
    "archive_cull.dropped": mark("Destruction {number} dropped: {reason}"),
    "letter_in.to_propose": mark("Letter in, propose how to handle it: {number} {title}"),
    "letter_in.to_decide": mark("Letter in, have it decided: {number} {title}"),
    "letter_in.to_hand": mark("Letter in, hand it to who handles it: {number} {title}"),
    "letter_in.due": mark("Letter in, {handler} by {due}, urge: {number} {title}"),
    "letter_reader.out": mark("Copy with {reader}, have it back: {number} {title}"),
    "letter_out.to_sign": mark("Letter to be signed: {number} {title}"),
    "letter_out.to_number": mark("Signed, give it its number: {number} {title}"),
    "letter_out.to_seal": mark("Numbered, have it sealed: {number} {title}"),
    "letter_out.to_send": mark("Sealed, send it to {to}: {number} {title}"),
    "letter_out.to_post": mark("Sealed, post it: {number} {title}"),
    "letter_out.hangs": mark("Notice hangs, take it down: {number} {title}, {where}"),
    "letter_out.no_receipt": mark("Nobody signed for it, ask {to}: {number} {title}"),
    "archive_file.out": mark("File with {who}, have it back: {number} {title}"),
    "archive_cull.to_approve": mark("Files to destroy, approve: {number} {reason}"),
    "archive_cull.to_destroy": mark("Approved, destroy before two: {number} {reason}"),
    "letter_in.handed": mark("{state}[, due {until}]"),
    "letter_out.handed": mark("{state}[, due {until}]"),
    "archive_file.handed": mark("{state}[, due {until}]"),
}
CALLED = {
    "letter_in": mark("Letter received"),
    "letter_reader": mark("Reader of a letter"),
    "letter_out": mark("Letter sent"),
    "archive_file": mark("File in the archive"),
    "archive_cull": mark("Destruction of files"),
}
