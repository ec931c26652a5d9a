"""What is reported up is about a thing, which everybody reads in their own language."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import pytest

from store import answers, catalogue, clock, emergency, escalations, journal, sentences
from store.desk import opening
from store.engine import database, numbering, schema
from store.escalations import Decision, NewEscalation, Told
from store.residents import NewHome, add_home
from store.rights import Staff
from tests.store.test_database_schema import unpacked

BEFORE = "0029_alarms"


@dataclass(frozen=True)
class Reader:
    """Somebody who reads in a language."""

    language: str

    def word(self, source: str) -> str:
        return catalogue.of(self.language).gettext(source)

    def moment(self, at: datetime) -> str:
        return f"{at:%H:%M}"

    def day(self, on: date) -> str:
        return on.isoformat()

    def person(self, staff_id: int) -> str:
        return f"staff {staff_id}"


def read(entry: journal.Entry, language: str) -> str:
    return sentences.sentence(entry.kind, Reader(language), entry.payload, entry.words)


def up(by: Staff, thing: str) -> journal.Entry:
    one = escalations.raise_(NewEscalation(why="停水"), thing=thing, by=by)
    return journal.of_subject(one.subject)[0]


def test_each_reads_in_their_own_language_what_it_is_about(assistant: Staff) -> None:
    entry = up(assistant, "ticket:7")
    assert "Ticket 7" in read(entry, "en")
    assert "工单 7" in read(entry, "zh_CN")
    kept = database.db.execute_sql("SELECT payload FROM journal").fetchall()
    assert not any("工单" in payload or "Ticket" in payload for (payload,) in kept)


def test_a_thing_is_named_by_the_number_that_is_printed_of_it(
    assistant: Staff, supervisor: Staff
) -> None:
    new = emergency.NewEmergency(kind=emergency.Kind.LIFT)
    one = emergency.start(new, by=assistant)
    assert one.number in read(up(assistant, one.subject), "en")
    plan = read(up(assistant, "emergency_plan:1"), "en")
    assert plan.count(one.number) == 0 and "Emergency plan 1" in plan
    home = add_home(NewHome(code="9-1-101"), by=supervisor)
    assert "9-1-101" in read(up(assistant, f"home:{home.id}"), "zh_CN")


def test_what_an_older_program_kept_in_words_reads_as_it_was_kept(assistant: Staff) -> None:
    entry = up(assistant, "ticket:7")
    older = dict(entry.payload) | {"about": "工单 7"}
    told = sentences.sentence(entry.kind, Reader("en"), older, entry.words)
    assert "工单 7" in told


def test_where_it_is_about_nothing_nothing_is_said(assistant: Staff) -> None:
    assert ", :" not in read(up(assistant, ""), "en")


def test_it_is_handed_over_and_waits_as_a_thing(assistant: Staff) -> None:
    """H7: words in a line that is signed would be those of one language."""
    entry = up(assistant, "ticket:7")
    handed = answers.of("escalations").handed
    assert handed is not None
    (line,) = handed(clock.now())
    assert line.facts["about"] == "ticket:7" and "7" not in line.title.partition("-")[0]
    kept = database.db.execute_sql(
        "SELECT figures FROM agenda WHERE subject = ?", (entry.subject,)
    ).fetchone()
    assert json.loads(kept[0])["about"] == "ticket:7"


def test_telling_moves_no_duty_and_an_answer_may(assistant: Staff, supervisor: Staff) -> None:
    """D12."""
    one = escalations.raise_(NewEscalation(why="停水"), by=assistant)
    told = Told.model_validate({"whom": supervisor.id, "reached": True})
    one = escalations.tell(one.id, told, by=assistant)
    assert one.owner is None
    kept = escalations.decide(one.id, Decision(whom=supervisor.id, words="叫水车"), by=assistant)
    assert kept.owner is None
    given = Decision(whom=supervisor.id, words="你来办", owner=assistant.id)
    one = escalations.decide(one.id, given, by=assistant)
    assert one.owner == assistant.id
    said = read(journal.of_subject(one.subject)[-1], "en")
    assert f"staff {assistant.id} does it" in said


def test_a_desk_of_before_keeps_what_was_reported_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, count = unpacked("third", tmp_path), len(schema.steps())
    place = [file.stem for file in numbering.files()].index(BEFORE)
    with monkeypatch.context() as patch:
        steps = schema.steps()[:place]
        patch.setattr(schema, "steps", lambda: steps)
        patch.setattr(schema, "newest", lambda: place)
        patch.setattr(opening, "_settle", lambda: None)  # it knows the tables of today
        opening.open_folder(folder)
        with database.write():
            database.db.execute_sql(
                "INSERT INTO escalation"
                " (id, number, level, thing, about, raised_at, next_at, stage)"
                " VALUES (1, 'SB-2026-0001', 'hard', 'ticket:3', '工单 3', 5, 9, 'raised')"
            )
            database.db.execute_sql(
                "INSERT INTO agenda VALUES ('escalation', 'escalation:1', 'escalation.to_tell',"
                """ 0, 9, 3, 1, 0, '{"about": "工单 3", "number": "SB-2026-0001"}')"""
            )
        database.close()
    opening.open_folder(folder)
    assert len(schema.steps()) == count
    one = escalations.get(1)
    assert (one.thing, one.owner) == ("ticket:3", None)
    (figures,) = database.db.execute_sql("SELECT figures FROM agenda WHERE thing='escalation'")
    assert json.loads(figures[0]) == {"about": "ticket:3", "number": "SB-2026-0001"}
    database.close()
