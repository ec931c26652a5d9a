"""Who may do what, by role: what roles there are, and the rights that belong to no subject.

Rights of a subject stand in its own room; ``answers.rights`` gathers the one table.
"""

from __future__ import annotations

from dataclasses import dataclass

from store.text import Named, mark


class Role(Named):
    """The roles of those who sign in: at the desk (篇5), and in the other groups."""

    ASSISTANT = "assistant", mark("Assistant")
    SUPERVISOR = "supervisor", mark("Supervisor")
    MANAGER = "manager", mark("Manager")
    FINANCE = "finance", mark("Finance")
    ENGINEERING = "engineering", mark("Engineering")
    GUARD = "guard", mark("Security guard")
    SALES_LEAD = "sales lead", mark("Sales-site lead")
    BUTLER = "butler", mark("Butler")
    GUEST_ASSISTANT = "guest assistant", mark("Guest assistant")
    CAFE_LEAD = "cafe lead", mark("Café lead")
    CAFE = "cafe", mark("Café staff")
    CLEANING_LEAD = "cleaning lead", mark("Cleaning lead")


@dataclass(frozen=True)
class Staff:
    """A member of staff, as every operation is told who does it."""

    id: int
    number: str
    name: str
    role: Role
    active: bool = True


@dataclass(frozen=True)
class Right:
    """What some roles are allowed to do."""

    name: str
    roles: frozenset[Role]


EVERYONE = frozenset(Role)
DESK = frozenset({Role.ASSISTANT, Role.SUPERVISOR, Role.MANAGER})
IN_CHARGE = frozenset({Role.SUPERVISOR, Role.MANAGER})

SIGN_IN = Right("sign in and keep one's own PIN", EVERYONE)
WORK_THE_DESK = Right("work the desk", DESK)
WORK_THE_GATE = Right("work the gate", DESK | {Role.GUARD})
_CAFE = frozenset({Role.CAFE, Role.CAFE_LEAD, Role.GUEST_ASSISTANT})
_SITE = frozenset({Role.SALES_LEAD, Role.BUTLER, Role.GUEST_ASSISTANT, Role.GUARD})
PRINT_SHEETS = Right("print sheets", DESK | _CAFE | _SITE)  # of a kind that is theirs
WORK_THE_CAFE = Right("work the café", DESK | _CAFE)
KEEP_THE_CAFE = Right("keep the café's drinks and seats", IN_CHARGE | {Role.CAFE_LEAD})
WORK_THE_SITE = Right("work the sales site", DESK | _SITE)
SEE_THE_SITE = Right("see the sales site", WORK_THE_SITE.roles | _CAFE)
KEEP_THE_SITE = Right("keep the things of the sales site", IN_CHARGE | {Role.SALES_LEAD})
MARK_VIP = Right("say who is a VIP", frozenset({Role.MANAGER, Role.SALES_LEAD}))
READ_MONEY = Right("read prices and money", DESK | {Role.FINANCE})
READ_METERS = Right("read meters", DESK | {Role.ENGINEERING})
SEE_WORKS = Right("see renovations", DESK | {Role.ENGINEERING})
RECRUIT = Right("keep recruitment", IN_CHARGE)
WORK_CLEANING = Right("work the cleaning board", DESK | {Role.CLEANING_LEAD})
CHANGE_SETTINGS = Right("change settings", frozenset({Role.MANAGER}))
KEEP_STAFF = Right("keep the staff list", frozenset({Role.MANAGER}))
ERASE = Right("erase personal data", frozenset({Role.MANAGER}))
KEEP_LIST = Right("keep the list that a handover goes through", IN_CHARGE)
PLAN = Right("set up what repeats", IN_CHARGE)
EXCUSE = Right("excuse what was missed", IN_CHARGE)
EXPORT = Right("export lists", frozenset({Role.MANAGER}))
EXPORT_WHOLE = Right("export lists with whole figures", frozenset({Role.MANAGER}))
GENERAL = (
    *(
        SIGN_IN,
        WORK_THE_DESK,
        WORK_THE_GATE,
        PRINT_SHEETS,
        WORK_THE_CAFE,
        KEEP_THE_CAFE,
        WORK_THE_SITE,
        SEE_THE_SITE,
        KEEP_THE_SITE,
        MARK_VIP,
        READ_MONEY,
        READ_METERS,
        SEE_WORKS,
        RECRUIT,
        WORK_CLEANING,
        CHANGE_SETTINGS,
        KEEP_STAFF,
        ERASE,
        KEEP_LIST,
        PLAN,
        EXCUSE,
        EXPORT,
        EXPORT_WHOLE,
    ),
)


def may(role: Role, right: Right) -> bool:
    """Whether a role has a right."""
    return role in right.roles
