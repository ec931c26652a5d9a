"""``payments import``: payments from the file of a bank or a channel ($37)."""

from __future__ import annotations

from pathlib import Path

from store.desk import staff
from store.disk import writable
from store.engine import database
from store.errors import Refused
from store.payments import LineStage, importing
from store.payments.importing import METHOD, Counts, Plan
from tui.command.estate import pin_of
from tui.command.folder import opened
from tui.command.options import Options
from tui.command.residents import answers
from tui.command.telling import tell, warn
from tui.importing import files
from tui.language import _


def run(options: Options) -> int:
    """Take a file in, or with ``--dry-run`` only say what would be done; ends with the counts.

    Who takes it in is the cashier of its receipts, and says so with their PIN.
    """
    with opened(options):
        plan = importing.plan(options.file, _answers(options))
        if plan.questions:
            return _ask(plan)
        _tell(plan)
        _write_rejects(plan, options)  # first: without them it could not be put right
        counts = plan.counts if options.dry_run else _carried_out(plan, options)
    tell(
        f"taken={counts.taken} waiting={counts.waiting} refused={counts.refused}"
        f" known={counts.known} rejected={counts.rejected}"
    )
    return 0


def _answers(options: Options) -> dict[str, str]:
    method = {METHOD: options.method} if options.method else {}
    return answers(options.column) | method


def _carried_out(plan: Plan, options: Options) -> Counts:
    if not options.staff_number or not options.pin_file:
        raise Refused("Say who takes it in: --staff-number N --pin-file FILE.")
    by = staff.by_number(options.staff_number)
    staff.check_pin(by, pin_of(options.pin_file))
    counts, _file = importing.carry_out(plan, by=by)
    return counts


def _ask(plan: Plan) -> int:
    """Say what is unsure and which answers there are; nothing is taken in on a guess."""
    for question in plan.questions:
        warn(": ".join(filter(None, (question.sheet, question.remark.text(_)))))
        for choice in question.choices:
            how = f"--method {choice.answer}" if choice.name == METHOD else (
                f"--column {choice.name}={choice.answer}"
            )  # fmt: skip
            warn(f"    {how}  {choice.title(_)}")
    return 1


def _tell(plan: Plan) -> None:
    for remark in plan.notes:
        warn(remark.text(_))
    told = [*importing.left_out(plan)]
    told += [
        (one.row.sheet, one.row.place, one.why)
        for one in plan.fates
        if one.stage is LineStage.WAITING and one.why is not None
    ]
    for _sheet, place, why in told:
        warn(_("row {row}").format(row=place) + ": " + why.text(_))


def _write_rejects(plan: Plan, options: Options) -> None:
    count = len(list(importing.left_out(plan)))
    if not count or (options.dry_run and options.rejects is None):
        return
    path: Path = options.rejects or files.for_rejects(plan.path)
    writable.refuse_taken(path, database.folder())
    if path.exists() and path.samefile(plan.path):
        raise Refused("The rejected rows need a file of their own, not {file}.", file=path)
    importing.write_rejects(plan, path, _)
    text = _("{count} rows to put right are in {file}, each with its reason.")
    warn(text.format(count=count, file=path))
