"""The completion inspection, and the notice of a quiet period (SH34, R9)."""

from __future__ import annotations

from datetime import datetime

from printing.labels import ON_PAPER, moment
from printing.renovation.works import day, short
from printing.sheet import (
    Align,
    Column,
    Fields,
    Format,
    Head,
    Part,
    Plain,
    Prose,
    Sheet,
    Signature,
    Signatures,
    Table,
)
from store import journal, renovation
from store.journal import Entry
from store.renovation import Ban, Inspection, Renovation, Stage

_LINES = (Column("查验项", 90), Column("合格", 20, Align.CENTRE), Column("整改", 40))
_WARRANTY = (
    "保修提示：在正常使用条件下，住宅室内装饰装修工程的最低保修期限为二年，有防水要求的厨房、卫生间和外墙"
    "面的防渗漏为五年，自竣工验收合格之日起算（办法第三十二条）。"
)


def acceptance(
    one: Renovation | None, estate: str, printed_at: datetime, head: Head | None, _on: Format
) -> Sheet:
    """The inspection line by line, the flood test, the conclusion and the warranty (SH34)."""
    entries = journal.of_kind(one.subject, "renovation.inspected") if one else []
    last = entries[-1] if entries else None
    flood = "合格，无渗漏" if one and one.tight else "渗漏" if one and one.tight is False else ""
    parts: tuple[Part, ...] = (
        short(one),
        Fields.of(
            ("报完工日", day(one.completed_on) if one else "", "查验时间", _at(last)),
            ("闭水试验日", day(one.flooded_on) if one else "", "闭水结果", flood),
        ),
        Table(_LINES, _lines(last)),
        Prose("备注", last.words.get("remark", "") if last else "", 2),
        Fields.of(
            ("结论", _conclusion(one)),
            ("整改期限", day(one.right_by) if one else "", "观察至", _watched(one)),
        ),
        Plain(_WARRANTY),
        Signatures((Signature("装修人"), Signature("施工单位"), Signature("查验（工程）"))),
    )
    number = one.permit if one else ""
    return Sheet("装修竣工查验单", estate, parts, printed_at, number, head)


def _lines(last: Entry | None) -> tuple[tuple[str, ...], ...]:
    faults = last.payload.get("faults", []) if last else []
    fields = Inspection.model_fields
    asked = {name: info.title or "" for name, info in fields.items() if info.annotation is bool}
    return tuple(
        (
            ON_PAPER.word(title),
            "" if last is None else "否" if name in faults else "是",
            "须整改" if name in faults else "",
        )
        for name, title in asked.items()
    )


def _conclusion(one: Renovation | None) -> str:
    if one is None:
        return "☐ 合格　☐ 限期整改"
    if one.passed_on is not None:
        return f"合格（{day(one.passed_on)}）"
    return "限期整改" if one.stage is Stage.TO_RIGHT else ""


def _watched(one: Renovation | None) -> str:
    return day(one.watch_until) if one and one.passed_on else ""


def _at(last: Entry | None) -> str:
    return moment(last.happened) if last else ""


def quiet(
    one: Ban | None, estate: str, printed_at: datetime, head: Head | None, _on: Format
) -> Sheet:
    """The notice for every entrance: from when to when there is no noisy work, and why (R9)."""
    since, until = (day(one.since), day(one.until)) if one else ("", "")
    hours = renovation.settings().hours.replace("; ", "、")
    parts: tuple[Part, ...] = (
        Fields.of(("起", since, "止", until), ("原因", one.reason if one else "")),
        Plain(
            "以上期间（含首尾两日）全小区停止一切可能产生噪声的装修作业，请各装修户和施工单位遵守，并提前"
            f"安排工序。其余时间噪声作业时段为 {hours}，周日及法定节假日不进行。"
            "（《噪声污染防治法》第六十六条）"
        ),
        Signatures((Signature("物业服务企业（章）"),)),
    )
    return Sheet("装修静音通知", estate, parts, printed_at, one.number if one else "", head)
