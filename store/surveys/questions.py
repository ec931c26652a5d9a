"""The questions of a survey as they are typed, frozen and answered (V13, V18, G5)."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass

from store.inputs import halfwidth, wrong
from store.text import Named, mark

# 5 very satisfied … 1 very dissatisfied; the second is the control against the last (V16, V18).
SEED = (
    "前台接待与电话\n报修及时\n维修质量与收费\n投诉处理\n公共秩序与巡逻\n门岗与访客\n楼内保洁\n"
    "园区保洁与垃圾\n绿化\n电梯与公共设备\n停车秩序\n装修管理\n社区活动\n公示与收费透明\n总体"
)
CONTROL = 1  # the place of the question that is held against the last one
MOST, LEAST = 30, 2
NA, BLANK = "NA", ""
MARKS = ("1", "2", "3", "4", "5")
VALUES = (*MARKS, NA, BLANK)
_WEIGHT = re.compile(r"(.*?)\s*[*×x]\s*([1-9])")


@dataclass(frozen=True)
class Question:
    """A question and how much it weighs in the index; the last of a survey is about it all."""

    text: str
    weight: int = 1


def typed(text: object) -> object:
    """Questions as they are typed, a line each, in one way of writing; raises pydantic's error."""
    if not isinstance(text, str):
        return text
    lines = [halfwidth(line).strip() for line in text.split("\n") if line.strip()]
    if not LEAST <= len(lines) <= MOST:
        raise wrong("A survey has {least} to {most} questions.", least=LEAST, most=MOST)
    if len(set(lines)) < len(lines):
        raise wrong("The same question stands there twice.")
    return "\n".join(lines)


def parsed(text: str) -> tuple[Question, ...]:
    """The questions of a typed text; a weight stands behind ``*``."""
    found = []
    for line in text.split("\n"):
        weighed = _WEIGHT.fullmatch(line)
        found.append(Question(weighed[1], int(weighed[2])) if weighed else Question(line))
    return tuple(found)


def frozen(questions: Sequence[Question]) -> str:
    """The questions as a survey keeps them."""
    return json.dumps([[one.text, one.weight] for one in questions], ensure_ascii=False)


def read(text: str) -> tuple[Question, ...]:
    """The questions that a survey keeps."""
    return tuple(Question(*one) for one in json.loads(text))


def as_typed(questions: Sequence[Question]) -> str:
    """The questions as they are typed."""
    return "\n".join(one.text + (f" * {one.weight}" * (one.weight != 1)) for one in questions)


class Fault(Named):
    """Why a sheet does not count; it is shown, and stays (V16)."""

    BLANK = "blank", mark("more than half is blank")
    CONTRARY = "contrary", mark("all alike, and against the control question")


def fault(answers: Sequence[str]) -> Fault | None:
    """Why a sheet's answers do not count, None where they do.

    More than half blank; or every answer the same but for the control question, which differs from
    the last one by three or more *(ours)*. Not to know is an answer, and not blank.
    """
    if 2 * sum(one == BLANK for one in answers) > len(answers):
        return Fault.BLANK
    if len(answers) <= CONTROL + 1:
        return None
    others = {one for place, one in enumerate(answers) if place != CONTROL}
    control, last = answers[CONTROL], answers[-1]
    alike = len(others) == 1 and last in MARKS and control in MARKS
    return Fault.CONTRARY if alike and abs(int(control) - int(last)) >= 3 else None
