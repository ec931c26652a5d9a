"""A thousand spreadsheets of mixed traps: no cell is lost or invented in silence (F1)."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.residents import importing
from store.residents.importing import Household, plan_of_sheets
from tests.store.residents.hostile_sheets import PEOPLE, Made, Maker, Truth

FILES, PARTS = 1000, 10


def held(home: Household | None) -> set[str]:
    """Everything that a household holds, as text."""
    if home is None:
        return set()
    found = {str(home.home.area or ""), *home.home.note.split("\n")}
    for member in home.members:
        person = member.person
        found |= {person.name, person.phone, person.id_number, person.sex.value, person.note}
        found |= {str(person.since or ""), *member.further}
    return found | {vehicle.plate for vehicle in home.vehicles}


def lost(plan: importing.Plan, made: Made) -> list[str]:
    """The cells that are neither kept, nor asked about, nor named."""
    homes = {household.home.code: household for household in plan.households}
    rejected = {one.row.number for one in plan.rejected}
    told = {warning.row for warning in plan.warnings}
    found = []
    for truth in made.truths:
        if truth.number in rejected:
            continue
        has = held(homes.get(truth.code))
        for kind, cell in truth.cells.items():
            missing = [value for value in cell.kept if value not in has]
            if (missing or cell.named or cell.refused) and truth.number not in told:
                found.append(f"row {truth.number} {kind} {cell.text!r}")
            if cell.refused and kind != "room":
                found.append(f"row {truth.number}: {cell.text!r} is no name")
            if missing and nameable(truth, kind):
                found.append(f"row {truth.number} {kind} {cell.text!r} only named")
    left = [note.text() for note in plan.notes if note.text().startswith("Columns left out: ")]
    return found + [f"column {name}" for name in made.unknown if filled(made, name, left)]


def filled(made: Made, name: str, left: list[str]) -> bool:
    cells = [cell for truth in made.truths for k, cell in truth.cells.items() if k == "unknown"]
    return any(cell.text for cell in cells) and not any(name in text for text in left)


def nameable(truth: Truth, kind: str) -> bool:
    """Whether the figure has somebody whose it is; a figure of nobody is only named."""
    whose = {phone: name for name, phone in PEOPLE.items()}.get(kind, "name")
    personal = kind in (*PEOPLE.values(), "id", "sex", "since")
    return not personal or bool(truth.cells[whose].kept)


def invented(plan: importing.Plan, made: Made) -> list[str]:
    """What the plan holds that no cell says."""
    codes = {truth.code for truth in made.truths}
    said = {value for truth in made.truths for cell in truth.cells.values() for value in cell.kept}
    found = [household.home.code for household in plan.households]
    wrong = [code for code in found if code not in codes]
    return wrong + [
        value for home in plan.households for value in held(home) if value and value not in said
    ]


@pytest.mark.parametrize("part", range(PARTS))
def test_no_cell_is_lost_or_invented_in_silence(desk: Path, part: int) -> None:
    for seed in range(part, FILES, PARTS):
        made = Maker(seed).made()
        plan = plan_of_sheets(Path("a.xlsx"), [made.sheet])
        assert not plan.questions, (seed, plan.questions[0].remark.text())
        assert not lost(plan, made), (seed, made.sheet.rows)
        assert not invented(plan, made), (seed, made.sheet.rows)
        refused = {
            truth.number
            for truth in made.truths
            if any(cell.refused for cell in truth.cells.values())
        }
        assert {one.row.number for one in plan.rejected} == refused, (seed, made.sheet.rows)
        rows = len(made.truths)
        sums = plan.notes[0].values
        assert (sums["read"], sums["taken"]) == (rows + made.others, rows - len(refused)), seed
