"""How what happens with things stands in the book, and what waits."""

from __future__ import annotations

from store.text import mark

SENTENCES: dict[str, str] = {
    "asset.entered": mark("{number} {name} on the list, {kind}, kept by {keeper}"),
    "asset.changed": mark("{number} {name}: put right"),
    "asset.handed": mark("{number} handed on to {to}, signed by PIN[: {remark}]"),
    "asset.handed:paper": mark("{number} handed on to {to}, signed on the sheet[: {remark}]"),
    "asset.stocked": mark("{number}: {count} came[ from {source}], {stock} there now"),
    "asset.issued": mark("{number}: {count} to {who}[ for {what}], {stock} left"),
    "asset.driven_on": mark("{number} shows {km} km"),
    "asset.recounted": mark("{number} counted: {stock} instead of {was}: {note}"),
    "asset.missed": mark("{number} not found when it was counted: {note}"),
    "asset.found": mark("{number} is there again, at {place}"),
    "asset.dropped": mark("{number} written off: {reason}"),
    "asset.low": mark("Order supplies: {name} {number}, {stock} left, at least {minimum}"),
    "asset.lost": mark("Not found, look for it or write it off: {name} {number}"),
    "asset_loan.used": mark("{number} sealed: {what}, {copies} copies[ to {whither}], by {other}"),
    "asset_loan.asked": mark("{number} seal to be taken out by {who} and {other}: {what}"),
    "asset_loan.driven": mark("{number} vehicle for {who}, driver {other}, {since} to {until}"),
    "asset_loan.met": mark("{number} room booked by {who}, {since} to {until}: {what}"),
    "asset_loan.agreed": mark("{number} seal may go out[: {remark}]"),
    "asset_loan.taken": mark("{number} went out[, {km} km]"),
    "asset_loan.returned": mark("{number} is back[, {km} km][: {remark}]"),
    "asset_loan.extended": mark("{number} until {until} now: {reason}"),
    "asset_loan.called_off": mark("{number} called off: {reason}"),
    "asset_loan.over": mark("{number}: its time is over"),
    "asset_loan.to_approve": mark("Seal to be let out: {name}, {who} {number}"),
    "asset_loan.back_due": mark("To be back: {name}, {who} {number}"),
    "asset_loan.to_take": mark("Booked: {name}, {who} {number}"),
    "asset_loan.lapses": mark("{number}: its time is over"),
    "asset_loan.handed": mark("with {who}, until {until}"),
    "asset_count.begun": mark("Count {n} of things begun: {things}"),
    "asset_count.counted": mark("{number}: {counted} of {expected}"),
    "asset_count.explained": mark("{number}: {counted} of {expected}: {note}"),
    "asset_count.signed": mark("Count {n} signed: {counted} of {things}, {differences} differ"),
    "asset_count.given_up": mark("Count {n} given up: {reason}"),
    "asset_count.open": mark("Count of things under way: {counted} of {things}"),
    "asset_count.due": mark("Things are to be counted since {day}"),
    "asset_count.handed": mark("{counted} of {things} counted"),
}
CALLED = {
    "asset": mark("Seals, vehicles, supplies"),
    "asset_loan": mark("Loan or booking"),
    "asset_count": mark("Count of things {n}"),
}
