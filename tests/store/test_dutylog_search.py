from __future__ import annotations

import json
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store import clock, dutylog, journal, keys, tickets
from store.dutylog import Category, LogEntry, NewEntry, search, standing
from store.engine import database
from store.keys import Identity, KeyLoan, NewKey, Signed
from store.rights import Staff
from store.tickets import NewTicket
from tests.conftest import Clock


@pytest.fixture
def home(desk: object) -> int:
    database.db.execute_sql(
        "INSERT INTO home (id, code, building, unit, room) VALUES (7, '3-2-1201', '3', '2', '1201')"
    )
    return 7


def write(by: Staff, what: str, category: Category = Category.CALL, home: int | None = None) -> int:
    new = NewEntry(what=what, category=category, home=home)
    return dutylog.write(new, by=by).number


def numbers(found: list[LogEntry]) -> list[int]:
    return [entry.number for entry in found]


@pytest.mark.parametrize(
    "text",
    [
        "停车",
        "车",
        "㛃",
        "𠅤䶮",
        "abc",
        "AB",
        "ＡＢＣ１２",
        "138123",
        "停车 空调",
        "3-2-1201",
        "３－２－１２０１",
    ],
)
def test_words_are_found_as_typed_in_part_and_in_any_width_D7(assistant: Staff, text: str) -> None:
    number = write(assistant, "业主问停车, 空调㛃𠅤䶮坏了 ABC123 13812341234 3-2-1201")
    write(assistant, "快递")
    assert numbers(search(text)) == [number]


@pytest.mark.parametrize(
    ("searched", "hits"),
    [
        ("ｐｖｃ", ["PVC"]),
        ("pvc", ["PVC"]),
        ("３－２", ["3-2"]),
        ("3 2", ["3", "2", "２"]),
        ("漏水", ["漏水", "漏，水"]),
        ("\u202e漏\u200b水", ["漏水", "漏，水"]),
        ("20", ["２０"]),
        ("VC 管，漏 ？", ["管漏"]),
        ("120", []),
        ("？", []),
        ("", []),
    ],
)
def test_what_is_found_in_any_width_and_case_is_said_where_it_stands_D7(
    searched: str, hits: list[str]
) -> None:
    text = "3-2 PVC管漏水，漏，水２０㎡"
    assert [text[start:end] for start, end in standing(searched, text)] == hits


@pytest.mark.parametrize("text", ["车停", "停车 快递", "", "？", '"', "BC123"])
def test_what_does_not_occur_is_not_found_D7(assistant: Staff, text: str) -> None:
    write(assistant, "业主问停车 ABC123")
    assert (search(text) == []) == bool(text)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text())
def test_no_text_breaks_the_search_D7(desk: object, text: str) -> None:
    search(text)


STRANGE = [
    "a AND",
    "NEAR(a b)",
    "words : a",
    "a*",
    "(",
    "-a",
    "^a",
    "'",
    'a" OR "b',
    "\0",
    "[/foo]",
]
HUGE = ["车 " * 50_000, "车" * 100_000, '"' * 100_000]


@pytest.mark.parametrize("text", [*STRANGE, *HUGE])
def test_the_query_language_is_never_reached_D7(assistant: Staff, text: str) -> None:
    write(assistant, "b")
    assert search(text) == []


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(run=st.text(alphabet="停车空调㛃𠅤の", min_size=1, max_size=9), data=st.data())
def test_any_part_of_a_run_of_han_is_found_D7(
    assistant: Staff, run: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(run) - 1))
    end = data.draw(st.integers(start + 1, len(run)))
    number = write(assistant, f"A1{run}２，b")
    assert number in numbers(search(run[start:end], limit=1000))


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.characters(categories=["L", "Nd", "P", "Zs"]), min_size=1, max_size=40))
def test_every_word_of_any_script_is_found_as_it_was_typed_D7(assistant: Staff, text: str) -> None:
    number = write(assistant, f"x {text}")
    for word in text.split():
        if any(char.isalpha() for char in word):
            assert number in numbers(search(word, limit=1000)), word
            assert standing(word, text), word


def test_category_home_and_staff_narrow_it_D7(assistant: Staff, second: Staff, home: int) -> None:
    wanted = write(assistant, "停车", Category.VISIT, home)
    write(assistant, "停车", Category.VISIT)
    write(assistant, "停车", Category.CALL, home)
    write(second, "停车", Category.VISIT, home)
    found = search("停车", category=Category.VISIT, home_id=home, staff_id=assistant.id)
    assert numbers(found) == [wanted]
    assert len(search(category=Category.VISIT)) == 3
    assert len(search(home_id=home)) == 3
    assert len(search(staff_id=second.id)) == 1


def test_first_and_last_day_narrow_it_D7(assistant: Staff, time: Clock) -> None:
    first = write(assistant, "停车")
    time.pass_(days=1)
    second, day = write(assistant, "停车"), clock.today()
    time.pass_(days=1)
    third = write(assistant, "停车")
    assert numbers(search("停车", end=day)) == [second, first]
    assert numbers(search("停车", start=day)) == [third, second]
    assert numbers(search(start=day, end=day)) == [second]
    assert search(start=day + timedelta(days=9)) == []


@pytest.mark.parametrize("text", ["", "停车"])
def test_pages_follow_each_other_newest_first_D7(assistant: Staff, text: str) -> None:
    written = [write(assistant, "停车") for _ in range(7)]
    found: list[int] = []
    before: int | None = None
    while page := search(text, limit=3, before=before):
        found += numbers(page)
        before = page[-1].number
    assert found == written[::-1]


def test_the_words_of_tickets_and_keys_are_found_too_and_by_their_home_D7(
    assistant: Staff, home: int
) -> None:
    ticket = tickets.take(NewTicket(home=home, what="水管爆裂"), by=assistant)
    done = tickets.Unseen(result="换了阀门", unseen="业主自修")
    tickets.complete(ticket.id, done, by=assistant)
    key = keys.hold(
        NewKey(hook="17", kind=keys.KeyKind.VACANT, home=home, doors="大门", reason="未领"),
        by=assistant,
    )
    due = clock.now() + timedelta(hours=1)
    keys.lend(
        key.id,
        KeyLoan(
            borrower="孙师傅",
            reason="抄表",
            due=due,
            identity=Identity.WORK_PASS,
            signed=Signed.PAPER,
        ),
        by=assistant,
    )
    assert [entry.kind for entry in search("阀门")] == ["ticket.completed"]
    assert [entry.kind for entry in search("抄表", home_id=home)] == ["key.lent"]
    kinds = ["key.lent", "key.held", "ticket.completed", "ticket.taken"]
    assert [entry.kind for entry in search(home_id=home)] == kinds
    assert {entry.home for entry in search(home_id=home)} == {"3-2-1201"}


def test_export_writes_one_plain_record_an_entry_D7(
    assistant: Staff, home: int, time: Clock
) -> None:
    number = write(assistant, "停车", Category.CALL, home)
    time.pass_(days=1)
    write(assistant, "快递")
    [record] = dutylog.export(end=clock.today() - timedelta(days=1))
    assert json.loads(json.dumps(record)) == {
        "number": number,
        "at": "2026-11-23T09:00:00.000+08:00",
        "day": "2026-11-23",
        "shift": "2026-11-23 早班",
        "staff": "1001",
        "kind": "log.written",
        "subject": f"log:{number}",
        "category": "call",
        "home": "3-2-1201",
        "payload": {"category": "call", "home": home, "due": None},
        "words": {"what": "停车"},
        "corrects": None,
        "code": journal.head_code(journal.get(number)),
    }
    assert len(list(dutylog.export())) == 2


def test_export_carries_on_over_more_entries_than_it_reads_at_once_D7(assistant: Staff) -> None:
    with database.write():
        written = [write(assistant, "停车") for _ in range(1050)]
    assert [record["number"] for record in dutylog.export()] == written


def test_nothing_of_a_callers_file_is_exported_F6(assistant: Staff) -> None:
    tickets.take(NewTicket(caller="张惠文", phone="13812341234", what="漏水"), by=assistant)
    text = json.dumps(list(dutylog.export()), ensure_ascii=False)
    assert "漏水" in text
    assert "张惠文" not in text
    assert "13812341234" not in text
