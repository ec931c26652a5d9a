"""What survived the forms, in the database and on the three sheets."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from pydantic import ValidationError

from printing.making import Issued
from store import clock, dutylog, handover, journal, keys, residents, tickets
from store.dutylog import LOG_PAGE
from store.handover import HANDOVER
from store.residents import NewHome, NewPerson
from store.rights import Staff
from store.text import printable
from store.tickets import WORK_ORDER, NewTicket, Opinion, Ticket
from tests.conftest import PIN, Clock
from tests.hostile import HOSTILE, UNSEEN
from tests.printing.conftest import printed
from tests.relieving import relieved

WORDS = {what: text for what, text in HOSTILE.items() if text}
# The most that fits: a line takes 200 characters, prose 4,000.
WORDS["100 KB"] = "张a" * 2000


def _kept(words: str) -> str:
    return printable(words).strip()


@pytest.mark.parametrize("words", WORDS.values(), ids=WORDS.keys())
def test_words_come_back_as_they_were_typed_and_stand_on_every_sheet(
    words: str,
    assistant: Staff,
    second: Staff,
    time: Clock,
    tmp_path: Path,
    text: Callable[[bytes], str],
) -> None:
    handover.take_desk(by=assistant)
    ticket = _worked_on(words, assistant)
    entry = dutylog.write(dutylog.NewEntry(what=words, handled=words), by=assistant)
    corrected = dutylog.correct(entry.number, dutylog.Correction(what=words), by=assistant)
    _lent(words[:200], assistant)
    record = _handed_over(words, assistant, second)

    assert ticket.what == ticket.result == ticket.visit_words == _kept(words)
    assert ticket.worker == ticket.caller == _kept(words[:200])
    assert corrected.words["what"] == _kept(words)
    assert journal.verify().right

    sheets = [
        printed(WORK_ORDER, f"ticket:{ticket.id}", tmp_path / "order.pdf", assistant),
        printed(LOG_PAGE, f"day:{clock.today()}", tmp_path / "log.pdf", assistant),
        printed(HANDOVER, f"handover:{record}", tmp_path / "handover.pdf", assistant),
    ]
    for sheet in sheets:
        _stands(words, sheet, text)


def _stands(words: str, sheet: Issued, text: Callable[[bytes], str]) -> None:
    read = text(sheet.path.read_bytes())
    assert "字库未收" not in read
    assert not UNSEEN.search(read)
    # A page's foot stands between the parts of what runs over it.
    assert "".join(_kept(words)[:60].split()) in read
    assert read.count("张a") >= _kept(words).count("张a")


def _worked_on(words: str, by: Staff) -> Ticket:
    line = words[:200]
    new = NewTicket(what=words, place=line, caller=line, convenient=line)
    number = tickets.take(new, by=by).id
    tickets.dispatch(number, tickets.Dispatch(worker=line, team=line), by=by)
    promise = clock.now() + timedelta(hours=1)
    tickets.call(number, tickets.Call(said=words, expected=promise), by=by)
    tickets.arrive(number, by=by)
    tickets.complete(number, tickets.Completion(result=words), by=by)
    given = tickets.OpinionGiven(opinion=Opinion.FAIR, words=words)
    tickets.give_opinion(number, given, by=by)
    return tickets.visit(number, tickets.Visit(opinion=Opinion.FAIR, words=words), by=by)


def _lent(line: str, by: Staff) -> None:
    key = keys.hold(keys.NewKey(hook="17", doors=line, reason=line), by=by)
    due = clock.now() + timedelta(hours=2)
    keys.lend(
        key.id,
        keys.KeyLoan(
            borrower=line,
            reason=line,
            due=due,
            identity=keys.Identity.WORK_PASS,
            signed=keys.Signed.PAPER,
        ),
        by=by,
    )


def _handed_over(words: str, outgoing: Staff, incoming: Staff) -> int:
    record = relieved(outgoing, incoming)
    for line in record.lines:
        given = handover.LineAnswer(counted=line.expected, abnormal=True)
        handover.answer(record.id, line.key, given, by=incoming)
        said = handover.Account(note=words, photo=words.split("\n", maxsplit=1)[0][:200])
        handover.explain(record.id, line.key, said, by=outgoing)
    signed = handover.Signing(pin=PIN)
    handover.sign(record.id, signed, by=outgoing)
    assert handover.sign(record.id, signed, by=incoming).completed_at
    return record.id


@pytest.mark.parametrize("name", ["[/foo]", "[red]x", "a\u202eb", "\x1b[31m张", "㛃𠅤䶮"])
def test_a_person_of_any_name_is_kept_and_found(name: str, assistant: Staff) -> None:
    home = residents.add_home(NewHome(code="３－２－１２０１", note=name), by=assistant)
    page = residents.move_in(home.id, NewPerson(name=name), by=assistant)
    assert page.home.code == "3-2-1201"
    assert page.home.note == _kept(name)
    assert page.owner is not None
    assert page.owner.person.name == _kept(name)
    for typed in ("3-2-1201", "３－２－１２０１", _kept(name)):
        assert home.id in {found.home_id for found in residents.find(typed, 5)}


@pytest.mark.parametrize("most", [HOSTILE["100 KB"], HOSTILE["empty"], "\u202e\x1b"])
def test_what_does_not_fit_is_refused_at_its_field(most: str) -> None:
    with pytest.raises(ValidationError) as wrong:
        NewTicket(what=most, place="1")
    assert [one["loc"] for one in wrong.value.errors()] == [("what",)]
