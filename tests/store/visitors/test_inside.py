"""Who is inside now, their cards, and how long all of it is kept (N4, N6, N9)."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store import answers, clock, erasure, journal, visitors
from store.engine import database
from store.errors import Refused
from store.figure import Period
from store.handover import lines
from store.journal.verifying import verify
from store.rights import Staff
from store.visitors import (
    Admission,
    CardBack,
    GoingIn,
    How,
    Keeping,
    Leaving,
    Pass,
    Stage,
    Unseen,
)
from tests.conftest import Clock
from tests.store.visitors.visits import CONFIRMED, PHONE, entered, inside, set_, waiting


def test_who_is_inside_is_known(home: int, assistant: Staff, time: Clock) -> None:
    """X70, N6: since when, how many; until somebody saw them leave, or says that nobody has."""
    first = inside(home, assistant, count=3)
    time.pass_(minutes=10)
    second = inside(home, assistant)
    assert [one.id for one in visitors.inside()] == [first.id, second.id]
    assert sum(one.count for one in visitors.inside()) == 4
    time.pass_(days=2)
    assert [one.id for one in visitors.inside()] == [first.id, second.id]  # no clock ends it
    gone = visitors.note_unseen(first.id, Unseen(remark="监控未见"), by=assistant)
    assert (gone.stage, gone.remark) == (Stage.UNSEEN, "监控未见")
    entry = journal.last()
    assert entry is not None
    assert (entry.kind, entry.staff_id) == ("visit.unseen", assistant.id)
    assert visitors.passages(first.id)[0].unseen
    assert [one.id for one in visitors.inside()] == [second.id]


@pytest.mark.parametrize(("at", "shows"), [(0, 13), (12.5, 13), (13, 15), (13.5, 15)])
def test_who_stays_too_long_stands_on_Today_N6(
    at: float, shows: float, home: int, assistant: Staff, time: Clock
) -> None:
    """After ten in the evening; who came later than that, after midnight."""
    start = time.at
    visit = entered(home, assistant)
    time.at = start + timedelta(hours=at)
    night = Admission(how=How.CALL, phone=PHONE, id_end="1234")
    visitors.admit(visit.id, CONFIRMED if at < 13 else night, by=assistant)
    if at < shows:
        time.at = start + timedelta(hours=shows) - timedelta(minutes=1)
        assert waiting(visit) == []
    time.at = start + timedelta(hours=shows)
    assert waiting(visit) == ["visit.overstays"]


def test_who_is_inside_or_waits_is_handed_over_without_a_name_H7(
    home: int, assistant: Staff
) -> None:
    first, second = inside(home, assistant), entered(home, assistant)
    visitors.let_out(inside(home, assistant).id, Leaving(), by=assistant)
    handed = answers.of("visitors").handed
    assert handed is not None
    told = {one.subject: one for one in handed(clock.now())}
    assert set(told) == {f"visit:{first.id}", f"visit:{second.id}"}
    assert told[f"visit:{first.id}"].facts["since"] == clock.to_ms(clock.now())
    assert "王先生" not in str(told) and "张惠文" not in str(told)


# Cards


def items() -> dict[str, int | None]:
    return {one.title: one.expected for one in lines.required("2026-11-23 早班")}


def test_cards_at_the_desk_are_counted_with_the_shift_s_items_H2(
    home: int, assistant: Staff, manager: Staff
) -> None:
    assert "访客证" not in items()
    set_(manager, cards=10, card="访客牌")
    assert items()["访客牌"] == 10
    with_card = CONFIRMED.model_copy(update={"card": visitors.free_card()})
    visit = visitors.admit(entered(home, assistant).id, with_card, by=assistant)
    assert (visit.card, items()["访客牌"], visitors.free_card()) == (1, 9, 2)
    with pytest.raises(Refused) as refused:
        visitors.admit(entered(home, assistant).id, with_card, by=assistant)
    assert refused.value.field == "card"
    gone = visitors.let_out(visit.id, Leaving(back=False), by=assistant)
    assert (gone.card, items()["访客牌"]) == (1, 9)
    assert waiting(visit) == ["visit.card_out"]
    visitors.take_card_back(visit.id, CardBack(), by=assistant)
    assert items()["访客牌"] == 10 and waiting(visit) == []
    with pytest.raises(Refused, match="No card"):
        visitors.take_card_back(visit.id, CardBack(), by=assistant)


@pytest.mark.parametrize("card", [0, 11])
def test_there_are_only_the_cards_that_the_desk_has_N4(
    card: int, home: int, assistant: Staff, manager: Staff
) -> None:
    set_(manager, cards=10)
    with pytest.raises(Refused) as refused:
        visitors.admit(
            entered(home, assistant).id, Admission(how=How.CALL, card=card), by=assistant
        )
    assert refused.value.field == "card"


# Kept, and erased


def personal(visit_id: int) -> str:
    row = database.db.execute_sql(
        "SELECT who || host || plate || remark || phone || id_end || incident FROM visit"
        " WHERE id = ?",
        (visit_id,),
    ).fetchone()
    return str(row[0])


def test_after_ninety_days_all_but_the_counts_is_erased_N9(
    home: int, assistant: Staff, time: Clock
) -> None:
    start = clock.today()
    visit = entered(home, assistant, kind="worker", plate="粤B12345", remark="修空调", count=2)
    visitors.admit(visit.id, Admission(how=How.CALL, phone=PHONE, id_end="123X"), by=assistant)
    visitors.let_out(visit.id, Leaving(), by=assistant)
    time.pass_(days=90)
    erasure.lapse()
    assert "王先生" in personal(visit.id)
    time.pass_(days=1)
    assert waiting(visit) == ["visit.lapses"]
    erasure.lapse()
    assert personal(visit.id) == "" and waiting(visit) == []
    left = visitors.get(visit.id)
    assert (left.number, left.count, left.lapsed_on) == (visit.number, 2, clock.today())
    entry = journal.last()
    assert entry is not None
    assert (entry.kind, entry.payload, entry.staff_id) == ("visit.lapsed", {"gone": 1}, None)
    made = {f.name: f.count for f in answers.of("visitors").figures(Period(start, start))}  # type: ignore[misc]
    assert (made["Visits entered"], made["Ways in"]) == (1, 1)
    assert verify().right
    number = journal.last_number()
    erasure.lapse()
    assert journal.last_number() == number


def test_who_is_inside_or_kept_for_an_incident_is_not_erased_N9(
    home: int, assistant: Staff, time: Clock
) -> None:
    still = inside(home, assistant)
    named = inside(home, assistant)
    visitors.let_out(named.id, Leaving(), by=assistant)
    visitors.keep(named.id, Keeping(incident="11-23 电梯被撞"), by=assistant)
    plain = inside(home, assistant)
    visitors.let_out(plain.id, Leaving(), by=assistant)
    time.pass_(days=200)
    erasure.lapse()
    assert personal(plain.id) == "" and personal(still.id) and personal(named.id)
    visitors.keep(named.id, Keeping(), by=assistant)
    erasure.lapse()
    assert personal(named.id) == ""
    with pytest.raises(Refused, match="erased already"):
        visitors.keep(named.id, Keeping(incident="晚了"), by=assistant)


def test_a_shorter_time_holds_for_what_is_kept_already_N9(
    home: int, assistant: Staff, manager: Staff, time: Clock
) -> None:
    first, second = entered(home, assistant), entered(home, assistant)
    time.pass_(days=10)
    set_(manager, kept=5)
    third = entered(home, assistant)
    time.pass_(days=6)
    erasure.lapse()
    assert [personal(one.id) != "" for one in (first, second, third)] == [False, False, False]


def test_no_name_phone_or_plate_of_a_visit_stands_in_the_journal_F6(
    home: int, assistant: Staff
) -> None:
    visit = entered(home, assistant, kind="agent", plate="粤B12345", remark="看房")
    whole = Admission(how=How.CALL, phone=PHONE, id_end="1234")
    visitors.admit(visit.id, whole, by=assistant)
    visitors.keep(visit.id, Keeping(incident="争吵"), by=assistant)
    visitors.note_unseen(visit.id, Unseen(remark="未见王先生"), by=assistant)
    for entry in journal.of_subject(f"visit:{visit.id}"):
        said = f"{entry.payload} {entry.words}"
        told = ("王先生", "张惠文", PHONE, "粤B", "看房", "争吵", "'1234'")
        assert not [one for one in told if one in said]
    assert verify().right


def test_who_is_erased_is_gone_from_visits_F6(home: int, assistant: Staff, manager: Staff) -> None:
    from store import residents

    visit = entered(home, assistant)
    person = residents.people_of(home)[0].person_id
    erasure.erase_person(person, erasure.Erasure(reason="本人要求"), by=manager)
    left = visitors.get(visit.id)
    assert (left.host, left.person_id, left.who) == ("", None, "王先生")


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ("UPDATE visit SET stage = 'out'", "its thing stands otherwise than it was recorded"),
        (
            "UPDATE visit_passage SET in_at = in_at - 60000",
            "its visitor went in or out otherwise than it was recorded",
        ),
        (
            "UPDATE visit_passage SET out_at = in_at",
            "Somebody went in or out without a record: {what}",
        ),
    ],
)
def test_a_change_past_the_program_is_found(
    change: str, why: str, home: int, assistant: Staff
) -> None:
    inside(home, assistant)
    assert verify().right
    database.db.execute_sql(change)
    assert verify().why == why


def test_the_finder_finds_a_visit_by_its_printed_number_F7(home: int, assistant: Staff) -> None:
    visit = entered(home, assistant)
    (found,) = answers.find("fk-2026", 5)
    assert (found.subject, found.told) == (f"visit:{visit.id}", "FK-20261123-001 3-2-1201")


# Every way in and out against a plain count

DOES = st.lists(
    st.tuples(st.integers(0, 2), st.sampled_from(["admit", "in", "out", "unseen", "revoke"])),
    max_size=25,
)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(DOES)
def test_whoever_comes_and_goes_the_list_has_exactly_who_is_inside(
    home: int, assistant: Staff, does: list[tuple[int, str]]
) -> None:
    """X12, X70, X102: one visit for one entry, one for many, one that is announced."""
    with database.db.atomic() as undone:
        visits = [
            entered(home, assistant).id,
            entered(home, assistant, passage=Pass.MANY).id,
            entered(home, assistant, since=clock.today()).id,
        ]
        admitted: set[int] = set()
        within: set[int] = set()
        off: set[int] = set()
        went: Counter[int] = Counter()
        for which, what in does:
            visit = visits[which]
            over = which != 1 and went[which] > 0
            fits = {
                "admit": which not in admitted | off,
                "in": which in admitted and which not in within | off and not over,
                "out": which in within,
                "unseen": which in within,
                "revoke": which not in off and (which in within or not over),
            }[what]
            try:
                _do(visit, what, assistant)
            except Refused:
                assert not fits, (which, what)
                continue
            assert fits, (which, what)
            if what == "admit":
                admitted.add(which)
            elif what == "in":
                within.add(which)
                went[which] += 1
            elif what == "revoke":
                off.add(which)
            else:
                within.discard(which)
                if what == "unseen":
                    off.add(which)
            assert {one.id for one in visitors.inside()} == {visits[n] for n in within}
            for n, visit_id in enumerate(visits):
                assert len(visitors.passages(visit_id)) == went[n]
        undone.rollback()


def _do(visit: int, what: str, by: Staff) -> None:
    match what:
        case "admit":
            visitors.admit(visit, Admission(how=How.CALL, inside=False), by=by)
        case "in":
            visitors.let_in(visit, GoingIn(), by=by)
        case "out":
            visitors.let_out(visit, Leaving(), by=by)
        case "unseen":
            visitors.note_unseen(visit, Unseen(remark="未见"), by=by)
        case _:
            from store.visitors import Revoking

            visitors.revoke(visit, Revoking(remark="不来了"), by=by)
