"""The usual texts of the demo estate's log, and who left its desk for a while."""

from __future__ import annotations

from functools import partial

from store.answers import Past
from store.dutylog.absence import away, be_back, leave_desk
from store.dutylog.inputs import Category
from store.dutylog.usual import NewUsual, add_usual
from store.rights import Staff

_TEXTS = (
    (Category.PATROL, "巡视大堂及门前", "地面干净，灯具完好，门禁正常"),
    (Category.VISIT, "送水工到访", "已登记身份证件，送至茶水间"),
    (Category.CALL, "业主来电询问物业费缴纳方式", "已告知缴费渠道及开票时间"),
    (Category.FACILITY, "电梯维保单位到场保养", "已设围挡、张贴告示，恢复运行后撤除"),
    (Category.ENVIRONMENT, "保洁巡查大堂卫生", "合格"),
)
_LEFT = ((4, 95, 12), (2, 130, 8), (1, 70, 15))  # shifts back, the minute, for how many minutes


def plan(past: Past) -> None:
    """Let the texts be kept when the desk began, and the desk be left now and then."""
    first = past.shifts - 1
    for place, (category, what, handled) in enumerate(_TEXTS):
        new = NewUsual(category=category, what=what, handled=handled)
        at = past.moment(first, 20 + place)
        past.plan(at, partial(add_usual, new, by=past.assistant(first)))
    for back, minute, minutes in _LEFT:
        if back < past.shifts:
            by = past.assistant(back)
            past.plan(past.moment(back, minute), partial(leave_desk, by=by))
            past.plan(past.moment(back, minute + minutes), partial(_come_back, by))


def _come_back(by: Staff) -> None:
    if (gone := away(by)) is not None:
        be_back(gone.id, by=by)
