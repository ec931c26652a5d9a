"""How each event of a paid service stands in the book."""

from __future__ import annotations

from store.text import mark

SENTENCES: dict[str, str] = {
    "service.decided": mark("Service {number} of {home}, ticket {ticket}: {basis}[; {reason}]"),
    "service.changed": mark("Service {number}, otherwise: {basis}[; {reason}]"),
    "service.quoted": mark("Service {number} quoted: {sum} yuan[; {decides}]"),
    "service.quoted_more": mark("Service {number}, more quoted: {sum} yuan[; {decides}]"),
    "service.agreed": mark("Service {number} agreed: {sum} yuan, {how}"),
    "service.refused": mark("Service {number}: quote refused; {reason}"),
    "service.refused_more": mark("Service {number}: no more is wanted; {reason}"),
    "service.adjusted": mark("Service {number}, as it was done: {sum} yuan; {reason}"),
    "service.listed": mark("Service {number}: settlement list, {sum} yuan"),
    "service.accepted": mark("Service {number} accepted, settlement list signed"),
    "service.billed": mark("Service {number} on the account: bill {bill}"),
    "service.paid": mark("Service {number} paid: {sum} yuan, receipt {receipt}"),
    "service.disputed": mark("Service {number} disputed; {reason}"),
    "service.waived": mark("Service {number} waived, {sum} yuan; {reason}"),
    "service.cancelled": mark("Service {number} called off, {sum} yuan stay; {reason}"),
    "service.unanswered": mark("Quote {sum} yuan unanswered, holds until {until}: {home} {ticket}"),
    "service.unsettled": mark("Agreed {sum} yuan, not settled: {home}, ticket {ticket}"),
    "service.still_listed": mark("Settlement list {sum} yuan to be signed: {home} {ticket}"),
    "service.still_disputed": mark("Service disputed, {sum} yuan: {home}, ticket {ticket}"),
    "service.unpaid": mark("Service unpaid, {sum} yuan: {home}, ticket {ticket}"),
    "service.stays": mark("Paid service {number}: {state}, {sum} yuan"),
    "service.handed": mark("{state}, {sum} yuan[, ticket {ticket}]"),
}
CALLED = {"service": mark("Paid service")}
