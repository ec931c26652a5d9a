"""The start permit for the door, the register of workers, a worker's pass (SH29, SH30)."""

from __future__ import annotations

from datetime import datetime

from printing.labels import called
from printing.renovation.works import day, short
from printing.sheet import (
    A5,
    Align,
    Column,
    Field,
    Fields,
    Format,
    Head,
    Part,
    Plain,
    Sheet,
    Signature,
    Signatures,
    Table,
)
from store import clock, renovation
from store.renovation import Renovation, Stage, WorkerPass

_WORKERS = (
    Column("出入证号", 30, Align.CENTRE),
    Column("姓名", 22),
    Column("证件号后四位", 22, Align.CENTRE),
    Column("工种", 20),
    Column("上岗证号", 28),
    Column("有效期至", 24, Align.CENTRE),
    Column("收回", 20, Align.CENTRE),
)
_NOT_VALID = (Stage.EXPIRED, Stage.STOPPED, Stage.CANCELLED, Stage.REFUSED)
_RULES = (
    "本证张贴于户门。超出期限、时段和准许项目施工的，按违章处理。室内每单位配灭火器两具，施工人员持证"
    "出入，不得在内住宿。"
)
_CARD = "凭证出入，限本户施工；遗失即报前台，原号作废。施工人员不得在装修房内住宿。"


def permit(
    one: Renovation | None, estate: str, printed_at: datetime, head: Head | None, _on: Format
) -> Sheet:
    """The permit for the door: until when, which hours, which works; it never looks live dead."""
    state = one.state(clock.day(printed_at)) if one else None
    given = one is None or one.permitted_on is not None
    invalid = "" if given and state not in _NOT_VALID else f"（{called(state)}，不得施工）"
    works = "；".join(called(work) for work in one.works) if one else ""
    days = f"{day(one.starts)} 至 {day(one.ends)}" if one else ""
    parts: tuple[Part, ...] = (
        Fields(
            (
                (Field("房号", one.home if one else "", strong=True),),
                (Field("期限", days, strong=True),),
                (Field("噪声作业时段", one.hours if one else ""),),
                (Field("准许项目", one.scope if one else "", 2),),
                (Field("涉及项", works),),
                (
                    Field("施工单位", one.firm if one else ""),
                    Field("负责人", one.person if one else ""),
                ),
                (
                    Field("负责人电话", one.person_phone if one else ""),
                    Field("监督电话", ""),
                ),
            )
        ),
        Plain(invalid + _RULES),
        Signatures((Signature("签发（章）"),)),
    )
    number = one.permit if one else ""
    return Sheet("装修开工许可证", estate, parts, printed_at, number, head, format=_on)


def workers(
    one: Renovation | None, estate: str, printed_at: datetime, head: Head | None, _on: Format
) -> Sheet:
    """The register of those who work there, with the passes that are out and back."""
    found = renovation.passes_of(one.id) if one else []
    rows = tuple(_row(each) for each in found)
    parts: tuple[Part, ...] = (
        short(one),
        Table(_WORKERS, rows, 0 if one else 12),
        Signatures((Signature("现场负责人", "所列人员属实"), Signature("前台"))),
    )
    number = one.permit if one else ""
    return Sheet("装修施工人员登记表", estate, parts, printed_at, number, head)


def _row(one: WorkerPass) -> tuple[str, ...]:
    back = day(one.back_on) or (called(one.stage) if not one.out else "")
    end = one.id_number[-4:]
    return one.number, one.name, end, called(one.trade), one.card, day(one.until), back


def card(
    one: WorkerPass | None, estate: str, printed_at: datetime, head: Head | None, on: Format = A5
) -> Sheet:
    """A worker's pass; one that is dead or has run out says so."""
    state = one.state(clock.day(printed_at)) if one else None
    alive = one is None or state is renovation.PassStage.ISSUED
    invalid = "" if alive else f"（{called(state)}，不得出入）"
    parts: tuple[Part, ...] = (
        Fields(
            (
                (Field("姓名", one.name if one else "", strong=True), Field("照片", "", 3)),
                (Field("工种", called(one.trade) if one else ""),
                 Field("施工房号", one.home if one else "", strong=True)),
                (Field("装修许可", one.renovation if one else ""),
                 Field("有效期至", day(one.until) if one else "", strong=True)),
            )
        ),
        Plain(invalid + _CARD),
        Signatures((Signature("发证"), Signature("持证人"))),
    )  # fmt: skip
    number = one.number if one else ""
    return Sheet("施工人员出入证", estate, parts, printed_at, number, head, format=on)
