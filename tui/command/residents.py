"""``import residents``: homes, people and vehicles from another system's spreadsheet."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from store.cells import naming
from store.disk import writable
from store.engine import database
from store.errors import Refused
from store.residents import importing
from store.residents.importing import Plan
from store.residents.importing.remarks import Remark
from tui.command.folder import opened
from tui.command.options import Options
from tui.command.telling import tell, warn
from tui.language import _


def run(options: Options) -> int:
    """Import a file, or with ``--dry-run`` only say what would be done; ends with the counts."""
    with opened(options):
        plan = importing.plan(options.file, answers(options.column))
        if plan.questions:
            return _ask(plan)
        _write_rejects(plan, options)  # first: an import without them could not be put right
        counts = plan.counts if options.dry_run else importing.carry_out(plan, by=None)
        _tell((*plan.notes, *plan.warnings))
    tell(
        f"homes={counts.homes} people={counts.people} vehicles={counts.vehicles}"
        f" unchanged={counts.unchanged} rejected={counts.rejected} warnings={counts.warnings}"
    )
    return 0


def answers(columns: Iterable[str]) -> dict[str, str]:
    """What is said of columns, by their names; raises ``Refused`` where it is not said so."""
    pairs = [column.rpartition("=") for column in columns]
    for name, equals, field in pairs:
        if not equals or not name:
            raise Refused("Write --column NAME=FIELD, not {column}.", column=field or name)
    return {name: field for name, _equals, field in pairs}


def _ask(plan: Plan) -> int:
    """Say what is unsure and which answers there are; nothing is imported on a guess."""
    for question in plan.questions:
        warn(": ".join(filter(None, (question.sheet, question.remark.text(_)))))
        for choice in question.choices:
            warn(f"    --column {choice.name}={choice.answer}  {choice.title(_)}")
    return 1


def _tell(remarks: Iterable[Remark]) -> None:
    for remark in remarks:
        at = " ".join(filter(None, (remark.sheet, str(remark.row or ""))))
        warn(f"{at}: {remark.text(_)}" if at else remark.text(_))


def _write_rejects(plan: Plan, options: Options) -> None:
    if not (plan.rejected or plan.partly) or (options.dry_run and options.rejects is None):
        return
    path: Path = options.rejects or naming.beside(plan.path)
    writable.refuse_taken(path, database.folder())
    if path.exists() and path.samefile(plan.path):
        raise Refused("The rejected rows need a file of their own, not {file}.", file=path)
    if kept := importing.write_rejects(plan, path, _):
        warn(_("What was there is kept as {file}.").format(file=kept))
    text = _("{count} rows to put right are in {file}, each with its reason.")
    warn(text.format(count=len(plan.rejected) + len(plan.partly), file=path))
