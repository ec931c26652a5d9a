"""Taking a bank's or a channel's file in, step by step on one screen ($37)."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from store import money
from store.payments import LineStage, importing
from store.payments.importing import METHOD, Counts, Fate, Plan
from store.residents import masking
from tui.importing import files
from tui.importing.lines import Line, Question, more
from tui.importing.screen import ImportScreen
from tui.language import _, mark
from tui.language.labels import label
from tui.widgets.paint import Tone

_MOST = 300


class BankImport(ImportScreen[Plan]):
    """The file of a bank or a channel."""

    SCOPE = "bank_import"
    TITLE = mark("Take in a bank file")
    HELP = mark(
        "Choose the file that the bank or the channel gave, or type or paste a path. What a column"
        " holds is asked once for each layout. The preview says whose payment each line is, and"
        " which wait to be assigned; nothing is taken in before. Taking a file in twice adds"
        " nothing. Rejected rows are written to a file, each with its reason."
    )

    def planned(self, path: Path, answers: Mapping[str, str], afresh: bool) -> Plan:
        """What taking a file in would do."""
        return importing.plan(path, answers, self.heard, afresh=afresh)

    async def carried_out(self, plan: Plan) -> list[Line]:
        """Take it in, the rejected rows written first: without them it could not be put right."""
        rejects = files.for_rejects(plan.path) if any(importing.left_out(plan)) else None
        if rejects is not None:
            await asyncio.to_thread(importing.write_rejects, plan, rejects, _)
        by = self.app.signed_in
        counts, file = await self.app.desk(importing.carry_out, plan, by=by, heard=self.heard)
        found = [Line("done", file.number if file else _("Nothing new"), counted(counts))]
        if counts.waiting:
            told = _("They stand among the bank files: assign each to its home.")
            found.append(Line("waiting", "", [(told, Tone.WARN)], "*"))
        if rejects is not None:
            found.append(Line("rejects", _("Rejected"), files.short(rejects), "!"))
        return found

    def asked_of(self, plan: Plan) -> tuple[Any, ...]:
        """The questions that are open."""
        return plan.questions

    def answers_to(self, _question: Question, name: str) -> str:
        """A column means the same in all sheets of a file."""
        return name

    def recalled(self, plan: Plan) -> bool:
        """Whether what was answered before counts again."""
        return plan.recalled

    def of_question(self, question: Any) -> Iterator[Line]:
        """The possible answers."""
        for number, choice in enumerate(question.choices):
            named = "" if choice.name == METHOD else choice.name
            yield Line(number, named, choice.title(_), value=choice)

    def of_plan(self, plan: Plan) -> Iterator[Line]:
        """What is left out and why, what waits and why, then whose the others are."""
        left = list(importing.left_out(plan))
        for at, (_sheet, place, why) in enumerate(left[:_MOST]):
            told = _("row {row}").format(row=place)
            yield Line(("rejected", at), told, [(why.text(_), Tone.WARN)], "!")
        yield from more("rejected", len(left) - _MOST, _("and {n} more rows"))
        for at, remark in enumerate(plan.notes):
            yield Line(("note", at), "", [(remark.text(_), Tone.FAINT)])
        new = [one for one in plan.fates if not one.known]
        order = [one for one in new if one.stage is LineStage.WAITING]
        order += [one for one in new if one.stage is LineStage.TAKEN]
        for one in order[:_MOST]:
            yield _fate(one)
        yield from more("line", len(order) - _MOST, _("and {n} more rows"))

    def counted(self, plan: Plan) -> str:
        """The preview in one line."""
        return f"{label(plan.method)}  {counted(plan.counts)}"


def counted(counts: Counts) -> str:
    """What is taken in, waits, is known and rejected, in figures."""
    return _(
        "{taken} taken in, {total} yuan; {waiting} to be assigned, {waits} yuan; {known} known;"
        " {rejected} rejected"
    ).format(
        taken=counts.taken, total=money.text(counts.total), waiting=counts.waiting,
        waits=money.text(counts.waits), known=counts.known,
        rejected=counts.rejected + counts.refused,
    )  # fmt: skip


def _fate(one: Fate) -> Line:
    row = one.row
    told = f"{row.on.isoformat()}  {money.text(row.amount):>12}  {row.payer}"
    place = _("row {row}").format(row=row.place)
    if one.payer is not None:
        return Line(row.place, place, f"{told}  → {one.payer.home} {one.payer.name}")
    why = one.why.text(_) if one.why else ""
    return Line(
        row.place, place, [told, "  ", masking.within(row.said), "  ", (why, Tone.WARN)], "*"
    )
