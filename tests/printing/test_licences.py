"""The list of papers that expire on paper (G12)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from printing import licences as paper
from printing import sheet
from printing.catalogue import request
from store.expiring import Expiring
from store.licences import LICENCE_LIST, Elsewhere, Kind, Licence, Listed, Stage, Whose
from store.paper import BLANK, Paper
from tests.printing.conftest import AT
from tests.printing.samples import ESTATE, LONG
from tests.printing.test_looks import compared

Read = Callable[[bytes], str]
TODAY = date(2026, 11, 23)


def listed(count: int) -> list[Listed]:
    """Papers of every kind, the first of them expired, and one that another page keeps."""
    kinds = list(Kind)
    own = [
        Licence(
            id=n,
            number=f"ZZ-2026-{n:04}",
            kind=kinds[n % len(kinds)],
            whose=Whose.COMPANY,
            holder="阿卜杜热合曼·买买提江清洗服务有限公司" if n == 1 else f"{n} 号电梯",
            no=f"TS{n:06}",
            issuer="",
            issued=TODAY - timedelta(days=300),
            expires=TODAY + timedelta(days=40 * n - 42),
            remark=LONG[:9],
            followed=0,
            replaces=None,
            stage=Stage.KEPT,
        )
        for n in range(1, count + 1)
    ]
    day = timedelta(days=1)
    permit = Expiring(
        "permit:1", "Permit", "CW-2026-0001", "3-2-1201 粤B·12345", TODAY, TODAY + day
    )
    return [*own[:1], Elsewhere(-1, permit), *own[1:]]


@pytest.mark.parametrize("name", ["licence-list", "blank-licence-list"])
@pytest.mark.usefixtures("desk")
def test_the_list_looks_as_it_did(name: str, tmp_path: Path, told: Callable[..., str]) -> None:
    made = paper.declare(listed(9), ESTATE, AT, None)
    blank = request(LICENCE_LIST, BLANK, Paper.A4).declare(AT, None)
    compared(name, sheet.render(made if name == "licence-list" else blank), 1, tmp_path, told)


@pytest.mark.usefixtures("desk")
def test_days_left_and_states_stand_on_it_and_what_is_kept_elsewhere(text: Read) -> None:
    said = text(sheet.render(paper.declare(listed(3), ESTATE, AT, None)))
    for told in (
        "4件，其中已过期1件",
        "-2",
        "已过期",
        "38",
        "有效",
        "停车证",
        "CW-2026-0001",
        "快到期",
    ):
        assert told in said, told
