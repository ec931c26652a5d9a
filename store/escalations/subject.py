"""What escalations answer to the halls."""

from __future__ import annotations

from store.answers import Answers
from store.escalations.escalation import ESCALATIONS
from store.escalations.inputs import How, Level, Stage
from store.escalations.report import figures
from store.escalations.rights import LOWER
from store.escalations.sentences import CALLED, SENTENCES
from store.escalations.settings import EscalationSettings
from store.escalations.sheets import ESCALATION
from store.rights import WORK_THE_DESK, Role
from store.sentences import Telling, moment_or_day, person, thing

_STEPS = ("raise_", "ring", "tell", "acknowledge", "decide", "end")


def _passed(text: str, telling: Telling) -> str:
    return telling.word(text)


ANSWERS = Answers(
    rights=(LOWER,),
    operations={
        **{f"escalations.steps.{step}": WORK_THE_DESK for step in _STEPS},
        "escalations.steps.lower": LOWER,
    },
    settings=EscalationSettings,
    sheets=(ESCALATION,),
    figures=figures,
    set_back=ESCALATIONS.set_back,
    sentences=SENTENCES,
    called=CALLED,
    shown={
        "about": thing,
        "at": moment_or_day,
        "level": Level,
        "how": How,
        "role": Role,
        "state": Stage,
        "passed": _passed,
        "whom": person,
        "owner": person,
        "until": moment_or_day,
    },
    handed=ESCALATIONS.handed(
        (Stage.RAISED, Stage.REACHED, Stage.DECIDED),
        lambda one: one.number,
        lambda one: {"number": one.number, "level": one.level, "about": one.thing},
    ),
    printed=ESCALATIONS.printed,
    find=ESCALATIONS.find(lambda one: one.number),
    checks=ESCALATIONS.checks,
    demo=True,
)
