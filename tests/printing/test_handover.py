from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from printing import handover as paper
from store import clock
from store.handover import Answer, Line, Party, Record, Section, Signature
from store.rights import Role, Staff
from tests.printing.conftest import AT, HEAD

OUTGOING = Staff(1, "1001", "李芳", Role.ASSISTANT)
INCOMING = Staff(2, "1002", "周敏", Role.ASSISTANT)
SEEN = Answer(None, False, "", 9)


def item(name: str, expected: int, counted: int, note: str = "", abnormal: bool = False) -> Line:
    answer = Answer(counted, abnormal, note, 5)
    return Line(f"item:{name}", Section.ITEMS, "", name, {}, 0, expected=expected, answer=answer)


def ticket(number: int, **changes: object) -> Line:
    facts = {
        "ticket": number,
        "stage": "dispatched",
        "kind": "repair",
        "urgency": "urgent",
        "waits": "arrival",
        "late": True,
        "deadline": None,
        "expected": clock.to_ms(AT),
        "worker": "王师傅",
    }
    subject = f"ticket:{number}"
    title = f"3-2-{number} 空调不制冷"
    line = Line(subject, Section.OPEN, subject, title, facts, 3, answer=SEEN)
    return replace(line, **changes)  # type: ignore[arg-type]


@pytest.fixture
def record() -> Record:
    """A handover that nobody has signed yet."""
    log = Line("log", Section.LOG, "", "2026-11-23 早班", {"entries": 23}, 0, answer=SEEN)
    area = Line("area:大堂", Section.AREA, "", "大堂无异常", {}, 0, answer=SEEN)
    lines = (item("雨伞", 6, 6), log, ticket(1201), area)
    return Record(
        12, "2026-11-23 早班", "2026-11-23 中班", OUTGOING, INCOMING, AT, AT, AT, None, lines, ()
    )


def printed(record: Record) -> bytes:
    return paper.record(record, estate="金色家园", printed_at=AT, head=HEAD)


def test_a_record_names_shifts_people_and_the_arrival(
    record: Record, text: Callable[[bytes], str]
) -> None:
    """H1."""
    page = text(printed(record))
    for expected in ("2026-11-23早班", "2026-11-23中班", "李芳1001", "周敏1002"):
        assert expected in page
    assert "到岗时间2026-11-2314:09" in page


def test_a_late_arrival_prints_with_its_minutes(
    record: Record, text: Callable[[bytes], str]
) -> None:
    """H1."""
    late = replace(record, due_at=AT - timedelta(minutes=19))
    assert "2026-11-2314:09（应13:50，迟到19分钟）" in text(printed(late))
    assert "迟到" not in text(printed(record))


def test_counts_shortages_and_damage_print_with_their_explanation(
    record: Record, text: Callable[[bytes], str]
) -> None:
    """H2."""
    items = (item("对讲机", 2, 1, "保安借用"), item("打印机", 1, 1, "卡纸", abnormal=True))
    page = text(printed(replace(record, lines=(*items, *record.lines))))
    assert "对讲机21缺1保安借用" in page
    assert "打印机11损坏卡纸" in page
    assert "雨伞66正常" in page


def test_who_explained_prints_with_the_photo_of_the_damage(
    record: Record, text: Callable[[bytes], str]
) -> None:
    """H2: in words of the outgoing, as the screen has it."""
    said = Answer(1, True, "卡纸", 5, by=OUTGOING.id, photo="IMG_0731")
    broken = replace(item("打印机", 2, 1), answer=said)
    page = text(printed(replace(record, lines=(broken, *record.lines))))
    assert "打印机21缺1，损坏李芳：卡纸照片IMG_0731" in page


def test_the_log_that_was_read_prints_with_its_count(
    record: Record, text: Callable[[bytes], str]
) -> None:
    """H3."""
    assert "2026-11-23早班日志23条已阅" in text(printed(record))


def test_open_work_prints_with_its_state_and_promise(
    record: Record, text: Callable[[bytes], str]
) -> None:
    """H7."""
    page = text(printed(record))
    assert "工单12013-2-1201空调不制冷" in page
    for expected in ("已派单，紧急，王师傅，超时", "11-2314:09", "已知"):
        assert expected in page


def test_a_pass_prints_its_reason_and_asks_for_the_supervisor(
    record: Record, text: Callable[[bytes], str]
) -> None:
    """H9."""
    passed = ticket(1201, important="urgent", passed="住户同意明早再修")
    page = text(printed(replace(record, lines=(passed,))))
    assert "【重要】工单1201" in page
    assert "主管放行：住户同意" in page
    assert "同意带重要未完事项交接" in page
    assert "同意带重要未完事项交接" not in text(printed(record))


def test_both_signatures_print_with_name_time_and_entry(
    record: Record, text: Callable[[bytes], str]
) -> None:
    """H5."""
    signatures = (
        Signature(Party.OUTGOING, OUTGOING, AT, 350),
        Signature(Party.INCOMING, INCOMING, AT, 351),
    )
    page = text(printed(replace(record, signatures=signatures)))
    assert "（记录350）" in page and "（记录351）" in page
    assert "年月日" not in page


def test_a_missing_signature_leaves_room_for_a_pen(
    record: Record, text: Callable[[bytes], str]
) -> None:
    assert text(printed(record)).count("20年月日：") == 2


def test_sixty_open_lines_all_print(record: Record, text: Callable[[bytes], str]) -> None:
    """H7."""
    lines = tuple(ticket(number) for number in range(1000, 1060))
    page = text(printed(replace(record, lines=(*record.lines, *lines))))
    assert all(f"3-2-{number}空调不制冷" in page for number in range(1000, 1060))
    assert "第2页" in page


def test_a_key_and_a_follow_up_print_in_words(record: Record, text: Callable[[bytes], str]) -> None:
    key = ticket(
        4, subject="key:4", title="A-3 入户门", facts={"hook": "A-3", "due": None, "late": False}
    )
    log = ticket(305, subject="log:305", title="走廊灯", facts={"entry": 305, "due": "2026-11-27"})
    page = text(printed(replace(record, lines=(key, log))))
    assert "钥匙A-3入户门借出" in page
    assert "日志305走廊灯待跟进11-27" in page


def test_an_overdue_key_is_said_to_be_overdue(record: Record, text: Callable[[bytes], str]) -> None:
    """H7: until when it was promised stands beside it."""
    facts = {"hook": "A-3", "due": clock.to_ms(AT), "late": True}
    key = ticket(4, subject="key:4", title="A-3 入户门", facts=facts)
    page = text(printed(replace(record, lines=(key,))))
    assert "钥匙A-3入户门借出，逾期未还11-2314:09" in page
    on_time = replace(key, facts={**facts, "late": False})
    assert "逾期" not in text(printed(replace(record, lines=(on_time,))))


def test_a_part_without_lines_says_so(record: Record, text: Callable[[bytes], str]) -> None:
    assert text(printed(replace(record, lines=()))).count("无") >= 4
