"""Sheets as text before they are printed, and the screens that print several."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from rich.cells import cell_len

from printing import catalogue, sheet
from printing.catalogue import request
from store import clock, dutylog, journal, keys, residents, tickets
from store.engine import database
from store.errors import Refused
from store.keys import NewKey
from store.rights import Staff
from store.tickets import BLANK_COMPLAINT, NewTicket
from tests.tui.driving import line, opened, page, press, shown, until
from tui.desk.app import Desk
from tui.printing import text
from tui.widgets import paint
from tui.widgets.paint import Tone


def pdfs() -> list[str]:
    return sorted(path.name for path in (database.folder() / "sheets").glob("*.pdf"))


async def test_a_work_order_is_read_before_it_is_printed(assistant: Staff) -> None:
    """F6: figures stand masked, nothing is recorded until F9."""
    new = NewTicket(what="空调不制冷", caller="张惠文", phone="13812341234", place="大堂")
    tickets.take(new, by=assistant)
    async with opened(assistant, "tickets") as driven:
        before = journal.last_number()
        await press(driven, "ctrl+y")
        await until(driven, lambda: "特约服务 / 维修工作单" in shown(driven[0]))
        screen = shown(driven[0])
        assert "空调不制冷" in screen and "[x]维修" in screen
        assert "138****1234" in screen and "13812341234" not in screen
        assert journal.last_number() == before
        await press(driven, "f9")
        await until(driven, lambda: "work-order-000001.pdf" in line(driven[0], -2))
    assert pdfs() == ["work-order-000001.pdf"]


async def test_leaving_a_preview_prints_nothing(assistant: Staff) -> None:
    async with opened(assistant, "dutylog") as driven:
        await press(driven, "ctrl+y")
        await until(driven, lambda: "还没有打印" in shown(driven[0]))
        assert "值班日志" in shown(driven[0])
        await press(driven, "escape")
    assert pdfs() == []


async def test_the_keys_screen_prints_list_board_slip_and_authorisation(assistant: Staff) -> None:
    """K1, K2."""
    home = residents.add_home(residents.NewHome(code="3-2-1201"), by=assistant)
    kind = keys.KeyKind.DEPOSITED
    new = NewKey(
        hook="7", kind=kind, home=home.id, doors="大门", reason="托管", authorisation="委托书"
    )
    keys.hold(new, by=assistant)
    async with opened(assistant, "keys") as driven:
        for down in range(5):
            await press(driven, "f9", *["down"] * down, "enter")
            await until(driven, lambda: len(pdfs()) == down + 1)  # noqa: B023
    assert pdfs() == [
        "key-deposit-1.pdf",
        "key-list.pdf",
        "key-loan-1.pdf",
        "key-map.pdf",
        "key-release-1.pdf",
    ]


async def test_a_home_s_registers_print_as_a_reveal(assistant: Staff) -> None:
    """F6."""
    home = residents.add_home(residents.NewHome(code="3-2-1201"), by=assistant)
    owner = residents.NewPerson(name="张惠文", phone="13812341234")
    person = residents.move_in(home.id, owner, by=assistant).residents[0].person.id
    async with opened(assistant, "residents") as driven:
        await press(driven, "enter", "ctrl+y", "enter")
        await until(driven, lambda: "138****1234" in shown(driven[0]))
        await press(driven, "escape", "f9", "enter")
        await until(driven, lambda: pdfs() != [])
    entry = next(e for e in journal.of_subject(f"home:{home.id}") if e.kind == "sheet.printed")
    assert entry.payload == {"sheet": "household register", "copy": 1, "people": [person]}
    assert pdfs() == ["household-3-2-1201.pdf"]


async def test_what_no_face_can_write_is_told_before_it_is_printed(
    assistant: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("printing.fonts.missing", lambda text: set(text) & {"龘"})
    new = NewTicket(what="空调不制冷", caller="龘先生", place="大堂")
    tickets.take(new, by=assistant)
    async with opened(assistant, "tickets") as driven:
        before = journal.last_number()
        await press(driven, "f9")
        await until(driven, lambda: "U+9F98" in shown(driven[0]))
        await press(driven, "escape")
        assert (pdfs(), journal.last_number()) == ([], before)
        await press(driven, "f9")
        await until(driven, lambda: "U+9F98" in shown(driven[0]))
        await press(driven, "enter")
        await until(driven, lambda: pdfs() == ["work-order-000001.pdf"])


async def test_a_certificate_that_cannot_sign_is_told_and_the_sheet_is_there(
    assistant: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
    def sign(_pdf: bytes, _folder: Path) -> bytes:
        raise Refused("The certificate cannot be read: {reason}.", reason="x")

    monkeypatch.setattr("printing.certificate.sign", sign)
    async with opened(assistant, "dutylog") as driven:
        await press(driven, "f9")
        await until(driven, lambda: "未签名" in line(driven[0], -2))
    assert pdfs() == ["log-2026-11-23.pdf"]


async def test_a_long_book_tells_how_far_it_is_while_the_clerk_works_on(
    assistant: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
    """D7: the pages are drawn on a thread of their own; the log is written to meanwhile."""
    for number in range(30):
        for _ in range(24):
            dutylog.write(dutylog.NewEntry(what=f"巡查 {number}"), by=assistant)
    told: list[str] = []
    say = Desk.say_on_top
    drawn, written = threading.Event(), threading.Event()
    render = sheet.render

    def waiting(declared: sheet.Sheet, progress: sheet.Progress) -> bytes:
        drawn.set()
        assert written.wait(60)
        return render(declared, progress)

    def listening(desk: Desk, sentence: str, tone: Tone = Tone.GOOD) -> None:
        told.append(sentence)
        say(desk, sentence, tone)

    monkeypatch.setattr(Desk, "say_on_top", listening)
    monkeypatch.setattr("printing.sheet.render", waiting)
    async with opened(assistant, "dutylog") as driven:
        await press(driven, "f10", "9", "1")
        await until(driven, drawn.is_set)
        assert "月册正在生成" in line(driven[0], -2)
        await press(driven, "f5")
        assert "钥匙" in line(driven[0], 2)
        written.set()
        await until(driven, lambda: pdfs() == ["log-2026-11.pdf"])
        await until(driven, lambda: "log-2026-11.pdf" in line(driven[0], -2))
    pages = [sentence for sentence in told if sentence.startswith("第 ")]
    assert len(pages) >= 4 and pages == sorted(pages, key=lambda told: int(told.split()[1]))


async def test_every_sheet_comes_blank_from_the_menu(assistant: Staff) -> None:
    """Each print is on record, and nobody's figures are on it."""
    async with opened(assistant, "dutylog") as driven:
        await press(driven, *page("blank_sheets"))
        assert "投诉咨询处理单" in shown(driven[0])
        await press(driven, "down", "down", "down", "enter")
        await until(driven, lambda: "blank-complaint.pdf" in line(driven[0], -2))
    assert pdfs() == ["blank-complaint.pdf"]
    (entry,) = journal.of_subject(BLANK_COMPLAINT)
    assert entry.payload == {"sheet": "work order", "copy": 1}


@pytest.mark.parametrize("cells", [78, 118])
@pytest.mark.parametrize("script", catalogue.blanks())
def test_every_sheet_fits_the_screen_whole(script: str, cells: int, desk: Path) -> None:
    kind, about = catalogue.blanks()[script]
    for paper in kind.papers:
        declared = request(kind, about, paper).declare(clock.now(), None)
        shown_lines = [paint.plain(words) for words in text.lines(declared, cells)]
        assert max(map(cell_len, shown_lines)) <= cells
        said = "".join("".join(shown_lines).split())
        assert "".join(declared.title.split()) in said
        for part in declared.parts:
            if isinstance(part, sheet.Fields):
                labels = [field.label for row in part.rows for field in row]
                assert all("".join(label.split()) in said for label in labels)
