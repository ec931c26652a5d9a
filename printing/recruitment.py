"""The application form, the interview sheet, and what is handed over at leaving (O11, O12)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from printing.asked import Asked, Blank, Command, Request, Sheets, Takes
from printing.labels import called, choice
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
from store import recruitment
from store.estate import settings
from store.paper import SheetKind
from store.recruitment import (
    APPLICANTS,
    APPLICATION_FORM,
    APPLICATIONS,
    INTERVIEW_SHEET,
    LEAVING_SHEET,
    MARKS,
    OVER,
    Applicant,
    Application,
    Held,
    Line,
    Source,
    Verdict,
    handing,
)
from store.residents import Sex, masking
from store.text import mark

_DECLARED = (
    "本人声明：以上所填属实，同意用人单位为录用核验所提供的证件与经历。证件原件核对后当场退还；"
    "不收取押金、不扣押证件、不要求担保（《劳动合同法》第九条）。未录用的，所填个人信息在保存期"
    "届满后删除（《个人信息保护法》第十九条）。"
)
_ASKED = ("仪容仪表", "语言表达", "业务能力", "工作态度", "稳定性")
_SCORES = (
    Column("面试", 16, Align.CENTRE),
    *(Column(name, 18, Align.CENTRE) for name in _ASKED),
    Column("合计", 16, Align.CENTRE),
    Column("结论", 24, Align.CENTRE),
    Column("面试人、日期", 34),
)
_THINGS = (
    Column("序", 10, Align.CENTRE),
    Column("交接内容", 70),
    Column("结果", 24, Align.CENTRE),
    Column("日期", 26, Align.CENTRE),
    Column("说明", 56),
)
_BLANK_ROWS = 12


@dataclass(frozen=True)
class Told:
    """All that stands on a sheet about one application."""

    one: Application
    person: Applicant
    held: Sequence[Held] = ()
    lines: Sequence[Line] = ()


def application(told: Told | None, estate: str, at: datetime, head: Head | None) -> Sheet:
    """应聘登记表: what may be asked, and the declaration (O11); no more is asked (A25)."""
    one, person = (told.one, told.person) if told else (None, None)
    parts: tuple[Part, ...] = (
        Fields.of(
            ("姓名", person.name if person else "", "电话", person.phone if person else ""),
            ("性别", choice(person.sex if person else None, (Sex.MALE, Sex.FEMALE)),
             "出生日期", person.born if person else ""),
            ("应聘岗位", one.post if one else "",
             "可到岗", _day(one.available_on if one else None)),
            ("学历", person.education if person else "", "期望", one.expects if one else ""),
            ("应聘渠道", choice(one.source if one else None, Source)),
        ),
        Prose("工作经历（单位、起止、岗位、离职原因、证明人）", one.experience if one else "", 6),
        Prose("证书（种类、编号、有效期）", one.papers if one else "", 2),
        Fields.of(
            ("健康声明（与岗位有关的）", one.health if one else ""),
            ("紧急联系人", person.emergency if person else ""),
            ("亲属在本公司", person.relatives if person else ""),
        ),
        Plain(_DECLARED),
        Signatures((Signature("应聘人", "所填属实，同意核验"), Signature("收表人", "原件已退还"))),
    )  # fmt: skip
    return Sheet("应聘登记表", estate, parts, at, one.number if one else "", head)


def interview(told: Told | None, estate: str, at: datetime, head: Head | None) -> Sheet:
    """面试评价表: five marks from 1 to 5, each interview in its line (O11)."""
    one = told.one if told else None
    held = told.held if told else ()
    remarks = "；".join(filter(None, (each.remark for each in held)))
    parts: tuple[Part, ...] = (
        Fields.of(
            ("姓名", one.name if one else "", "应聘岗位", one.post if one else ""),
            ("登记日期", _day(one.received_on if one else None), "编号", one.number if one else ""),
        ),
        Table(_SCORES, tuple(map(_scores, held)), 0 if held else 2),
        Plain("每项 1–5 分：5 优，4 良，3 中，2 差，1 很差。结论：" + choice(None, Verdict)),
        Prose("评语", remarks, 4),
        Fields.of(("证件核验", one.seen if one else ""), ("处理", _answer(one))),
        Signatures((Signature("面试人", "如实评价"), Signature("主管"), Signature("经理"))),
    )
    return Sheet("面试评价表", estate, parts, at, one.number if one else "", head)


def _scores(held: Held) -> tuple[str, ...]:
    marks = (str(getattr(held, name)) for name in MARKS)
    who = f"{held.interviewer} {held.on_day:%m-%d}"
    return (f"第 {held.place} 次", *marks, f"{held.sum}/25", called(held.verdict), who)


def _answer(one: Application | None) -> str:
    if one is None or one.decided_on is None:
        return ""
    if one.stage in OVER:
        return f"{called(one.stage)}　{one.decided_on.isoformat()}　{one.reason}"
    return f"录用　{one.decided_on.isoformat()}"


def leaving(told: Told | None, estate: str, at: datetime, head: Head | None) -> Sheet:
    """离职交接单: each thing that was given, and each matter, with what became of it (O12)."""
    one = told.one if told else None
    rows = tuple(map(_thing, enumerate(told.lines if told else (), 1)))
    parts: tuple[Part, ...] = (
        Fields.of(
            ("姓名", one.name if one else "", "岗位", one.post if one else ""),
            ("入职日期", _day(one.starts_on if one else None),
             "最后工作日", _day(one.last_day if one else None)),
            ("劳动合同", one.contract if one else "", "离职原因", one.reason if one else ""),
        ),
        Table(_THINGS, rows, 0 if rows else _BLANK_ROWS),
        Plain("解除或终止的劳动合同文本至少保存二年备查（《劳动合同法》第五十条）。"),
        Signatures(
            (
                Signature("离职人", "已如数交接"),
                Signature("接收人", "已核对"),
                Signature("主管", "同意办结"),
            )
        ),
    )  # fmt: skip
    return Sheet("离职交接单", estate, parts, at, one.number if one else "", head)


def _thing(numbered: tuple[int, Line]) -> tuple[str, ...]:
    number, line = numbered
    return str(number), line.what, called(line.result), _day(line.on_day), line.note


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _masked(told: Told) -> Told:
    phone = masking.phone(told.person.phone)
    return replace(
        told,
        person=replace(told.person, phone=phone, emergency=""),
        one=replace(told.one, phone=phone),
    )


Lay = Callable[[Told | None, str, datetime, Head | None], Sheet]


def _about(kind: SheetKind, script: str, lay: Lay) -> Asked:
    def request(number: str, _on: Format) -> Request:
        one, estate = APPLICATIONS.table.one(int(number)), settings().name
        lines = handing.at_leaving(one).lines
        held = recruitment.interviews.of(one.id)
        told = Told(one, APPLICANTS.one(one.applicant_id), held, lines)

        def declare(at: datetime, head: Head | None) -> Sheet:
            return lay(told if head else _masked(told), estate, at, head)

        return Request(kind, one.subject, f"{script}-{one.number}", declare)

    return Asked(request, (Blank(script, lambda estate, at, _on: lay(None, estate, at, None)),))


def _command(kind: SheetKind, script: str, help_: str) -> Command:
    def asks(given: Mapping[str, Any]) -> tuple[SheetKind, str]:
        typed = str(given["number"])
        there = APPLICATIONS.table.one(int(typed)) if typed.isdecimal() else None
        one = there or APPLICATIONS.numbered(typed)
        return kind, one.subject

    return Command(script, help_, (Takes("number", str, "NUMBER"),), asks, kind.papers)


SHEETS = Sheets(
    {
        APPLICATION_FORM: _about(APPLICATION_FORM, "application-form", application),
        INTERVIEW_SHEET: _about(INTERVIEW_SHEET, "interview-sheet", interview),
        LEAVING_SHEET: _about(LEAVING_SHEET, "leaving-sheet", leaving),
    },
    (
        _command(APPLICATION_FORM, "application-form", mark("an applicant's form")),
        _command(INTERVIEW_SHEET, "interview-sheet", mark("what interviews said of an applicant")),
        _command(LEAVING_SHEET, "leaving-sheet", mark("what is handed over at leaving")),
    ),
)
