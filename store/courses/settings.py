"""The figures of training, changeable without code (O13-O16)."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, Field

from store.courses import needs
from store.estate import own
from store.inputs import Count, Input, Prose, mark


def _needs(text: str) -> str:
    needs.parsed(text)
    return text


class CourseSettings(Input):
    """What each post needs, and how long after a session it is examined and looked at again."""

    needed: Annotated[Prose, AfterValidator(_needs)] = Field(
        "",
        title=mark("Training each post needs"),
        description=mark(
            "Post, what, class hours, like 前台 岗位 8; 全部 应急 4. Safety comes with it."
            " Empty: nothing stands on Today."
        ),
    )  # O13; off until chosen
    exam: Count = Field(
        5,
        le=60,
        title=mark("Examined within, days"),
        description=mark("So many days after the session at most."),
    )  # O14
    effect: Count = Field(
        30,
        le=366,
        title=mark("Looked at again after, days"),
        description=mark("What came of it at work, for what was to be mastered; 0: never."),
    )  # O14
    ahead: Count = Field(
        30,
        le=366,
        title=mark("Shown before it runs out, days"),
        description=mark("So long before a training that a post needs runs out."),
    )  # O15


def settings() -> CourseSettings:
    """The settings in force."""
    return own.settings("courses", CourseSettings)
