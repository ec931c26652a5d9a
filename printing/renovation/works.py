"""What the papers of a renovation have in common: who, which works, days as they are read."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from printing.labels import called, choice
from printing.sheet import Fields
from store.renovation import Doer, Kind, Renovation, Work
from store.residents import masking


def day(on: date | None) -> str:
    """A day, empty when there is none."""
    return on.isoformat() if on else ""


def masked(one: Renovation) -> Renovation:
    """A renovation with its phones masked, where no printing is on record (F6)."""
    phone, theirs = masking.phone(one.phone), masking.phone(one.person_phone)
    return replace(one, phone=phone, person_phone=theirs)


def ticks(one: Renovation | None) -> str:
    """All works that are asked about, those of the declaration ticked."""
    works = one.works if one else ()
    boxes = (f"{'☑' if work in works else '☐'}\u00a0{called(work)}" for work in Work)
    return "　".join(boxes)


def who(one: Renovation | None) -> Fields:
    """Home, renovator, firm, days."""
    if one is None:
        return Fields.of(
            ("房号", "", "装修人", ""),
            ("电话", "", "身份", "☐ 业主　☐ 使用人（附业主书面同意）"),
            ("装修类型", choice(None, Kind)),
            ("施工方式", choice(None, Doer), "施工人数", ""),
            ("施工单位", "", "统一社会信用代码", ""),
            ("现场负责人", "", "电话", ""),
            ("开工", "", "完工", ""),
        )
    return Fields.of(
        ("房号", one.home, "装修人", one.applicant),
        ("电话", one.phone, "身份", called(one.standing)),
        ("装修类型", choice(one.kind, Kind)),
        ("施工方式", choice(one.doer, Doer), "施工人数", str(one.workers) if one.workers else ""),
        ("施工单位", one.firm, "统一社会信用代码", one.code),
        ("现场负责人", one.person, "电话", one.person_phone),
        ("开工", day(one.starts), "完工", day(one.ends)),
    )


def short(one: Renovation | None) -> Fields:
    """Home, renovator and firm in two lines."""
    if one is None:
        return Fields.of(("房号", "", "装修人", ""), ("施工单位", "", "期限", ""))
    days = f"{day(one.starts)} 至 {day(one.ends)}"
    return Fields.of(
        ("房号", one.home, "装修人", one.applicant), ("施工单位", one.firm, "期限", days)
    )
