"""Which sheet is about what: from a kind and a subject to its declaration, and the blank ones."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from printing import dutylog as log_paper
from printing import handover as handover_paper
from printing import keys as key_paper
from printing import receipt
from printing import residents as resident_paper
from printing import tickets as ticket_paper
from printing.printer import FORMATS
from printing.sheet import Format, Head, Sheet
from store import dutylog, handover, keys, residents, tickets
from store.desk import staff
from store.dutylog import Day
from store.errors import NotFound, Refused
from store.estate import settings
from store.paper import BLANK, BLANK_COMPLAINT, PAPERS, Kind, Paper
from store.residents import Role, masking

Declare = Callable[[datetime, Head | None], Sheet]


@dataclass(frozen=True)
class Request:
    """A sheet that is asked for; ``people`` are those whose figures stand whole on it (F6).

    ``subject`` is what it is about, as the journal names it; ``name`` its file's, without ending.
    """

    kind: Kind
    subject: str
    name: str
    declare: Declare
    people: tuple[int, ...] = ()


def request(kind: Kind, subject: str, paper: Paper | None = None) -> Request:
    """The sheet of a kind about a subject, on its usual paper unless another is named.

    Declared without a head it shows phones and ID numbers masked. Raises ``NotFound`` when there is
    no such subject, ``Refused`` when the sheet is not set on that paper.
    """
    on = _format(kind, paper)
    if subject in {BLANK, BLANK_COMPLAINT}:
        return _blank_one(kind, subject, on)
    if kind not in _ASKED:
        raise NotFound("Nothing is recorded yet that this sheet could be about.")
    return _ASKED[kind](subject.partition(":")[2], on)


def _format(kind: Kind, paper: Paper | None) -> Format:
    if paper and paper not in PAPERS[kind]:
        raise Refused("This sheet is not set on that paper.", field="paper")
    return FORMATS[paper or PAPERS[kind][0]]


def _blank_one(kind: Kind, subject: str, on: Format) -> Request:
    estate = settings().name
    lay = _complaint if subject == BLANK_COMPLAINT else _BLANK[kind]
    told = "complaint" if subject == BLANK_COMPLAINT else kind.value.replace(" ", "-")
    return Request(kind, subject, f"blank-{told}", lambda at, _head: lay(estate, at, on))


def _complaint(estate: str, at: datetime, on: Format) -> Sheet:
    return ticket_paper.blank(estate, at, on, tickets.Kind.COMPLAINT)


def _work_order(number: str, on: Format) -> Request:
    ticket, names, estate = tickets.get(int(number)), staff.names(), settings().name
    masked = replace(ticket, phone=masking.phone(ticket.phone))

    def declare(at: datetime, head: Head | None) -> Sheet:
        return ticket_paper.declare(ticket if head else masked, estate, names, at, head, on)

    name = f"work-order-{ticket.id:06}"
    return Request(Kind.WORK_ORDER, f"ticket:{ticket.id}", name, declare)


def _log_page(day: str, _on: Format) -> Request:
    page, estate = dutylog.day(date.fromisoformat(day)), settings().name
    return Request(
        Kind.LOG_PAGE,
        f"day:{day}",
        f"log-{day}",
        lambda at, head: log_paper.declare(page, estate, at, head),
    )


def _log_month(month: str, _on: Format) -> Request:
    pages, estate = _days_of(date.fromisoformat(f"{month}-01")), settings().name
    if not pages:
        raise NotFound("The log has no entry in {month}.", month=month)
    return Request(
        Kind.LOG_MONTH,
        f"month:{month}",
        f"log-{month}",
        lambda at, head: log_paper.declare_month(pages, estate, at, head),
    )


def _days_of(first: date) -> list[Day]:
    days = (first + timedelta(n) for n in range(31))
    pages = (dutylog.day(day) for day in days if day.month == first.month)
    return [page for page in pages if page.entries]


def _handover(number: str, _on: Format) -> Request:
    record, estate = handover.get(int(number)), settings().name
    return Request(
        Kind.HANDOVER,
        f"handover:{record.id}",
        f"handover-{record.id}",
        lambda at, head: handover_paper.declare(record, estate, at, head),
    )


def _key_list(_number: str, _on: Format) -> Request:
    return _of_all_keys(Kind.KEY_LIST, "key-list", key_paper.key_list)


def _key_map(_number: str, _on: Format) -> Request:
    return _of_all_keys(Kind.KEY_MAP, "key-map", key_paper.key_map)


def _of_all_keys(kind: Kind, name: str, lay: Callable[..., Sheet]) -> Request:
    held, estate = keys.inventory(), settings().name
    return Request(kind, "keys:all", name, lambda at, head: lay(held, estate, at, head))


def _key_loan(number: str, on: Format) -> Request:
    key, names, estate = keys.get(int(number)), staff.names(), settings().name
    loan = key.loan or next(iter(keys.loans(key.id, 1)), None)
    return Request(
        Kind.KEY_LOAN,
        f"key:{key.id}",
        f"key-loan-{key.id}",
        lambda at, head: key_paper.key_loan(key, loan, estate, names, at, head, on),
    )


def _key_deposit(number: str, _on: Format) -> Request:
    key, estate = keys.get(int(number)), settings().name
    owner = residents.owner_of(key.home_id) if key.home_id else None

    def declare(at: datetime, head: Head | None) -> Sheet:
        who = key_paper.Depositor()
        if owner:
            who = key_paper.Depositor(owner.name, owner.phone if head else owner.shown)
        return key_paper.key_deposit(key, who, estate, at, head)

    people = (owner.person_id,) if owner else ()
    return Request(Kind.KEY_DEPOSIT, f"key:{key.id}", f"key-deposit-{key.id}", declare, people)


def _household(number: str, _on: Format) -> Request:
    lay, who = resident_paper.household, resident_paper.FAMILY
    return _register(Kind.HOUSEHOLD, number, "household", lay, who)


def _residents(number: str, _on: Format) -> Request:
    return _register(Kind.RESIDENTS, number, "residents", resident_paper.register, frozenset(Role))


def _register(
    kind: Kind, number: str, name: str, lay: Callable[..., Sheet], who: frozenset[Role]
) -> Request:
    page, estate = residents.home(int(number)), settings().name
    home = page.home

    def declare(at: datetime, head: Head | None) -> Sheet:
        # Whole only once the printing is on record.
        living = residents.whole(home.id, people) if head else page.residents
        return lay(home, living, page.vehicles, estate, at, head)

    people = tuple(one.person.id for one in page.residents if one.role in who)
    return Request(kind, f"home:{home.id}", f"{name}-{home.code}", declare, people)


def _file_cover(number: str, _on: Format) -> Request:
    page, estate = residents.home(int(number)), settings().name
    return Request(
        Kind.FILE_COVER,
        f"home:{page.home.id}",
        f"cover-{page.home.code}",
        lambda at, head: resident_paper.cover(page.home, page.residents, estate, at, head),
    )


_ASKED: dict[Kind, Callable[[str, Format], Request]] = {
    Kind.WORK_ORDER: _work_order,
    Kind.LOG_PAGE: _log_page,
    Kind.LOG_MONTH: _log_month,
    Kind.HANDOVER: _handover,
    Kind.KEY_LIST: _key_list,
    Kind.KEY_MAP: _key_map,
    Kind.KEY_LOAN: _key_loan,
    Kind.KEY_DEPOSIT: _key_deposit,
    Kind.HOUSEHOLD: _household,
    Kind.RESIDENTS: _residents,
    Kind.FILE_COVER: _file_cover,
}


def _blank_handover(estate: str, at: datetime) -> Sheet:
    items = [(item.name, item.expected) for item in settings().items]
    return handover_paper.blank(estate, at, items)


_BLANK: dict[Kind, Callable[[str, datetime, Format], Sheet]] = {
    Kind.WORK_ORDER: ticket_paper.blank,
    Kind.LOG_PAGE: lambda estate, at, _: log_paper.blank(estate, at),
    Kind.LOG_MONTH: lambda estate, at, _: log_paper.blank(estate, at),
    Kind.HANDOVER: lambda estate, at, _: _blank_handover(estate, at),
    Kind.KEY_LIST: lambda estate, at, _: key_paper.blank_list(estate, at),
    Kind.KEY_MAP: lambda estate, at, _: key_paper.blank_map(estate, at),
    Kind.KEY_LOAN: key_paper.blank_loan,
    Kind.KEY_DEPOSIT: lambda estate, at, _: key_paper.blank_deposit(estate, at),
    Kind.HOUSEHOLD: lambda estate, at, _: resident_paper.blank_household(estate, at),
    Kind.RESIDENTS: lambda estate, at, _: resident_paper.blank_register(estate, at),
    Kind.FILE_COVER: lambda estate, at, _: resident_paper.blank_cover(estate, at),
    Kind.RECEIPT: receipt.blank,
}
