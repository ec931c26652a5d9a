"""The sheets about one letter: how it is handled, who reads it, and the text we send."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from printing.documents.books import with_struck
from printing.labels import called, choice, moment
from printing.register import about, command
from printing.sheet import (
    Align,
    Column,
    Fields,
    Format,
    Head,
    Part,
    Plain,
    Prose,
    Sheet,
    Signature,
    Signatures,
    Table,
)
from store import documents
from store.desk import staff
from store.documents import (
    HANDLING,
    LETTER,
    LETTERS_IN,
    LETTERS_OUT,
    PASSING,
    Haste,
    Kind,
    LetterIn,
    LetterOut,
    Reader,
    ReaderStage,
    Secrecy,
)
from store.text import mark

_READERS = (
    Column("序", 10, Align.CENTRE),
    Column("传阅人", 34),
    Column("送阅日期", 28, Align.CENTRE),
    Column("应退日期", 28, Align.CENTRE),
    Column("签阅及日期", 40),
    Column("签阅方式", 26),
    Column("备注", 36),
)
_BLANK_ROWS = 12
_PASSING_RULE = "请在应退日期前签名、注明日期并退回前台；一份文件同时只在一人手中。"
_FROZEN = "签发后文稿不得改动；另有文稿的，另行编号。"


def handling(
    one: LetterIn | None, estate: str, at: datetime, head: Head | None, _on: Format
) -> Sheet:
    """收文处理单: its header, and the boxes for proposal, decision, handling, result."""
    days = (one.received_on, one.due_on) if one else (None, None)
    came, due = (day.isoformat() if day else "" for day in days)
    decided = one.decided_on.isoformat() if one and one.decided_on else ""
    done = one.done_on.isoformat() if one and one.done_on else ""
    title = with_struck(one.title, one.struck) if one else ""
    parts: tuple[Part, ...] = (
        Fields.of(
            ("收文日期", came, "份数", str(one.copies) if one else ""),
            ("来文机关", one.sender if one else "", "来文字号", one.their_number if one else ""),
        ),
        Fields.of(("标题", title), ("附件", one.enclosures if one else "")),
        Fields.of(
            ("密级", choice(one.secrecy if one else None, Secrecy)),
            ("缓急", choice(one.urgency if one else None, Haste)),
        ),
        Prose("拟办", one.proposal if one else "", 3),
        Prose("批办", one.opinion if one else "", 3),
        Fields.of(("批办人", one.decider if one else "", "日期", decided)),
        Fields.of(
            ("承办部门", one.department if one else "", "承办人", one.handler if one else ""),
            ("限办日期", due, "催办", f"{one.urged} 次" if one else ""),
        ),
        Prose("办理结果", one.result if one else "", 3),
        Fields.of(("复文号", one.reply_number if one else "", "办结日期", done)),
        Signatures(
            (Signature("登记人"), Signature("批办人", "照此办理"), Signature("承办人", "已办结"))
        ),
    )
    return Sheet("收文处理单", estate, parts, at, one.number if one else "", head)


def passing(
    one: LetterIn | None,
    readers: Sequence[Reader],
    estate: str,
    at: datetime,
    head: Head | None,
) -> Sheet:
    """传阅单: who reads it, in their order; how each signed stands beside."""
    came = one.received_on.isoformat() if one else ""
    parts: tuple[Part, ...] = (
        Fields.of(("标题", with_struck(one.title, one.struck) if one else "")),
        Fields.of(
            ("来文机关", one.sender if one else "", "收文日期", came),
        ),
        Table(_READERS, tuple(_reader(each) for each in readers), 0 if readers else _BLANK_ROWS),
        Plain(_PASSING_RULE),
        Signatures((Signature("送阅人"),)),
    )
    return Sheet("文件传阅单", estate, parts, at, one.number if one else "", head)


def _reader(one: Reader) -> tuple[str, ...]:
    given, due, read = (
        day.isoformat() if day else "" for day in (one.given_on, one.due_on, one.read_on)
    )
    signed = one.signed
    shown = f"{one.reader} {read}" if signed is documents.Read.PIN else read
    remark = one.remark
    if one.stage is ReaderStage.LEFT_OUT:
        remark = f"未阅：{one.remark}"
    return (str(one.place), one.reader, given, due, shown, called(signed), remark)


def text(
    one: LetterOut | None,
    names: Mapping[int, str],
    estate: str,
    at: datetime,
    head: Head | None,
) -> Sheet:
    """发文稿纸: the text with who wrote, checked, co-signed and signed it, and its seal."""
    signer = names.get(one.signed_by or 0, "") if one else ""
    posted = ""
    if one and one.kind is Kind.POSTER and one.post_from and one.post_until:
        posted = f"{one.posted_at}　{one.post_from.isoformat()} 至 {one.post_until.isoformat()}"
    checked = names.get(one.checked_by or 0, "") if one else ""
    parts: tuple[Part, ...] = (
        Fields.of(
            ("发文字号", one.doc_number if one else "", "文种", called(one.kind) if one else ""),
            ("主送", one.sent_to if one else "", "份数", str(one.copies) if one else ""),
            ("拟稿", names.get(one.drafted_by, "") if one else "", "核稿", checked),
        ),
        Fields.of(
            ("标题", with_struck(one.title, one.struck) if one else ""),
            ("附件", one.enclosures if one else ""),
            ("密级", choice(one.secrecy if one else None, Secrecy)),
            ("会签", one.cosigned.replace("\n", "；") if one else ""),
        ),
        Prose("正文", one.body if one else "", 16),
        *((Fields.of(("张贴", posted)),) if posted or one is None else ()),
        Plain(_FROZEN),
        Signatures(
            (
                Signature("签发", "同意发出", signer, moment(one.signed_at) if one else ""),
                Signature("用印", f"{one.seals} 次" if one and one.seals else ""),
            )
        ),
    )
    across = "作废" if one and one.stage is documents.OutStage.VOID else ""
    number = one.number if one else ""
    return Sheet("发文稿纸", estate, parts, at, number, head, across=across)


def _passing(
    one: LetterIn | None, estate: str, at: datetime, head: Head | None, _on: Format
) -> Sheet:
    return passing(one, documents.readers_of(one.id) if one else (), estate, at, head)


def _text(
    one: LetterOut | None, estate: str, at: datetime, head: Head | None, _on: Format
) -> Sheet:
    return text(one, staff.names() if one else {}, estate, at, head)


SHEETS = {
    HANDLING: about(LETTERS_IN, HANDLING, "letter-handling", handling),
    PASSING: about(LETTERS_IN, PASSING, "passing-round", _passing),
    LETTER: about(LETTERS_OUT, LETTER, "letter-sent", _text),
}
COMMANDS = (
    command(LETTERS_IN, HANDLING, "letter-handling", mark("how a received letter is handled")),
    command(LETTERS_IN, PASSING, "passing-round", mark("who reads a received letter")),
    command(LETTERS_OUT, LETTER, "letter-sent", mark("the text of a letter sent")),
)
