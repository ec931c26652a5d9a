"""《特约服务/维修工作单》 and, for complaints and enquiries, 《投诉/咨询处理单》 (W1–W6)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from printing import sheet
from printing.labels import called, choice, moment
from printing.sheet import (
    A4,
    CONTINUOUS,
    Align,
    Column,
    Field,
    Fields,
    Format,
    Head,
    Part,
    Prose,
    Sheet,
    Signature,
    Signatures,
    Table,
)
from printing.tickets.steps import history
from store.tickets import Channel, Kind, Opinion, Step, Ticket, Urgency

WORK_ORDER = "特约服务 / 维修工作单"
ANSWER_SHEET = "投诉 / 咨询处理单"
_GIVEN = (Opinion.SATISFIED, Opinion.FAIR, Opinion.DISSATISFIED)
_WORK = tuple(kind for kind in Kind if kind.reported and not kind.answered)
_ANSWERED = tuple(kind for kind in Kind if kind.answered)
_MATERIALS = (
    Column("序号", 12, Align.CENTRE),
    Column("材料 / 服务项目", 74),
    Column("单位", 16, Align.CENTRE),
    Column("数量", 18, Align.RIGHT),
    Column("单价（元）", 26, Align.RIGHT),
    Column("金额（元）", 32, Align.RIGHT),
)


def blank(estate: str, printed_at: datetime, on: Format = A4, kind: Kind = Kind.REPAIR) -> Sheet:
    """The declaration of the same sheet for a kind of ticket, to fill in by hand."""
    return sheet.blank(declare(nothing(kind, printed_at), estate, {}, printed_at, on=on))


def nothing(kind: Kind, at: datetime) -> Ticket:
    """A ticket of a kind of which nothing is known yet, for a sheet to fill in by hand."""
    return Ticket(
        id=0,
        kind=kind,
        channel=Channel.PHONE,
        urgency=Urgency.NORMAL,
        home_id=None,
        home="",
        place="",
        caller="",
        phone="",
        convenient="",
        taken_at=at,
        open=True,
        steps=(Step(0, "taken", at, None, {}, {}),),
    )


def declare(
    ticket: Ticket,
    estate: str,
    staff: Mapping[int, str],
    printed_at: datetime,
    head: Head | None = None,
    on: Format = A4,
) -> Sheet:
    """The declaration of a ticket's sheet; ``staff`` gives names by id.

    A work order comes in three, one each for engineering, resident and desk: continuous paper has
    three plies of its own.
    """
    plies: tuple[str, ...] = PLIES
    title, note = WORK_ORDER, _GUARANTEE
    if ticket.answers:
        title, plies, note = ANSWER_SHEET, (), ""
    if on is CONTINUOUS:
        parts = _brief(ticket, staff)
        plies, note = (), "　".join(filter(None, ("　".join(plies), note)))
    else:
        tell = _answered if ticket.answers else _worked
        told = tell(ticket, history(ticket, staff))
        parts = (_report(ticket, staff), *told, *_closing(ticket))
    return Sheet(title, estate, parts, printed_at, f"{ticket.id:06}", head, note, on, plies)


def _brief(ticket: Ticket, staff: Mapping[int, str]) -> tuple[Part, ...]:
    """Everything on half a folded sheet."""
    kinds = _ANSWERED if ticket.answers else _WORK
    answers = ticket.answers
    return (
        Fields.of(
            ("房号", ticket.home, "地点", ticket.place, _by(ticket), ticket.caller),
            ("联系电话", ticket.phone, "方便时间", _convenient(ticket), "派单", _sent(ticket)),
            (
                "受理",
                _taken(ticket, staff),
                "类别",
                choice(ticket.kind, kinds),
                "紧急程度",
                choice(ticket.urgency, Urgency),
            ),
        ),
        Fields(((Field("反映内容" if answers else "报修内容", ticket.what, lines=3),),)),
        Fields(((Field("处理与答复" if answers else "处理结果", ticket.result, lines=3),),)),
        *(() if answers else _CHARGES),
        Fields.of(
            _answered_by(ticket) if answers else _worked_by(ticket),
            ("住户意见", _opinion(ticket), "回访结果", choice(ticket.visit, Opinion)),
        ),
        _ANSWER_SIGNATURES if answers else _WORK_SIGNATURES,
    )


def _by(ticket: Ticket) -> str:
    return "反映人" if ticket.answers else "报修人"


def _convenient(ticket: Ticket) -> str:
    """When it suits, and what was agreed."""
    agreed = f"约 {moment(ticket.agreed)} 上门" if ticket.agreed else ""
    return "　".join(filter(None, (ticket.convenient, agreed)))


def _taken(ticket: Ticket, staff: Mapping[int, str]) -> str:
    if not ticket.id:
        return ""
    by = staff.get(ticket.taken_by or 0, "")
    return f"{moment(ticket.taken_at)[5:]}　{called(ticket.channel)}　{by}"


def _sent(ticket: Ticket) -> str:
    return "　".join(filter(None, (moment(ticket.dispatched_at)[5:], _sent_to(ticket))))


def _came(ticket: Ticket) -> str:
    times = (moment(ticket.arrived_at)[5:], moment(ticket.completed_at)[5:])
    return " / ".join(times) if any(times) else ""


def _worked_by(ticket: Ticket) -> tuple[str, ...]:
    due, by = _due(ticket)
    return due, by[5:], "到场 / 完工", _came(ticket), "收费", _charge(ticket)


def _due(ticket: Ticket) -> tuple[str, str]:
    """Until when it is promised, else until when its kind's target has it done."""
    if ticket.expected is None and ticket.done_by is not None:
        return "完成时限", moment(ticket.done_by)
    return "预计完工", moment(ticket.expected)


def _answered_by(ticket: Ticket) -> tuple[str, ...]:
    """Until when a complaint is to be answered, and when it was."""
    answered = ticket.last("answered") if ticket.result else None
    at = moment(answered.at if answered else None)
    return "答复期限", moment(ticket.answer_by or ticket.expected), "答复时间", at


def _opinion(ticket: Ticket) -> str:
    return choice(ticket.opinion, _GIVEN)


def _report(ticket: Ticket, staff: Mapping[int, str]) -> Fields:
    kinds = _ANSWERED if ticket.answers else _WORK
    return Fields.of(
        ("房号", ticket.home, "地点", ticket.place),
        (_by(ticket), ticket.caller, "联系电话", ticket.phone),
        ("受理时间", moment(ticket.taken_at), "受理人", staff.get(ticket.taken_by or 0, "")),
        (
            "受理方式",
            choice(ticket.channel, Channel),
            "紧急程度",
            choice(ticket.urgency, Urgency),
        ),
        ("类别", choice(ticket.kind, kinds), "方便时间", _convenient(ticket)),
    )


def _worked(ticket: Ticket, history: tuple[Part, ...]) -> tuple[Part, ...]:
    return (
        Prose("报修内容", ticket.what, lines=2 if ticket.result else 3),
        Fields.of(
            ("维修人员", _sent_to(ticket), *_due(ticket)),
            ("派单时间", moment(ticket.dispatched_at), "到场时间", moment(ticket.arrived_at)),
        ),
        Prose("处理结果", ticket.result, lines=2 if ticket.result else 4),
        *history,
        Table(_MATERIALS, least=3 if history else 5),
        Fields.of(
            ("收费", _charge(ticket), "付款方式", _PAYMENT),
            ("人工费", "", "材料费", "", "合计", ""),
            ("合计大写", "", "完工时间", moment(ticket.completed_at)),
        ),
    )


def _answered(ticket: Ticket, history: tuple[Part, ...]) -> tuple[Part, ...]:
    return (
        Prose("反映内容", ticket.what, lines=6),
        Prose("诉求与证据", lines=3),
        Fields.of(
            ("转办时间", moment(ticket.dispatched_at), "责任人", _sent_to(ticket)),
            _answered_by(ticket),
        ),
        Prose("处理与答复", ticket.result, lines=2 if ticket.result else 6),
        *history,
    )


def _closing(ticket: Ticket) -> tuple[Part, ...]:
    visited = ticket.last("visited") if ticket.visit else None
    opinions = Fields.of(
        ("住户意见", choice(ticket.opinion, _GIVEN), "意见说明", ticket.opinion_words),
        ("回访结果", choice(ticket.visit, Opinion)),
        ("回访时间", moment(visited.at if visited else None), "回访说明", ticket.visit_words),
    )
    return opinions, _ANSWER_SIGNATURES if ticket.answers else _WORK_SIGNATURES


def _sent_to(ticket: Ticket) -> str:
    return "　".join(filter(None, (ticket.team, ticket.worker)))


def _charge(ticket: Ticket) -> str:
    return "☐\u00a0免费　☑\u00a0有偿" if ticket.kind is Kind.PAID else "☐\u00a0免费　☐\u00a0有偿"


_CHARGES = (
    Table(
        (
            Column("材料 / 服务项目", 74),
            Column("数量", 16, Align.RIGHT),
            Column("单价（元）", 22, Align.RIGHT),
            Column("金额（元）", 24, Align.RIGHT),
            Column("人工费（元）", 24, Align.RIGHT),
            Column("合计（元）", 26, Align.RIGHT),
        ),
        least=2,
    ),
)
PLIES = ("第一联　工程部", "第二联　住户", "第三联　前台存档")
_GUARANTEE = "涉及收费的，须先报价并经住户签字同意；第二联作为住户凭证。"
_PAYMENT = "☐\u00a0现金　☐\u00a0转账　☐\u00a0扫码　☐\u00a0挂账"
_WORK_SIGNATURES = Signatures(
    (
        Signature("工程接单", "已收到此单，按约定时间到场"),
        Signature("维修人员", "工作已完成，现场已清理"),
        Signature("住户", "确认完成情况与费用"),
        Signature("前台", "已核对，归档"),
    )
)
_ANSWER_SIGNATURES = Signatures(
    (
        Signature("经办人", "已按记录处理并答复"),
        Signature("责任部门", "处理情况属实"),
        Signature("住户", "已收到答复"),
        Signature("主管", "已审核"),
    )
)
