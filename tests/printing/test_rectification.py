"""The sheet of a finding: what was found, by when, what was done, who looked again (G9)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from printing import sheet
from printing.catalogue import request
from store import clock
from store.findings import NewFinding, Origin, Severity
from store.paper import BLANK
from store.rights import Staff
from store.tickets import RECTIFICATION, findings
from store.tickets.findings import Reinspected, Righted
from tests.printing.conftest import AT, HEAD

Read = Callable[[bytes], str]


def printed(number: int) -> bytes:
    return sheet.render(request(RECTIFICATION, f"ticket:{number}").declare(AT, HEAD))


def test_it_says_what_was_found_where_by_whom_and_until_when(assistant: Staff, text: Read) -> None:
    new = NewFinding(
        place="3栋大堂",
        what="地砖松动",
        severity=Severity.URGENT,
        worker="王师傅",
        team="工程部",
        photo="P-17",
        due=clock.now() + timedelta(days=1),
    )
    ticket = findings.raise_(new, Origin("key_count:7"), by=assistant)
    page = text(printed(ticket.id))
    for told in (
        "问题整改单",
        "000001",
        "3栋大堂",
        "地砖松动",
        "发现人李芳",
        "来源钥匙核对7",
        "P-17",
        "工程部王师傅",
        "整改期限2026-11-2409:00",
        "☐危险☑紧急☐一般☐计划",
        "复查人",
        HEAD.code,
    ):
        assert told in page, told


def test_what_was_done_and_who_looked_again_stands_in_it(
    assistant: Staff, second: Staff, text: Read
) -> None:
    due = clock.now() + timedelta(days=1)
    new = NewFinding(place="大堂", what="灯不亮", worker="王师傅", due=due)
    number = findings.raise_(new, Origin(""), by=assistant).id
    findings.accept(number, by=assistant)
    findings.begin(number, by=assistant)
    findings.put_right(number, Righted(result="换了灯管"), by=assistant)
    findings.reinspect(number, Reinspected(passed=True, note="亮了"), by=second)
    page = text(printed(number))
    assert "整改结果换了灯管" in page
    assert "（期限2026-11-2409:00）" in page and "预计" not in page
    assert "复查周敏合格亮了" in page


def test_the_sheet_to_fill_in_by_hand_has_its_boxes_open(assistant: Staff, text: Read) -> None:
    page = text(sheet.render(request(RECTIFICATION, BLANK).declare(AT, None)))
    assert "问题整改单" in page and "☑" not in page
