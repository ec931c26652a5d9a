"""The documents of the demo estate: letters mid-work, a notice that hangs, a file lent."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

from store import clock, tickets
from store.answers import Past
from store.documents import archive, filing, passing, reading, receiving, sending
from store.documents.fileinputs import Lending, NewCull, NewFile
from store.documents.ininputs import (
    Decision,
    Filing,
    Giving,
    Handing,
    NewLetterIn,
    Outcome,
    PassRound,
    Proposal,
    Returning,
)
from store.documents.outinputs import (
    Checking,
    NewLetterOut,
    Numbering,
    Posting,
    Sealing,
    Sending,
    SigningLetter,
)
from store.documents.words import FileKind, Haste, Keep, Kind, Source
from store.rights import Staff

_IN = (
    (
        Source.AUTHORITY,
        "平安街道办",
        "街物〔2026〕31号",
        "关于开展消防安全自查的通知",
        Haste.URGENT,
        5,
    ),
    (
        Source.AUTHORITY,
        "平安城管中队",
        "城管函〔2026〕12号",
        "关于清理楼道堆物的函",
        Haste.USUAL,
        3,
    ),
    (Source.OWNER, "张先生", "", "关于地下车库渗水的来信", Haste.USUAL, 2),
    (Source.COMPANY, "公司品质部", "品〔2026〕8号", "第四季度检查安排", Haste.USUAL, 1),
)
_POSTER = "尊敬的业主：\n本小区定于近期清洗生活水箱，期间短时停水，请提前储水。\n物业服务中心"

_FEW = 6  # shifts in which no letter comes that has to be answered by a ticket


def plan(past: Past) -> None:
    """Let four letters come in, each a step further than the next, and two go out."""
    back = min(past.shifts - 1, 20)
    assistant = past.assistant(back)
    past.plan(past.moment(back, 20), partial(_files, past.supervisor))
    short = past.shifts <= _FEW
    for nth in range(len(_IN)):
        at = past.moment(max(back - 3 * nth, 0), 40 + nth)
        past.plan(at, partial(_letter, nth, short, past.supervisor))
    pin = past.pin
    past.plan(past.moment(max(back - 4, 0), 60), partial(_notice, assistant, past.supervisor, pin))
    past.plan(past.moment(max(back - 6, 0), 70), partial(_answer, assistant, past.supervisor, pin))


def _files(by: Staff) -> None:
    year = clock.today().year
    for kind, matter, title, keep, place in (
        (FileKind.IN, "上级来文", f"{year} 年上级来文", Keep.LONG, "档案柜 A1"),
        (FileKind.OUT, "对外发文", f"{year} 年发文", Keep.LONG, "档案柜 A2"),
        (FileKind.MATTER, "消防", "消防设施资料", Keep.FOREVER, "档案柜 B1"),
    ):
        new = NewFile(year=year, kind=kind, matter=matter, title=title, keep=keep, place=place)
        filing.open_file(new, by=by)
    old = NewFile(
        year=year - 12, kind=FileKind.MATTER, matter="排班", title=f"{year - 12} 年排班底稿",
        keep=Keep.SHORT, place="档案柜 C3", pages=86,
    )  # fmt: skip
    filing.open_file(old, by=by)
    filing.list_for_destruction(NewCull(reason="保管期满，无续存价值"), by=by)
    third = f"AJ-{year}-0003"
    found = next(one for one in archive.files() if one.number == third)
    until = clock.today() + timedelta(days=12)
    lent = Lending(lent_to="李师傅", lent_why="核对消防图纸", lent_until=until)
    filing.lend(found.id, lent, by=by)


def _letter(nth: int, short: bool, by: Staff) -> None:
    source, sender, number, title, urgency, _days = _IN[nth]
    new = NewLetterIn(
        source=Source.OTHER if short else source,
        sender=sender,
        title=title,
        their_number=number,
        urgency=urgency,
    )
    one = receiving.enter(new, by=by)
    if nth == 3:
        return
    if one.ticket_id is not None and nth:
        soon = clock.now() + timedelta(days=10)
        told = tickets.Answer(words="已收到来文，办理后书面答复", expected=soon)
        tickets.answer(one.ticket_id, told, by=by)
    receiving.propose(one.id, Proposal(proposal="拟请相关部门办理，并按期书面回复。"), by=by)
    if nth == 2:
        return
    receiving.decide(one.id, Decision(decider=by.name, opinion="同意，抓紧办理。"), by=by)
    due = clock.today() + timedelta(days=10)
    given = Handing(department="工程部", handler="李师傅", due_on=due)
    receiving.hand(one.id, given, by=by)
    if nth == 0:
        _read(one.id, by)
        done = Outcome(result="已自查，问题 2 处当日整改。", reply_number="回执 1 份")
        receiving.finish(one.id, done, by=by)
        receiving_file = Filing(file=f"AJ-{clock.today().year}-0001", pages=3)
        filing.file_in(one.id, receiving_file, by=by)


def _read(letter: int, by: Staff) -> None:
    passing.pass_round(letter, PassRound(readers=f"{by.name}、李师傅"), by=by)
    first = reading.readers_of(letter)[0]
    passing.give(first.id, Giving(), by=by)
    passing.take_back(first.id, Returning(), by=by)


def _out(new: NewLetterOut, by: Staff, signer: Staff, pin: str) -> int:
    one = sending.draft(new, by=by)
    sending.check(one.id, Checking(), by=signer)
    sending.sign(one.id, SigningLetter(pin=pin), by=signer)
    sending.number(one.id, Numbering(), by=by)
    sending.seal(one.id, Sealing(sealed_by=signer.name), by=by)
    return one.id


def _notice(by: Staff, signer: Staff, pin: str) -> None:
    new = NewLetterOut(
        kind=Kind.POSTER, title="关于清洗生活水箱的通知", body=_POSTER, sent_to="全体业主", copies=9
    )
    until = clock.today() + timedelta(days=9)
    posting = Posting(posted_at="各栋大堂公告栏", post_until=until, picture="公告-01")
    sending.post(_out(new, by, signer, pin), posting, by=by)


def _answer(by: Staff, signer: Staff, pin: str) -> None:
    new = NewLetterOut(
        kind=Kind.LETTER, title="关于楼道堆物清理情况的复函", body="来函收悉，现将情况函复如下：",
        sent_to="平安城管中队", copies=3, reply_to=f"LW-{clock.today().year}-0002",
    )  # fmt: skip
    sending.send(_out(new, by, signer, pin), Sending(copies_kept=1), by=by)
    new = NewLetterOut(
        kind=Kind.ORDER, title="关于冬季防火值守的通知", sent_to="各部门", copies=5,
        body="即日起夜间巡查每两小时一次，并在巡更系统登记。",
    )  # fmt: skip
    sending.check(sending.draft(new, by=by).id, Checking(remark="文字已核"), by=signer)
