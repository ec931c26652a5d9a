from __future__ import annotations

from datetime import timedelta

import pytest
from pydantic import ValidationError

from store import clock, dutylog, journal, tickets
from store.dutylog import Category, Correction, FollowedUp, LogEntry, NewEntry
from store.engine import database
from store.errors import NotFound, Refused
from store.journal import pages
from store.rights import Staff
from store.tickets import NewTicket
from tests.conftest import PIN, Clock


@pytest.fixture
def home(assistant: Staff) -> int:
    database.db.execute_sql(
        "INSERT INTO home (id, code, building, unit, room) VALUES (7, '3-2-1201', '3', '2', '1201')"
    )
    return 7


def write(by: Staff, what: str = "业主问停车", days: int | None = None) -> LogEntry:
    due = None if days is None else clock.today() + timedelta(days=days)
    return dutylog.write(NewEntry(what=what, handled="已答复", follow_up_due=due), by=by)


def postpone(number: int, by: Staff, days: int = 2) -> LogEntry:
    due = clock.today() + timedelta(days=days)
    return dutylog.follow_up(number, FollowedUp(done=False, words="车位满", due=due), by=by)


def test_an_entry_holds_time_category_what_how_handled_who_and_follow_up_D1(
    assistant: Staff, home: int
) -> None:
    new = NewEntry(
        category=Category.PARCEL,
        home=home,
        what="快递破损",
        handled="拍照存放",
        follow_up_due=clock.today(),
    )
    entry = dutylog.write(new, by=assistant)
    assert (entry.at, entry.day, entry.category) == (clock.now(), clock.today(), Category.PARCEL)
    assert (entry.home, entry.staff_name, entry.staff_number) == ("3-2-1201", "李芳", "1001")
    assert entry.words == {"what": "快递破损", "handled": "拍照存放"}
    assert entry.open
    assert entry.subject == f"log:{entry.number}"


def test_an_entry_without_what_happened_is_refused_D1() -> None:
    with pytest.raises(ValidationError):
        NewEntry(what="  \n ")


def test_every_operation_is_one_entry_of_the_journal_D1(assistant: Staff) -> None:
    before = journal.last_number()
    entry = write(assistant, days=1)
    dutylog.correct(entry.number, Correction(what="租户问停车"), by=assistant)
    dutylog.follow_up(entry.number, FollowedUp(), by=assistant)
    assert journal.last_number() == before + 3


def test_a_correction_points_at_what_it_corrects_and_both_show_D2(
    assistant: Staff, second: Staff
) -> None:
    entry = write(assistant)
    correction = dutylog.correct(entry.number, Correction(what="租户问停车"), by=second)
    old, new = dutylog.day(clock.today()).entries
    assert (old.words, old.hash) == (entry.words, entry.hash)
    assert old.corrected_by == (correction.number,)
    assert (new.corrects, new.words["what"], new.staff_id) == (old.number, "租户问停车", second.id)


def test_a_correction_says_something_else_D2(assistant: Staff) -> None:
    """It would mark as corrected what is right."""
    first = write(assistant)
    same = Correction.model_validate(dict(first.words))
    with pytest.raises(Refused, match="Nothing is different"):
        dutylog.correct(first.number, same, by=assistant)
    other = same.model_copy(update={"handled": "已关阀"})
    assert dutylog.correct(first.number, other, by=assistant).corrects == first.number


def test_a_correction_of_a_correction_shows_the_chain_D2(assistant: Staff) -> None:
    first = write(assistant)
    middle = dutylog.correct(first.number, Correction(what="租户问停车"), by=assistant)
    last = dutylog.correct(middle.number, Correction(what="访客问停车"), by=assistant)
    chain = dutylog.thread(last.number)
    assert [entry.corrects for entry in chain] == [None, first.number, middle.number]
    assert [entry.corrected_by for entry in chain] == [(middle.number,), (last.number,), ()]


def test_two_corrections_of_one_entry_both_show_D2(assistant: Staff) -> None:
    entry = write(assistant)
    numbers = [
        dutylog.correct(entry.number, Correction(what=what), by=assistant).number
        for what in ("租户问停车", "访客问停车")
    ]
    assert dutylog.get(entry.number).corrected_by == tuple(numbers)


def test_a_correction_keeps_category_and_home_unless_it_gives_others_D2(
    assistant: Staff, home: int
) -> None:
    entry = dutylog.write(NewEntry(category=Category.VISIT, home=home, what="来访"), by=assistant)
    same = dutylog.correct(entry.number, Correction(what="来访两人"), by=assistant)
    other = dutylog.correct(
        entry.number, Correction(what="送货", category=Category.PARCEL), by=assistant
    )
    assert (same.category, same.home_id) == (Category.VISIT, home)
    assert (other.category, other.home_id) == (Category.PARCEL, home)


def test_a_ticket_step_can_be_corrected_but_no_signature_D2(
    assistant: Staff, supervisor: Staff
) -> None:
    ticket = tickets.take(NewTicket(place="大堂", what="灯不亮"), by=assistant)
    correction = dutylog.correct(ticket.last_number, Correction(what="是走廊灯"), by=assistant)
    assert correction.subject == f"ticket:{ticket.id}"
    kinds = [step.kind for step in tickets.get(ticket.id).steps]
    assert kinds == ["taken", "corrected"]  # the ticket's own page tells it too
    dutylog.sign_day(clock.today(), PIN, by=supervisor)
    with pytest.raises(Refused, match="signature"):
        dutylog.correct(journal.last_number(), Correction(what="x"), by=assistant)


def test_what_is_not_in_the_book_cannot_be_corrected_D2(assistant: Staff) -> None:
    with pytest.raises(NotFound):
        dutylog.correct(1, Correction(what="x"), by=assistant)
    with pytest.raises(NotFound):
        dutylog.get(999)


def test_what_is_due_is_followed_up_and_done_D3(assistant: Staff) -> None:
    entry = write(assistant, days=0)
    assert [e.number for e in dutylog.open_follow_ups(clock.today())] == [entry.number]
    followed = dutylog.follow_up(entry.number, FollowedUp(words="已登记车位"), by=assistant)
    assert dutylog.open_follow_ups() == []
    done = dutylog.get(entry.number)
    assert (done.done, done.followed_by) == (True, (followed.number,))


def test_what_cannot_be_finished_gets_its_reason_and_new_date_D3(
    assistant: Staff, time: Clock
) -> None:
    entry = write(assistant, days=0)
    later = postpone(entry.number, assistant)
    assert later.words == {"words": "车位满"}
    assert dutylog.open_follow_ups(clock.today()) == []
    time.pass_(days=2)
    [due] = dutylog.open_follow_ups(clock.today())
    assert (due.number, due.follow_up_due) == (entry.number, clock.today())
    assert due.payload["due"] == (clock.today() - timedelta(days=2)).isoformat()


@pytest.mark.parametrize("given_", [{"done": False, "words": "忙"}, {"done": False}])
def test_unfinished_without_reason_or_new_date_is_refused_D3(given_: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        FollowedUp.model_validate(given_)


def test_a_date_in_the_past_is_refused_D3(assistant: Staff) -> None:
    with pytest.raises(Refused) as refused:
        write(assistant, days=-1)
    assert refused.value.field == "follow_up_due"
    with pytest.raises(Refused) as refused:
        postpone(write(assistant, days=0).number, assistant, days=-1)
    assert refused.value.field == "due"


def test_nothing_is_followed_up_twice_or_without_need_D3(assistant: Staff) -> None:
    entry = write(assistant, days=0)
    dutylog.follow_up(entry.number, FollowedUp(), by=assistant)
    with pytest.raises(Refused, match="already"):
        dutylog.follow_up(entry.number, FollowedUp(), by=assistant)
    with pytest.raises(Refused, match="needs no"):
        dutylog.follow_up(write(assistant).number, FollowedUp(), by=assistant)


def test_the_incoming_may_give_an_entry_a_follow_up_D3_H3(assistant: Staff) -> None:
    entry = write(assistant)
    postpone(entry.number, assistant, days=1)
    assert [e.number for e in dutylog.open_follow_ups()] == [entry.number]


def test_a_follow_ups_number_stands_for_its_entry_D3(assistant: Staff) -> None:
    entry = write(assistant, days=0)
    again = postpone(postpone(entry.number, assistant).number, assistant, days=5)
    assert again.follows == entry.number
    assert len(dutylog.get(entry.number).followed_by) == 2


def test_a_correction_never_loses_a_follow_up_but_may_take_it_over_D3(assistant: Staff) -> None:
    entry = write(assistant, days=0)
    dutylog.correct(entry.number, Correction(what="租户问停车"), by=assistant)
    assert [e.number for e in dutylog.open_follow_ups()] == [entry.number]
    tomorrow = clock.today() + timedelta(days=1)
    takes = dutylog.correct(
        entry.number, Correction(what="访客问停车", follow_up_due=tomorrow), by=assistant
    )
    [left] = dutylog.open_follow_ups()
    assert (left.number, left.follow_up_due) == (takes.number, tomorrow)


def test_follow_ups_stand_by_the_day_they_are_due_D3(assistant: Staff) -> None:
    numbers = [write(assistant, days=days).number for days in (2, 0, 1)]
    assert [e.number for e in dutylog.open_follow_ups()] == [numbers[1], numbers[2], numbers[0]]
    assert len(dutylog.open_follow_ups(clock.today() + timedelta(days=1))) == 2


def test_the_words_are_kept_as_they_were_typed_without_what_no_terminal_should_see(
    assistant: Staff,
) -> None:
    typed = "[/foo] [red]x \x1b[2J \u202e３－２－１２０１ 㛃𠅤䶮"
    assert write(assistant, typed).words["what"] == "[/foo] [red]x [2J ３－２－１２０１ 㛃𠅤䶮"


def test_the_book_follows_from_the_journal_and_could_be_made_again_D7(
    assistant: Staff, supervisor: Staff, time: Clock
) -> None:
    entry = write(assistant, days=0)
    postpone(entry.number, assistant)
    tickets.take(NewTicket(place="大堂", what="灯不亮"), by=assistant)
    time.pass_(days=1)
    dutylog.correct(entry.number, Correction(what="x", follow_up_due=clock.today()), by=assistant)
    dutylog.sign_day(entry.day, PIN, by=supervisor)
    tables = ("SELECT * FROM log_entry", "SELECT * FROM log_day", "SELECT * FROM book")
    before = [database.db.execute_sql(sql).fetchall() for sql in tables]
    with database.write():
        guards = ("log_entry_link", "log_entry_no_delete", "log_day_no_delete")
        for guard in (*guards, "book_link", "book_no_delete"):
            database.db.execute_sql(f"DROP TRIGGER {guard}")
        for table in ("log_entry", "log_day", "journal_words"):
            database.db.execute_sql(f"DELETE FROM {table}")
        database.db.execute_sql(
            "DELETE FROM book WHERE kind IN (SELECT k.value FROM journal,"
            " json_each(payload, '$.book') k)"
        )
        book = pages.Book()
        for past in journal.numbered(range(1, journal.last_number() + 1)):
            book.enter(past)
        book.close()
    assert [database.db.execute_sql(sql).fetchall() for sql in tables] == before


def test_a_correction_takes_no_other_entrys_follow_up_over(assistant: Staff) -> None:
    """D3: two steps of one ticket are two matters, each followed up by its own date."""
    taken = tickets.take(NewTicket(place="大堂", what="灯不亮"), by=assistant)
    tickets.dispatch(taken.id, tickets.Dispatch(worker="王师傅"), by=assistant)
    first, second = (entry.number for entry in journal.of_subject(f"ticket:{taken.id}")[:2])
    due = clock.today() + timedelta(days=1)
    for number, day in ((first, due), (second, due + timedelta(days=6))):
        dutylog.correct(number, Correction(what="更正", follow_up_due=day), by=assistant)
    assert [one.corrects for one in dutylog.open_follow_ups()] == [first, second]
    dutylog.correct(first, Correction(what="再更正", follow_up_due=due), by=assistant)
    assert len(dutylog.open_follow_ups()) == 2


def test_what_is_written_later_keeps_when_it_happened_D1(assistant: Staff) -> None:
    earlier = clock.now() - timedelta(minutes=25)
    entry = dutylog.write(NewEntry(what="电梯困人，已救出", happened=earlier), by=assistant)
    assert (entry.happened, entry.at) == (earlier, clock.now())
    right = dutylog.correct(entry.number, Correction(what="电梯停梯"), by=assistant)
    assert right.happened == earlier
    later = earlier + timedelta(minutes=5)
    moved = Correction(what="电梯停梯", happened=later)
    assert dutylog.correct(right.number, moved, by=assistant).happened == later
    assert dutylog.get(entry.number).happened == earlier


def test_what_has_not_come_cannot_have_happened_D1(assistant: Staff) -> None:
    ahead = clock.now() + timedelta(minutes=1)
    with pytest.raises(Refused, match="cannot have happened") as refused:
        dutylog.write(NewEntry(what="停电", happened=ahead), by=assistant)
    assert refused.value.field == "happened"
