"""The papers of a renovation, from its declaration to its completion (SH26–SH36)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from printing.asked import Command, Sheets
from printing.register import about, command
from printing.renovation import acceptance, checking, declaration, permit
from printing.renovation.works import masked
from store import renovation
from store.paper import SheetKind
from store.renovation import BANS, PASSES, RENOVATIONS, VIOLATIONS, WorkerPass
from store.text import mark

_OF_ONE: Mapping[SheetKind, tuple[str, Callable[..., Any], str]] = {
    renovation.DECLARATION: (
        "renovation", declaration.declaration, mark("a renovation's declaration")
    ),
    renovation.AGREEMENT: (
        "renovation-agreement", declaration.agreement, mark("a renovation's agreement")
    ),
    renovation.FORBIDDEN: (
        "renovation-forbidden", declaration.forbidden, mark("what is forbidden in a renovation")
    ),
    renovation.PERMIT: (
        "renovation-permit", permit.permit, mark("the start permit for the door")
    ),
    renovation.NEIGHBOURS: (
        "renovation-neighbours", declaration.neighbours, mark("the notice to the neighbours")
    ),
    renovation.WORKERS: (
        "renovation-workers", permit.workers, mark("the register of a renovation's workers")
    ),
    renovation.CHECKS: (
        "renovation-checks", checking.checks, mark("the record of a renovation's spot checks")
    ),
    renovation.EXTENSION: (
        "renovation-extension", declaration.extension, mark("the application for an extension")
    ),
    renovation.ACCEPTANCE: (
        "renovation-acceptance", acceptance.acceptance, mark("the completion inspection")
    ),
}  # fmt: skip
_OF_VIOLATION: Mapping[SheetKind, tuple[str, Callable[..., Any], str]] = {
    renovation.NOTICE: ("violation-notice", checking.notice, mark("the notice of a violation")),
    renovation.STOP: ("stop-notice", checking.stop, mark("the stop-work notice")),
    renovation.LETTER: ("violation-report", checking.letter, mark("the report to the authority")),
}


def _pass_masked(one: WorkerPass) -> WorkerPass:
    return replace(one, id_number="")


def _commands() -> tuple[Command, ...]:
    return (
        *(command(RENOVATIONS, kind, name, help_) for kind, (name, _, help_) in _OF_ONE.items()),
        *(command(VIOLATIONS, kind, name, told) for kind, (name, _, told) in _OF_VIOLATION.items()),
        command(PASSES, renovation.CARD, "worker-pass", mark("a worker's pass")),
        command(BANS, renovation.QUIET, "noise-ban", mark("the notice of a quiet period")),
    )


SHEETS = Sheets(
    {
        **{
            kind: about(RENOVATIONS, kind, name, lay, masked)
            for kind, (name, lay, _) in _OF_ONE.items()
        },
        **{
            kind: about(VIOLATIONS, kind, name, lay)
            for kind, (name, lay, _) in _OF_VIOLATION.items()
        },
        renovation.CARD: about(PASSES, renovation.CARD, "worker-pass", permit.card, _pass_masked),
        renovation.QUIET: about(BANS, renovation.QUIET, "noise-ban", acceptance.quiet),
    },
    _commands(),
)
