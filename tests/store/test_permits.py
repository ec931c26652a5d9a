"""Parking permits (P1–P13)."""

from __future__ import annotations

from datetime import date, timedelta

import peewee
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store import agenda, answers, clock, erasure, journal, permits, residents
from store.desk import settings as desk_settings
from store.engine import database
from store.errors import Forbidden, Refused
from store.journal.verifying import verify
from store.permits import (
    PERMITS,
    Cancelling,
    Issue,
    Kind,
    NewPermit,
    Permit,
    PermitSettings,
    Reminder,
    Renewal,
    Replacement,
    Stage,
    Standing,
    State,
    Why,
)
from store.residents import MoveOut, MovingBack, NewHome, NewPerson, plates
from store.rights import Staff
from tests.conftest import Clock

SEEN = Issue(licence=True, identity=True, deed=True, consent=True)
PLATE = "粤B12345"


@pytest.fixture
def home(assistant: Staff) -> int:
    made = residents.add_home(NewHome(code="3-2-1201"), by=assistant)
    residents.move_in(made.id, NewPerson(name="张惠文", phone="13812341234"), by=assistant)
    return made.id


def asked(home: int, by: Staff, **told: object) -> Permit:
    usual = {"home": home, "holder": "张惠文", "plate": PLATE, "space": "B1-001"}
    return permits.ask(NewPermit.model_validate(usual | told), by=by)


def issued(home: int, by: Staff, **told: object) -> Permit:
    return permits.issue(asked(home, by, **told).id, SEEN, by=by)


def waiting(kind: str) -> list[str]:
    return [one.subject for one in agenda.everything(clock.now()) if one.kind == kind]


def test_a_permit_has_a_number_that_is_never_given_again_P2(home: int, assistant: Staff) -> None:
    first = asked(home, assistant)
    permits.cancel(first.id, Cancelling(reason="不办了"), by=assistant)
    second = asked(home, assistant)
    assert (first.number, second.number) == ("CW-2026-0001", "CW-2026-0002")
    with pytest.raises(peewee.IntegrityError):
        database.db.execute_sql("DELETE FROM permit WHERE id = 1")
    with pytest.raises(peewee.IntegrityError):
        database.db.execute_sql("UPDATE permit SET number = 'CW-2026-0009' WHERE id = 1")


def test_the_finder_finds_a_permit_by_its_printed_number_F7(home: int, assistant: Staff) -> None:
    permit = asked(home, assistant)
    (found,) = answers.find("cw-2026-0001", 5)
    assert found.subject == f"permit:{permit.id}"
    assert answers.find("cw-2026-0002", 5) == []


def test_what_is_undone_gives_its_number_back(home: int, assistant: Staff) -> None:
    with pytest.raises(RuntimeError), database.write():
        asked(home, assistant)
        raise RuntimeError
    assert asked(home, assistant).number == "CW-2026-0001"


@pytest.mark.parametrize("written", ["粤B·12345", "粤 b 12345", "粤Ｂ１２３４５", "粤B-12345"])
def test_plates_meet_in_any_writing_X55(written: str, home: int, assistant: Staff) -> None:
    """P4."""
    issued(home, assistant)
    with pytest.raises(Refused) as refused:
        issued(home, assistant, plate=written, space="")
    assert refused.value.field == "plate"
    assert permits.every(written)[0].plate_shown == "粤B·12345"


def test_two_homes_do_not_claim_one_car_P4(home: int, assistant: Staff) -> None:
    other = residents.add_home(NewHome(code="3-2-1202"), by=assistant)
    issued(home, assistant)
    with pytest.raises(Refused, match="CW-2026-0001"):
        asked(other.id, assistant, holder="李四", space="")


def test_the_database_itself_refuses_a_second_live_permit_P4(home: int, assistant: Staff) -> None:
    one, two = issued(home, assistant), asked(home, assistant, plate="粤B54321", space="")
    with pytest.raises(peewee.IntegrityError):
        database.db.execute_sql(
            "UPDATE permit SET plate = ?, stage = 'issued' WHERE id = ?", (one.plate, two.id)
        )


def test_permit_days_follow_on_and_old_numbers_die_X101(
    home: int, assistant: Staff, time: Clock
) -> None:
    """P7: a renewal starts the day after, whenever it is asked; next year's is no bar."""
    permit = issued(home, assistant)
    time.pass_(days=340)
    renewal = Renewal(until=permit.until + timedelta(days=365), licence=True)
    after = permits.renew(permit.id, renewal, by=assistant)
    assert after.since == permit.until + timedelta(days=1)
    assert (after.number, after.replaces) == ("CW-2027-0001", permit.id)
    assert after.state(clock.today()) is State.AHEAD
    replaced = permits.replace(permit.id, Replacement(note=True), by=assistant)
    assert permits.get(permit.id).state(clock.today()) is State.REPLACED
    assert replaced.until == permit.until and replaced.replaces == permit.id
    assert permit.number in [one.number for one in dead()]


def dead() -> list[Permit]:
    from store.permits.permit import dead as found

    return found(clock.today())


def test_what_has_run_out_never_looks_live_X101(home: int, assistant: Staff, time: Clock) -> None:
    permit = issued(home, assistant)
    time.pass_(days=365)
    assert permits.get(permit.id).state(clock.today()) is State.OVER
    assert permits.live(clock.today()) == []
    assert permits.get(permit.id).stage is Stage.ISSUED  # no job has set it


def test_a_loss_needs_the_signed_statement_P9(home: int, assistant: Staff) -> None:
    permit = issued(home, assistant)
    with pytest.raises(Refused) as refused:
        permits.replace(permit.id, Replacement(why=Why.LOST), by=assistant)
    assert refused.value.field == "note"


def test_another_plate_keeps_space_and_days_P9(home: int, assistant: Staff) -> None:
    permit = issued(home, assistant)
    change = Replacement(why=Why.PLATE, plate="粤BD12345", licence=True, back=True)
    after = permits.replace(permit.id, change, by=assistant)
    assert (after.space, after.until, after.plate) == (permit.space, permit.until, "粤BD12345")


def test_a_space_is_shared_only_one_at_a_time_P5(home: int, assistant: Staff) -> None:
    issued(home, assistant, shared=True)
    with pytest.raises(Refused) as refused:
        asked(home, assistant, plate="粤B54321")
    assert refused.value.field == "space"
    assert issued(home, assistant, plate="粤B54321", shared=True).space == "B1-001"


@pytest.mark.parametrize(
    ("told", "missing"),
    [
        ({}, "licence"),
        ({}, "identity"),
        ({"kind": Kind.OWNED}, "deed"),
        ({"standing": Standing.TENANT}, "consent"),
    ],
)
def test_the_papers_are_seen_before_it_is_given_out_P3(
    told: dict[str, object], missing: str, home: int, assistant: Staff
) -> None:
    permit = asked(home, assistant, **told)
    with pytest.raises(Refused) as refused:
        permits.issue(permit.id, SEEN.model_copy(update={missing: False}), by=assistant)
    assert refused.value.field == missing
    assert permits.get(permit.id).stage is Stage.ASKED


def test_an_unusual_plate_is_taken_when_somebody_has_looked_P4(home: int, assistant: Staff) -> None:
    with pytest.raises(Refused) as refused:
        asked(home, assistant, plate="使123456")
    assert refused.value.field == "plate"
    assert asked(home, assistant, plate="使123456", unusual=True).plate == "使123456"


def test_only_an_e_bike_needs_no_plate_P13(home: int, assistant: Staff) -> None:
    with pytest.raises(Refused):
        asked(home, assistant, plate="")
    assert issued(home, assistant, plate="", space="", kind=Kind.CYCLE).plate == ""


def test_a_home_has_as_many_as_the_setting_says_and_the_rest_wait_P6(
    home: int, assistant: Staff, manager: Staff
) -> None:
    issued(home, assistant)
    issued(home, assistant, plate="粤B54321", space="")
    third = asked(home, assistant, plate="粤B11111", space="")
    with pytest.raises(Refused, match="2 live permits"):
        permits.issue(third.id, SEEN, by=assistant)
    assert waiting("permit.asked_for") == [f"permit:{third.id}"]
    desk_settings.change_own("permits", PermitSettings(a_home=3), by=manager)
    entry = journal.last()
    assert entry is not None and entry.payload["settings"]["a_home"] == 3
    assert permits.issue(third.id, SEEN, by=assistant).stage is Stage.ISSUED


def test_a_free_one_is_approved_by_somebody_else_SET2(
    home: int, assistant: Staff, supervisor: Staff, manager: Staff
) -> None:
    permit = asked(home, supervisor, kind=Kind.FREE)
    with pytest.raises(Refused, match="approve"):
        permits.issue(permit.id, SEEN, by=assistant)
    with pytest.raises(Forbidden):
        permits.approve(permit.id, permits.Approval(), by=assistant)
    with pytest.raises(Forbidden, match="somebody else"):
        permits.approve(permit.id, permits.Approval(), by=supervisor)
    permits.approve(permit.id, permits.Approval(remark="志愿者"), by=manager)
    assert waiting("permit.to_issue") == [f"permit:{permit.id}"]
    assert permits.issue(permit.id, SEEN, by=assistant).stage is Stage.ISSUED


def test_its_end_is_told_twice_and_stands_on_Today_until_then_P8(
    home: int, assistant: Staff, time: Clock
) -> None:
    permit = issued(home, assistant)
    time.pass_(days=333)
    assert waiting("permit.ending") == []
    time.pass_(days=1)
    assert waiting("permit.ending") == [f"permit:{permit.id}"]
    permits.remind(permit.id, Reminder(told="电话告知本人"), by=assistant)
    assert waiting("permit.ending") == []
    time.pass_(days=23)
    assert waiting("permit.ending") == [f"permit:{permit.id}"]
    permits.remind(permit.id, Reminder(told="短信"), by=assistant)
    assert waiting("permit.ending") == []
    time.pass_(days=8)
    assert waiting("permit.ending") == [f"permit:{permit.id}"]
    (one,) = [w for w in agenda.everything(clock.now()) if w.kind == "permit.ending"]
    assert one.late(clock.now())


def test_who_moves_out_leaves_a_permit_to_be_cancelled_P11(home: int, assistant: Staff) -> None:
    permit = issued(home, assistant)
    (owner,) = residents.people_of(home)
    gone = MoveOut(on=clock.today(), reason="搬走")
    residents.move_out(home, owner.person_id, gone, by=assistant)
    assert waiting("permit.holder_left") == [f"permit:{permit.id}"]
    entry = journal.last()
    assert entry is not None and entry.payload["touches"] == [f"permit:{permit.id}"]
    permits.cancel(permit.id, Cancelling(reason="搬走", back=True), by=assistant)
    assert waiting("permit.holder_left") == []


def test_the_guards_list_has_no_names_P12(home: int, assistant: Staff) -> None:
    from datetime import UTC, datetime

    from printing.permits import guards

    issued(home, assistant)
    said = str(guards("金色家园", datetime.now(UTC), None))
    assert "张惠文" not in said and "138" not in said


def test_no_plate_and_no_name_stands_in_the_journal(home: int, assistant: Staff) -> None:
    permit = issued(home, assistant)
    permits.replace(permit.id, Replacement(note=True), by=assistant)
    of_another = Replacement(why=Why.PLATE, plate="粤B67890", licence=True)
    permits.replace(permits.every()[-1].id, of_another, by=assistant)
    entries = journal.numbered(range(1, journal.last_number() + 1))
    told = [f"{entry.payload} {dict(entry.words)}" for entry in entries]
    assert not [one for one in told if "12345" in one or "67890" in one or "张惠文" in one]
    assert verify().right


def test_every_step_of_every_stage_is_refused_or_done(home: int, assistant: Staff) -> None:
    """P7: from the one table, against what each stage admits."""
    for stage in Stage:
        permit = asked(home, assistant, plate=f"粤B1000{list(Stage).index(stage)}", space="")
        PERMITS.table.update(permit.id, stage=stage)
        permit = permits.get(permit.id)
        for kind in PERMITS.steps:
            possible = kind in PERMITS.possible(permit)
            assert possible is (stage in PERMITS.steps[kind].of)
            if not possible:
                with pytest.raises((Refused, Forbidden)):
                    PERMITS.admitted(permit.id, kind, assistant)


DAY = date(2026, 11, 23)
SPANS = st.lists(
    st.tuples(
        st.sampled_from(["粤B11111", "粤B22222"]),
        st.sampled_from(["", "A1", "A2"]),
        st.integers(0, 20),
        st.integers(1, 20),
        st.booleans(),
    ),
    max_size=12,
)


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(SPANS)
def test_no_plate_and_no_space_is_held_twice_on_any_day(
    home: int, assistant: Staff, spans: list[tuple[str, str, int, int, bool]]
) -> None:
    """P4, P5: against a brute force, day by day."""
    held: list[tuple[str, str, int, int, bool]] = []
    with database.db.atomic() as undone:
        for plate, space, first, length, shared in spans:
            since, until = DAY + timedelta(first), DAY + timedelta(first + length - 1)
            days = set(range(first, first + length))
            clash = any(
                days & set(range(f, f + n))
                and (plate == p or (space and space == s and not (shared and both)))
                for p, s, f, n, both in held
            )
            told = {"plate": plate, "space": space, "since": since, "until": until}
            try:
                permit = asked(home, assistant, **told, shared=shared)
            except Refused:
                assert clash
                continue
            assert not clash
            PERMITS.table.update(permit.id, stage=Stage.ISSUED)
            held.append((plate, space, first, length, shared))
        undone.rollback()


@pytest.mark.parametrize(
    ("plate", "usual"),
    [
        ("粤B12345", True), ("京A1234学", True), ("粤BD12345", True), ("粤B12345D", True),
        ("粤Z1234港", True), ("粤BI2345", False), ("粤B1234", False), ("使123456", False),
        ("WJ12345", False), ("粤O12345", False),
    ],
)  # fmt: skip
def test_usual_plates_are_told_from_others(plate: str, usual: bool) -> None:
    """GA 36."""
    assert plates.is_usual(plate) is usual


# What verify holds it against


@pytest.mark.parametrize(
    "change",
    [
        "stage = 'approved'",
        "until = '2099-01-01'",
        "since = '2020-01-01'",
        "kind = 'free'",
        "home_id = NULL",
        "asked_by = asked_by + 1",
        "replaces = 1",
        "reminded = 3",
        "shared = 1",
    ],
)
def test_a_permit_changed_past_the_program_is_named(
    home: int, assistant: Staff, change: str
) -> None:
    issued(home, assistant)
    permit = asked(home, assistant, plate="粤B54321", space="B1-002")
    number = journal.last_number()
    assert verify().right
    database.db.execute_sql("PRAGMA foreign_keys = 0")
    with database.write():
        database.db.execute_sql(f"UPDATE permit SET {change} WHERE id = ?", (permit.id,))
    assert verify().bad == number


def test_a_permit_that_nobody_asked_for_is_named(home: int, assistant: Staff) -> None:
    issued(home, assistant)
    columns = ", ".join(
        "'CW-9'"
        if name == "number"
        else "id + 1"
        if name == "id"
        else f"'{name}x'"
        if name in {"plate", "space"}
        else name
        for (name,) in database.db.execute_sql(
            "SELECT name FROM pragma_table_info('permit')"
        ).fetchall()
    )
    with database.write():
        database.db.execute_sql(f"INSERT INTO permit SELECT {columns} FROM permit")
    assert verify().what == "permit:2"


def test_a_permit_waits_for_who_has_moved_out_until_that_is_undone(
    home: int, assistant: Staff
) -> None:
    permit = issued(home, assistant)
    person = residents.people_of(home)[0].person_id
    leaving = MoveOut(on=clock.today(), reason="卖房")
    residents.move_out(home, person, leaving, by=assistant)
    assert permits.get(permit.id).left_on == clock.today()
    assert waiting("permit.holder_left") == [f"permit:{permit.id}"]
    residents.move_back(home, person, MovingBack(reason="点错人"), by=assistant)
    assert permits.get(permit.id).left_on is None and waiting("permit.holder_left") == []
    assert verify().right


def test_entries_never_keep_whose_permit_it_is_in_words(home: int, assistant: Staff) -> None:
    issued(home, assistant)
    told = "".join(str(dict(e.payload)) for e in journal.of_subject("permit:1"))
    assert PLATE not in told
    assert "张惠文" not in told
    assert "B1-001" not in told


def test_words_of_an_older_version_that_are_erased_are_gone_from_the_list(
    home: int, assistant: Staff, manager: Staff
) -> None:
    """F6: plate and holder stood in the words then; a permit that holds keeps its plate."""
    for permit in (issued(home, assistant), asked(home, assistant, plate="粤B54321", space="B2")):
        with database.write():
            words = {"holder": "张惠文", "plate": permit.plate, "space": permit.space}
            old = journal.append(
                "permit.asked", f"permit:{permit.id}", by=assistant, words=words,
                payload=journal.of_subject(f"permit:{permit.id}")[-1].payload,
            )  # fmt: skip
        erasure.erase_words(old.number, erasure.Erasure(reason="来函"), by=manager)
    first, second = permits.get(1), permits.get(2)
    assert (first.holder, first.plate, first.space) == ("", PLATE, "B1-001")
    assert (second.holder, second.plate, second.space) == ("", "", "")
    assert verify().right
