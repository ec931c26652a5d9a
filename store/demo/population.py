"""Settling the demo's people in its homes, by the way that an import takes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from random import Random

from store import residents
from store.demo.homes import doors
from store.demo.households import Registrar, Settled, households
from store.demo.scene import Caller
from store.residents import Role, importing
from store.residents.importing import Counts, Plan
from store.rights import Staff

REGISTER = "住户登记表.xlsx"
# Who phones the desk and whose keys it holds: some homes' people, however many there are.
KNOWN_TO_THE_DESK = 100


@dataclass(frozen=True)
class Population:
    """The homes that the desk has to do with: people who phone, homes lived in, and vacant ones."""

    callers: list[Caller]
    lived_in: list[int]
    vacant: list[int]


def settle(homes: int, rng: Random, *, by: Staff) -> Population:
    """Fill the resident files, all in one import."""
    settled = list(households(doors(homes, rng), Registrar(rng)))
    nothing = Counts(0, 0, 0, 0, 0, 0)
    plan = Plan(
        path=Path(REGISTER),
        sheets=(),
        tables=(),
        questions=(),
        households=[each.household for each in settled],
        rejected=(),
        companions=(),
        warnings=(),
        notes=(),
        counts=nothing,
    )
    importing.carry_out(plan, by=by)
    return _population(rng.sample(settled, min(KNOWN_TO_THE_DESK, homes)))


def _population(known: list[Settled]) -> Population:
    lived_in = [_home_id(each) for each in known if not each.vacant]
    vacant = [_home_id(each) for each in known if each.vacant]
    return Population([_caller(home_id) for home_id in lived_in], lived_in, vacant)


def _home_id(settled: Settled) -> int:
    return residents.by_code(settled.household.home.code).id


def _caller(home_id: int) -> Caller:
    contact = next(c for c in residents.people_of(home_id) if c.phone and c.role is not Role.OTHER)
    return Caller(home_id, contact.name, contact.phone)
