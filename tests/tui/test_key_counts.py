"""Counting the keys on screen, with digits, Enter and Ctrl-keys alone (K3)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from store import clock, handover, journal, keys, tickets
from store.estate import own
from store.keys import HeldKey, Identity, KeyLoan, KeySettings, NewKey, Signed, counts
from store.keys.counts import Counted, Explanation, Signing, Stage
from store.rights import Staff
from store.tickets import findings
from tests.conftest import PIN, Clock
from tests.relieving import relieved
from tests.tui.driving import elsewhere, heard, line, opened, page, press, shown, typed, until
from tui.tickets.page import TicketPage


@pytest.fixture
def board(assistant: Staff) -> list[HeldKey]:
    """Three hooks with one, two and three keys."""
    hooks = (("9", 1, "泵房"), ("10", 2, "配电房"), ("A-1", 3, "天台"))
    return [
        keys.hold(NewKey(hook=hook, doors=doors, count=many), by=assistant)
        for hook, many, doors in hooks
    ]


def lend(key: HeldKey, by: Staff) -> None:
    due = clock.now() + timedelta(hours=2)
    keys.lend(
        key.id,
        KeyLoan(
            borrower="孙师傅",
            reason="检修",
            due=due,
            identity=Identity.WORK_PASS,
            signed=Signed.PAPER,
        ),
        by=by,
    )


async def test_from_the_directory_to_the_signed_sheet(
    board: list[HeldKey], assistant: Staff
) -> None:
    """One is lent meanwhile, one counted wrong at first, one missing; words alone are typed."""
    async with opened(assistant) as driven:
        await press(driven, *page("key_counts"))
        assert "还没有核对过钥匙。Ctrl-N 开始" in shown(driven[0])
        assert "应于 11-30" in shown(driven[0])
        await press(driven, "ctrl+n")
        assert "先点数，后对账" in shown(driven[0])
        assert "挂钩 9 上有几把" in shown(driven[0])
        await press(driven, "1", "enter")
        assert "已点 1/3" in shown(driven[0]) and "相符" in shown(driven[0])
        await elsewhere(lambda: lend(board[0], assistant))  # its hook is counted already
        await press(driven, "1", "enter")
        assert "挂钩 10 与清单不符，最后再点一次" in shown(driven[0])
        assert "挂钩 A-1 上有几把" in shown(driven[0])
        await press(driven, "2", "enter")
        assert "挂钩 10" not in line(driven[0], -2)
        assert "再点一次并按 Enter，或 Ctrl-E 写明情况" in shown(driven[0])
        await press(driven, "2", "enter")
        assert "清点 2/2，初点 1" in shown(driven[0])
        await press(driven, "ctrl+e")
        await typed(driven, "工程部取走一把未登记")
        await press(driven, "ctrl+s")
        assert "各项核对完毕" in shown(driven[0])
        await press(driven, "enter")
        assert "李芳 签字表示：每钩先点数后对账" in shown(driven[0])
        await typed(driven, f"{PIN}\n")
        await until(driven, lambda: "key-count-1.pdf" in line(driven[0], -2))
        assert "下次 11-30" in shown(driven[0])
    done = counts.get(1)
    assert (done.stage, done.counted, done.differences) == (Stage.SIGNED, 3, 1)
    (printed,) = [e for e in journal.of_subject("key_count:1") if e.kind == "sheet.printed"]
    assert printed.payload == {"sheet": "key count", "copy": 1}


async def test_what_the_list_says_shows_only_once_a_hook_is_counted(
    board: list[HeldKey], assistant: Staff
) -> None:
    lend(board[2], assistant)
    async with opened(assistant, "key_counts") as driven:
        await press(driven, "ctrl+n")
        for told in ("清点 0", "清点 -", "借出", "孙师傅", "x2", "x3"):
            assert told not in shown(driven[0])
        await press(driven, "down", "down", "0", "enter")
        assert "清点 0/0（借出）" in shown(driven[0])


async def test_enter_without_a_figure_asks_and_takes_nothing_for_granted(
    board: list[HeldKey], assistant: Staff
) -> None:
    async with opened(assistant, "key_counts") as driven:
        await press(driven, "ctrl+n", "enter", "enter")
        assert "请填写" in shown(driven[0])
        under_way = counts.current()
        assert under_way is not None and under_way.counted == 0
        await typed(driven, "1")
        await press(driven, "ctrl+s")
        under_way = counts.current()
        assert under_way is not None and under_way.counted == 1


async def test_a_figure_is_of_the_hook_it_was_typed_at(
    board: list[HeldKey], assistant: Staff
) -> None:
    async with opened(assistant, "key_counts") as driven:
        await press(driven, "ctrl+n", "4", "2", "backspace")
        assert "输入：4" in shown(driven[0])
        await press(driven, "down")
        assert "输入：" not in shown(driven[0])
        await press(driven, "7", "escape")
        assert "输入：" not in shown(driven[0])
        assert "挂钩 10 上有几把" in shown(driven[0])
        await press(driven, "1", "2", "3", "4")
        assert "输入：123" in shown(driven[0]) and "不得大于 999" in line(driven[0], -2)
        await press(driven, "ctrl+u", "x", "。", "２", "enter")
    (counted,) = [one for one in counts.get(1).lines if one.answer]
    assert (counted.facts["hook"], counted.facts["first"]) == ("10", 2)


async def test_signing_too_early_leads_to_the_hook_that_is_left(
    board: list[HeldKey], assistant: Staff
) -> None:
    async with opened(assistant, "key_counts") as driven:
        await press(driven, "ctrl+n", "1", "enter", "2", "enter", "home", "ctrl+s")
        assert "还有 1 项未核对" in shown(driven[0])
        assert "挂钩 A-1 上有几把" in shown(driven[0])


async def test_another_goes_on_where_it_was_left(
    board: list[HeldKey], assistant: Staff, second: Staff
) -> None:
    async with opened(assistant, "key_counts") as driven:
        await press(driven, "ctrl+n", "1", "enter", "escape")
        assert "正在核对：Enter 或 Ctrl-N 接着核对" in shown(driven[0])
    async with opened(second, "keys") as driven:
        await press(driven, "ctrl+t", "enter")
        assert "已点 1/3" in shown(driven[0])
        assert "挂钩 10 上有几把" in shown(driven[0])
        await elsewhere(lambda: counts.count(1, board[1].id, Counted(counted=2), by=assistant))
        await heard(driven)
        assert "已点 2/3" in shown(driven[0])


async def test_giving_it_up_is_on_record(board: list[HeldKey], assistant: Staff) -> None:
    async with opened(assistant, "key_counts") as driven:
        await press(driven, "ctrl+n", "ctrl+k")
        await typed(driven, "消防演练")
        await press(driven, "ctrl+s")
        assert "已放弃" in shown(driven[0])
    assert counts.get(1).stage is Stage.GIVEN_UP


async def test_a_half_written_explanation_comes_back(
    board: list[HeldKey], assistant: Staff
) -> None:
    async with opened(assistant, "key_counts") as driven:
        await press(driven, "ctrl+n", "2", "enter", "up", "ctrl+e")
        await typed(driven, "多出一把 [/foo]")
        await press(driven, "escape", "f2")
        assert "钥匙核对" in shown(driven[0])
        await press(driven, "end", "enter")
        await press(driven, "home", "ctrl+e")
        assert "多出一把 [/foo]" in shown(driven[0])


@pytest.fixture
def signed(board: list[HeldKey], assistant: Staff) -> int:
    """A reconciliation in which one hook differed."""
    number = counts.begin(by=assistant).id
    for key, many in zip(board, (1, 2, 2), strict=True):
        counts.count(number, key.id, Counted(counted=many), by=assistant)
    counts.explain(number, board[2].id, Explanation(note="少一把，已找"), by=assistant)
    return counts.sign(number, Signing(pin=PIN), by=assistant).id


async def test_those_of_the_past_show_what_differed_and_are_read_whole(
    signed: int, second: Staff
) -> None:
    async with opened(second, "key_counts") as driven:
        assert "已签字" in shown(driven[0]) and "3/3" in shown(driven[0])
        assert "少一把，已找" in shown(driven[0])
        await press(driven, "right")
        assert "[有差异 1]" in shown(driven[0])
        await press(driven, "enter")
        assert "逐钩清点" in shown(driven[0]) and "配电房" in shown(driven[0])
        await press(driven, "f9")
        await until(driven, lambda: "key-count-1.pdf" in line(driven[0], -2))


def put_right(number: int, by: Staff) -> None:
    """Every difference of a count is taken on and put right, as far as this person can say."""
    for one in counts.get(number).findings.values():
        findings.accept(one.number, by=by)
        findings.begin(one.number, by=by)
        findings.put_right(one.number, findings.Righted(result="已找"), by=by)


async def test_a_difference_goes_from_today_through_its_finding_to_another_s_count(
    signed: int, assistant: Staff, second: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
    """G9, K3: who counted puts it right, somebody else counts again where it was found."""
    monkeypatch.setattr(TicketPage, "BREATH_SECONDS", 0)
    async with opened(assistant) as driven:
        rows = shown(driven[0]).split("\n")
        place = next(n for n, row in enumerate(rows) if "应有 3，实点 2" in row)
        first = next(n for n, row in enumerate(rows) if row.startswith(">"))
        await press(driven, *["down"] * (place - first), "enter")
        assert "来源：钥匙核对 1" in shown(driven[0])
        await press(driven, "enter", "enter", "enter")
        await typed(driven, "在维修部找到")
        await press(driven, "ctrl+s")
        assert tickets.get(1).stage is tickets.Stage.TO_REINSPECT
    async with opened(second, "tickets") as driven:
        await press(driven, "ctrl+r")
        assert "问题 1：待复查" in shown(driven[0])
        await press(driven, "ctrl+t", "3")
        await typed(driven, "\n已挂回")
        await press(driven, "ctrl+s")
        assert "周敏 复查" in shown(driven[0])
        await press(driven, "f2")
        assert "应有 3，实点 2" not in shown(driven[0])
    assert [one.counted for one in counts.get(signed).rechecks] == [3]
    assert not tickets.get(1).open


async def test_who_counted_is_told_that_somebody_else_has_to(
    signed: int, assistant: Staff, second: Staff
) -> None:
    put_right(signed, second)
    async with opened(assistant, "key_counts") as driven:
        await press(driven, "ctrl+t", "3")
        await typed(driven, "\n在维修部找到")
        await press(driven, "ctrl+s")
        assert "须由他人办理" in shown(driven[0])
        assert "在维修部找到" in shown(driven[0])


async def test_of_several_hooks_one_is_chosen(
    board: list[HeldKey], assistant: Staff, second: Staff
) -> None:
    number = counts.begin(by=assistant).id
    for key in board:
        counts.count(number, key.id, Counted(counted=0), by=assistant)
        counts.explain(number, key.id, Explanation(note="不见"), by=assistant)
    counts.sign(number, Signing(pin=PIN), by=assistant)
    put_right(number, assistant)
    async with opened(second, "key_counts") as driven:
        await press(driven, "ctrl+t", "2")
        assert "挂钩 10 复查" in shown(driven[0])
        await typed(driven, "2\n挂错钩")
        await press(driven, "ctrl+s")
    assert [one.key for one in counts.get(number).rechecks] == [f"key:{board[1].id}"]


async def test_a_due_count_stands_on_today_and_enter_leads_to_it(
    signed: int, board: list[HeldKey], assistant: Staff, time: Clock
) -> None:
    time.pass_(days=7)
    async with opened(assistant) as driven:
        assert "钥匙核对 应于 11-30，上次 11-23" in shown(driven[0])
        rows = shown(driven[0]).split("\n")
        place = next(n for n, row in enumerate(rows) if "钥匙核对 应于" in row)
        first = next(n for n, row in enumerate(rows) if row.startswith(">"))
        await press(driven, *["down"] * (place - first), "enter")
        assert "^N 核对钥匙" in shown(driven[0])
        await press(driven, "ctrl+n", "f2")
        assert "钥匙核对进行中，已点 0/3 钩" in shown(driven[0])


async def test_a_due_count_is_a_line_of_the_handover(
    signed: int, assistant: Staff, second: Staff, time: Clock
) -> None:
    """H7."""
    handover.take_desk(by=assistant)
    time.pass_(days=7)
    record = relieved(assistant, second)
    place = [one.subject for one in record.lines].index("key_count:0")
    async with opened(assistant, "handover") as driven:
        await press(driven, "enter", "home", *["down"] * place)
        assert "应核对，11-30 到期" in shown(driven[0])


async def test_how_often_is_a_setting_with_its_sentence(manager: Staff) -> None:
    async with opened(manager) as driven:
        await press(driven, *page("settings"))
        offered = next(row for row in shown(driven[0]).split("\n") if "钥匙" in row)
        await press(driven, offered.strip(" >").split()[0])
        assert "每隔这么多天逐钩清点钥匙" in shown(driven[0])
        await press(driven, "ctrl+u")
        await typed(driven, "14")
        await press(driven, "ctrl+s")
    assert own.settings("keys", KeySettings).count_days == 14
