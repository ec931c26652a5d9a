"""The surveys of the demo estate: last year's was counted, this one's sheets come in."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from random import Random

from store import clock
from store.answers import Past
from store.rights import Staff
from store.surveys.ending import count
from store.surveys.inputs import Again, Approval, Closing, Counting, NewSheet, NewSurvey, Publish
from store.surveys.steps import approve, close, draft, enter, enter_again, publish
from store.surveys.survey import Survey, every, get, sample_of, sheets_of

# Whom a share of the homes would make too many to type in: the demo is there at once.
_MOST = 150
_WORDS = ("希望多搞亲子活动", "地下车库出口灯太暗", "保洁很负责", "快递柜常满")


def plan(past: Past) -> None:
    """One that is counted, and one of which two in three sheets are typed in."""
    days = min(past.shifts // 3, 12)
    if not past.lived_in:
        return
    if days >= 4:
        first, by = past.moment(days * 3 - 1, 20), past.assistant(days * 3 - 1)
        past.plan(first, partial(_whole, by, past.supervisor, past.rng, _share(past, 30)))
    back = min(max(days * 3 - 6, 4), past.shifts - 1)
    past.plan(
        past.moment(back, 30),
        partial(_begun, past.assistant(back), past.supervisor, _share(past, 100)),
    )
    for part, shift in enumerate(sorted({min(3, back), min(2, back), 1}, reverse=True)):
        by = past.assistant(shift)
        past.plan(past.moment(shift, 200), partial(_typed, part, by, past.rng))


def _share(past: Past, percent: int) -> int:
    """The share of the homes that is asked, less of a large estate."""
    return max(min(percent, 100 * _MOST // len(past.lived_in)), 1)


def _new(title: str, by: Staff, above: Staff, share: int, *, anonymous: bool) -> Survey:
    new = NewSurvey(title=title, share=share, anonymous=anonymous)
    one = draft(new, by=by)
    approve(one.id, Approval(), by=above)
    return publish(one.id, Publish(seed=20251), by=by)


def _marks(dice: Random, questions: int) -> tuple[str, ...]:
    weights = [3, 5, 12, 45, 35]
    marks = dice.choices(("1", "2", "3", "4", "5"), weights, k=questions)
    return tuple("NA" if dice.random() < 0.05 else one for one in marks)


def _whole(by: Staff, above: Staff, dice: Random, share: int) -> None:
    one = _new("年初满意度调查", by, above, share, anonymous=True)
    buildings = [asked.cell.partition("/")[0] for asked in sample_of(one.id)]
    for no in range(1, one.handed + 1):
        if dice.random() < 0.85:
            answers = _marks(dice, len(one.questions))
            sheet = NewSheet(no=no, answers=answers, building=dice.choice(buildings))
            enter(one.id, sheet, by=by)
    for each in sheets_of(one.id):
        if each.twice:
            enter_again(each.id, Again(answers=each.answers), by=above)
    close(one.id, Closing(reason="应收的都已收回"), by=above)
    due = clock.now() + timedelta(days=30)
    count(one.id, Counting(worker="赵师傅", due=due), by=above)


def _begun(by: Staff, above: Staff, share: int) -> None:
    _new("秋季业主满意度调查", by, above, share, anonymous=False)


def _typed(part: int, by: Staff, dice: Random) -> None:
    one = get(every()[0].id)
    for no in range(1 + part, one.handed + 1, 4):
        words = dice.choice(_WORDS) if dice.random() < 0.2 else ""
        answers = _marks(dice, len(one.questions))
        enter(one.id, NewSheet(no=no, answers=answers, words=words), by=by)
