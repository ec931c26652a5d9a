"""The ticket kind finding: from what was found to the re-inspection by somebody else (G9)."""

from store.tickets.findings.finding import origin_of, photo, rounds, severity
from store.tickets.findings.inputs import Assigning, Extension, Reinspected, Returning, Righted
from store.tickets.findings.keeping import KEEPING
from store.tickets.findings.steps import (
    accept,
    assign,
    begin,
    extend,
    put_right,
    raise_,
    reinspect,
    return_,
)

__all__ = [
    "KEEPING",
    "Assigning",
    "Extension",
    "Reinspected",
    "Returning",
    "Righted",
    "accept",
    "assign",
    "begin",
    "extend",
    "origin_of",
    "photo",
    "put_right",
    "raise_",
    "reinspect",
    "return_",
    "rounds",
    "severity",
]
