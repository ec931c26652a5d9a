"""Importing resident files from other systems' spreadsheets."""

from store.cells import TEXTS, WORKBOOKS
from store.residents.importing.asking import NO_COLUMN, NOWHERE, SHEET_NAME, Choice, Question
from store.residents.importing.columns import TITLES, Field
from store.residents.importing.households import Household, Rejected
from store.residents.importing.members import Member
from store.residents.importing.plan import Counts, Plan, carry_out, plan, plan_of_sheets
from store.residents.importing.rejects import write_rejects
from store.residents.importing.remarks import Remark

__all__ = [
    "NOWHERE",
    "NO_COLUMN",
    "SHEET_NAME",
    "TEXTS",
    "TITLES",
    "WORKBOOKS",
    "Choice",
    "Counts",
    "Field",
    "Household",
    "Member",
    "Plan",
    "Question",
    "Rejected",
    "Remark",
    "carry_out",
    "plan",
    "plan_of_sheets",
    "write_rejects",
]
