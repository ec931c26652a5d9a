"""The sales site on paper: a visit without the VIP mark, the day, who is there, the items."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from printing import sheet
from printing.catalogue import request
from store import salesvisit
from store.emergency import EMERGENCY_PEOPLE
from store.paper import BLANK, SheetKind
from store.rights import Staff
from store.salesvisit import (
    DAY_SHEET,
    ITEMS,
    PRESENT,
    VISIT,
    At,
    ItemCounting,
    Lend,
    Moment,
    Thing,
    Vip,
)
from tests.conftest import Clock
from tests.printing.conftest import AT, HEAD
from tests.printing.test_looks import compared
from tests.store.emergency.test_course import begun
from tests.store.salesvisit.conftest import Came, came, guard, kept, lead, onward  # noqa: F401

Read = Callable[[bytes], str]


def _pdf(kind: SheetKind, about: str) -> bytes:
    return sheet.render(request(kind, about).declare(AT, HEAD))


def test_the_sheets_of_the_site_look_as_they_did(
    came: Came,  # noqa: F811
    lead: Staff,  # noqa: F811
    assistant: Staff,
    kept: dict[int, Thing],  # noqa: F811
    time: Clock,
    tmp_path: Path,
    told: Callable[..., str],
    text: Read,
) -> None:
    """S10, S16, D31."""
    salesvisit.count(ItemCounting(), by=lead)
    one = came("粤B12345", name="陈女士", adults=2, elders=1, assisted=1, representative="刘敏")
    salesvisit.set_vip(one.id, Vip(said="刘敏"), by=lead)
    salesvisit.lend(one.id, Lend(code=11), by=lead)
    time.pass_(minutes=4)
    onward(one, lead, At.ST5)
    came(name="王先生")
    given = {"moment": Moment.CLOSING, "differ": "32, 5", "worker": "何姐"}
    salesvisit.count(ItemCounting.model_validate(given), by=lead)
    visit = _pdf(VISIT, one.subject)
    compared("sales-visit", visit, 1, tmp_path, told)
    assert "VIP" not in text(visit) and "刘敏" in text(visit)
    day = _pdf(DAY_SHEET, f"salesvisit:{one.day:%Y%m%d}")
    compared("sales-day", day, 1, tmp_path, told)
    present = text(_pdf(PRESENT, "salesvisit:present"))
    assert present.index("陈女士") < present.index("王先生") and "样板房" in present
    fire = begun(assistant)
    called_out = text(_pdf(EMERGENCY_PEOPLE, fire.subject))
    assert "来访在场5人" in called_out and "王先生" in called_out
    items = text(_pdf(ITEMS, f"salesvisit:{one.day:%Y%m%d}"))
    assert "如数移交" in items and "有差异" in items


def test_blank_sheets_tell_of_nobody(desk: object, text: Read) -> None:
    for kind in (VISIT, DAY_SHEET, PRESENT, ITEMS):
        read = text(sheet.render(request(kind, BLANK).declare(AT, None)))
        assert "陈女士" not in read and "年" in read, kind
