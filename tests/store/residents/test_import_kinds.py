"""The same table says the same in every kind of file that it is kept in (F1)."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.cells import Sheet, read
from store.residents.importing import plan, plan_of_sheets
from tests.store.residents import spreadsheets as make
from tests.store.residents.hostile_sheets import Maker

SHEETS = 60


def trimmed(row: tuple[str, ...]) -> tuple[str, ...]:
    return trimmed(row[:-1]) if row and not row[-1] else row


@pytest.mark.parametrize("kind", ["xlsx", "xls", "ods"])
def test_sheets_of_traps_are_read_alike_from_every_workbook(tmp_path: Path, kind: str) -> None:
    made = {f"表{seed}": Maker(seed).made().sheet.rows for seed in range(SHEETS)}
    write = getattr(make, kind)
    found = read(write(tmp_path / f"a.{kind}", **made))
    assert found == [Sheet(name, tuple(map(trimmed, rows))) for name, rows in made.items()]


@pytest.mark.parametrize("seed", range(4))
def test_a_text_of_traps_says_what_its_cells_say(desk: Path, tmp_path: Path, seed: int) -> None:
    rows = Maker(seed).made().sheet.rows
    path = make.text(tmp_path / "a.csv", rows)
    whole = plan_of_sheets(path, [Sheet("a", rows)])
    read_back = plan(path)
    assert read_back.households == whole.households
    assert read_back.counts == whole.counts
