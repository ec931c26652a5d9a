"""What the screens of surveys answer when the shell asks."""

from __future__ import annotations

from store import surveys
from tui.answers import Answers
from tui.register import drafts
from tui.surveys.screen import SurveysScreen


def _place(number: int) -> str:
    return surveys.get(number).number


ANSWERS = Answers(drafts=drafts(SurveysScreen), place=_place)
