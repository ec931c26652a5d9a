"""Paid services (特约服务): quoted by the list, agreed before the work, settled, paid (W10–W20)."""

from store.services.inputs import (
    Accepted,
    Agreed,
    Basis,
    Decided,
    Done,
    How,
    LineKind,
    NewQuote,
    OnAccount,
    Paid,
    Reason,
    Shown,
    Stage,
    State,
)
from store.services.report import Work, work
from store.services.service import (
    SERVICES,
    Line,
    Service,
    agreed,
    get,
    lines,
    of_home,
    of_ticket,
    offered,
    total,
    warm_at,
)
from store.services.settings import ServiceSettings, settings
from store.services.settling import (
    accept,
    adjust,
    cancel,
    dispute,
    pay,
    put_on_account,
    show,
    waive,
)
from store.services.sheets import SERVICE
from store.services.steps import agree, decide, more, quote, refuse
from store.services.subject import ANSWERS

__all__ = [
    "ANSWERS", "SERVICE", "SERVICES",
    "Accepted", "Agreed", "Basis", "Decided", "Done", "How", "Line", "LineKind", "NewQuote",
    "OnAccount", "Paid", "Reason", "Service", "ServiceSettings", "Shown", "Stage", "State", "Work",
    "accept", "adjust", "agree", "agreed", "cancel", "decide", "dispute", "get", "lines", "more",
    "of_home", "of_ticket", "offered", "pay", "put_on_account", "quote", "refuse", "settings",
    "show", "total", "waive", "warm_at", "work",
]  # fmt: skip
