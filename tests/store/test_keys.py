from __future__ import annotations

import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import peewee
import pytest
from pydantic import ValidationError

import store
from store import clock, handover, journal, keys
from store.engine import database
from store.errors import NotFound, Refused
from store.keys import HeldKey, Identity, KeyKind, KeyLoan, KeyRelease, KeyReturn, NewKey, Signed
from store.rights import Staff
from tests.conftest import Clock
from tests.keyboard import brought_back


@pytest.fixture
def home(desk: Path) -> int:
    for id_, room in ((7, "1201"), (8, "901")):
        database.db.execute_sql(
            "INSERT INTO home (id, code, building, unit, room) VALUES (?, ?, '3', '2', ?)",
            (id_, f"3-2-{room}", room),
        )
    return 7


def hold(by: Staff, hook: str = "17") -> HeldKey:
    return keys.hold(NewKey(hook=hook, doors="配电房"), by=by)


def loan(hours: float = 2, borrower: str = "孙师傅") -> KeyLoan:
    due = clock.now() + timedelta(hours=hours)
    return KeyLoan(
        borrower=borrower, identity=Identity.WORK_PASS, reason="检修", due=due, signed=Signed.PAPER
    )


def test_how_many_keys_is_understood_in_full_width_digits_too() -> None:
    assert NewKey.model_validate({"hook": "9", "doors": "门", "count": "３"}).count == 3
    assert handover.LineAnswer.model_validate({"counted": "１０"}).counted == 10


def test_a_held_key_says_which_home_doors_how_many_hook_since_when_and_why_K1(
    assistant: Staff, home: int
) -> None:
    new = NewKey(
        hook="Ａ－３",
        kind=KeyKind.DEPOSITED,
        home=home,
        doors="大门, 信箱",
        count=3,
        reason="出国半年",
        authorisation="委托书 11-23",
        since=clock.today() - timedelta(days=40),
    )
    key = keys.hold(new, by=assistant)
    assert (key.hook, key.home, key.doors, key.count) == ("A-3", "3-2-1201", "大门, 信箱", 3)
    assert (key.kind, key.reason) == (KeyKind.DEPOSITED, "出国半年")
    assert key.since == clock.today() - timedelta(days=40)
    assert keys.of_home(home) == [key]


@pytest.mark.parametrize(
    "wrong",
    [
        {"hook": "17", "doors": "大门", "kind": "deposited", "reason": "x", "authorisation": "x"},
        {"hook": "17", "doors": "大门", "kind": "vacant", "reason": "x"},
        {"hook": "17", "doors": "大门", "kind": "vacant", "home": 7},
        {"hook": "17", "doors": "大门", "kind": "deposited", "home": 7, "reason": "x"},
        {"hook": "17", "doors": "大门", "kind": "deposited", "home": 7, "authorisation": "x"},
        {"hook": "17", "doors": "大门", "kind": "public", "home": 7},
        {"hook": "17", "doors": "大门", "count": 0},
        {"hook": "1 7", "doors": "大门"},
        {"hook": "", "doors": "大门"},
        {"hook": "17", "doors": " "},
    ],
)
def test_a_key_without_its_home_hook_doors_reason_or_authorisation_is_refused_K1(
    wrong: dict[str, object],
) -> None:
    with pytest.raises(ValidationError):
        NewKey.model_validate(wrong)


def test_two_held_keys_never_share_a_hook_K1(assistant: Staff) -> None:
    hold(assistant)
    with pytest.raises(Refused) as refused:
        hold(assistant)
    assert refused.value.field == "hook"


def test_a_key_is_not_held_since_a_day_to_come_K1(assistant: Staff) -> None:
    tomorrow = clock.today() + timedelta(days=1)
    with pytest.raises(Refused) as refused:
        keys.hold(NewKey(hook="17", doors="大门", since=tomorrow), by=assistant)
    assert refused.value.field == "since"


def test_the_inventory_stands_by_hook_as_people_count_K1(assistant: Staff) -> None:
    for hook in ("10", "A-10", "9", "A-2", "1"):
        hold(assistant, hook)
    assert [key.hook for key in keys.inventory()] == ["1", "9", "10", "A-2", "A-10"]


@pytest.mark.parametrize("text", ["1201", "３－２－１２０１", "a-3", "信箱", "出国", " A-3 "])
def test_the_inventory_narrows_to_hook_home_doors_and_reason_K1(
    assistant: Staff, home: int, text: str
) -> None:
    hold(assistant)
    new = NewKey(
        hook="A-3",
        kind=KeyKind.DEPOSITED,
        home=home,
        doors="大门, 信箱",
        reason="出国半年",
        authorisation="委托书",
    )
    key = keys.hold(new, by=assistant)
    assert keys.inventory(text) == [key]
    assert keys.inventory("100%_") == []


def test_the_inventory_narrows_in_either_case_of_any_letter_K1(assistant: Staff) -> None:
    new = NewKey(hook="Я-1", kind=KeyKind.PUBLIC, doors="CAFÉ")
    key = keys.hold(new, by=assistant)
    assert keys.inventory("я-1") == keys.inventory("café") == keys.inventory("CAFÉ") == [key]


def test_a_lending_records_who_identity_why_when_and_until_when_K2(
    assistant: Staff, time: Clock
) -> None:
    key = keys.lend(hold(assistant).id, loan(), by=assistant)
    assert key.loan is not None
    assert (key.loan.borrower, key.loan.identity, key.loan.reason) == (
        "孙师傅",
        Identity.WORK_PASS,
        "检修",
    )
    assert (key.loan.lent_at, key.loan.lent_by) == (clock.now(), assistant.id)
    assert key.loan.due_at == clock.now() + timedelta(hours=2)
    assert keys.out() == [key]


@pytest.mark.parametrize("empty", ["borrower", "reason"])
def test_a_lending_without_borrower_or_reason_is_refused_K2(desk: Path, empty: str) -> None:
    with pytest.raises(ValidationError):
        KeyLoan.model_validate({**loan().model_dump(), empty: " "})


def test_a_lending_due_in_the_past_is_refused_K2(assistant: Staff) -> None:
    with pytest.raises(Refused) as refused:
        keys.lend(hold(assistant).id, loan(hours=0), by=assistant)
    assert refused.value.field == "due"
    assert keys.out() == []


def test_a_second_lending_is_refused_with_who_has_it_since_when_K2(
    assistant: Staff, time: Clock
) -> None:
    key = hold(assistant)
    keys.lend(key.id, loan(), by=assistant)
    time.pass_(hours=1)
    with pytest.raises(Refused) as refused:
        keys.lend(key.id, loan(borrower="赵师傅"), by=assistant)
    assert refused.value.values == {"hook": "17", "borrower": "孙师傅", "since": "11-23 09:00"}


def test_the_table_itself_lets_no_key_out_twice_K2(assistant: Staff) -> None:
    keys.lend(hold(assistant).id, loan(), by=assistant)
    with pytest.raises(peewee.IntegrityError):
        database.db.execute_sql(
            "INSERT INTO key_loan (key_id, borrower, identity, reason, lent_at, due_at, lent_by)"
            " SELECT key_id, borrower, identity, reason, lent_at, due_at, lent_by FROM key_loan"
        )


def test_a_return_records_who_brought_it_when_and_to_whom_K2(
    assistant: Staff, second: Staff, time: Clock
) -> None:
    key = keys.lend(hold(assistant).id, loan(), by=assistant)
    time.pass_(minutes=30)
    assert brought_back(key.id, second).loan is None
    keys.lend(key.id, loan(), by=assistant)
    keys.take_back(
        key.id,
        KeyReturn(
            returned_by="赵师傅", identity=Identity.WORK_PASS, words="断齿", signed=Signed.PAPER
        ),
        by=second,
    )
    last, first = keys.loans(key.id)
    assert (first.returned_by, first.returned_to) == ("孙师傅", second.id)
    assert first.returned_at == clock.now()
    assert last.returned_by == "赵师傅"
    entry = journal.last()
    assert entry is not None
    assert (entry.kind, entry.words) == ("key.returned", {"words": "断齿"})


def test_a_key_that_is_not_out_cannot_come_back_K2(assistant: Staff) -> None:
    key = hold(assistant)
    with pytest.raises(Refused, match="not out"):
        brought_back(key.id, assistant)
    with pytest.raises(NotFound):
        brought_back(99, assistant)


def test_an_overdue_key_shows_the_longest_due_first_K2(assistant: Staff, time: Clock) -> None:
    late, later, in_time = (hold(assistant, hook).id for hook in ("1", "2", "3"))
    for key_id, hours in ((late, 2), (later, 1), (in_time, 9)):
        keys.lend(key_id, loan(hours), by=assistant)
    time.pass_(hours=2)
    assert [key.id for key in keys.overdue(clock.now())] == [later]
    time.pass_(hours=1)
    assert [key.id for key in keys.overdue(clock.now())] == [later, late]
    brought_back(late, assistant)
    assert journal.get(journal.last_number()).payload["late"] is True
    assert [key.id for key in keys.out()] == [later, in_time]


def test_handing_a_key_over_takes_it_off_the_list_and_frees_its_hook_K4(
    assistant: Staff, home: int
) -> None:
    new = NewKey(hook="17", kind=KeyKind.VACANT, home=home, doors="大门", reason="未领")
    key = keys.hold(new, by=assistant)
    shown = KeyRelease(
        handed_to="张惠文", identity=Identity.PASSPORT, words="入住", signed=Signed.PAPER
    )
    given = keys.release(key.id, shown, by=assistant)
    assert (given.held, given.handed_to) == (False, "张惠文")
    entry = journal.get(journal.last_number())
    assert (entry.payload["hook"], entry.payload["identity"]) == ("17", Identity.PASSPORT.value)
    assert (entry.payload["signed"], given.signed) == (Signed.PAPER.value, Signed.PAPER)
    assert entry.words == {"words": "入住"}
    assert keys.inventory() == keys.of_home(home) == []
    assert hold(assistant).hook == "17"
    with pytest.raises(Refused, match="no longer held"):
        keys.lend(key.id, loan(), by=assistant)
    with pytest.raises(Refused, match="no longer held"):
        keys.release(
            key.id,
            KeyRelease(handed_to="张惠文", identity=Identity.WORK_PASS, signed=Signed.PAPER),
            by=assistant,
        )


@pytest.mark.parametrize("checked", Identity)
def test_handing_a_key_over_records_which_identity_was_checked_K4(
    assistant: Staff, checked: Identity
) -> None:
    given = KeyRelease(handed_to="张惠文", identity=checked, signed=Signed.PAPER)
    keys.release(hold(assistant).id, given, by=assistant)
    entry = journal.last()
    assert entry is not None
    assert (entry.kind, entry.payload["identity"]) == ("key.released", checked.value)


def test_a_lent_key_is_not_handed_over_K4(assistant: Staff) -> None:
    key = keys.lend(hold(assistant).id, loan(), by=assistant)
    with pytest.raises(Refused, match="is out"):
        keys.release(
            key.id,
            KeyRelease(handed_to="张惠文", identity=Identity.WORK_PASS, signed=Signed.PAPER),
            by=assistant,
        )


def test_every_operation_is_one_entry_and_none_names_anybody_D1_F6(assistant: Staff) -> None:
    before = journal.last_number()
    key = keys.lend(hold(assistant).id, loan(), by=assistant)
    keys.take_back(
        key.id,
        KeyReturn(returned_by="赵师傅", identity=Identity.KNOWN, signed=Signed.PAPER),
        by=assistant,
    )
    keys.release(
        key.id,
        KeyRelease(handed_to="张惠文", identity=Identity.WORK_PASS, signed=Signed.PAPER),
        by=assistant,
    )
    entries = journal.of_subject(f"key:{key.id}")
    kinds = ["key.held", "key.lent", "key.returned", "key.released"]
    assert [entry.kind for entry in entries] == kinds
    assert journal.last_number() == before + 4
    told = str([(entry.payload, entry.words) for entry in entries])
    assert not any(name in told for name in ("孙师傅", "赵师傅", "张惠文"))


LENDER = """
import sys
from datetime import timedelta
from pathlib import Path
from store import clock, keys
from store.desk import opening, staff
from store.engine import database
from store.errors import Refused

folder, number, *wanted = sys.argv[1:]
opening.open_folder(Path(folder))
me = staff.by_number(number)
due = clock.now() + timedelta(hours=1)
how = {"identity": keys.Identity.WORK_PASS, "signed": keys.Signed.PAPER}
loan = keys.KeyLoan(borrower=number, reason="x", due=due, **how)
print("ready", flush=True)
sys.stdin.readline()
for key_id in map(int, wanted):
    try:
        keys.lend(key_id, loan, by=me)
        print(key_id, flush=True)
    except Refused:
        pass
"""


def test_of_two_processes_lending_the_same_keys_exactly_one_gets_each_K2(
    desk: Path, assistant: Staff, second: Staff
) -> None:
    wanted = [hold(assistant, str(hook)).id for hook in range(40)]
    lenders = [
        subprocess.Popen(
            [sys.executable, "-c", LENDER, str(desk), who.number, *map(str, wanted)],
            cwd=Path(store.__file__).parent.parent,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for who in (assistant, second)
    ]
    for lender in lenders:
        assert lender.stdout is not None
        assert lender.stdout.readline() == "ready\n"
    for lender in lenders:
        assert lender.stdin is not None
        lender.stdin.write("go\n")
        lender.stdin.flush()
    got = [lender.communicate(timeout=60)[0].split() for lender in lenders]
    assert [lender.returncode for lender in lenders] == [0, 0]
    assert sorted(int(key_id) for lent in got for key_id in lent) == wanted
    lent = journal.numbered(range(1, journal.last_number() + 1))
    assert sum(entry.kind == "key.lent" for entry in lent) == len(wanted)
    assert journal.verify().bad is None
