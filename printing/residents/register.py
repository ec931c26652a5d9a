"""《住户登记表》: who lives in a home, owners and tenants alike (M2)."""

from __future__ import annotations

from datetime import datetime

from printing import sheet
from printing.labels import called
from printing.residents import particulars
from printing.sheet import Align, Column, Fields, Head, Prose, Sheet, Signature, Table
from store.residents import Home, HomePage, HomeState, Resident

TITLE = "住户登记表"
_OCCUPANTS = (
    Column("序号", 11, Align.CENTRE),
    Column("姓名", 24),
    Column("身份", 14, Align.CENTRE),
    Column("性别", 11, Align.CENTRE),
    Column("证件号码", 39, Align.CENTRE),
    Column("联系电话", 26, Align.CENTRE),
    Column("入住日期", 22, Align.CENTRE),
    Column("工作单位 / 备注", 31),
)


def register(page: HomePage, estate: str, printed_at: datetime, head: Head | None = None) -> Sheet:
    """The declaration of who lives in a home, owners and tenants alike (M2)."""
    rows = tuple(_occupant(n, one) for n, one in enumerate(page.residents, 1))
    first = page.residents[0] if page.residents else None
    parts = (
        particulars.home_line(page.home),
        Fields.of(
            ("居住性质", _living(page.home), "有效期至", ""),
            ("合同编号", "", "领取钥匙", "　　把"),
            (
                *("通讯地址", first.person.address if first else ""),
                *("紧急联系人", particulars.emergency(page, first)),
            ),
        ),
        particulars.acting_line(page, page.residents),
        Table(_OCCUPANTS, rows, particulars.LEAST_PEOPLE, "住户"),
        particulars.vehicles(page.vehicles),
        Prose("验收记录、宠物及其他说明", particulars.beside(page, page.residents), lines=4),
    )
    signed = (
        Signature("住户", "以上情况属实，遵守业主公约"),
        Signature("登记人", "已核对证件原件"),
        Signature("主管", "已审核"),
    )
    return particulars.sheet(TITLE, page.home, estate, printed_at, head, parts, signed)


def _living(home: Home) -> str:
    """Lived in by the owner, let or lent: ticked as far as the home's state tells."""
    ways = {"自住": HomeState.OCCUPIED, "出租": HomeState.LET, "借住": None}
    ticked = ((way, state is home.state) for way, state in ways.items())
    return "　".join(f"{'☑' if so else '☐'}\u00a0{way}" for way, so in ticked)


def blank_register(estate: str, printed_at: datetime) -> Sheet:
    """The declaration of an empty resident register."""
    return sheet.blank(register(particulars.NOTHING, estate, printed_at))


def _occupant(number: int, one: Resident) -> tuple[str, ...]:
    who = one.person
    return (
        str(number),
        who.name,
        one.relation or called(one.role),
        particulars.sex(one),
        particulars.papers(one),
        particulars.phones(one),
        particulars.since(one),
        particulars.work_and_note(one),
    )
