"""Every sheet from the store: what it says, that it is on record, and how it looks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from printing import making, receipts, sheet
from printing.catalogue import request
from printing.printer import FORMATS
from printing.sheet import CONTINUOUS, ROLL
from store import clock, dutylog, journal, keys, residents, tickets
from store.dutylog import LOG_MONTH
from store.errors import NotFound
from store.keys import KEY_DEPOSIT, KEY_LIST, KEY_LOAN, KEY_MAP
from store.paper import Paper, SheetKind
from store.receipts import RECEIPT
from store.receipts.receipt import as_kept
from store.residents import (
    FILE_COVER,
    HOUSEHOLD,
    RESIDENTS,
    HomeState,
    NewCompany,
    NewContact,
    NewDocument,
    NewPhone,
    NewState,
    Purpose,
)
from store.rights import Staff
from store.tickets import WORK_ORDER, NewTicket
from tests.conftest import PIN, Clock
from tests.printing.conftest import AT, HEAD, printed
from tests.printing.samples import PAID

ID = "11010519491231002X"
Read = Callable[[bytes], str]

CODE = "91350100M000100Y43"


@pytest.fixture
def household(assistant: Staff) -> int:
    """A home with an owner, eleven of the family and a tenant."""
    home = residents.add_home(residents.NewHome(code="3-2-1201", area=128.5), by=assistant).id
    owner = residents.NewPerson(name="欧阳㛃𠅤", phone="13812341234", id_number=ID)
    residents.move_in(home, owner, by=assistant)
    for number in range(11):
        one = residents.NewPerson(
            name=f"阿卜杜热合曼·买买提江{number}",
            role=residents.Role.FAMILY,
            relation="外甥女婿",
            phone=f"139000000{number:02}",
            note="在外地工作，每逢节假日回来居住，车辆临时停放",
        )
        residents.move_in(home, one, by=assistant)
    tenant = residents.NewPerson(name="租客", role=residents.Role.TENANT, phone="13611112222")
    residents.move_in(home, tenant, by=assistant)
    residents.add_vehicle(
        home, residents.NewVehicle(plate="粤B12345", space="B2-118"), by=assistant
    )
    return home


@pytest.fixture
def hooks(household: int, assistant: Staff) -> int:
    """The id of a deposited key that is out, among public ones."""
    for number in range(1, 30):
        keys.hold(keys.NewKey(hook=str(number), doors="泵房"), by=assistant)
    new = keys.NewKey(
        hook="A-3",
        kind=keys.KeyKind.DEPOSITED,
        home=household,
        doors="大门",
        reason="每月通风",
        authorisation="委托书",
    )
    key = keys.hold(new, by=assistant)
    due = clock.now() + timedelta(hours=2)
    keys.lend(
        key.id,
        keys.KeyLoan(
            borrower="赵师傅",
            reason="漏水",
            due=due,
            identity=keys.Identity.WORK_PASS,
            signed=keys.Signed.PAPER,
        ),
        by=assistant,
    )
    return key.id


def _printed(kind: SheetKind, subject: str, by: Staff, folder: Path) -> bytes:
    return printed(kind, subject, folder / "sheet.pdf", by).path.read_bytes()


def test_the_household_prints_whole_and_that_is_a_reveal_of_each(
    household: int, assistant: Staff, tmp_path: Path, text: Read
) -> None:
    """F1, F6: twelve members with long names; nothing is cut off."""
    pdf = _printed(HOUSEHOLD, f"home:{household}", assistant, tmp_path)
    page = text(pdf)
    assert ID in page and "13812341234" in page and "13900000010" in page
    assert page.count("外甥女婿") == 11
    assert "租客" not in page
    entry = journal.last()
    assert entry is not None and entry.subject == f"home:{household}"
    family = [r.person.id for r in residents.home(household).residents if r.role != "tenant"]
    assert entry.payload["people"] == sorted(family)
    assert ID not in str(entry)


def test_the_resident_register_holds_tenants_too(
    household: int, assistant: Staff, tmp_path: Path, text: Read
) -> None:
    """M2, F6."""
    page = text(_printed(RESIDENTS, f"home:{household}", assistant, tmp_path))
    assert "租客" in page and "13611112222" in page and "粤B·12345" in page
    entry = journal.last()
    assert entry is not None and len(entry.payload["people"]) == 13


def test_every_phone_stands_on_the_registers_with_what_it_is_for(
    household: int, assistant: Staff, tmp_path: Path, text: Read
) -> None:
    """F1, F6: masked until the printing is on record."""
    owner = residents.people_of(household)[0].person_id
    for phone, purpose in (("075526001234", Purpose.WORK), ("13700009999", Purpose.EMERGENCY)):
        residents.add_phone(owner, NewPhone(phone=phone, purpose=purpose), by=assistant)
    masked = str(making.preview(request(HOUSEHOLD, f"home:{household}")))
    assert "075526001234" not in masked and "13700009999" not in masked
    page = text(_printed(HOUSEHOLD, f"home:{household}", assistant, tmp_path))
    assert "075526001234（单位电话）" in page
    assert page.index("紧急联系人") < page.index("13700009999")
    register = text(_printed(RESIDENTS, f"home:{household}", assistant, tmp_path))
    assert "075526001234" in register and "13700009999" in register


def test_a_company_its_contact_and_its_paper_stand_on_the_register(
    household: int, assistant: Staff, tmp_path: Path, text: Read
) -> None:
    """M1, F6: whole, for the printing is on record with both."""
    new = NewCompany(name="鹏程贸易有限公司", id_number=CODE, role=residents.Role.TENANT)
    company = residents.move_in_company(household, new, by=assistant).residents[-1].person.id
    residents.add_contact(company, NewContact(name="钱立", phone="13900005555"), by=assistant)
    masked = str(making.preview(request(RESIDENTS, f"home:{household}")))
    assert CODE not in masked and "13900005555" not in masked
    page = text(_printed(RESIDENTS, f"home:{household}", assistant, tmp_path))
    assert f"统一信用代码{CODE}" in "".join(page.split()) and "13900005555" in page
    entry = journal.last()
    contact = residents.home(household).representatives[0].person.id
    assert entry is not None and {company, contact} < set(entry.payload["people"])
    page = text(_printed(HOUSEHOLD, f"home:{household}", assistant, tmp_path))
    assert "钱立" not in page


@pytest.mark.parametrize("kind", [HOUSEHOLD, RESIDENTS])
def test_without_a_record_the_figures_stay_masked(kind: SheetKind, household: int) -> None:
    """F6: a preview shows no more than the screen."""
    before = journal.last_number()
    said = str(making.preview(request(kind, f"home:{household}")))
    assert ID not in said and "13812341234" not in said
    assert "138****1234" in said
    assert journal.last_number() == before


def test_a_work_order_s_phone_is_masked_in_a_preview(assistant: Staff) -> None:
    """F6."""
    new = NewTicket(what="空调", caller="张惠文", phone="13812341234", place="大堂")
    ticket = tickets.take(new, by=assistant)
    said = str(making.preview(request(WORK_ORDER, f"ticket:{ticket.id}")))
    assert "13812341234" not in said and "138****1234" in said


def test_a_file_s_cover_lists_its_papers(
    household: int, assistant: Staff, tmp_path: Path, text: Read
) -> None:
    """F5, F2, F4."""
    page = text(_printed(FILE_COVER, f"home:{household}", assistant, tmp_path))
    for paper in ("房屋质量验收登记表", "业主家庭情况登记表", "装修申请表", "入住通知单"):
        assert paper in page


def test_the_key_sheets_say_where_each_key_is(
    hooks: int, assistant: Staff, tmp_path: Path, text: Read
) -> None:
    """K1, K2."""
    page = text(_printed(KEY_LIST, "keys:all", assistant, tmp_path))
    assert "30钩30把，借出1" in page and "赵师傅借出，应还11-2311:00" in page
    board = text(_printed(KEY_MAP, "keys:all", assistant, tmp_path))
    assert "A-33-2-1201" in board and "（借出）" in board
    slip = text(_printed(KEY_LOAN, f"key:{hooks}", assistant, tmp_path))
    assert "赵师傅" in slip and "工作证" in slip and "2026-11-2311:00" in slip
    deposit = text(_printed(KEY_DEPOSIT, f"key:{hooks}", assistant, tmp_path))
    assert deposit.count("13812341234") == 2
    assert "管理处存" in deposit and "业主存" in deposit
    entry = journal.last()
    assert entry is not None and len(entry.payload["people"]) == 1


def test_a_month_is_a_book_with_each_day_s_signature(
    assistant: Staff, supervisor: Staff, time: Clock, tmp_path: Path, text: Read
) -> None:
    """D4, D7."""
    for _ in range(3):
        dutylog.write(dutylog.NewEntry(what="大堂灯不亮"), by=assistant)
        dutylog.sign_day(clock.today(), PIN, by=supervisor)
        time.pass_(days=1)
    dutylog.write(dutylog.NewEntry(what="走廊灯不亮"), by=assistant)
    page = text(_printed(LOG_MONTH, "month:2026-11", supervisor, tmp_path))
    assert "4天" in page and "1天" in page
    assert page.count("2026-11-24") >= 3
    assert page.count("大堂灯不亮") == 3 and page.count("王主管") >= 6
    assert "第1页/共5页" in page
    with pytest.raises(NotFound):
        request(LOG_MONTH, "month:2025-01")


def test_a_work_order_comes_in_three_and_on_continuous_paper_once(
    assistant: Staff, tmp_path: Path, told: Callable[..., str], text: Read
) -> None:
    """W2."""
    new = NewTicket(what="空调不制冷", caller="张惠文", phone="13812341234", place="大堂")
    ticket = tickets.take(new, by=assistant)
    pdf = _printed(WORK_ORDER, f"ticket:{ticket.id}", assistant, tmp_path)
    assert all(part in text(pdf) for part in ("第一联工程部", "第二联住户", "第三联前台存档"))
    assert "Pages:           3" in told(pdf, "pdfinfo")
    asked = request(WORK_ORDER, f"ticket:{ticket.id}", Paper.CONTINUOUS)
    folded = making.make(asked, tmp_path / "folded.pdf", assistant).path.read_bytes()
    facts = told(folded, "pdfinfo")
    assert "Pages:           1" in facts
    assert "683.15 x 396 pts" in facts
    assert "空调不制冷" in text(folded)


@pytest.mark.parametrize("on", [CONTINUOUS, ROLL, FORMATS[Paper.A5]], ids=lambda on: on.media)
def test_500_characters_are_whole_on_every_paper(on: sheet.Format, text: Read) -> None:
    words = "楼上装修噪声（第12次），午休时仍在施工。" * 25
    declared = sheet.Sheet(
        "工作单", "金色家园", (sheet.Prose("内容", words),), AT, "1", HEAD, format=on
    )
    assert text(sheet.render(declared)).count("第12次") == 25


@pytest.mark.parametrize("paper", RECEIPT.papers)
def test_a_receipt_says_its_amount_in_words(paper: Paper, text: Read) -> None:
    declared = receipts.declare(PAID, "金色家园", AT, HEAD, FORMATS[paper])
    page = text(sheet.render(declared))
    assert "人民币肆佰壹拾玖元伍角整" in page and "¥419.50" in page
    assert HEAD.code in page


def test_a_roll_is_as_long_as_its_receipt(told: Callable[..., str]) -> None:
    many = replace(PAID.receipt, written=as_kept(PAID.receipt.lines * 12))
    longer = replace(PAID, receipt=many)
    sizes = []
    for paid in (PAID, longer):
        pdf = sheet.render(receipts.declare(paid, "金色家园", AT, HEAD, ROLL))
        size = next(n for n in told(pdf, "pdfinfo").split("\n") if n.startswith("Page size"))
        width, height = float(size.split()[2]), float(size.split()[4])
        assert width == pytest.approx(80 / 25.4 * 72, abs=0.1)
        sizes.append(height)
    assert 200 < sizes[0] < sizes[1]


@pytest.mark.parametrize(("typed", "shown"), [("89.52", "89.52"), ("89.5", "89.5"), ("90", "90")])
def test_an_area_is_one_figure_in_the_file_and_on_paper(
    typed: str, shown: str, household: int, assistant: Staff
) -> None:
    """$5: whole 0.01 m², exactly what was typed."""
    new = residents.NewHome.model_validate({"code": "3-2-1201", "area": typed})
    home = residents.change_home(household, new, by=assistant)
    assert home.area == round(float(typed) * 100)
    for kind in (HOUSEHOLD, RESIDENTS, FILE_COVER):
        assert rf"{shown}\xa0㎡" in str(making.preview(request(kind, f"home:{household}")))


def test_a_file_s_cover_tells_what_was_received_and_what_was_issued(
    household: int, assistant: Staff, tmp_path: Path, text: Read
) -> None:
    """F2, F3, F5: how many, when, where they are filed; what is not there stays open."""
    for given in (
        {"kind": "purchase", "form": "copy", "count": 2, "filed": "A柜3盒"},
        {"kind": "handbook", "way": "issued"},
    ):
        new = NewDocument.model_validate(given | {"on": clock.today()})
        residents.file_document(household, new, by=assistant)
    state = NewState(state=HomeState.LET, since=clock.today())
    residents.set_state(household, state, by=assistant)
    page = "".join(text(_printed(FILE_COVER, f"home:{household}", assistant, tmp_path)).split())
    day = clock.today().isoformat()
    assert f"2{day}复印件A柜3盒" in page
    assert page.index("发给业主的文件") < page.index("住户手册") < page.rindex(day)
    assert f"出租（{day}起）" in page
