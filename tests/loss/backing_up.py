"""Backups taken while clerks work, each restored and held against the desk that went on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random

from store import journal
from store.desk import backup, checking, opening
from store.desk.checking import Checked
from store.engine import database
from tests.loss import killing

CLERKS = 4


def run(folder: Path, backups: int, rng: Random) -> list[str]:
    """Take so many backups under load; whatever is wrong with one of them."""
    killing.found(folder / "desk")
    working = [killing.hire(folder, number, rng) for number in range(CLERKS)]
    try:
        made = _make(folder, backups)
    finally:
        for pid in working:
            killing.dismiss(pid)
    return [*_faults(folder, made), *(file.read_text("utf-8") for file in folder.glob("broke-*"))]


def _make(folder: Path, backups: int) -> list[Checked]:
    opening.open_folder(folder / "desk")
    made: list[Checked] = []
    while len(made) < backups:
        # Each is to hold something that the one before does not.
        if not made or journal.last_number() > made[-1].count:
            made.append(backup.make(folder / f"{len(made)}.db"))
    database.close()
    return made


def _faults(folder: Path, made: list[Checked]) -> Iterator[str]:
    for number, held in enumerate(made):
        at = folder / "restored"
        restored = backup.restore(folder / f"{number}.db", at).held
        if restored != held or checking.check(at / database.FILE) != held:
            yield f"backup {number} came back as another: {held} {restored}"
        if not (whole := _is_prefix(folder / "desk", held)):
            yield f"backup {number} is no prefix of the desk: {held} {whole}"


def _is_prefix(desk: Path, held: Checked) -> bool:
    opening.open_folder(desk)
    right = journal.verify(held.head).right and journal.last_number() >= held.count
    database.close()
    return right
