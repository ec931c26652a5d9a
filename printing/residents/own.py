"""A person's own data, and who had files open (F6; 个人信息保护法 45)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from printing.asked import Request
from printing.labels import ON_PAPER, called, moment
from printing.residents import particulars
from printing.sheet import (
    Align,
    Column,
    Fields,
    Format,
    Head,
    Plain,
    Sheet,
    Signature,
    Signatures,
    Table,
)
from store import clock, residents
from store.desk import staff
from store.estate import settings
from store.figure import Period
from store.residents import ACCESS, OWN_DATA, Access, OwnData, plates

_STAYS = (
    Column("房号", 30),
    Column("身份", 24),
    Column("与业主关系", 40),
    Column("起", 26),
    Column("止", 26),
)
_ACCESS = (
    Column("时间", 34, Align.CENTRE),
    Column("人员", 22),
    Column("事项", 30),
    Column("房号", 26),
    Column("说明", 60),
    Column("记录号", 18, Align.RIGHT),
)
MOST = 40


def own(
    data: OwnData, found: Sequence[Access], estate: str, at: datetime, head: Head | None
) -> Sheet:
    """All that the files hold of a person, and who had it open, the newest first."""
    who = data.person
    phones = "、".join(one.number for one in who.phones)
    papers = "、".join(f"{called(one.kind)} {one.number}" for one in who.papers)
    stays = tuple(
        (one.home, called(one.role), one.relation, _day(one.since), _day(one.until))
        for one in data.stays
    )
    parts = (
        Fields.of(
            ("姓名", who.name, "性别", called(who.sex)),
            ("电话", phones, "证件", papers),
            ("车牌", "、".join(map(plates.shown, data.plates)), "备注", who.note),
            ("工作单位", who.employer, "通讯地址", who.address),
            (
                *("紧急联系人", "\n".join(map(particulars.contact, data.contacts))),
                *("宠物", "\n".join(map(particulars.pet, data.pets))),
            ),
            ("特殊需要", "\n".join(map(particulars.need, data.needs))),
        ),
        Table(_STAYS, stays, 1, "房屋"),
        Table(_ACCESS, tuple(map(_row, found[:MOST])), 1, "查阅、修改记录（最近在前）"),
        Plain("本人依《中华人民共和国个人信息保护法》第四十五条查阅、复制。有误的可以请求更正。"),
        Signatures((Signature("本人", "已收到"), Signature("经办", "证件已核"))),
    )
    return Sheet("个人信息查阅表", estate, parts, at, "", head)


def access(
    found: Sequence[Access], period: Period, estate: str, at: datetime, head: Head | None
) -> Sheet:
    """Who had which files open in a period, and why."""
    days = f"{period.first.isoformat()} 至 {period.last.isoformat()}"
    parts = (
        Fields.of(("期间", days, "合计", f"{len(found)} 条")),
        Table(_ACCESS, tuple(map(_row, found)), 1),
        Signatures((Signature("经理", "已阅"),)),
    )
    return Sheet("档案查阅记录", estate, parts, at, "", head)


def _row(one: Access) -> tuple[str, ...]:
    who = staff.names().get(one.staff_id or 0, "命令行" if one.staff_id is None else "")
    return moment(one.at), who, ON_PAPER.word(one.what), one.home, one.said, str(one.number)


def _day(on: date | None) -> str:
    return on.isoformat() if on else ""


def own_data(number: str, _on: Format) -> Request:
    """A person's own data; its phones and papers count as revealed."""
    person_id, estate = int(number), settings().name
    found = tuple(residents.accesses(person_id=person_id))
    residents.own_data(person_id)

    def declare(at: datetime, head: Head | None) -> Sheet:
        return own(residents.own_data(person_id, whole=head is not None), found, estate, at, head)

    name = f"own-data-{person_id}"
    return Request(OWN_DATA, f"person:{person_id}", name, declare, (person_id,))


def who_had(about: str, _on: Format) -> Request:
    """Who had files open, of the days that are asked for."""
    first, _slash, last = about.partition("/")
    period = Period(date.fromisoformat(first), date.fromisoformat(last or first))
    found, estate = tuple(residents.accesses(period)), settings().name
    name = f"file-access-{clock.today().isoformat()}"
    subject = f"residents:{about}"
    return Request(ACCESS, subject, name, lambda at, head: access(found, period, estate, at, head))
