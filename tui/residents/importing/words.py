"""How an import of residents shows: the questions, the preview and the result, as lines."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from store import money
from store.residents import importing, masking
from store.residents.importing import Choice, Counts, Household, Plan, Question, Remark
from tui.importing import files
from tui.importing.lines import Line, more
from tui.language import _
from tui.language.labels import label
from tui.widgets.paint import Tone

MOST_ROWS, MOST_REMARKS = 50, 500


def of_question(question: Question) -> Iterator[Line]:
    """The possible answers."""
    several = len({choice.name for choice in question.choices}) > 1
    for number, choice in enumerate(question.choices):
        title = choice.title(_)
        words = _column(choice, question) if several else title
        named = "" if choice.name.startswith(importing.NO_COLUMN) else choice.name
        yield Line(number, title if several else named, words, value=choice)


def _column(choice: Choice, question: Question) -> str:
    if choice.name == importing.SHEET_NAME:
        return _("the name of the sheet: {sheet}").format(sheet=question.sheet)
    if choice.name == importing.NOWHERE:
        return _("nowhere: there is none")
    return _("column {column}").format(column=choice.name)


def counted(counts: Counts) -> str:
    """What is new, known, refused and doubtful, in figures."""
    text = _(
        "{homes} homes, {people} people, {vehicles} vehicles new; {unchanged} known;"
        " {rejected} rejected, {warnings} warnings"
    )
    return text.format(
        homes=counts.homes,
        people=counts.people,
        vehicles=counts.vehicles,
        unchanged=counts.unchanged,
        rejected=counts.rejected,
        warnings=counts.warnings,
    )


def of_plan(plan: Plan) -> Iterator[Line]:
    """What is refused and why, what is doubtful, then the first homes as they would come in."""
    for at, one in enumerate(plan.rejected[:MOST_REMARKS]):
        reasons = _("; ").join(reason.text(_) for reason in one.reasons)
        place = f"{one.table.sheet.name} {one.row.number}"
        yield Line(("rejected", at), place, [(reasons, Tone.WARN)], "!")
    yield from more("rejected", len(plan.rejected) - MOST_REMARKS, _("and {n} more rows"))
    for at, remark in enumerate((*plan.notes, *plan.warnings[:MOST_REMARKS])):
        yield Line(("remark", at), _place(remark), remark.text(_), "*")
    yield from more("remark", len(plan.warnings) - MOST_REMARKS, _("and {n} more warnings"))
    for household in plan.households[:MOST_ROWS]:
        yield Line(("home", household.home.code), household.home.code, _household(household))
    yield from more("home", len(plan.households) - MOST_ROWS, _("and {n} more homes"))


def _place(remark: Remark) -> str:
    return " ".join(filter(None, (remark.sheet, str(remark.row or ""))))


def _household(household: Household) -> str:
    people = [
        " ".join(filter(None, (one.person.name, masking.phone(one.person.phone))))
        + f" {label(one.person.role)}"
        for one in household.members
    ]
    area = f"{money.area_text(household.home.area)} m²" if household.home.area else ""
    plates = [vehicle.plate for vehicle in household.vehicles]
    return "  ".join(filter(None, (area, *people, *plates)))


def of_result(counts: Counts, rejects: Path | None) -> Iterator[Line]:
    """What was taken in, and where the rejected rows are."""
    yield Line("done", _("Imported"), counted(counts))
    if rejects is not None:
        yield Line("rejects", _("Rejected"), files.short(rejects), "!")
        text = _("Put them right there and import that file; what came in already stays as it is.")
        yield Line("how", "", [(text, Tone.FAINT)])
