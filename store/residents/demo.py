"""What the demo's files hold beside what its import brought: a few of each kind."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import partial

from store import clock
from store.answers import Past
from store.residents import companies, figures, files, filing, representatives, states
from store.residents.documents import DocumentKind, NewDocument, Way
from store.residents.filled import NewCompany, NewContact, NewPaper, NewProxy, NewState
from store.residents.identity import IdKind
from store.residents.inputs import HomeState, NewPhone, PaperForm, Purpose, Role
from store.rights import Staff

MOST, MOST_LOOKED_AT = 12, 200
_PHONES = ((Purpose.WORK, "075500000{:03}"), (Purpose.EMERGENCY, "1360000{:04}"))
# Numbers that were never issued: nobody real can be hit.
_PAPERS = (
    (IdKind.PASSPORT, "E00000{:03}"),
    (IdKind.HK_MACAO, "H00000{:03}"),
    (IdKind.TAIWAN, "00000{:03}"),
    (IdKind.FOREIGNER, "ZZZ000000000{:03}"),
    (IdKind.OTHER, "军字第000{:03}号"),
)
_COMPANY = ("鹏程贸易有限公司", "91990100M00000000Q", "0755-00000088")
_STATES = (HomeState.OCCUPIED, HomeState.LET, HomeState.RENOVATION, HomeState.TRUSTEESHIP)
_RECEIVED = (DocumentKind.NOTICE, DocumentKind.PURCHASE, DocumentKind.OWNER_ID)
_ISSUED = (DocumentKind.HANDBOOK, DocumentKind.FEES)


def plan(past: Past) -> None:
    """Let some homes' files be filled in during the shift before."""
    homes = past.rng.sample(list(past.lived_in), min(MOST, len(past.lived_in)))
    happens: list[Callable[[Staff], object]] = []
    for place, home in enumerate(homes):
        tail = past.rng.randrange(1000)
        happens += [
            partial(_phone, home, place, tail),
            partial(_paper, home, place, tail),
            partial(_state, home, place),
            partial(_documents, home, place),
        ]
    happens += [partial(_stand, home, state) for home, state in _empty(past.lived_in)]
    happens += [partial(_company, home) for home in homes[:1]]
    happens += [partial(_proxy, home) for home in homes[1:2]]
    _in_turn(past, happens)


def _empty(lived_in: Sequence[int]) -> list[tuple[int, HomeState]]:
    """Homes where nobody but an owner is on file, as they stand empty."""
    alone = (
        home.id
        for home in files.browse(MOST_LOOKED_AT)
        if home.id not in lived_in and len(files.residents(home.id)) == 1
    )
    return list(zip(alone, (HomeState.NOT_HANDED_OVER, HomeState.VACANT), strict=False))


def _in_turn(past: Past, happens: Sequence[Callable[[Staff], object]]) -> None:
    by = past.assistant(1)
    for place, each in enumerate(happens):
        past.plan(past.moment(1, 30 + 5 * place), partial(each, by))


def _owner(home: int) -> int:
    living = files.home(home).residents
    return next(one.person.id for one in living if one.role is Role.OWNER)


def _phone(home: int, place: int, tail: int, by: Staff) -> None:
    purpose, shape = _PHONES[place % len(_PHONES)]
    figures.add_phone(_owner(home), NewPhone(phone=shape.format(tail), purpose=purpose), by=by)


def _paper(home: int, place: int, tail: int, by: Staff) -> None:
    if place < len(_PAPERS):
        kind, shape = _PAPERS[place]
        until = clock.today() + timedelta(days=200 * (place - 1))  # the first has expired
        paper = NewPaper(kind=kind, id_number=shape.format(tail), until=until)
        figures.add_paper(_owner(home), paper, by=by)


def _state(home: int, place: int, by: Staff) -> None:
    _stand(home, _STATES[place] if place < len(_STATES) else HomeState.OCCUPIED, by)


def _stand(home: int, state: HomeState, by: Staff) -> None:
    if files.get(home).state_since is not None:
        return  # something has happened there since
    since = date(clock.today().year - 1, 1 + home % 12, 1)
    states.set_state(home, NewState(state=state, since=since), by=by)


def _documents(home: int, place: int, by: Staff) -> None:
    for kind in _RECEIVED[: 1 + place % len(_RECEIVED)]:
        original = kind is DocumentKind.NOTICE
        form = PaperForm.ORIGINAL if original else PaperForm.COPY
        new = NewDocument(kind=kind, form=form, on=clock.today(), filed="A 柜")
        filing.file_document(home, new, by=by)
    for kind in _ISSUED:
        filing.file_document(home, NewDocument(kind=kind, way=Way.ISSUED, on=clock.today()), by=by)


def _company(home: int, by: Staff) -> None:
    name, code, phone = _COMPANY
    new = NewCompany(name=name, role=Role.TENANT, id_number=code, phone=phone)
    page = companies.move_in_company(home, new, by=by)
    company = next(one.person.id for one in page.residents if one.person.name == name)
    contact = NewContact(name="钱立", phone="13600009999", post="行政经理")
    representatives.add_contact(company, contact, by=by)


def _proxy(home: int, by: Staff) -> None:
    until = clock.today() + timedelta(days=90)
    new = NewProxy(
        name="孙代", phone="13600008888", matters="办理装修", since=clock.today(), until=until
    )
    representatives.add_proxy(_owner(home), new, by=by)
