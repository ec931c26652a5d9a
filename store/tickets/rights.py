"""Who may do what with tickets."""

from __future__ import annotations

from store.rights import DESK, IN_CHARGE, Right, Role

_WHO_WORK = {
    *(Role.ENGINEERING, Role.GUARD, Role.SALES_LEAD, Role.BUTLER),
    *(Role.CAFE_LEAD, Role.CLEANING_LEAD),
}

WORK_ORDERS = Right("do what is repaired or served", DESK | {Role.ENGINEERING})
RECTIFY = Right("put right what was found", DESK | _WHO_WORK)
REINSPECT = Right("re-inspect findings", DESK)
PUT_OFF = Right("put findings off", IN_CHARGE)
DO_TASKS = Right("do assigned tasks", DESK | _WHO_WORK)
CONFIRM_TASKS = Right("decide on assigned tasks", IN_CHARGE)
KEEP_PHRASES = Right("keep the usual reports", IN_CHARGE)
UNSAY = Right("take back that a resident was dissatisfied", IN_CHARGE)
