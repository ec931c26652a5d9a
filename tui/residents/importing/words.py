"""How an import shows: files, questions, the preview and the result, as lines of a list."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from store import money
from store.residents import importing, masking
from store.residents.importing import Choice, Counts, Household, Plan, Question, Remark
from tui.language import _, clockface
from tui.language.labels import label
from tui.residents.importing import files
from tui.widgets.paint import Tone, Words
from tui.widgets.rows import Drawn

MOST_ROWS, MOST_REMARKS = 50, 500
BAR = 30


@dataclass(frozen=True)
class Line:
    """A line; ``value`` is what Enter takes."""

    key: Hashable
    left: str
    words: str | Words
    mark: str = " "
    value: Path | Choice | None = None


def drawn(line: Line) -> Drawn:
    """A line of the list."""
    return Drawn((line.left, line.words), mark=line.mark)


def of_files(paths: Sequence[Path], typed: str) -> Iterator[Line]:
    """The files whose name has what is typed."""
    for path in paths:
        if typed.strip().lower() in path.name.lower():
            written = datetime.fromtimestamp(path.stat().st_mtime, UTC) if path.exists() else None
            words: Words = [path.name, (f"   {files.short(path.parent)}", Tone.FAINT)]
            yield Line(path, clockface.moment(written) if written else "", words, value=path)


def asked(question: Question, number: int, of: int) -> Words:
    """A question, with some cells of what it is about."""
    samples = "  ".join(question.samples)
    place = f"{number}/{of}  " if of > 1 else ""
    words = [(f" {place}{question.remark.text(_)}", Tone.STRONG)]
    return [*words, (f"   {samples}", Tone.FAINT)]


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
    yield from _more("rejected", len(plan.rejected) - MOST_REMARKS, _("and {n} more rows"))
    for at, remark in enumerate((*plan.notes, *plan.warnings[:MOST_REMARKS])):
        yield Line(("remark", at), _place(remark), remark.text(_), "*")
    yield from _more("remark", len(plan.warnings) - MOST_REMARKS, _("and {n} more warnings"))
    for household in plan.households[:MOST_ROWS]:
        yield Line(("home", household.home.code), household.home.code, _household(household))
    yield from _more("home", len(plan.households) - MOST_ROWS, _("and {n} more homes"))


def _more(key: str, count: int, text: str) -> Iterator[Line]:
    """How many more there are than are shown."""
    if count > 0:
        yield Line(f"more {key}", "", [(text.format(n=count), Tone.FAINT)])


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


def bar(done: int, of: int) -> str:
    """How far it has come, in figures and as a bar."""
    if not of:
        return ""
    full = BAR * done // of
    return f"[{'#' * full}{'.' * (BAR - full)}] {done}/{of}"
