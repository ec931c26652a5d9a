"""The list of parcels and the receipt on paper."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from printing import parcels as paper
from printing import sheet
from printing.catalogue import request
from store.paper import BLANK, Paper
from store.parcels import PARCEL_LIST, PARCEL_SLIP, Identity, Kind, Parcel, Stage, Way
from store.rights import Staff
from tests.printing.conftest import AT, HEAD, printed
from tests.printing.samples import ESTATE
from tests.printing.test_looks import compared, sound
from tests.store.parcels.conftest import home
from tests.store.parcels.shelf import fetched, taken

__all__ = ["home"]
Read = Callable[[bytes], str]


def here(count: int) -> list[Parcel]:
    names, carriers = ("欧阳㛃𠅤", "阿卜杜热合曼·买买提江", "张惠文"), ("顺丰", "中通", "邮政 EMS")
    return [
        Parcel(
            id=n,
            number=f"BG-20261123-{n:03}",
            home_id=1,
            home=f"3-2-{1200 + n}",
            recipient=names[n % 3],
            kind=Kind.FRESH if n % 4 == 0 else Kind.PARCEL,
            carrier=carriers[n % 3],
            tail=f"{8840 + n}",
            pieces=n % 3 + 1,
            lying=n % 3 + 1,
            place="前台柜内" if n % 4 == 0 else "货架 A",
            since=AT - timedelta(hours=n),
            told=1,
            told_at=AT,
            told_how=Way.CALL,
            fetched_by="李建国" if n == 1 else "",
            identity=Identity.ASKED if n == 1 else None,
            signed=True if n == 1 else None,
            gone_at=AT if n == 1 else None,
            stage=Stage.FETCHED if n == 1 else Stage.LYING,
        )
        for n in range(1, count + 1)
    ]


@pytest.mark.parametrize("name", ["parcel-list", "blank-parcel-list"])
@pytest.mark.usefixtures("desk")
def test_the_list_looks_as_it_did(name: str, tmp_path: Path, told: Callable[..., str]) -> None:
    made = paper.listed(here(9), ESTATE, AT, HEAD)
    blank = request(PARCEL_LIST, BLANK, Paper.A4).declare(AT, None)
    compared(name, sheet.render(made if name == "parcel-list" else blank), 1, tmp_path, told)


@pytest.mark.usefixtures("desk")
def test_the_receipt_looks_as_it_did(tmp_path: Path, told: Callable[..., str]) -> None:
    made = request(PARCEL_SLIP, BLANK, Paper.A5)
    sound(sheet.render(made.declare(AT, None)), told)
    one = paper.receipt(here(1)[0], ESTATE, AT, HEAD, sheet.A5)
    compared("parcel-slip", sheet.render(one), 1, tmp_path, told)


def test_all_that_lies_here_is_listed_with_its_count_and_room_to_sign(text: Read) -> None:
    said = text(sheet.render(paper.listed(here(40), ESTATE, AT, HEAD))).replace("\xa0", "")
    for told in ("BG-20261123-040", "3-2-1240", "8880", "40票，80件", "领取人签收", "生鲜"):
        assert told in said, told


def test_the_receipt_says_who_fetched_it_by_what_they_were_known(
    home: int, assistant: Staff, tmp_path: Path, text: Read
) -> None:
    one = fetched(taken(home, assistant, pieces=2), assistant, who="李建国")
    done = printed(PARCEL_SLIP, one.subject, tmp_path / "slip.pdf", assistant)
    said = text(done.path.read_bytes()).replace("\xa0", "")
    for told in ("BG-20261123-001", "3-2-1201", "张惠文", "李建国", "☑身份证", "2（在库0）"):
        assert told in said, told


def test_what_was_fetched_is_not_on_the_list(
    home: int, assistant: Staff, tmp_path: Path, text: Read
) -> None:
    fetched(taken(home, assistant, tail="1001"), assistant)
    taken(home, assistant, tail="1002")
    done = printed(PARCEL_LIST, "parcels:all", tmp_path / "list.pdf", assistant)
    said = text(done.path.read_bytes())
    assert "1002" in said and "1001" not in said
