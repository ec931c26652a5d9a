"""Late charges (违约金): off unless agreed, computed from a bill's history each time ($51–$54)."""

from store.late.charge import Late, of_bill, of_bills, of_home, of_numbers, of_payer
from store.late.reckoning import Stretch, Terms
from store.late.settings import Clause, LateSettings, Order, as_percent, settings
from store.late.subject import ANSWERS
from store.late.waiver import WAIVERS, NewWaiver, Stage, Waiver, approve, ask, get, listed, refuse

__all__ = [
    "ANSWERS", "WAIVERS",
    "Clause", "Late", "LateSettings", "NewWaiver", "Order", "Stage", "Stretch", "Terms", "Waiver",
    "approve", "as_percent", "ask", "get", "listed", "of_bill", "of_bills", "of_home", "of_numbers",
    "of_payer", "refuse", "settings",
]  # fmt: skip
