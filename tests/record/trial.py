"""Trying attacks, clean desks and bit flips on copies, many times over."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from random import Random

from store.desk import backup
from store.engine import database, sqlite
from store.errors import StoreError
from store.journal import chain, guards
from store.journal.chain import Verdict
from tests import independent_verifier
from tests.record import books
from tests.record.attacks import Attack
from tests.record.forger import Forger


@dataclass(frozen=True)
class Desk:
    """A clean desk's file, the number and the code of a head that was printed at some time."""

    file: Path
    number: int
    head: str


def clean(folder: Path, seed: int) -> Desk:
    """A clean desk with a head printed somewhere in its last third."""
    books.make(folder, seed)
    file = folder / database.FILE
    db = sqlite.DeskDatabase(str(file))
    db.connect()
    rows = dict(db.execute_sql("SELECT number, hash FROM journal").fetchall())
    db.close()
    number = Random(seed).randrange(len(rows) * 2 // 3, len(rows))
    return Desk(file, number, chain.code(number, rows[number]))


def examine(file: Path, head: str | None = None) -> Verdict:
    """What ``frontdesk verify`` finds on a file."""
    db = sqlite.DeskDatabase(f"file:{file}?mode=rw", uri=True)
    db.connect()
    try:
        verdict = chain.verify(db, head)
        return guards.check(db, verdict) if verdict.right else verdict
    finally:
        db.close()


def attacked(desk: Desk, attack: Attack, seed: int, copy: Path) -> int | None:
    """Copy a desk and tamper with the copy; the entry that must be named."""
    copy.unlink(missing_ok=True)
    shutil.copy(desk.file, copy)
    by = Forger(copy, Random(seed))
    try:
        return attack.act(by, desk.number)
    finally:
        by.close()


def try_restore(desk: Desk, attack: Attack, seed: int, folder: Path) -> str:
    """Give a tampered copy to ``restore``; what is wrong about the answer, empty if nothing is."""
    wanted = attacked(desk, attack, seed, folder / "copy.db")
    findable = attack.alone or wanted != desk.number
    try:
        backup.restore(folder / "copy.db", folder / "data")
    except StoreError:
        return "" if findable else f"{attack.what}: refused"
    (folder / "data" / database.FILE).unlink()
    return f"{attack.what}: taken back" if findable else ""


def try_attack(desk: Desk, attack: Attack, seed: int, copy: Path) -> str:
    """Tamper with a copy; what is wrong about how it was found out, empty when nothing is."""
    wanted = attacked(desk, attack, seed, copy)
    with_head = examine(copy, desk.head)
    if with_head.right or with_head.bad != wanted:
        return f"{attack.what}: {with_head} instead of {wanted}"
    if examine(copy).right is (attack.alone or wanted != desk.number):
        return f"{attack.what}: not {'found' if attack.alone else 'missed'} without a head"
    second = independent_verifier.verify(copy, desk.head)
    if attack.chain and second.bad != wanted:
        return f"{attack.what}: the independent verifier says {second} instead of {wanted}"
    return ""
