"""What move-ins answer to the halls."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from store import catalogue
from store.answers import Answers, Person
from store.deposits import TAKE_DEPOSITS
from store.engine import database
from store.export import Export
from store.figure import Period
from store.journal import Entry
from store.meters import MeterKind
from store.moveins import sheets
from store.moveins.line import LINES, lines_of
from store.moveins.papers import Hand, Leave, Money, Room
from store.moveins.report import figures
from store.moveins.rights import LET_FUND_PAST, LET_PAST, PLAN_MOVE_INS
from store.moveins.sentences import CALLED, SENTENCES
from store.moveins.settings import MoveInSettings
from store.moveins.visits import VISITS
from store.moveins.walk import IN_HAND, MOVES, Walk, every, of_home
from store.moveins.words import Conclusion, Course, LineStage, Mode, Next, Warranty
from store.receipts import Method
from store.register import together
from store.residents import DocumentKind
from store.rights import WORK_THE_DESK
from store.sentences import Telling, moment_or_day, yuan
from store.text import mark
from store.waiting import Staying

_chinese = catalogue.of("zh_CN").gettext
_OPERATIONS = {
    WORK_THE_DESK: (
        *("steps.open_", "steps.correct", "steps.pause", "steps.resume", "steps.archive"),
        *("steps.cancel", "steps.look_again", "verifying.tick", "verifying.see", "verifying.owe"),
        *("verifying.verify", "verifying.register", "charging.charge", "charging.strike"),
        *("accepting.check", "accepting.check_rest", "accepting.leave_unchecked"),
        *("accepting.read_meter", "accepting.defect", "accepting.conclude"),
        *("mending.reinspect", "mending.agree", "mending.tried", "mending.reaccept"),
        *("handing.give", "handing.not_given", "handing.hand_out", "undoing.undo"),
        *("leaving.leave", "leaving.settle", "leaving.not_needed", "leaving.close"),
        *("batch.came", "batch.postpone", "batch.miss"),
    ),
    TAKE_DEPOSITS: ("charging.take",),
    LET_PAST: ("steps.let_past", "verifying.pass_by", "mending.close_unreached"),
    PLAN_MOVE_INS: ("batch.plan_one", "batch.plan_batch", "batch.call_off"),
}
_KINDS = {"paper": DocumentKind, "money": Money, "room": Room, "meter": MeterKind, "hand": Hand,
          "leave": Leave}  # fmt: skip
_EXTRA = mark("Defect {n}")


def line_called(code: str) -> tuple[str, str]:
    """The marked name of a line by its code, and the number of one that is only counted."""
    part, _colon, value = code.partition(":")
    if part == "extra":
        return _EXTRA, value
    return _KINDS[part](value).called, ""


def _line(value: Any, telling: Telling) -> str:
    source, number = line_called(str(value))
    return telling.word(source).format(n=number)


def _count(value: Any, _telling: Telling) -> str:
    return str(len(value)) if isinstance(value, list) else str(value)


def stays(home_id: int) -> Iterator[Staying]:
    """The home's walks that are in hand."""
    for one in of_home(home_id):
        if one.stage in IN_HAND:
            told = {"number": one.number, "state": one.state.value, "next": one.next.value}
            yield Staying("movein.stays", one.subject, told)


def erase(person: Person) -> Mapping[str, int]:
    """Empty the names of walks and appointments that a person has or had (F6)."""
    homes = ", ".join("?" * len(person.homes)) or "NULL"
    changed = 0
    for table, columns in (("movein", ("owner", "handler", "handed_to")),
                           ("movein_visit", ("owner",))):  # fmt: skip
        for column in columns:
            more = ", address = ''" if column == "owner" and table == "movein" else ""
            sql = (
                f"UPDATE {table} SET {column} = ''{more}"
                f" WHERE {column} = ? AND home_id IN ({homes})"
            )
            changed += int(database.db.execute_sql(sql, (person.name, *person.homes)).rowcount)
    return {"move-ins": changed}


def forget(entry: Entry) -> None:
    """Empty what the tables repeat of an entry's words."""
    if entry.kind.startswith("movein_line."):
        LINES.table.update(entry.subject_id, name="", note="")
        LINES.wait_anew(entry.subject_id)
    elif entry.kind == "movein.paused":
        MOVES.table.update(entry.subject_id, paused_for="")
        MOVES.wait_anew(entry.subject_id)


def set_back() -> None:
    """Let all of them wait anew, now that the clock was set back."""
    for register in (MOVES, LINES, VISITS):
        register.set_back()


def _exported(_period: Period | None) -> Iterator[Sequence[str]]:
    for one in sorted(every(), key=lambda one: one.id):
        mode, state = _chinese(one.mode.called), _chinese(one.state.called)
        days = (one.notice_date, one.charged_from, one.handed_on, one.closed_on)
        lines = lines_of(one.id)
        yield (
            *(one.number, _chinese(one.course.called), one.home, mode),
            *(day.isoformat() if day else "" for day in days),
            *(str(sum(line.ticket is not None for line in lines)), state),
        )


EXPORT = Export(
    "move-ins",
    mark("the move-ins"),
    (
        "编号",
        "类别",
        "房号",
        "办理方式",
        "通知日期",
        "计费起始日",
        "交付日",
        "归档日",
        "问题数",
        "状态",
    ),
    _exported,
)


def _named(one: Walk) -> str:
    return f"{one.number} {one.home} {_chinese(one.course.called)}"


def _facts(one: Walk) -> Mapping[str, object]:
    told: dict[str, object] = {"number": one.number, "next": one.next.value}
    if one.back_on is not None:
        told |= {"until": one.back_on, "for": one.paused_for}
    return told


_handed = MOVES.handed(IN_HAND, lambda one: f"{one.home} {_chinese(one.course.called)}", _facts)
_lines_handed = LINES.handed(
    (LineStage.OWED, LineStage.TO_AGREE, LineStage.AGREED),
    lambda one: f"{one.home} {one.number}",
    lambda one: {"number": one.number, "line": one.code, "ticket": one.ticket,
                 "until": one.owed_by or one.meeting_at},
)  # fmt: skip


def _handed_all(now: Any) -> Iterator[Any]:
    yield from _handed(now)
    yield from _lines_handed(now)


ANSWERS = Answers(
    rights=(LET_PAST, LET_FUND_PAST, PLAN_MOVE_INS),
    operations={f"moveins.{name}": right for right, all_ in _OPERATIONS.items() for name in all_},
    settings=MoveInSettings,
    set_back=set_back,
    sheets=sheets.ALL,
    figures=figures,
    sentences=SENTENCES,
    called=CALLED,
    shown={
        **{"mode": Mode, "course": Course, "conclusion": Conclusion, "next": Next},
        **{"state": LineStage, "warranty": Warranty, "method": Method},
        **dict.fromkeys(("total", "owed", "amount"), yuan),
        **dict.fromkeys(
            ("charged_from", "last_day", "back_on", "owed_by", "warranty_end", "meeting_at", "at"),
            moment_or_day,
        ),
        **{"line": _line, "missing": _count},
    },
    handed=_handed_all,
    printed=MOVES.printed,
    find=MOVES.find(_named),
    stays=stays,
    personal={
        "movein": ("owner", "handler", "address", "handed_to", "paused_for"),
        "movein_line": ("name", "note"),
        "movein_visit": ("owner",),
    },
    erase=erase,
    forget=forget,
    checks=together(MOVES.checks, LINES.checks, VISITS.checks),
    exports=(EXPORT,),
    demo=True,
)
