"""The slip on which a file is borrowed, and the list of files to be destroyed (O25)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from printing.labels import called
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
from store.documents import CULL, CULLS, FILES, LOAN, Cull, File
from store.text import mark

_FILES = (
    Column("序", 10, Align.CENTRE),
    Column("卷号", 30),
    Column("年度", 14, Align.CENTRE),
    Column("类别", 26),
    Column("案卷题名", 58),
    Column("页数", 14, Align.CENTRE),
    Column("保管期限", 26),
    Column("保管至", 24, Align.CENTRE),
)
_BLANK_ROWS = 14
_LENT = "借阅原件须按期归还，不得涂改、拆卷、转借；逾期由前台催还。"
_TWO = "经批准后由二人在场监销；清册永久保存。批准人不得是造册人。"


def loan(one: File | None, estate: str, at: datetime, head: Head | None, _on: Format) -> Sheet:
    """借阅单: which original, to whom, why, until when."""
    since, until = (
        (day.isoformat() if day else "") for day in (one.lent_on, one.lent_until)
    ) if one else ("", "")  # fmt: skip
    parts: tuple[Part, ...] = (
        Fields.of(
            ("案卷题名", one.title if one else ""),
            ("存放", one.place if one else ""),
        ),
        Fields.of(
            ("借阅人", one.lent_to if one else "", "页数", str(one.pages) if one else ""),
            ("借出日期", since, "归还期限", until),
        ),
        Prose("用途", one.lent_why if one else "", 2),
        Plain(_LENT),
        Signatures(
            (
                Signature("借阅人", "已借到原件"),
                Signature("主管", "同意"),
                Signature("归还", "已归还，经核无缺"),
            )
        ),
    )
    return Sheet("档案借阅单", estate, parts, at, one.number if one else "", head)


def destroyed(
    one: Cull | None,
    found: Sequence[File],
    names: Mapping[int, str],
    estate: str,
    at: datetime,
    head: Head | None,
) -> Sheet:
    """销毁清册: the files, who approved, and the two who saw it done."""
    rows = tuple(
        (str(nth), each.number, str(each.year), called(each.kind), each.title, str(each.pages),
         called(each.keep), each.keep_until.isoformat() if each.keep_until else "")
        for nth, each in enumerate(found, 1)
    )  # fmt: skip
    approved = one.approved_on.isoformat() if one and one.approved_on else ""
    done = one.destroyed_on.isoformat() if one and one.destroyed_on else ""
    parts: tuple[Part, ...] = (
        Fields.of(("销毁原因", one.reason if one else ""), ("销毁方式", one.how if one else "")),
        Table(_FILES, rows, 0 if rows else _BLANK_ROWS),
        Plain(_TWO),
        Signatures(
            (
                Signature("造册人", "", names.get(one.listed_by, "") if one else ""),
                Signature(
                    "批准人", "同意销毁", _name(names, one.approved_by if one else None), approved
                ),
                Signature("监销人", "已监销", _name(names, one.first_by if one else None), done),
                Signature("监销人", "已监销", _name(names, one.second_by if one else None), done),
            )
        ),
    )
    return Sheet("档案销毁清册", estate, parts, at, one.number if one else "", head)


def _name(names: Mapping[int, str], who: int | None) -> str:
    return names.get(who, "") if who else ""


def _cull(one: Cull | None, estate: str, at: datetime, head: Head | None, _on: Format) -> Sheet:
    found = documents.files_of(one.id) if one else ()
    return destroyed(one, found, staff.names() if one else {}, estate, at, head)


SHEETS = {
    LOAN: about(FILES, LOAN, "file-loan", loan),
    CULL: about(CULLS, CULL, "file-destruction", _cull),
}
COMMANDS = (
    command(FILES, LOAN, "file-loan", mark("the loan slip of a file")),
    command(CULLS, CULL, "file-destruction", mark("the list of files to be destroyed")),
)
