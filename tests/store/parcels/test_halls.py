"""What parcels answer to the halls: Today, handover, erasing, finding, figures, verifying."""

from __future__ import annotations

from datetime import timedelta

import pytest

from store import answers, clock, erasure, journal, parcels, report, residents
from store.desk import settings as desk_settings
from store.engine import database
from store.figure import Period
from store.journal.operation import operation
from store.journal.verifying import verify
from store.parcels import SHELF, ParcelSettings, Returning, Telling
from store.rights import Staff
from tests.conftest import Clock
from tests.store.parcels.shelf import fetched, on_today, taken


def handed() -> list[tuple[str, str, object, object]]:
    each = answers.of("parcels")
    assert each.handed is not None
    found = each.handed(clock.now())
    return [(one.subject, one.title, one.facts["count"], one.facts["pieces"]) for one in found]


def seen() -> int:
    each = answers.of("parcels")
    assert each.handed is not None
    return next(iter(each.handed(clock.now()))).seen


# Today


def test_nothing_stands_on_Today_until_the_estate_has_chosen_days(
    home: int, assistant: Staff, manager: Staff, time: Clock
) -> None:
    taken(home, assistant)
    time.pass_(days=40)
    taken(home, assistant)
    assert on_today() == []
    desk_settings.change_own("parcels", ParcelSettings(long=3), by=manager)
    assert on_today() == ["parcel.lying"]
    desk_settings.change_own("parcels", ParcelSettings(), by=manager)
    assert on_today() == []


@pytest.mark.parametrize("days", [1, 3, 7])
def test_a_parcel_lies_too_long_from_the_day_after_its_last(
    days: int, home: int, assistant: Staff, manager: Staff, time: Clock
) -> None:
    desk_settings.change_own("parcels", ParcelSettings(long=days), by=manager)
    one = taken(home, assistant)
    for ahead in range(days + 3):
        late = ahead > days
        assert (on_today() == ["parcel.lying"], one.long(clock.now())) == (late, late), ahead
        time.pass_(days=1)
    fetched(one, assistant)
    assert on_today() == []


def test_one_line_for_all_that_lies_too_long_until_the_oldest_is_gone(
    home: int, assistant: Staff, manager: Staff, time: Clock
) -> None:
    desk_settings.change_own("parcels", ParcelSettings(long=2), by=manager)
    first = taken(home, assistant)
    time.pass_(days=2)
    second = taken(home, assistant)
    time.pass_(days=1)
    assert on_today() == ["parcel.lying"]
    parcels.send_back(first.id, Returning(reason="拒收"), by=assistant)
    assert on_today() == []
    time.pass_(days=2)
    assert on_today() == ["parcel.lying"]
    fetched(second, assistant)
    assert on_today() == []


# Handover


def test_what_lies_here_is_one_line_by_where_to_be_counted_H2(home: int, assistant: Staff) -> None:
    assert handed() == []
    one = taken(home, assistant, pieces=2)
    taken(home, assistant)
    taken(home, assistant, place="冰箱")
    assert handed() == [(SHELF, "冰箱 1  货架 A 3", 3, 4)]
    fetched(one, assistant, pieces=1)
    assert handed() == [(SHELF, "冰箱 1  货架 A 2", 3, 3)]


def test_the_line_is_gone_through_again_when_anything_came_or_went_H7(
    home: int, assistant: Staff
) -> None:
    one, two = taken(home, assistant), taken(home, assistant)
    before = seen()
    fetched(two, assistant)
    assert seen() > before
    before = seen()
    _print(one.subject, by=assistant)
    assert seen() == before


@operation
def _print(subject: str, *, by: Staff) -> None:
    journal.append("sheet.printed", subject, by=by, payload={"sheet": "parcel slip", "copy": 1})


# Erasing


def test_no_name_stands_in_the_journal_F6(home: int, assistant: Staff) -> None:
    one = fetched(taken(home, assistant, tail="99018842"), assistant, who="李建国")
    for entry in journal.of_subject(one.subject):
        said = f"{entry.payload} {entry.words}"
        assert not [name for name in ("张惠文", "李建国", "99018842") if name in said]


def test_who_is_erased_is_gone_from_parcels_F6(home: int, assistant: Staff, manager: Staff) -> None:
    mine = fetched(taken(home, assistant), assistant, who="李建国")
    other = fetched(taken(home, assistant, recipient="李建国"), assistant)
    person = residents.people_of(home)[0].person_id
    erasure.erase_person(person, erasure.Erasure(reason="本人要求"), by=manager)
    left = parcels.get(mine.id)
    assert (left.recipient, left.tail, left.fetched_by) == ("", "", "李建国")
    assert (parcels.get(other.id).recipient, parcels.get(other.id).fetched_by) == ("李建国", "")
    assert verify().right


def test_names_go_when_the_time_set_for_them_is_over_and_that_is_on_record_F6(
    home: int, assistant: Staff, manager: Staff, time: Clock
) -> None:
    """个人信息保护法 19."""
    desk_settings.change_own("parcels", ParcelSettings(keep=30), by=manager)
    gone, lying = fetched(taken(home, assistant), assistant), taken(home, assistant)
    time.pass_(days=29)
    late = fetched(taken(home, assistant), assistant)
    assert parcels.get(gone.id).fetched_by == "张惠文"
    time.pass_(days=1)
    taken(home, assistant)
    left = parcels.get(gone.id)
    assert (left.recipient, left.tail, left.fetched_by) == ("", "", "")
    assert left.number == gone.number and left.home == "3-2-1201"
    assert parcels.get(lying.id).recipient and parcels.get(late.id).recipient
    entry = journal.last()
    assert entry is not None and entry.kind == "parcel.forgotten"
    assert (entry.staff_id, entry.payload) == (None, {"count": 1, "days": 30})
    assert verify().right


def test_where_no_time_is_set_names_stay(
    home: int, assistant: Staff, manager: Staff, time: Clock
) -> None:
    desk_settings.change_own("parcels", ParcelSettings(keep=0), by=manager)
    gone = fetched(taken(home, assistant), assistant)
    time.pass_(days=4000)
    taken(home, assistant)
    assert parcels.get(gone.id).recipient == "张惠文"


def test_erased_words_are_gone_from_the_list_F6(
    home: int, assistant: Staff, manager: Staff
) -> None:
    one = taken(home, assistant)
    (entry,) = journal.of_subject(one.subject)
    erasure.erase_words(entry.number, erasure.Erasure(reason="本人要求"), by=manager)
    assert (parcels.get(one.id).carrier, parcels.get(one.id).place) == ("", "")
    assert verify().right


# Finding, figures, verifying


def test_a_parcel_is_found_by_its_number_F7(home: int, assistant: Staff) -> None:
    taken(home, assistant)
    assert [one.told for one in answers.find("bg-2026", 5)] == ["BG-20261123-001 3-2-1201 张惠文"]


def test_carriers_and_shelves_that_were_used_are_proposed_first(
    home: int, assistant: Staff
) -> None:
    taken(home, assistant, carrier="同城跑腿", place="消防通道旁")
    assert list(answers.proposed("carrier", ""))[:2] == ["同城跑腿", "顺丰"]
    assert list(answers.proposed("carrier", "通")) == ["中通", "圆通", "申通"]
    assert list(answers.proposed("shelf", "")) == ["消防通道旁"]


def test_the_figures_add_up(home: int, assistant: Staff, time: Clock) -> None:
    first = clock.today()
    fetched(taken(home, assistant), assistant)
    fetched(taken(home, assistant), assistant, signed=False, remark="急事")
    parcels.send_back(taken(home, assistant).id, Returning(reason="拒收"), by=assistant)
    late = taken(home, assistant)
    time.pass_(days=1)
    fetched(late, assistant)
    told = {
        one.figure.name: (one.figure.count, one.figure.of)
        for one in report.figures(Period(first, first))
    }
    assert told["Parcels taken in"][0] == 4
    assert told["Parcels handed out"][0] == 2
    assert told["Parcels sent back"][0] == 1
    assert told["Signed for"] == (1, 2)
    assert told["Parcels lying on the last day"][0] == 1


@pytest.mark.parametrize(
    "changed", ["lying = 0, stage = 'fetched', gone_at = 1", "pieces = 9", "signed = 0"]
)
def test_a_row_changed_past_the_record_shows_D2(changed: str, home: int, assistant: Staff) -> None:
    one = taken(home, assistant, pieces=3)
    fetched(one, assistant, pieces=1)
    assert verify().right
    database.db.execute_sql(f"UPDATE parcel SET {changed} WHERE id = ?", (one.id,))
    assert not verify().right


def test_whoever_was_told_is_in_the_book_D1(home: int, assistant: Staff) -> None:
    from store import dutylog

    one = taken(home, assistant)
    parcels.tell(one.id, Telling(reached=True), by=assistant)
    kinds = [entry.kind for entry in dutylog.day(clock.today()).entries]
    assert kinds[-2:] == ["parcel.taken", "parcel.told"]
    assert dutylog.day(clock.today()).entries[-1].home == "3-2-1201"


def test_it_was_long_ago(home: int, assistant: Staff, time: Clock) -> None:
    one = taken(home, assistant)
    time.pass_(days=2, hours=14, minutes=59)
    assert one.days(clock.now()) == 2
    time.pass_(minutes=1)
    assert one.days(clock.now()) == 3
    assert fetched(one, assistant).days(clock.now() + timedelta(days=9)) == 3
