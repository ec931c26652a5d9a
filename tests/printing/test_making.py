from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from printing import making
from printing.catalogue import request
from store import clock, dutylog, handover, journal, residents, tickets
from store.dutylog import LOG_PAGE
from store.errors import NotFound, Unavailable
from store.handover import HANDOVER
from store.residents import HOUSEHOLD, NewHome, NewPerson, Role
from store.rights import Staff
from store.tickets import WORK_ORDER, NewTicket
from tests.printing.conftest import printed
from tests.relieving import relieved


@pytest.fixture
def taken(assistant: Staff) -> int:
    new = NewTicket(what="空调不制冷", caller="张惠文", phone="13812341234", place="大堂")
    return tickets.take(new, by=assistant).id


def test_a_printing_is_recorded_and_its_head_is_on_the_paper(
    taken: int, assistant: Staff, tmp_path: Path, text: Callable[[bytes], str]
) -> None:
    """F6."""
    issued = printed(WORK_ORDER, f"ticket:{taken}", tmp_path / "order.pdf", assistant)
    entry = journal.last()
    assert entry is not None
    assert (entry.kind, entry.subject, entry.staff_id) == (
        "sheet.printed",
        f"ticket:{taken}",
        assistant.id,
    )
    assert entry.payload == {"sheet": "work order", "copy": 1}
    page = text(issued.path.read_bytes())
    assert journal.head_code(entry) in page
    assert "张惠文" in page and "李芳" in page


def test_who_moves_in_after_the_sheet_was_asked_for_stays_masked_on_it(
    assistant: Staff, tmp_path: Path, text: Callable[[bytes], str]
) -> None:
    """F6: the record names those whose figures stand whole on the paper, and nobody else's do."""
    home = residents.add_home(NewHome(code="1-1-101"), by=assistant)
    before = NewPerson(name="张惠文", phone="13812341234")
    residents.move_in(home.id, before, by=assistant)
    asked = request(HOUSEHOLD, f"home:{home.id}")
    late = NewPerson(name="曾小单", phone="13999998888", role=Role.FAMILY)
    residents.move_in(home.id, late, by=assistant)
    issued = making.make(asked, tmp_path / "register.pdf", assistant)
    page = text(issued.path.read_bytes())
    assert "13812341234" in page
    assert "曾小单" in page
    assert "13999998888" not in page


def test_a_reprint_is_the_next_copy(taken: int, assistant: Staff, tmp_path: Path) -> None:
    copies = [
        printed(WORK_ORDER, f"ticket:{taken}", tmp_path / "order.pdf", assistant).printing.copy
        for _ in range(3)
    ]
    assert copies == [1, 2, 3]


def test_the_administrator_prints_without_a_name(taken: int, tmp_path: Path) -> None:
    printed(WORK_ORDER, f"ticket:{taken}", tmp_path / "order.pdf", None)
    entry = journal.last()
    assert entry is not None and entry.staff_id is None


def test_an_unknown_ticket_records_nothing(assistant: Staff, tmp_path: Path) -> None:
    before = journal.last_number()
    with pytest.raises(NotFound):
        printed(WORK_ORDER, "ticket:404", tmp_path / "order.pdf", assistant)
    assert journal.last_number() == before


def test_a_place_that_cannot_be_written_records_nothing(
    taken: int, assistant: Staff, tmp_path: Path
) -> None:
    before = journal.last_number()
    with pytest.raises(Unavailable):
        printed(
            WORK_ORDER,
            f"ticket:{taken}",
            tmp_path / "nowhere" / "order.pdf",
            assistant,
        )
    assert journal.last_number() == before


def test_a_sheet_replaces_an_older_file_whole_and_for_one_account_only(
    taken: int, assistant: Staff, tmp_path: Path
) -> None:
    path = tmp_path / "order.pdf"
    path.write_text("an older file")
    printed(WORK_ORDER, f"ticket:{taken}", path, assistant)
    assert path.read_bytes().startswith(b"%PDF-")
    assert path.stat().st_mode & 0o777 == 0o600
    assert [each.name for each in tmp_path.glob("*.part")] == []


def test_a_failed_rendering_leaves_the_older_file(
    taken: int, assistant: Staff, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "order.pdf"
    path.write_text("an older file")

    def fail(*_: object) -> bytes:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("printing.sheet.render", fail)
    with pytest.raises(Unavailable, match="No space left"):
        printed(WORK_ORDER, f"ticket:{taken}", path, assistant)
    assert path.read_text() == "an older file"
    assert list(tmp_path.glob("*.part")) == []


def test_characters_without_a_glyph_are_told_before(assistant: Staff) -> None:
    new = NewTicket(what="门铃", caller="𪚥田", place="大堂")
    ticket = tickets.take(new, by=assistant)
    before = journal.last_number()
    assert making.lacking(request(WORK_ORDER, f"ticket:{ticket.id}")) == {"𪚥"}
    assert journal.last_number() == before


def test_a_day_and_a_handover_print_from_the_store(
    assistant: Staff, second: Staff, tmp_path: Path, text: Callable[[bytes], str]
) -> None:
    """D7, H5."""
    dutylog.write(dutylog.NewEntry(what="大堂灯不亮"), by=assistant)
    handover.take_desk(by=assistant)
    record = relieved(assistant, second)
    day = printed(LOG_PAGE, f"day:{clock.today()}", tmp_path / "day.pdf", assistant)
    sheet = printed(HANDOVER, f"handover:{record.id}", tmp_path / "handover.pdf", second)
    assert "大堂灯不亮" in text(day.path.read_bytes())
    assert "周敏1002" in text(sheet.path.read_bytes())
    assert journal.verify().bad is None
