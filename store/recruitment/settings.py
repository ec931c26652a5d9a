"""The figures of recruitment, changeable without code (O10-O12, A25)."""

from __future__ import annotations

from pydantic import Field

from store.estate import own
from store.inputs import Count, Input, Prose, mark


class RecruitmentSettings(Input):
    """How long a trial may be, when a contract is due, what is issued, how long all is kept."""

    short: Count = Field(
        1,
        le=12,
        title=mark("Trial below a year's contract, months"),
        description=mark("At most 1 (劳动合同法 第十九条); below three months there is none."),
    )
    middle: Count = Field(
        2,
        le=12,
        title=mark("Trial below three years' contract, months"),
        description=mark("At most 2 (劳动合同法 第十九条)."),
    )
    long: Count = Field(
        6,
        le=12,
        title=mark("Trial of a longer contract, months"),
        description=mark("At most 6, for three years and more or no end (劳动合同法 第十九条)."),
    )
    contract: Count = Field(
        30,
        ge=1,
        le=30,
        title=mark("Contract within, days"),
        description=mark("In writing, from the first day on (劳动合同法 第十条)."),
    )
    warned: Count = Field(
        25,
        le=30,
        title=mark("Contract shown from day"),
        description=mark("From so many days on a missing contract stands on Today."),
    )
    ends: Count = Field(
        7,
        le=60,
        title=mark("Trial's end shown days before"),
        description=mark("So long before its end a trial stands on Today."),
    )
    youngest: Count = Field(
        16,
        ge=1,
        le=60,
        title=mark("Youngest, years"),
        description=mark("Nobody younger is set to work (禁止使用童工规定 第二条)."),
    )
    rounds: Count = Field(
        2,
        ge=1,
        le=5,
        title=mark("Interviews at most"),
        description=mark("By the office, and by the department."),
    )
    keep: Count = Field(
        6,
        ge=1,
        le=60,
        title=mark("Applicants kept, months"),
        description=mark(
            "Who was not taken is erased after so many months; the counts stay (个人信息保护法"
            " 第十九条)."
        ),
    )
    ended: Count = Field(
        24,
        ge=24,
        le=600,
        title=mark("Those who left kept, months"),
        description=mark("Ended contracts at least two years (劳动合同法 第五十条)."),
    )
    issues: Prose = Field(
        "入职证件复印件\n规章制度已发并签收\n员工手册\n工服\n工牌\n钥匙、门禁卡\n系统账号",
        title=mark("Handed out at the start"),
        description=mark("A line each; all of it is asked for again when somebody leaves."),
    )
    hands: Prose = Field(
        "文件资料\n未结工单与待办\n办公用品\n离职证明已开具\n劳动合同归档",
        title=mark("Handed over when leaving"),
        description=mark("A line each, besides what was handed out."),
    )

    @property
    def limits(self) -> tuple[int, int, int]:
        """The longest trials by the length of the contract."""
        return self.short, self.middle, self.long


def settings() -> RecruitmentSettings:
    """The settings in force."""
    return own.settings("recruitment", RecruitmentSettings)
