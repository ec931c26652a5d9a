"""The sheets of office documents (O20, O21, O22, O25)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from printing import sheet
from printing.catalogue import request
from printing.documents import books, files, letters
from printing.documents.books import Known
from printing.sheet import A4, Sheet
from store.documents import (
    CULL,
    DELIVERY_BOOK,
    FILE_LIST,
    HANDLING,
    LETTER,
    LOAN,
    PASSING,
    RECEIVED_BOOK,
    SENT_BOOK,
    Cull,
    CullStage,
    File,
    FileKind,
    FileStage,
    Haste,
    InStage,
    Keep,
    Kind,
    LetterIn,
    LetterOut,
    OutStage,
    Read,
    Reader,
    ReaderStage,
    Secrecy,
    Source,
)
from store.paper import BLANK
from tests.printing.conftest import AT, HEAD
from tests.printing.samples import ESTATE, LONG
from tests.printing.test_looks import compared, sound

DAY = date(2026, 11, 23)
IN = LetterIn(
    id=1, number="LW-2026-0001", received_on=DAY, source=Source.AUTHORITY, home_id=None,
    ticket_id=7, sender="平安街道办事处", their_number="街物〔2026〕31号",
    title="关于开展冬季消防安全自查的通知", enclosures="自查表 1 份", copies=2,
    secrecy=Secrecy.PLAIN, urgency=Haste.URGENT, received_by=1, proposal=LONG[:60],
    decider="周经理", opinion="同意，工程部抓紧办理。", decided_on=DAY, department="工程部",
    handler="李师傅", due_on=DAY + timedelta(days=7), urged=1, result="已自查并整改 2 处。",
    reply_number="物函〔2026〕1号", done_on=DAY + timedelta(days=5),
    struck="标题：关于冬季自查的通知", file_id=1, filed_on=DAY + timedelta(days=6),
    stage=InStage.FILED,
)  # fmt: skip
READER = Reader(
    id=1, letter_id=1, letter=IN.number, title=IN.title, place=1, reader="王主管", given_on=DAY,
    due_on=DAY + timedelta(days=2), read_on=DAY + timedelta(days=1), how=Read.PIN, staff_id=2,
    remark="", stage=ReaderStage.BACK,
)  # fmt: skip
READERS = (
    READER,
    replace(READER, id=2, place=2, reader="李师傅", how=Read.PAPER, staff_id=None),
    replace(READER, id=3, place=3, reader="马队长", read_on=None, how="", stage=ReaderStage.OUT),
)
OUT = LetterOut(
    id=1, number="NG-2026-0001", kind=Kind.LETTER, doc_number="物函〔2026〕1号", dated=DAY,
    title="关于冬季消防安全自查情况的复函", body=f"平安街道办事处：\n{LONG[:200]}\n特此函复。",
    enclosures="自查表 1 份", secrecy=Secrecy.PLAIN, copies=3, sent_to="平安街道办事处", reply_to=1,
    drafted_by=1, checked_by=2, cosigned="工程部 李师傅 同意", signed_by=3, signed_at=AT,
    digest="0", seals=2, sealed_by="周经理", sealed_on=DAY, way="hand", envelope="SF-2026-0001",
    sent_on=DAY, copies_kept=1, receipt_by="陈科员", receipt_on=DAY, posted_at="", post_from=None,
    post_until=None, picture="", down_on=None, struck="", file_id=2, filed_on=None,
    stage=OutStage.RECEIVED,
)  # fmt: skip
FILE = File(
    id=1, number="AJ-2026-0001", year=2026, kind=FileKind.IN, matter="上级来文",
    title="2026 年上级来文", pages=12, keep=Keep.LONG, ends_on=None,
    keep_until=date(2056, 12, 31), place="档案柜 A1", lent_to="李师傅", lent_why="核对消防图纸",
    lent_on=DAY, lent_until=DAY + timedelta(days=5), cull_id=None, stage=FileStage.LENT,
)  # fmt: skip
CULLED = Cull(
    id=1, number="XH-2026-0001", reason="保管期满，无续存价值", listed_on=DAY, listed_by=1,
    approved_by=3, approved_on=DAY, how="碎纸", destroyed_on=DAY, first_by=1, second_by=2,
    stage=CullStage.DONE,
)  # fmt: skip
KNOWN = Known({1: "李芳", 2: "王主管", 3: "周经理"}, {1: "AJ-2026-0001", 2: "AJ-2026-0002"})
YEAR = "2026 年"
FULL: dict[str, Callable[[], Sheet]] = {
    "received-book": lambda: books.received([IN] * 3, KNOWN, YEAR, ESTATE, AT, HEAD),
    "sent-book": lambda: books.sent([OUT] * 3, KNOWN, YEAR, ESTATE, AT, HEAD),
    "delivery-book": lambda: books.delivered([OUT], KNOWN, YEAR, ESTATE, AT, HEAD),
    "file-list": lambda: books.filed([FILE] * 2, KNOWN, YEAR, ESTATE, AT, HEAD),
    "letter-handling": lambda: letters.handling(IN, ESTATE, AT, HEAD, A4),
    "passing-round": lambda: letters.passing(IN, READERS, ESTATE, AT, HEAD),
    "letter-sent": lambda: letters.text(OUT, KNOWN.names, ESTATE, AT, HEAD),
    "file-loan": lambda: files.loan(FILE, ESTATE, AT, HEAD, A4),
    "file-destruction": lambda: files.destroyed(
        CULLED, [FILE, FILE], KNOWN.names, ESTATE, AT, HEAD
    ),
}
BLANKS = {
    "received-book": RECEIVED_BOOK,
    "sent-book": SENT_BOOK,
    "delivery-book": DELIVERY_BOOK,
    "file-list": FILE_LIST,
    "letter-handling": HANDLING,
    "passing-round": PASSING,
    "letter-sent": LETTER,
    "file-loan": LOAN,
    "file-destruction": CULL,
}


@pytest.mark.parametrize("name", FULL)
def test_a_sheet_looks_as_it_did(name: str, tmp_path: Path, told: Callable[..., str]) -> None:
    pdf = sheet.render(FULL[name]())
    sound(pdf, told)
    compared(name, pdf, 1, tmp_path, told)


@pytest.mark.parametrize("name", ["received-book", "letter-handling"])
def test_a_blank_sheet_looks_as_it_did(
    name: str, desk: Path, tmp_path: Path, told: Callable[..., str]
) -> None:
    one = request(BLANKS[name], BLANK).declare(AT, None)
    compared(f"blank-{name}", sheet.render(one), 1, tmp_path, told)


@pytest.mark.parametrize("name", BLANKS)
def test_every_sheet_has_a_blank_of_one_page(
    name: str, desk: Path, told: Callable[..., str]
) -> None:
    sound(sheet.render(request(BLANKS[name], BLANK).declare(AT, None)), told)


def test_the_books_say_what_was_struck_and_have_twenty_rows(desk: Path) -> None:
    """O20, O24: struck through and written beside, no tearing, no pasting."""
    assert "〔划去 标题：关于冬季自查的通知〕" in str(FULL["received-book"]())
    assert "不得撕页、粘贴" in str(FULL["received-book"]())
    blank = request(RECEIVED_BOOK, BLANK).declare(AT, None)
    assert [part.least for part in blank.parts if isinstance(part, sheet.Table)] == [20]
