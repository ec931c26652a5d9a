"""《钥匙核对记录》: what hung on each hook when it was counted, and what differed (K3)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from printing.asked import Asked, Blank, Command, Request, Takes
from printing.labels import called, moment
from printing.sheet import (
    Align,
    Column,
    Fields,
    Format,
    Head,
    Part,
    Sheet,
    Signature,
    Signatures,
    Table,
)
from store import keys
from store.desk import staff
from store.estate import settings
from store.keys import KEY_COUNT, HeldKey
from store.keys.counts import KeyCount, Line, Party, Rechecked, Stage, get
from store.rights import Staff
from store.text import mark

TITLE = "钥匙核对记录"
_DIFFERING = (
    Column("挂钩", 16, Align.CENTRE),
    Column("房号 / 钥匙", 50),
    Column("应有", 13, Align.RIGHT),
    Column("初点", 13, Align.RIGHT),
    Column("复点", 13, Align.RIGHT),
    Column("差", 15, Align.CENTRE),
    Column("说明", 58),
)
_ALL = (
    Column("挂钩", 16, Align.CENTRE),
    Column("房号 / 钥匙", 70),
    Column("应有", 16, Align.RIGHT),
    Column("实点", 16, Align.RIGHT),
    Column("情况", 34, Align.CENTRE),
    Column("清点人", 26, Align.CENTRE),
)
_BLANK = (
    Column("挂钩", 18, Align.CENTRE),
    Column("房号 / 钥匙", 90),
    Column("实点", 20),
    Column("情况", 50),
)
_NOTHING = ("无", "", "", "", "", "", "")
_MEANING = "已按清单逐钩先点数、后对账，差异及说明属实"
_CHECKED = "已复核差异及说明"
_HOW = "先点数，后对账：点数前不看清单把数。清点期间借出、归还照常登记，以点到该钩时的清单为准。"


def declare(
    counted: KeyCount,
    estate: str,
    names: Mapping[int, str],
    printed_at: datetime,
    head: Head | None = None,
) -> Sheet:
    """The declaration of a reconciliation; ``names`` are those of staff, by id.

    One that is not signed leaves room for a pen, and says that it is under way or was given up.
    """
    parts: tuple[Part, ...] = (
        Fields.of(
            ("应核对日", _day(counted.due), "清单", _version(counted)),
            ("开始", moment(counted.begun_at), "完成", _ended(counted)),
            ("清点", _how_many(counted), "差异", _differences(counted)),
            ("下次核对", _day(counted.next_due), "清点人", "、".join(_counters(counted, names))),
        ),
        Table(
            _DIFFERING,
            tuple(_differing(line, counted, names) for line in counted.differing) or (_NOTHING,),
            title="一　差异",
        ),
        Table(_ALL, tuple(_row(line, names) for line in counted.lines), title="二　逐钩清点"),
        Signatures((_signature(counted), Signature("复核人", _CHECKED))),
    )
    return Sheet(TITLE, estate, parts, printed_at, f"{counted.id:06}", head, _HOW)


def blank(estate: str, printed_at: datetime, held: Sequence[HeldKey]) -> Sheet:
    """The declaration of a list to count by hand: what hangs where, and not how many."""
    rows = tuple((key.hook, f"{key.home} {key.doors}".strip(), "", "") for key in held)
    parts: tuple[Part, ...] = (
        Fields.of(("应核对日", "", "清单", ""), ("开始", "", "完成", "")),
        Table(_BLANK, rows, least=20, title="逐钩清点"),
        Signatures((Signature("清点人", _MEANING), Signature("复核人", _CHECKED))),
    )
    return Sheet(TITLE, estate, parts, printed_at, "", None, _HOW)


def _day(on: date | None) -> str:
    return on.isoformat() if on else ""


def _version(counted: KeyCount) -> str:
    return f"截至第 {counted.version} 条记录，{counted.hooks} 钩"


def _ended(counted: KeyCount) -> str:
    told = {Stage.COUNTING: "核对中", Stage.GIVEN_UP: "已放弃　"}.get(counted.stage, "")
    return told + moment(counted.ended_at)


def _how_many(counted: KeyCount) -> str:
    gone = counted.hooks - len(counted.lines) if counted.lines else 0
    return f"{counted.counted} 钩" + (f"，期间销册 {gone}" if gone else "")


def _differences(counted: KeyCount) -> str:
    return f"{counted.differences} 钩" if counted.differences else "无"


def _counters(counted: KeyCount, names: Mapping[int, str]) -> list[str]:
    """Who counted, in the order in which they first did."""
    return list(dict.fromkeys(name for line in counted.lines if (name := _counter(line, names))))


def _counter(line: Line, names: Mapping[int, str]) -> str:
    return names.get(line.facts["by"] or 0, "")


def _differing(line: Line, counted: KeyCount, names: Mapping[int, str]) -> tuple[str, ...]:
    answer = line.answer
    assert answer is not None
    first, last = line.facts["first"], answer.counted
    again = str(last) if last != first else ""
    differs = f"多 {line.difference}" if line.difference > 0 else f"少 {-line.difference}"
    finding = counted.findings.get(line.key)
    told = (
        answer.note,
        f"问题单 {finding.number:06}，{called(finding.stage)}" if finding else "",
        *(_again(one, names) for one in counted.rechecked(line)),
    )
    return (
        *(line.facts["hook"], line.title, _should(line), str(first), again, differs),
        "\n".join(filter(None, told)),
    )


def _again(one: Rechecked, names: Mapping[int, str]) -> str:
    agrees = "相符" if one.agrees else "仍不符"
    who = names.get(one.by or 0, "")
    return (
        f"复查 {moment(one.at)} {who}：应有 {one.expected} 实点 {one.counted}，{agrees}。{one.note}"
    )


def _row(line: Line, names: Mapping[int, str]) -> tuple[str, ...]:
    counted = "" if line.answer is None else str(line.answer.counted)
    return (
        *(line.facts["hook"], line.title, _should(line), counted, _state(line)),
        _counter(line, names),
    )


def _should(line: Line) -> str:
    return "" if line.expected is None else str(line.expected)


def _state(line: Line) -> str:
    if line.answer is None:
        return ""
    if more := line.difference:
        return f"多 {more}" if more > 0 else f"少 {-more}"
    agrees = "相符" if line.facts["first"] == line.answer.counted else "复点相符"
    return f"借出，{agrees}" if line.facts["lent"] else agrees


def _signature(counted: KeyCount) -> Signature:
    signed = counted.signature(Party.COUNTER)
    if signed is None:
        return Signature("清点人", _MEANING)
    meaning = f"{_MEANING}（记录 {signed.number}）"
    return Signature("清点人", meaning, _who(signed.staff), moment(signed.at))


def _who(who: Staff) -> str:
    return f"{who.name}　{who.number}"


def _count(number: str, _on: Format) -> Request:
    counted, estate, names = get(int(number)), settings().name, staff.names()
    return Request(
        KEY_COUNT,
        f"key_count:{counted.id}",
        f"key-count-{counted.id}",
        lambda at, head: declare(counted, estate, names, at, head),
    )


def _blank(estate: str, at: datetime, _on: Format) -> Sheet:
    return blank(estate, at, keys.inventory())


ASKED = {KEY_COUNT: Asked(_count, (Blank("key-count", _blank),))}
COMMANDS = (
    Command(
        "key-count",
        mark("the record of a key reconciliation"),
        (Takes("number", int, "N"),),
        lambda given: (KEY_COUNT, f"key_count:{given['number']}"),
    ),
)
