"""What the desk calls the members of the store's enums: one table."""

from __future__ import annotations

from enum import Enum

from store.text import mark
from tui.language.catalogue import _

# "subject.Enum.MEMBER" -> its label; by name, so that a label costs no import of its subject.
LABELS: dict[str, str] = {
    "rights.Role.ASSISTANT": mark("Assistant"),
    "rights.Role.SUPERVISOR": mark("Supervisor"),
    "rights.Role.MANAGER": mark("Manager"),
    "dutylog.Category.CALL": mark("Telephone"),
    "dutylog.Category.VISIT": mark("Visitor"),
    "dutylog.Category.PARCEL": mark("Parcel"),
    "dutylog.Category.NOTICE": mark("Notice"),
    "dutylog.Category.PATROL": mark("Patrol"),
    "dutylog.Category.FACILITY": mark("Facility"),
    "dutylog.Category.ENVIRONMENT": mark("Environment"),
    "dutylog.Category.SECURITY": mark("Security"),
    "dutylog.Category.EMERGENCY": mark("Emergency"),
    "dutylog.Category.ESCALATION": mark("Escalated"),
    "dutylog.Category.ABSENCE": mark("Absence"),
    "dutylog.Category.OTHER": mark("Other"),
    "handover.Party.OUTGOING": mark("outgoing"),
    "handover.Party.INCOMING": mark("incoming"),
    "keys.KeyKind.PUBLIC": mark("Public room"),
    "keys.KeyKind.DEPOSITED": mark("Deposited by the owner"),
    "keys.KeyKind.VACANT": mark("Vacant home"),
    "keys.Identity.ID_CARD": mark("ID card"),
    "keys.Identity.WORK_PASS": mark("Work pass"),
    "keys.Identity.RESIDENT_CARD": mark("Resident card"),
    "keys.Identity.DRIVING_LICENCE": mark("Driving licence"),
    "keys.Identity.PASSPORT": mark("Passport"),
    "keys.Identity.AUTHORISATION": mark("Authorisation"),
    "keys.Identity.KNOWN": mark("Known in person"),
    "residents.HomeKind.HOME": mark("Dwelling"),
    "residents.HomeKind.SHOP": mark("Shop"),
    "residents.Role.OWNER": mark("Owner"),
    "residents.Role.FAMILY": mark("Family"),
    "residents.Role.TENANT": mark("Tenant"),
    "residents.Role.OTHER": mark("Other"),
    "residents.Sex.UNKNOWN": mark("unknown"),
    "residents.Sex.MALE": mark("male"),
    "residents.Sex.FEMALE": mark("female"),
    "tui.Why.CALL": mark("Call back"),
    "tui.Why.IDENTITY": mark("Check identity"),
    "tui.Why.DELIVERY": mark("Parcel or visitor"),
    "tui.Why.EMERGENCY": mark("Emergency"),
    "tui.Why.AUTHORITY": mark("Asked for by law"),
    "tui.Why.OTHER": mark("Other"),
    "paper.Kind.WORK_ORDER": mark("Work order"),
    "paper.Kind.LOG_PAGE": mark("Log page"),
    "paper.Kind.LOG_MONTH": mark("Log of a month"),
    "paper.Kind.HANDOVER": mark("Handover record"),
    "paper.Kind.KEY_LIST": mark("Key list"),
    "paper.Kind.KEY_MAP": mark("Key map"),
    "paper.Kind.KEY_LOAN": mark("Key loan slip"),
    "paper.Kind.KEY_DEPOSIT": mark("Key authorisation"),
    "paper.Kind.HOUSEHOLD": mark("Household register"),
    "paper.Kind.RESIDENTS": mark("Resident register"),
    "paper.Kind.FILE_COVER": mark("File cover"),
    "paper.Kind.RECEIPT": mark("Receipt"),
    "paper.Paper.A4": mark("A4"),
    "paper.Paper.A5": mark("A5"),
    "paper.Paper.CONTINUOUS": mark("continuous 241"),
    "paper.Paper.ROLL": mark("roll 80"),
    "printjobs.State.QUEUED": mark("on its way"),
    "printjobs.State.SPOOLED": mark("in the queue"),
    "printjobs.State.PRINTING": mark("printing"),
    "printjobs.State.WAITING": mark("waiting"),
    "printjobs.State.DONE": mark("printed"),
    "printjobs.State.CANCELED": mark("taken back"),
    "printjobs.State.FAILED": mark("failed"),
    "printjobs.State.LOST": mark("lost"),
    "tickets.Kind.REPAIR": mark("Repair"),
    "tickets.Kind.PAID": mark("Paid service"),
    "tickets.Kind.COMPLAINT": mark("Complaint"),
    "tickets.Kind.ENQUIRY": mark("Enquiry"),
    "tickets.Channel.PHONE": mark("By phone"),
    "tickets.Channel.VISIT": mark("In person"),
    "tickets.Channel.NET": mark("Online"),
    "tickets.Channel.REFERRED": mark("Referred"),
    "tickets.Urgency.URGENT": mark("Urgent"),
    "tickets.Urgency.NORMAL": mark("Normal"),
    "tickets.Urgency.PLANNED": mark("Planned"),
    "tickets.Opinion.SATISFIED": mark("Satisfied"),
    "tickets.Opinion.FAIR": mark("Fair"),
    "tickets.Opinion.DISSATISFIED": mark("Dissatisfied"),
    "tickets.Opinion.NONE": mark("Nobody reached"),
    "tickets.Stage.TAKEN": mark("Taken"),
    "tickets.Stage.DISPATCHED": mark("Sent"),
    "tickets.Stage.ARRIVED": mark("On site"),
    "tickets.Stage.SUSPENDED": mark("Resting"),
    "tickets.Stage.COMPLETED": mark("Completed"),
    "tickets.Stage.ANSWERED": mark("Answered"),
    "tickets.Stage.VISITED": mark("Visited"),
    "tickets.Stage.CLOSED": mark("Closed"),
    "tickets.Stage.WITHDRAWN": mark("Withdrawn"),
}

# Languages call themselves by their own names.
LITERALS = {"zh_CN": "中文", "en": "English"}


def label(member: Enum) -> str:
    """An enum's member in the desk's language."""
    key = name(member)
    return _(LABELS[key]) if key in LABELS else str(member.value)


def name(member: Enum) -> str:
    """What the table calls a member: its subject, its enum and its own name."""
    subject = type(member).__module__.removeprefix("store.").removeprefix("desk.").partition(".")[0]
    return f"{subject}.{type(member).__name__}.{member.name}"
