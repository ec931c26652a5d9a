"""How the entries about a home's file read."""

from __future__ import annotations

from store.text import mark

SENTENCES = {
    "person.stays": mark("{name}, {role}[, {relation}], lives here"),
    "home.pet_licence": mark("Pet licence of {home} valid until {until}: ask for the new one"),
    "home.vehicle_stays": mark("Vehicle {plate}[, {model}][, space {space}]"),
    "home.state_changed": mark("State of the home: {state}, since {since}[: {note}]"),
    "home.document_filed": mark("{way}: {kind}, {form}, {count}, on {on_day}"),
    "home.document_taken": mark("Taken out of the file: {kind}, on {on}: {reason}"),
    "home.instructed": mark("To be minded: {mind}, since {since}[, through {until}]"),
    "home.instruction_ended": mark("No longer to be minded: {mind}, on {on}: {reason}"),
    "person.moved_back": mark("Moving out undone: {reason}"),
}
CALLED = {"home": mark("Home"), "person": mark("Resident")}
