"""The sheet of an assigned task: who gave what to whom, until when, and what came of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from printing import sheet
from printing.catalogue import request
from store import tickets
from store.errors import Refused
from store.paper import BLANK, SheetKind
from store.rights import Staff
from store.tickets import RECTIFICATION, TASK, WORK_ORDER, Reason, tasks
from store.tickets.tasks import TaskAnswer
from tests.printing.conftest import AT, HEAD
from tests.printing.test_looks import compared
from tests.store.tickets.test_findings import raised
from tests.store.tickets.test_tasks import given

Read = Callable[[bytes], str]


def printed(number: int) -> bytes:
    return sheet.render(request(TASK, f"ticket:{number}").declare(AT, HEAD))


def test_it_says_who_gave_what_to_whom_until_when(
    assistant: Staff, supervisor: Staff, text: Read
) -> None:
    page = text(printed(given(assistant, supervisor, place="档案柜").id))
    for told in (
        *("交办任务单", "000001", f"交办人{supervisor.name}", f"登记人{assistant.name}"),
        *("承办人王师傅", "档案柜", "归档装修照片", "办理期限2026-11-2314:00", HEAD.code),
    ):
        assert told in page, told
    assert "已归档" not in page


def test_its_answer_and_whether_it_would_do_stand_in_it(
    assistant: Staff, supervisor: Staff, text: Read
) -> None:
    number = given(assistant, supervisor).id
    tasks.report(number, TaskAnswer(result="已归档"), by=assistant)
    tasks.send_back(number, Reason(reason="缺清单"), by=supervisor)
    tasks.report(number, TaskAnswer(result="清单已补"), by=assistant)
    tasks.confirm(number, by=supervisor)
    page = text(printed(number))
    assert "办理情况清单已补" in page
    for told in ("办理答复", "退回", "缺清单", "确认办结", "办结时间2026-11-23"):
        assert told in page, told


def test_the_sheet_to_fill_in_by_hand_is_empty(assistant: Staff, text: Read) -> None:
    page = text(sheet.render(request(TASK, BLANK).declare(AT, None)))
    assert "交办任务单" in page and "办理期限承办人" in page and "李芳" not in page


@pytest.mark.parametrize("kind", [TASK, RECTIFICATION])
def test_what_is_none_has_another_sheet(assistant: Staff, kind: SheetKind) -> None:
    report = tickets.take(tickets.NewTicket(what="漏水", place="大堂"), by=assistant)
    with pytest.raises(Refused, match="another sheet"):
        request(kind, f"ticket:{report.id}")


def test_a_work_order_is_of_no_task_and_no_finding(assistant: Staff, supervisor: Staff) -> None:
    """W2, G9: another sheet, another series of copies."""
    for ticket in (given(assistant, supervisor), raised(assistant)):
        with pytest.raises(Refused, match="another sheet"):
            request(WORK_ORDER, f"ticket:{ticket.id}")


def test_the_sheet_of_a_task_looks_as_it_did(
    assistant: Staff, supervisor: Staff, tmp_path: Path, told: Callable[..., str]
) -> None:
    number = given(assistant, supervisor, place="档案柜").id
    tasks.report(number, TaskAnswer(result="已归档，清单在文件夹"), by=assistant)
    compared("task", printed(number), 1, tmp_path, told)
