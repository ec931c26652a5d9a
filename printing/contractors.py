"""A contractor's month sheet, signed by both sides, and the list of contractors (I18, I22)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from printing.asked import Asked, Blank, Command, Request, Sheets
from printing.labels import called, full_day
from printing.register import about, command
from printing.sheet import (
    Align,
    Column,
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
from store import answers, clock, contractors, money
from store.contractors import (
    BOUND,
    MONTH_SHEET,
    MONTHS,
    ROLL,
    Contractor,
    Section,
    SectionScore,
    Stage,
)
from store.contractors import Sheet as Month
from store.desk import staff
from store.estate import settings
from store.figure import months_back
from store.text import mark

# What each section asks for, as it stands on the sheet.
STANDARDS: Mapping[Section, str] = {
    Section.QUALITY: "按合同范围和标准作业，现场检查无缺陷",
    Section.ATTENDANCE: "按合同人数到岗，着装、工牌、仪表合规",
    Section.RESPONSE: "通知后按时到场，问题按期整改并复查合格",
    Section.SAFETY: "持证、防护、警示到位，无违章、无事故",
    Section.PAPERS: "资质、保险、名册、培训记录齐全有效",
    Section.RESIDENTS: "无有效投诉，回访满意",
}
_LINES = (
    Column("项目", 30),
    Column("标准", 54),
    Column("权重", 12, Align.CENTRE),
    Column("得分", 16, Align.CENTRE),
    Column("扣分原因与日期", 66),
)
_HOW = (
    "得分＝权重×当月各次检查得分之和÷应得分之和；“不适用”不计入分子和分母，"
    "全月不适用的项目不参与合计。合计按参与项目折算为百分制，保留一位小数。"
    "付款比例仅为建议，合同有约定的按约定，由财务（经理）决定。"
)
_ROLL = (
    Column("编号", 26, Align.CENTRE),
    Column("单位", 46),
    Column("服务", 24),
    Column("现场主管、电话", 34),
    Column("合同截止", 24, Align.CENTRE),
    Column("状态", 24, Align.CENTRE),
)
_ROLL_RULE = "资质、保险在所载截止日当日 24:00 前有效；已过期的不得选用，续期后方可安排新的作业。"
_BLANK_ROWS = 20


@dataclass(frozen=True)
class Told:
    """What a month sheet says besides its figures.

    ``lost`` are by section what was wrong and when, ``before`` what became of what was found in the
    month before, ``trade`` the service and ``scorer`` who scored it.
    """

    trade: str = ""
    scorer: str = ""
    before: str = ""
    lost: Mapping[Section, str] | None = None


def declare(
    one: Month | None, told: Told, estate: str, at: datetime, head: Head | None, on: Format
) -> Sheet:
    """Each section with its points and what they were lost for, the band, both signatures."""
    sections = one.sections if one else []
    score = one.score.text if one else ""
    band = f"{called(one.band)}{'（重大事故降一档）' if one.accident else ''}" if one else ""
    demand = one.demand if one else ""
    until = one.demand_by.isoformat() if one and one.demand_by else ""
    parts: tuple[Part, ...] = (
        Fields.of(("分包单位", one.name if one else "", "服务类别", told.trade)),
        Fields.of(("考核月份", one.month if one else "", "编号", one.contractor if one else "")),
        Table(_LINES, _rows(sections, told.lost or {})),
        Fields.of(("合计", score, "等级", band), ("考核人", told.scorer, "付款建议", _fee(one))),
        Plain(_HOW),
        Fields.of(("上月整改复查", told.before)),
        Fields.of(("改进要求", demand), ("完成期限", until)),
        Signatures(
            (
                Signature("考核人", "依据检查记录"),
                Signature("分包方负责人", "□已知悉　□有异议：＿＿＿＿＿＿"),
                Signature("经理", "同意"),
            )
        ),
    )
    return Sheet("分包方月度考核表", estate, parts, at, one.number if one else "", head, format=on)


def _rows(
    sections: Sequence[SectionScore], lost: Mapping[Section, str]
) -> tuple[tuple[str, ...], ...]:
    found = {one.section: one for one in sections}
    return tuple(_row(each, found.get(each), lost.get(each, "")) for each in Section)


def _row(section: Section, one: SectionScore | None, lost: str) -> tuple[str, ...]:
    name, standard = called(section), STANDARDS[section]
    if one is None:
        return name, standard, "", "", ""
    points = "不适用" if one.share is None else one.text
    return name, standard, str(one.weight), points, lost


def _fee(one: Month | None) -> str:
    if one is None:
        return ""
    if one.deducted is not None:
        return f"已决定扣减 {money.text(one.deducted)} 元"
    if not one.proposed:
        return "合同无约定或不扣减"
    return f"按 {one.pays} % 付款，建议扣减 {money.text(one.proposed)} 元"


def _month(one: Month | None, estate: str, at: datetime, head: Head | None, on: Format) -> Sheet:
    return declare(one, _told(one) if one else Told(), estate, at, head, on)


def _told(one: Month) -> Told:
    lost: dict[Section, list[str]] = {}
    for check in reversed(contractors.checks_of(one.contractor_id, one.month)):
        if check.stage is not contractors.CheckStage.MARKED:
            continue
        for _place, section, weight, found in check.lines():
            if found is not None and found.got is not None and found.got < weight:
                day = clock.day(check.since)
                number = f"（问题 {found.finding}）" if found.finding else ""
                line = f"{day:%m-%d} 扣 {weight - found.got}：{found.note}{number}"
                lost.setdefault(section, []).append(line)
    return Told(
        trade=called(contractors.get(one.contractor_id).trade),
        scorer=staff.get(one.scorer).name,
        before=_before(one),
        lost={section: "；".join(lines) for section, lines in lost.items()},
    )


def _before(one: Month) -> str:
    """What became of what the checks of the month before found."""
    month = months_back(one.month, 2)[0]
    checks = contractors.checks_of(one.contractor_id, month)
    found = [each for check in checks for each in answers.findings().of_source(check.subject)]
    if not found:
        return "上月无整改项"
    left = sum(each.open for each in found)
    return f"{month} 共 {len(found)} 项，已关闭 {len(found) - left} 项，未关闭 {left} 项"


def roll(
    found: Sequence[Contractor],
    estate: str,
    at: datetime,
    head: Head | None,
    *,
    blank: bool = False,
) -> Sheet:
    """The list of contractors, those with a contract on top."""
    today = clock.day(at)
    rows = tuple(_line(one, today) for one in found)
    parts: tuple[Part, ...] = (
        Fields.of(
            ("日期", "" if blank else full_day(today), "合计", "" if blank else _count(found))
        ),
        Table(_ROLL, rows, _BLANK_ROWS if blank else 0),
        Plain(_ROLL_RULE),
        Signatures((Signature("制表"), Signature("主管", "已核对资质与保险"))),
    )
    return Sheet("分包方名录", estate, parts, at, "", head)


def _count(found: Sequence[Contractor]) -> str:
    return f"{len(found)} 家，其中有合同 {sum(one.stage in BOUND for one in found)} 家"


def _line(one: Contractor, today: date) -> tuple[str, ...]:
    gone = one.stage in (Stage.ENDED, Stage.BARRED)
    over = not gone and bool(contractors.expired(one, today, today))
    state = f"{called(one.stage)}{'，证照已过期' if over else ''}"
    until = one.until.isoformat() if one.until else ""
    lead = "　".join(filter(None, (one.lead, one.phone)))
    return one.number, one.name, called(one.trade), lead, until, state


def _all(_about: str, _on: Format) -> Request:
    found, estate = contractors.every(), settings().name
    name = f"contractors-{clock.today().isoformat()}"
    return Request(ROLL, "contractors:all", name, lambda at, head: roll(found, estate, at, head))


SHEETS = Sheets(
    {
        MONTH_SHEET: about(MONTHS, MONTH_SHEET, "contractor-month", _month),
        ROLL: Asked(
            _all,
            (Blank("contractors", lambda estate, at, _on: roll([], estate, at, None, blank=True)),),
        ),
    },
    (
        command(MONTHS, MONTH_SHEET, "contractor-month", mark("a contractor's month sheet")),
        Command(
            "contractors",
            mark("the list of contractors"),
            (),
            lambda _given: (ROLL, "contractors:all"),
        ),
    ),
)
