"""How recruitment stands in the book, and what waits: numbers and posts, never a name (G17)."""

from __future__ import annotations

from store.text import mark

SENTENCES: dict[str, str] = {
    "vacancy.asked": mark("Requisition {number}: {count} people for {post}, from {wanted_on}"),
    "vacancy.changed": mark(
        "Requisition {number} changed, to be approved anew: {count} people for {post}; {reason}"
    ),
    "vacancy.approved": mark("Requisition {number} approved[; {remark}]"),
    "vacancy.refused": mark("Requisition {number} not approved: {reason}"),
    "vacancy.published": mark("Requisition {number} made known: {where}"),
    "vacancy.closed": mark("Requisition {number} closed: {reason}"),
    "vacancy.to_approve": mark("Approve requisition {number}: {count} people for {post}"),
    "application.received": mark("Application {number} taken in[: {post}]"),
    "application.screened": mark("Application {number}: interview on {interview_on}"),
    "application.interviewed": mark(
        "Application {number}, interview {place}: {sum} of {of}, {verdict}"
    ),
    "application.verified": mark("Application {number}: papers seen, originals given back"),
    "application.examined": mark("Application {number}: medically fit[, until {until}]"),
    "application.offered": mark(
        "Application {number}: offer made, from {starts_on}, contract {term} months"
    ),
    "application.reserved": mark("Application {number}: in reserve"),
    "application.declined": mark("Application {number}: not taken"),
    "application.withdrawn": mark("Application {number}: has withdrawn"),
    "application.started": mark("Application {number}: has begun on {on}"),
    "application.given": mark("Application {number}: a thing handed out"),
    "application.spared": mark("Application {number}: a thing not needed"),
    "application.contracted": mark("Application {number}: contract signed on {on}"),
    "application.prolonged": mark("Application {number}: trial {trial} months in all"),
    "application.confirmed": mark("Application {number}: stays, the trial is over"),
    "application.leaves": mark("Application {number}: leaves, last day {last_day}"),
    "application.back": mark("Application {number}: a thing handed over"),
    "application.missing": mark("Application {number}: a thing is missing"),
    "application.left": mark("Application {number}: everything handed over, signed by both"),
    "application.lapsed": mark("Applications kept long enough, erased: {gone}"),
    "application.to_screen": mark("Screen application {number}: {post}"),
    "application.interview": mark("Interview on {until}: application {number}, {post}"),
    "application.begins": mark("Begins on {until}: application {number}, {post}"),
    "application.contract": mark("Sign the contract until {until}: {number}, {post}"),
    "application.trial_ends": mark("Trial ends on {until}: application {number}, {post}"),
    "application.to_hand": mark("Hands over until {until}: application {number}, {post}"),
    "application.lapses": mark("Kept long enough, application to be erased: {number}"),
    "application.handed": mark("{state}, last day {until}"),
}
CALLED = {"vacancy": mark("Requisition"), "application": mark("Application")}
