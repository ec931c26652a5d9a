"""The record of a key reconciliation on paper (K3)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from printing import sheet
from printing.catalogue import request
from printing.keys import count as paper
from store import keys, tickets
from store.findings import Finding, Origin
from store.keys import KEY_COUNT, NewKey
from store.keys.counts import KeyCount, Rechecked, Stage
from store.paper import BLANK
from store.rights import Staff
from tests.printing import samples
from tests.printing.conftest import AT, HEAD

Read = Callable[[bytes], str]


def printed(counted: KeyCount) -> bytes:
    return sheet.render(paper.declare(counted, "金色家园", {1: "李芳"}, AT, HEAD))


@pytest.fixture
def counted() -> KeyCount:
    """Signed: one hook is short, one was counted twice, one key left meanwhile."""
    return samples.count(9)


def test_what_differed_stands_on_top_with_both_counts_and_what_is_known(
    counted: KeyCount, text: Read
) -> None:
    page = text(printed(counted))
    line = counted.differing[0]
    answer = line.answer
    assert answer is not None
    hook, title = line.facts["hook"], "".join(line.title.split())
    assert f"{hook}{title}{line.expected}{answer.counted}少1工程部取走一把未登记" in page
    assert page.index("一差异") < page.index("二逐钩清点")


def test_every_hook_prints_against_what_the_list_said_when_it_was_counted(
    counted: KeyCount, text: Read
) -> None:
    page = text(printed(counted))
    assert page.count("李芳") >= 9
    assert page.count("复点相符") == 1
    assert page.count("00借出，相符李芳") == 1


def test_the_sheet_says_which_list_when_and_when_the_next_is_due(
    counted: KeyCount, text: Read
) -> None:
    page = text(printed(counted))
    for told in (
        "截至第1798条记录，10钩",
        "9钩，期间销册1",
        "应核对日2026-11-23",
        "下次核对2026-11-30",
        "差异1钩",
        "先点数，后对账",
    ):
        assert told in page


def test_who_counted_has_signed_and_another_may_sign_by_hand(counted: KeyCount, text: Read) -> None:
    page = text(printed(counted))
    assert "（记录1825）" in page and "李芳1001" in page
    assert page.count("20年月日：") == 1
    open_ = replace(counted, stage=Stage.COUNTING, ended_at=None, next_due=None, signatures=())
    page = text(printed(open_))
    assert page.count("20年月日：") == 2 and "核对中" in page


def test_what_came_of_a_difference_prints_beside_it(counted: KeyCount, text: Read) -> None:
    key, by = counted.differing[0].key, 1
    again = (
        Rechecked(key, 1, 2, False, "再找", by, AT, 1900),
        Rechecked(key, 2, 2, True, "已找到", by, AT, 1901),
    )
    page = text(printed(replace(counted, rechecks=again)))
    assert "复查2026-11-2314:09李芳：应有2实点1，仍不符。再找" in page
    assert "应有2实点2，相符。已找到" in page


def test_a_difference_names_the_number_of_its_finding_G9(counted: KeyCount, text: Read) -> None:
    key = counted.differing[0].key
    origin = Origin(f"key_count:{counted.id}", key)
    finding = Finding(87, origin, True, tickets.Stage.TO_REINSPECT, None, True, ())
    assert "问题单000087，待复查" in text(printed(replace(counted, findings={key: finding})))
    assert "问题单" not in text(printed(counted))


def test_one_without_a_difference_says_so(counted: KeyCount, text: Read) -> None:
    right = tuple(line for line in counted.lines if not line.difference)
    page = text(printed(replace(counted, lines=right, differences=0)))
    assert "说明无" in page and "差异无" in page


def test_the_sheet_to_count_by_hand_tells_no_figure(assistant: Staff, text: Read) -> None:
    """Blind on paper too."""
    held = keys.hold(NewKey(hook="A-1", doors="天台", count=37), by=assistant)
    keys.hold(NewKey(hook="9", doors="泵房", count=41), by=assistant)
    page = text(sheet.render(request(KEY_COUNT, BLANK).declare(AT, None)))
    assert page.index("9泵房") < page.index("A-1天台")
    assert held.count == 37 and "37" not in page and "41" not in page
