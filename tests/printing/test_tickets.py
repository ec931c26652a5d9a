from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from printing import sheet
from printing.tickets import workorder
from store.tickets import Kind, Ticket
from tests.printing.conftest import AT, HEAD, step

STAFF = {1: "李芳"}


def printed(ticket: Ticket) -> bytes:
    return sheet.render(workorder.declare(ticket, "金色家园", STAFF, AT, HEAD))


def test_a_work_order_holds_every_field_of_the_report(
    ticket: Ticket, text: Callable[[bytes], str]
) -> None:
    """W1, W2."""
    page = text(printed(ticket))
    for expected in (
        "特约服务/维修工作单",
        "000087",
        "3-2-1201",
        "主卧",
        "欧阳㛃𠅤",
        "李芳",
        "2026-11-2314:09",
        "☑来电☐来访☐网络☐转报",
        "☑紧急☐一般☐预约",
        "☑维修☐特约服务",
        "今日16:00–17:00",
        "空调（KFR-35GW）不制冷，室外机异响；下午有人在家。",
        "工程组王师傅",
        "2026-11-2316:09",
        HEAD.code,
    ):
        assert expected in page


def test_engineering_gets_the_whole_phone(ticket: Ticket, text: Callable[[bytes], str]) -> None:
    assert "13812341234" in text(printed(ticket))


def test_a_dispatched_repair_fits_one_sheet_within_100_kilobytes(
    ticket: Ticket, text: Callable[[bytes], str]
) -> None:
    pdf = printed(ticket)
    assert "第1页/共1页" in text(pdf)
    assert len(pdf) < 100_000


def test_a_complaint_of_500_characters_is_printed_whole(
    reported: Callable[[str], Ticket], text: Callable[[bytes], str]
) -> None:
    long = "".join(f"{n}楼业主反映夜间装修噪声，" for n in range(100))[:500]
    assert long in text(printed(reported(long)))


def test_rare_names_and_markup_like_text_print_as_they_are(
    reported: Callable[[str], Ticket], text: Callable[[bytes], str]
) -> None:
    page = text(printed(reported("㛃𠅤䶮 [/foo] [red] %s {nb} **粗**")))
    assert "㛃𠅤䶮[/foo][red]%s{nb}**粗**" in page


def test_escape_and_override_characters_do_not_print(
    reported: Callable[[str], Ticket], text: Callable[[bytes], str]
) -> None:
    page = text(printed(reported("红\x1b[0m\u202e灯")))
    assert "红[0m灯" in page


def test_words_that_were_erased_leave_lines_to_write_on(
    reported: Callable[[str], Ticket], text: Callable[[bytes], str]
) -> None:
    assert "报修内容维修人员" in text(printed(reported("")))


def test_a_call_for_a_late_arrival_stands_in_the_history(
    ticket: Ticket, text: Callable[[bytes], str]
) -> None:
    """W3."""
    called = step("called", {"said": "约 15:00 到"}, expected=1795420800000)
    page = text(printed(replace(ticket, steps=(*ticket.steps, called))))
    assert "致电说明李芳约15:00到" in page


def test_a_finished_repair_tells_result_opinion_and_visit(
    ticket: Ticket, text: Callable[[bytes], str]
) -> None:
    """W4, W5."""
    after = (
        step("arrived"),
        step("completed", {"result": "已加冷媒，制冷正常"}),
        step("opinion", {"words": "师傅仔细"}, opinion="satisfied"),
        step("visited", {"words": "仍有异响"}, opinion="fair"),
    )
    page = text(printed(replace(ticket, steps=(*ticket.steps, *after))))
    assert "已加冷媒，制冷正常" in page
    assert "☑满意☐基本满意☐不满意意见说明师傅仔细" in page
    assert "☐满意☑基本满意☐不满意☐未联系上" in page
    assert "仍有异响" in page


def test_a_complaint_gets_a_sheet_for_its_answer(
    ticket: Ticket, text: Callable[[bytes], str]
) -> None:
    """W6."""
    answered = step("answered", {"words": "已约谈装修队"})
    complaint = replace(ticket, kind=Kind.COMPLAINT, steps=(ticket.steps[0], answered))
    page = text(printed(complaint))
    assert "投诉/咨询处理单" in page
    assert "已约谈装修队" in page
    assert "材料" not in page


def test_the_blank_order_has_every_box_open_and_no_values(text: Callable[[bytes], str]) -> None:
    page = text(sheet.render(workorder.blank("金色家园", AT)))
    assert "☐来电☐来访☐网络☐转报" in page
    assert "☑" not in page
    assert "编号" in page  # to be given by hand


def test_metadata_tells_nothing_of_the_resident(ticket: Ticket, told: Callable[..., str]) -> None:
    """F6."""
    info = told(printed(ticket), "pdfinfo")
    assert "特约服务 / 维修工作单 000087" in info
    assert not any(word in info for word in ("欧阳", "1381234", "3-2-1201", "李芳"))
