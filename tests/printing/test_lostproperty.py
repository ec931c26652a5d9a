"""The list of lost property and its receipts on paper."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from printing import lostproperty as paper
from printing import making, sheet
from printing.catalogue import request
from store import lostproperty
from store.lostproperty import LOST_LIST, LOST_SLIP, Handing, Identity, Item, Kind, Stage
from store.paper import BLANK, Paper
from store.rights import Staff
from tests.printing.conftest import AT, HEAD, printed
from tests.printing.samples import ESTATE
from tests.printing.test_looks import compared
from tests.store.test_lostproperty import PHONE, claimed, found

Read = Callable[[bytes], str]
CLAIMED = Item(
    id=1,
    number="SW-2026-0001",
    kind=Kind.PHONE,
    what="银色手机",
    marks="锁屏为一只橘猫",
    spot="1 栋电梯厅",
    found_at=AT,
    finder="马队长",
    phone=PHONE,
    place="失物柜",
    since=AT,
    told=1,
    noticed_on=date(2026, 11, 23),
    until=date(2027, 11, 23),
    claimant="阿卜杜热合曼·买买提江",
    claim_phone=PHONE,
    described="锁屏是一只橘色的猫，背面右上角有划痕",
    identity=Identity.CARD,
    signed=True,
    receiver="",
    receipt="",
    gone_at=AT,
    stage=Stage.CLAIMED,
)


def kept(count: int) -> list[Item]:
    names = ("银色手机", "黑色双肩包，内有课本及水杯", "雨伞")
    return [
        replace(CLAIMED, id=n, number=f"SW-2026-{n:04}", what=names[n % 3], stage=Stage.KEPT)
        for n in range(1, count + 1)
    ]


@pytest.mark.parametrize("name", ["lost-property-list", "blank-lost-property-list"])
@pytest.mark.usefixtures("desk")
def test_the_list_looks_as_it_did(name: str, tmp_path: Path, told: Callable[..., str]) -> None:
    made = paper.listed(kept(9), ESTATE, AT, HEAD)
    blank = request(LOST_LIST, BLANK, Paper.A4).declare(AT, None)
    compared(name, sheet.render(made if name == "lost-property-list" else blank), 1, tmp_path, told)


def test_the_receipt_looks_as_it_did(tmp_path: Path, told: Callable[..., str]) -> None:
    one = paper.receipt(CLAIMED, ESTATE, AT, HEAD, sheet.A5)
    compared("lost-property-slip", sheet.render(one), 1, tmp_path, told)


def test_the_list_says_nothing_of_the_marks(text: Read) -> None:
    said = text(sheet.render(paper.listed(kept(3), ESTATE, AT, HEAD))).replace("\xa0", "")
    assert "SW-2026-0003" in said and "3件" in said and "2027-11-23" in said
    assert not [one for one in ("橘", "马队长", PHONE) if one in said]


def test_the_receipt_says_who_claimed_it_by_which_paper_and_what_they_told(
    assistant: Staff, tmp_path: Path, text: Read
) -> None:
    one = claimed(found(assistant), assistant)
    seen = str(making.preview(request(LOST_SLIP, one.subject)))
    assert PHONE not in seen and "138****1234" in seen
    done = printed(LOST_SLIP, one.subject, tmp_path / "slip.pdf", assistant)
    said = text(done.path.read_bytes()).replace("\xa0", "")
    for told in ("失物认领单", "银色手机", "李四", "☑身份证", "锁屏是橘色的猫", "相符", PHONE):
        assert told in said, told


def test_what_went_to_the_police_prints_as_handed_over(
    assistant: Staff, tmp_path: Path, text: Read
) -> None:
    one = found(assistant)
    given = Handing(receiver="城东派出所", receipt="26-118")
    lostproperty.hand_in(one.id, given, by=assistant)
    done = printed(LOST_SLIP, one.subject, tmp_path / "slip.pdf", assistant)
    said = text(done.path.read_bytes())
    assert "失物移交单" in said and "城东派出所" in said and "26-118" in said
