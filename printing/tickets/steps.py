"""What was recorded of a ticket, a row each, as its sheets tell it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from printing.labels import called, moment
from printing.sheet import Align, Column, Part, Table
from store.tickets import Opinion, Step, Ticket

_STEPS = {
    "taken": "受理",
    "dispatched": "派单",
    "arrived": "到场",
    "called": "致电说明",
    "seen_to": "接手提醒",
    "suspended": "挂起",
    "resumed": "恢复",
    "completed": "完工",
    "answered": "答复",
    "opinion": "意见征询",
    "visited": "回访",
    "closed": "结束",
    "reopened": "重开",
    "withdrawn": "撤销",
    "noted": "备注",
    "raised": "发现",
    "assigned": "改派",
    "accepted": "接单",
    "begun": "开始整改",
    "put_right": "整改完成",
    "returned": "退回",
    "extended": "延期",
    "reinspected": "复查",
    "given_back": "退回",
    "tasked": "交办",
    "taken_on": "接办",
    "reported": "办理答复",
    "confirmed": "确认办结",
    "sent_back": "退回",
    "called_off": "取消",
    "postponed": "改期",
    "amended": "更正",
    "corrected": "更正",
    "struck": "误记作废",
}
_VARIANTS = {"again": "再次派单", "transferred": "转派", "tried": "致电未通"}
_TIMES = {"agreed": "约 {} 上门", "try_at": "{} 再打"}
_LABELS = {"unseen": "未到场：", "word": "业主："}
_FIELDS = {
    "home": "房号",
    "what": "事由",
    "kind": "类别",
    "urgency": "紧急程度",
    "caller": "报修人",
    "phone": "电话",
    "convenient": "方便时间",
    "place": "地点",
    "worker": "承办人",
}
_DUE = ("raised", "extended", "tasked", "postponed")
STEP_COLUMNS = (
    Column("时间", 31, Align.CENTRE),
    Column("事项", 20, Align.CENTRE),
    Column("经办", 20, Align.CENTRE),
    Column("说明", 107),
)
# What other boxes of the sheet say already.
_TOLD_ELSEWHERE = frozenset(
    ("taken", "dispatched", "arrived", "completed", "answered", "opinion", "visited", "closed")
)


def history(ticket: Ticket, staff: Mapping[int, str]) -> tuple[Part, ...]:
    """The steps as a table, where the boxes of the sheet do not tell them all."""
    kinds = [step.kind for step in ticket.steps]
    if set(kinds) <= _TOLD_ELSEWHERE and len(kinds) == len(set(kinds)):
        return ()
    result = ticket.last("completed", "answered")
    rows = (step_row(step, staff, told_above=step is result) for step in ticket.steps[1:])
    return (Table(STEP_COLUMNS, tuple(rows)),)


def step_row(step: Step, staff: Mapping[int, str], *, told_above: bool) -> tuple[str, ...]:
    """A step as a row of ``STEP_COLUMNS``, its words left out where they are told above."""
    words = {} if told_above else step.words
    told = [f"{_LABELS.get(name, '')}{text}" for name, text in words.items() if text]
    told = [*_about(step), *told]
    if "opinion" in step.payload:
        told.insert(0, called(Opinion(step.payload["opinion"])))
    if "passed" in step.payload:
        told.insert(0, "合格" if step.payload["passed"] else "不合格")
    text = "　".join(told)
    if expected := step.time("expected"):
        due = "期限 {}" if step.kind in _DUE else "预计 {} 完工"
        text += f"（{due.format(moment(expected))}）"
    for name, said in _TIMES.items():
        if at := step.time(name):
            text += f"（{said.format(moment(at))}）"
    if "happened" in step.payload and step.noted:
        text += f"（{moment(step.noted)} 补记）"
    text += "（误记，已作废）" if step.struck else ""
    if "until" in step.payload:
        text += f"（至 {step.payload['until']}）"
    return (
        moment(step.at),
        next((name for key, name in _VARIANTS.items() if step.payload.get(key)), _STEPS[step.kind]),
        staff.get(step.staff_id or 0, ""),
        text,
    )


def _about(step: Step) -> Iterator[str]:
    """What a correction is about: the fields that it puts right, or the step that it strikes."""
    if fields := step.payload.get("of"):
        yield "、".join(_FIELDS[name] for name in fields)
    if struck := step.payload.get("step"):
        yield f"“{_STEPS[struck]}”"
