"""Exporting what subjects let be exported: on record first, then written whole (F6)."""

from __future__ import annotations

import os
import pwd
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from store import answers, clock, journal
from store.cells import writing
from store.desk.staff import require
from store.disk import writable
from store.disk.arriving import arriving
from store.engine import database
from store.errors import NotFound, Refused
from store.export import Export
from store.figure import Period
from store.inputs import printable
from store.journal.operation import attempt, operation
from store.rights import EXPORT, EXPORT_WHOLE, Staff

KINDS = (".xlsx", ".csv")


@dataclass(frozen=True)
class Exported:
    """What was written: how many rows, and the entry that says so."""

    rows: int
    number: int


def everything() -> list[Export]:
    """All that can be exported, in the directory's order."""
    return [one for _name, each in answers.everyone() for one in each.exports]


@attempt
def export(
    name: str,
    to: Path,
    period: Period | None = None,
    *,
    because: str | None = None,
    by: Staff | None = None,
) -> Exported:
    """Write what is called so to a file, by its ending XLSX or CSV.

    Phones and IDs stay masked, but for who may have them whole and says what for (``because``).
    The entry is there before the file is, with who asked: ``by``, or at the command line the
    account of the machine; that stands in the file too. Raises ``Refused`` for another ending and
    where there is nothing to be whole, ``NotFound`` for no such name, ``Unavailable`` when the file
    cannot be written, or is the desk's own.
    """
    if by is not None:
        require(by, EXPORT if because is None else EXPORT_WHOLE)
    found, why = _asked_for(name), " ".join(printable(because or "").split())
    if because is not None and not why:
        raise Refused("Please say what for.", field="because")
    kind = to.suffix.lower()
    if kind not in KINDS:
        raise Refused("It is written to .xlsx or .csv, not {file}.", field="file", file=to)
    source = found.whole if why else found.rows
    if source is None:
        raise Refused("No phones or ID numbers stand in this list.", field="because")
    writable.refuse_taken(to, database.folder())
    rows = [[str(cell) for cell in row] for row in source(period)]
    with arriving(to) as file:
        number = _record(found, len(rows), kind, period, why, by=by)
        said = [_said(number, why, by)]
        writing.write(file, kind, [(found.name, [list(found.columns), *rows, said])])
    return Exported(len(rows), number)


def records(name: str, period: Period | None = None) -> Iterator[Mapping[str, object]]:
    """What is called so, as scripts read it: nobody's data, so nothing is put on record (F6)."""
    found = _asked_for(name)
    if found.records is None:
        raise Refused("It is written to .xlsx or .csv: say which file.", field="file")
    return found.records(period)


def _asked_for(name: str) -> Export:
    found = next((one for one in everything() if one.name == name), None)
    if found is None:
        raise NotFound("There is nothing to export that is called {name}.", name=name)
    return found


def _said(number: int, why: str, by: Staff | None) -> str:
    """Who had it written when, as the file's last line says it."""
    at = f"{clock.local(clock.now()):%Y-%m-%d %H:%M}"
    who = f"{by.name} {by.number}" if by else f"账户 {_account()}"
    figures = f"电话、证件号码为完整号码，用途：{why}" if why else "电话、证件号码已脱敏"
    return f"导出 {at}；{who}；记录号 {number}；{figures}。"


@operation
def _record(
    found: Export, rows: int, kind: str, period: Period | None, why: str, *, by: Staff | None
) -> int:
    payload: dict[str, object] = {"what": found.name, "rows": rows, "form": kind.lstrip(".")}
    payload |= {"whole": bool(why)}
    if by is None:
        payload |= {"account": _account()}
    if period is not None:
        payload |= {"from": period.first.isoformat(), "to": period.last.isoformat()}
    words = {"reason": why} if why else {}
    return journal.append("file.exported", "residents", by=by, payload=payload, words=words).number


def _account() -> str:
    """The account of the machine that asks."""
    try:
        return pwd.getpwuid(os.getuid()).pw_name
    except KeyError:
        return str(os.getuid())
