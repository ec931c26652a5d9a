from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from printing import dutylog as paper
from printing import sheet
from store import clock
from store.dutylog import Category, Day, LogEntry, Signature
from store.rights import Role, Staff
from tests.printing.conftest import AT, HEAD

MONDAY = date(2026, 11, 23)
SUPERVISOR = Staff(3, "2001", "王主管", Role.SUPERVISOR)


def entry(number: int, what: str, **changes: object) -> LogEntry:
    made = LogEntry(
        number=number,
        at=AT,
        day=MONDAY,
        shift="2026-11-23 早班",
        staff_id=1,
        staff_name="李芳",
        staff_number="1001",
        kind="log.written",
        subject=f"log:{number}",
        category=Category.PARCEL,
        home_id=1,
        home="3-2-1201",
        payload={},
        words={"what": what, "handled": "已登记"},
        corrects=None,
        corrected_by=(),
        follows=None,
        followed_by=(),
        follow_up_due=None,
        done=False,
        signed=False,
        hash=bytes(32),
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def printed(*entries: LogEntry, signatures: tuple[Signature, ...] = ()) -> bytes:
    page = Day(MONDAY, entries, signatures)
    return paper.day_page(page, estate="金色家园", printed_at=AT, head=HEAD)


def test_an_entry_prints_with_number_time_category_home_words_and_hand(
    text: Callable[[bytes], str],
) -> None:
    """D1."""
    page = text(printed(entry(345, "代收快件一件")))
    assert "34514:09快递3-2-1201代收快件一件已登记李芳" in page
    assert "2026-11-23星期一" in page
    assert "以下空白" in page


def test_a_correction_and_what_it_corrects_both_print(text: Callable[[bytes], str]) -> None:
    """D2."""
    wrong = entry(345, "代收快件一件", corrected_by=(350,))
    right = entry(
        350, "代收快件两件", kind="log.corrected", corrects=345, payload={"corrects": 345}
    )
    page = text(printed(wrong, right))
    assert "代收快件一件" in page and "已由第350条更正" in page
    assert "更正第345条：代收快件两件" in page


def test_a_follow_up_says_until_when_and_what_came_of_it(text: Callable[[bytes], str]) -> None:
    """D3."""
    open_ = entry(345, "走廊灯不亮", follow_up_due=date(2026, 11, 25))
    moved = entry(
        351,
        "",
        kind="log.followed",
        follows=345,
        words={"words": "等配件"},
        payload={"follows": 345, "done": False, "due": "2026-11-27"},
    )
    page = text(printed(open_, moved))
    assert "限2026-11-25跟进" in page
    assert "第345条改期至2026-11-27：等配件" in page


def test_what_was_written_after_the_day_is_marked(text: Callable[[bytes], str]) -> None:
    """D4."""
    page = text(printed(entry(345, "补写", at=AT + timedelta(days=1))))
    assert "11-2414:09补记" in page.replace("\n", "")
    assert "1条，补记1条" in page


def test_an_unsigned_page_leaves_room_for_the_supervisor(text: Callable[[bytes], str]) -> None:
    """D4."""
    assert "已审阅本页全部记录" in text(printed(entry(345, "事")))


def test_a_signed_page_names_the_supervisor_and_how_far(text: Callable[[bytes], str]) -> None:
    """D4."""
    signature = Signature(SUPERVISOR, AT, 360, 345, 1)
    page = text(printed(entry(345, "事", signed=True), signatures=(signature,)))
    assert "已审阅至第345条（记录360）" in page
    assert "王主管2001" in page
    assert "已审阅本页全部记录" not in page


def test_steps_of_tickets_and_keys_print_in_words(text: Callable[[bytes], str]) -> None:
    sent = entry(
        345,
        "",
        kind="ticket.dispatched",
        subject="ticket:87",
        category=None,
        words={"team": "工程组", "worker": "王师傅"},
    )
    lent = entry(
        346,
        "",
        kind="key.lent",
        subject="key:4",
        category=None,
        words={"reason": "检修"},
        payload={"hook": "A-3", "due": 1795420800000, "identity": "id card"},
    )
    page = text(printed(sent, lent))
    assert "工单87派单：工程组王师傅" in page
    assert "钥匙A-3借出，11-2316:00前还，已核身份证：检修" in page


def test_the_lines_that_a_handover_signs_stay_on_its_own_sheet(
    text: Callable[[bytes], str],
) -> None:
    words = {"sheet": '[{"title": "雨伞"}]'}
    signed = entry(
        345,
        "",
        kind="handover.completed",
        subject="handover:1",
        category=None,
        words=words,
        payload={"party": "incoming"},
    )
    page = text(printed(signed))
    assert "交接班：接班人已签字，交接完成" in page
    assert "雨伞" not in page


def test_a_day_of_200_entries_prints_every_one(text: Callable[[bytes], str]) -> None:
    page = text(printed(*(entry(n, f"第{n}件，住户来电") for n in range(1000, 1200))))
    assert all(f"第{n}件，住户来电" in page for n in range(1000, 1200))
    assert page.count("事项记录") > 5


def test_an_empty_day_says_so(text: Callable[[bytes], str]) -> None:
    assert "当日无记录" in text(printed())


def test_a_blank_page_is_one_page_to_write_on(text: Callable[[bytes], str]) -> None:
    page = text(sheet.render(paper.blank("金色家园", AT)))
    assert "第1页/共1页" in page
    assert "当日无记录" not in page


def test_who_had_the_desk_prints_and_not_who_only_signed_D4(text: Callable[[bytes], str]) -> None:
    duty = (Staff(1, "1001", "李芳", Role.ASSISTANT), Staff(2, "1002", "周敏", Role.ASSISTANT))
    page = Day(MONDAY, (entry(345, "灯坏", staff_name="王主管", staff_number="2001"),), ())
    made = paper.day_page(page, estate="金色家园", printed_at=AT, duty=duty)
    assert "值班人李芳1001、周敏1002" in text(made)


def test_a_signature_on_the_page_is_named_beside_the_count_D4(text: Callable[[bytes], str]) -> None:
    signed = entry(346, "", kind="day.signed", words={}, payload={"day": "2026-11-23"})
    by = Signature(SUPERVISOR, AT, 346, 345, 1, deputy=True)
    page = text(printed(entry(345, "灯坏"), signed, signatures=(by,)))
    assert "1条，另签阅1条" in page
    assert "主管签阅（代）" in page


def test_what_happened_earlier_prints_when_D1(text: Callable[[bytes], str]) -> None:
    at = clock.to_ms(AT - timedelta(minutes=30))
    page = text(printed(entry(345, "电梯困人", payload={"happened": at})))
    assert f"{clock.local(AT - timedelta(minutes=30)):%H:%M}发生：电梯困人" in page.replace(" ", "")
