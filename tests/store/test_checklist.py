"""Any checklist: when a line is settled, and what is signed, which reads for ever."""

from __future__ import annotations

import json
from dataclasses import replace
from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store import handover
from store.checklist import FORM, Answer, Line, Signing, form
from store.engine import database
from store.handover import Party, Record
from store.handover.record import HANDOVERS
from store.rights import Staff
from tests.conftest import PIN
from tests.relieving import answered, relieved


class Part(StrEnum):
    ROOMS = "rooms"
    THINGS = "things"


WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
FIGURES = st.integers(0, 999)
ANSWERS = st.builds(
    Answer,
    *(st.none() | FIGURES, st.booleans(), WORDS, FIGURES),
    by=st.none() | FIGURES,
    photo=WORDS,
)
FACTS = st.dictionaries(WORDS, st.none() | st.booleans() | FIGURES | WORDS, max_size=3)
LINES = st.builds(
    Line[Part],
    *(WORDS, st.sampled_from(Part), WORDS, WORDS, FACTS, FIGURES),
    expected=st.none() | FIGURES,
    important=st.sampled_from(["", "urgent"]),
    answer=st.none() | ANSWERS,
    passed=WORDS,
)

RADIOS = Line("item:对讲机", Part.THINGS, "", "对讲机", {}, 0, expected=2)
TICKET = Line("ticket:7", Part.ROOMS, "ticket:7", "3-2-1201 空调", {"late": True}, 31)

# As they were signed once; neither text is ever to be changed here.
IN_FORM_1 = (
    '[{"answer":{"abnormal":false,"counted":1,"note":"送修","number":28},"expected":2,"facts":{},'
    '"important":false,"key":"item:对讲机","passed":"","section":"things","seen":0,"subject":"",'
    '"title":"对讲机"},{"answer":null,"expected":null,"facts":{"late":true},"important":true,'
    '"key":"ticket:7","passed":"配件在途","section":"rooms","seen":31,"subject":"ticket:7",'
    '"title":"3-2-1201 空调"}]'
)
IN_FORM_2 = f'{{"form":2,"lines":{IN_FORM_1},"list":45}}'
IN_FORM_3 = (
    '{"form":3,"lines":[{"answer":{"abnormal":true,"by":4,"counted":1,"note":"送修","number":28,'
    '"photo":"IMG_0731"},"expected":2,"facts":{},"important":"","key":"item:对讲机","passed":"",'
    '"section":"things","seen":0,"subject":"","title":"对讲机"},{"answer":null,"expected":null,'
    '"facts":{"late":true},"important":"call","key":"ticket:7","passed":"配件在途",'
    '"section":"rooms","seen":31,"subject":"ticket:7","title":"3-2-1201 空调"}],"list":45}'
)
SIGNED = (
    replace(RADIOS, answer=Answer(1, False, "送修", 28)),
    replace(TICKET, important="important", passed="配件在途"),
)


NAMED = (
    replace(RADIOS, answer=Answer(1, True, "送修", 28, by=4, photo="IMG_0731")),
    replace(TICKET, important="call", passed="配件在途"),
)


@pytest.mark.parametrize("text", [IN_FORM_1, IN_FORM_2])
def test_a_sheet_reads_as_it_was_signed_in_every_form_there_has_been(text: str) -> None:
    assert form.read(text, Part) == SIGNED
    assert form.version_of(text) == (45 if text is IN_FORM_2 else 0)


def test_a_form_is_never_written_otherwise_than_it_was() -> None:
    """Or a signature would no longer cover what it covered: a change is a form of its own."""
    assert form.written(SIGNED, 1) == IN_FORM_1
    assert form.written(SIGNED, 2, version=45) == IN_FORM_2
    assert form.written(NAMED, 3, version=45) == IN_FORM_3
    assert form.written(NAMED, version=45) == form.written(NAMED, FORM, 45)
    assert FORM == 3


def test_who_explained_and_why_it_was_important_read_back_as_they_were_signed() -> None:
    assert form.read(IN_FORM_3, Part) == NAMED


@given(st.lists(LINES, max_size=4), FIGURES)
def test_whatever_is_signed_reads_back(lines: list[Line[Part]], version: int) -> None:
    text = form.written(lines, version=version)
    assert form.read(text, Part) == tuple(lines)
    assert form.version_of(text) == version


def test_an_erased_sheet_reads_as_one_without_lines() -> None:
    assert form.read("", Part) == ()
    assert form.version_of("") == 0


@given(LINES)
def test_a_line_is_settled_once_it_is_answered_explained_and_let_pass(line: Line[Part]) -> None:
    said = line.answer
    fits = said is not None and (
        said.note != ""
        or (not said.abnormal and (line.expected is None or (said.counted or 0) == line.expected))
    )
    assert line.explained is fits
    assert line.settled is (fits and (line.passed != "" if line.important else True))


@pytest.mark.parametrize(("counted", "difference"), [(1, -1), (2, 0), (5, 3)])
def test_a_difference_is_what_was_counted_more_than_expected(counted: int, difference: int) -> None:
    assert RADIOS.difference == 0
    assert replace(RADIOS, answer=Answer(counted, False, "", 1)).difference == difference


@given(LINES, WORDS)
def test_a_clock_voids_no_signature_and_everything_else_does(line: Line[Part], word: str) -> None:
    digest = HANDOVERS.digest
    at_first = digest([_of_handover(line)])
    ticked = replace(line, facts={**line.facts, "late": True, "waits": word})
    assert digest([_of_handover(ticked)]) == at_first
    assert digest([_of_handover(replace(line, title=line.title + "x"))]) != at_first
    assert digest([_of_handover(replace(line, facts={**line.facts, "x": [word]}))]) != at_first
    assert digest([_of_handover(line)], version=1) != at_first


def _of_handover(line: Line[Part]) -> handover.Line:
    """The same line in a part of a handover's list."""
    plain = json.loads(form.written([line], 1))[0] | {"section": "open"}
    [read] = form.read(json.dumps([plain]), handover.Section)
    return read


@pytest.fixture
def signed_once(assistant: Staff, second: Staff) -> Record:
    """A handover that the outgoing has signed."""
    handover.take_desk(by=assistant)
    record = answered(relieved(assistant, second))
    return handover.sign(record.id, Signing(pin=PIN), by=assistant)


def test_a_signature_in_an_earlier_form_still_covers_what_it_covered(signed_once: Record) -> None:
    """The program was updated between the two signatures."""
    for covers, holds in ((HANDOVERS.digest(signed_once.lines, 1), True), ("0" * 64, False)):
        database.db.execute_sql("UPDATE handover_signature SET covers = ?", (covers,))
        assert (handover.get(signed_once.id).signature(Party.OUTGOING) is not None) is holds
