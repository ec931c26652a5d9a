"""What the list of who owes answers to the halls."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime

from store import journal
from store.answers import Answers, Person
from store.dunning.case import CASES
from store.dunning.debtor import pursued
from store.dunning.inputs import Hold, How, Rung, Stage
from store.dunning.looking import ALL, look
from store.dunning.report import EXPORT, figures
from store.dunning.rights import DECIDE, GRANT
from store.dunning.sentences import CALLED, SENTENCES
from store.dunning.settings import DunningSettings
from store.dunning.sheets import NOTICE, PLAN, POSTED
from store.engine import database, dialect
from store.journal import Entry
from store.rights import WORK_THE_DESK
from store.sentences import moment_or_day, yuan
from store.text import mark
from store.waiting import Handed

_MOST_NAMED = 6
_STEPS = ("begin", "take", "take_all", "promise")
_MORE = ("deliver", "rest", "resume", "acknowledge", "strike")


def _checks() -> dict[str, str]:
    """What ``verify`` asks of steps: each is of an entry, and struck out only by one."""
    step = dialect.number_in("j.payload", "step")
    of = f"j.subject = 'dunning:' || t.dunning_id AND {step} = t.id"
    return {
        mark("A step for arrears is none that was recorded: {what}"): (
            "SELECT min('dunning_step:' || t.id) FROM dunning_step t WHERE NOT EXISTS (SELECT 1"
            f" FROM journal j WHERE {of} AND j.kind IN ('dunning.stepped', 'dunning.planned',"
            " 'dunning.acknowledged')"
            f" AND {dialect.number_in('j.payload', 'owed')} = (SELECT sum(x.owed)"
            " FROM dunning_bill x WHERE x.step_id = t.id))"
            " OR (t.struck = 1) <> EXISTS (SELECT 1 FROM journal j WHERE"
            f" {of} AND j.kind = 'dunning.struck')"
        ),
    }


def handed(_now: datetime) -> Iterator[Handed]:
    """How many have promised, and how many rest (H7); midnight alone changes none of these."""
    cases = pursued()
    said = {
        "promised": [one for one in cases if one.case and one.case.promised_on and not one.kept],
        "resting": [one for one in cases if one.stage is Stage.HELD],
        "planned": [one for one in cases if one.stage is Stage.PLANNED],
    }
    homes = [one.home for ones in said.values() for one in ones]
    if homes:
        title = "  ".join(homes[:_MOST_NAMED])
        facts = {name: len(ones) for name, ones in said.items()}
        yield Handed(ALL, title, facts, journal.newest_about("dunning"))


def erase(person: Person) -> Mapping[str, int]:
    """Empty the name of whom a step reached, at the homes that were theirs."""
    homes = ", ".join("?" * len(person.homes)) or "NULL"
    done = database.db.execute_sql(
        "UPDATE dunning_step SET whom = '' WHERE whom = ? AND dunning_id IN"
        f" (SELECT d.id FROM dunning d WHERE d.home_id IN ({homes}))",
        (person.name, *person.homes),
    )
    return {"steps": int(done.rowcount)}


def forget(entry: Entry) -> None:
    """Empty what the list repeats of an entry's words."""
    named = {name: "" for name in ("proof", "text") if name in entry.words}
    if named and "step" in entry.payload:
        changes = ", ".join(f"{name} = ''" for name in named)
        database.db.execute_sql(
            f"UPDATE dunning_step SET {changes} WHERE id = ?", (entry.payload["step"],)
        )


ANSWERS = Answers(
    rights=(GRANT, DECIDE),
    operations={
        **{f"dunning.steps.{name}": WORK_THE_DESK for name in _STEPS},
        **{f"dunning.more.{name}": WORK_THE_DESK for name in _MORE},
        "dunning.more.agree": DECIDE,
    },
    settings=DunningSettings,
    settled=look,
    set_back=look,
    lapse=look,
    sheets=(NOTICE, PLAN, POSTED),
    figures=figures,
    sentences=SENTENCES,
    called=CALLED,
    shown={
        "rung": Rung,
        "how": How,
        "hold": Hold,
        "owed": yuan,
        "promise": yuan,
        "on": moment_or_day,
        "until": moment_or_day,
        "deadline": moment_or_day,
        "promise_on": moment_or_day,
    },
    handed=handed,
    printed=CASES.printed,
    find=CASES.find(lambda one: f"{one.number} {one.home}"),
    personal={"dunning_step": ("whom", "proof", "text")},
    erase=erase,
    forget=forget,
    checks=dict(CASES.checks) | _checks(),
    exports=(EXPORT,),
    demo=True,
)
