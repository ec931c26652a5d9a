"""Importing residents, step by step on one screen."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from store.residents import importing
from store.residents.importing import Plan
from tui.importing import files
from tui.importing.lines import Line
from tui.importing.screen import ImportScreen as Screen
from tui.language import _, mark
from tui.residents.importing import words


class ImportScreen(Screen[Plan]):
    """An import of residents; it goes on while another screen shows."""

    SCOPE = "import"
    TITLE = mark("Import residents")
    HELP = mark(
        "Choose a spreadsheet of the home folder or of the data folder's import, or type or paste"
        " a path. Nothing is taken in before you have seen the preview; importing twice changes"
        " nothing. Rejected rows are written to a file, each with its reason."
    )

    def planned(self, path: Path, answers: Mapping[str, str], afresh: bool) -> Plan:
        """What importing a file would do."""
        return importing.plan(path, answers, self.heard, afresh=afresh)

    async def carried_out(self, plan: Plan) -> list[Line]:
        """Import it, the rejected rows written first: without them it could not be put right."""
        rejects = files.for_rejects(plan.path) if plan.rejected or plan.partly else None
        if rejects is not None:
            await asyncio.to_thread(importing.write_rejects, plan, rejects, _)
        by = self.app.signed_in
        counts = await self.app.desk(importing.carry_out, plan, by=by, heard=self.heard)
        return list(words.of_result(counts, rejects))

    def asked_of(self, plan: Plan) -> tuple[Any, ...]:
        """The questions that are open."""
        return plan.questions

    def recalled(self, plan: Plan) -> bool:
        """Whether what was answered before counts again."""
        return plan.recalled

    def of_question(self, question: Any) -> Iterator[Line]:
        """The possible answers."""
        return words.of_question(question)

    def of_plan(self, plan: Plan) -> Iterator[Line]:
        """The preview."""
        return words.of_plan(plan)

    def counted(self, plan: Plan) -> str:
        """The preview in one line."""
        return words.counted(plan.counts)
