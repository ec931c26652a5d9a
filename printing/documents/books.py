"""The registers of a year, lying on A4 (O20): what was put right stands struck through (O24)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import partial
from typing import Any

from printing.asked import Asked, Blank, Command, Request
from printing.labels import called
from printing.sheet import (
    A4_LYING,
    Align,
    Column,
    Fields,
    Format,
    Head,
    Part,
    Plain,
    Sheet,
    Signature,
    Signatures,
    Table,
)
from store import clock, documents
from store.desk import staff
from store.documents import (
    DELIVERY_BOOK,
    FILE_LIST,
    RECEIVED_BOOK,
    SENT_BOOK,
    File,
    LetterIn,
    LetterOut,
)
from store.estate import settings
from store.paper import SheetKind
from store.text import mark

_ROWS = 20  # of a page of the paper book (O20)
_RULE = "登记簿不得撕页、粘贴；登错的划去原文，另写在旁，由经手人说明（划去的原文保留在册）。"
_C = Align.CENTRE
_RECEIVED = (
    Column("收文号", 23), Column("收文日期", 18, _C), Column("来文机关", 26),
    Column("来文字号", 24), Column("标题及附件", 48), Column("份", 8, _C),
    Column("密级／缓急", 18, _C), Column("承办部门／人", 24), Column("限办", 18, _C),
    Column("办理结果／复文号", 34), Column("卷号", 22),
)  # fmt: skip
_SENT = (
    Column("顺序号", 23), Column("发文字号", 28), Column("日期", 18, _C),
    Column("标题及附件", 46), Column("密级", 12, _C), Column("份", 8, _C),
    Column("拟稿／核稿／签发", 34), Column("用印", 16), Column("发往", 24),
    Column("存／余", 12, _C), Column("状态", 18), Column("卷号", 22),
)  # fmt: skip
_DELIVERED = (
    Column("日期", 22, _C), Column("封号", 28), Column("发往", 44), Column("文号", 36),
    Column("方式", 22, _C), Column("份数", 14, _C), Column("签收人", 34),
    Column("签收日期", 28, _C),
)  # fmt: skip
_FILES = (
    Column("卷号", 26), Column("年度", 12, _C), Column("类别", 24), Column("事由", 30),
    Column("案卷题名", 52), Column("页数", 12, _C), Column("保管期限", 22), Column("存放", 24),
    Column("保管至", 22, _C), Column("状态", 24),
)  # fmt: skip


@dataclass(frozen=True)
class Known:
    """Names of the staff, and numbers of files, by their ids."""

    names: Mapping[int, str] = field(default_factory=dict)
    files: Mapping[int, str] = field(default_factory=dict)


def _page(
    title: str,
    year: str,
    columns: tuple[Column, ...],
    rows: Sequence[tuple[str, ...]],
    estate: str,
    at: datetime,
    head: Head | None,
) -> Sheet:
    parts: tuple[Part, ...] = (
        Fields.of(("年度", year, "登记", "")),
        Table(columns, tuple(rows), 0 if rows else _ROWS, size=7.5),
        Plain(_RULE),
        Signatures((Signature("登记人"), Signature("主管", "已核"))),
    )
    return Sheet(title, estate, parts, at, "", head, format=A4_LYING)


def received(
    found: Sequence[LetterIn], known: Known, year: str, estate: str, at: datetime, head: Head | None
) -> Sheet:
    """收文登记簿."""
    rows = [
        (
            one.number, one.received_on.isoformat(), one.sender, one.their_number,
            with_struck(" ".join(filter(None, (one.title, one.enclosures))), one.struck),
            str(one.copies), f"{called(one.secrecy)}／{called(one.urgency)}",
            " ".join(filter(None, (one.department, one.handler))), _day(one.due_on),
            "；".join(filter(None, (one.result, one.reply_number))) or called(one.stage),
            known.files.get(one.file_id or 0, ""),
        )
        for one in found
    ]  # fmt: skip
    return _page("收文登记簿", year, _RECEIVED, rows, estate, at, head)


def sent(
    found: Sequence[LetterOut],
    known: Known,
    year: str,
    estate: str,
    at: datetime,
    head: Head | None,
) -> Sheet:
    """发文登记簿."""
    rows = [
        (
            one.number, one.doc_number, one.dated.isoformat(),
            with_struck(" ".join(filter(None, (one.title, one.enclosures))), one.struck),
            called(one.secrecy), str(one.copies),
            "／".join(known.names.get(who, "—") if who else "—"
                      for who in (one.drafted_by, one.checked_by, one.signed_by)),
            f"{one.seals} 次 {one.sealed_by}" if one.seals else "", one.sent_to,
            f"{one.copies_kept}／{one.left}" if one.sent_on else "", called(one.stage),
            known.files.get(one.file_id or 0, ""),
        )
        for one in found
    ]  # fmt: skip
    return _page("发文登记簿", year, _SENT, rows, estate, at, head)


def delivered(
    found: Sequence[LetterOut],
    _known: Known,
    year: str,
    estate: str,
    at: datetime,
    head: Head | None,
) -> Sheet:
    """送文簿."""
    rows = [
        (
            _day(one.sent_on), one.envelope, one.sent_to, one.doc_number,
            called(documents.By(one.way)), str(max(one.copies - one.copies_kept, 0)),
            one.receipt_by, _day(one.receipt_on),
        )
        for one in sorted(found, key=lambda each: each.envelope)
        if one.envelope
    ]  # fmt: skip
    return _page("送文簿", year, _DELIVERED, rows, estate, at, head)


def filed(
    found: Sequence[File], _known: Known, year: str, estate: str, at: datetime, head: Head | None
) -> Sheet:
    """归档目录: by year, kind and matter."""
    rows = [
        (
            one.number, str(one.year), called(one.kind), one.matter, one.title, str(one.pages),
            called(one.keep), one.place, _day(one.keep_until) or "永久", called(one.stage),
        )
        for one in found
    ]  # fmt: skip
    return _page("归档目录", year, _FILES, rows, estate, at, head)


def with_struck(text: str, struck: str) -> str:
    """A text with what was struck written beside it (O24)."""
    was = "；".join(struck.splitlines())
    return f"{text}〔划去 {was}〕" if was else text


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


_Lay = Callable[[Sequence[Any], Known, str, str, datetime, Head | None], Sheet]
_Reads = Callable[[int], Sequence[Any]]


def _every_file(_year: int) -> Sequence[File]:
    return documents.files()


def _asked(kind: SheetKind, script: str, lay: _Lay, reads: _Reads) -> Asked:
    def request(which: str, _on: Format) -> Request:
        year = int(which) if which.isdecimal() else clock.today().year
        found, estate = reads(year), settings().name
        known = Known(staff.names(), {one.id: one.number for one in documents.files()})

        def declare(at: datetime, head: Head | None) -> Sheet:
            return lay(found, known, "全部" if lay is filed else f"{year} 年", estate, at, head)

        return Request(kind, f"documents:{which}", script, declare)

    def blank(estate: str, at: datetime, _on: Format) -> Sheet:
        return lay((), Known(), "", estate, at, None)

    return Asked(request, (Blank(script, blank),))


_BOOKS: tuple[tuple[SheetKind, str, _Lay, _Reads, str], ...] = (
    (RECEIVED_BOOK, "received-book", received, documents.received_in,
     mark("the year's register of letters received")),
    (SENT_BOOK, "sent-book", sent, documents.sent_in, mark("the year's register of letters sent")),
    (DELIVERY_BOOK, "delivery-book", delivered, documents.sent_in,
     mark("the year's delivery book")),
    (FILE_LIST, "file-list", filed, _every_file, mark("the list of all files")),
)  # fmt: skip
SHEETS = {kind: _asked(kind, script, lay, reads) for kind, script, lay, reads, _help in _BOOKS}


def _all(kind: SheetKind, _given: object) -> tuple[SheetKind, str]:
    return kind, "documents:all"


COMMANDS = tuple(
    Command(script, help_, (), partial(_all, kind)) for kind, script, _lay, _reads, help_ in _BOOKS
)
