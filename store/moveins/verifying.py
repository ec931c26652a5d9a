"""Papers ticked, promised or let past, verified against each other; who registers (M1, M2)."""

from __future__ import annotations

from store import clock, residents
from store.desk.staff import require
from store.errors import Refused
from store.journal.operation import operation
from store.moveins.gates import FUND, must_be_verified, names_of, open_papers
from store.moveins.inputs import Registered, Verified
from store.moveins.line import Line, admitted, step
from store.moveins.lineinputs import Owed, Seen, Why
from store.moveins.papers import NOT_LATER, Asked
from store.moveins.rights import LET_FUND_PAST, LET_PAST
from store.moveins.walk import MOVES, Walk, moved
from store.moveins.words import Mode, Part
from store.residents import (
    DocumentKind,
    NewCompany,
    NewContact,
    NewDocument,
    NewHome,
    NewPerson,
    NewProxy,
    NewState,
    PaperForm,
    Role,
    Way,
)
from store.rights import WORK_THE_DESK, Staff


@operation
def tick(walk_id: int, code: str, *, by: Staff) -> Line:
    """A paper is here, as the list asks for it: the original, or a copy (one key)."""
    require(by, WORK_THE_DESK)
    walk = MOVES.table.one(walk_id)
    form = _paper(walk, code).form or PaperForm.COPY
    return _seen(walk, code, Seen(form=form), by)


@operation
def see(walk_id: int, code: str, given: Seen, *, by: Staff) -> Line:
    """A paper is here: original or copies, how many; it goes into the home's file (F5)."""
    require(by, WORK_THE_DESK)
    walk = MOVES.table.one(walk_id)
    _paper(walk, code)
    return _seen(walk, code, given, by)


@operation
def owe(walk_id: int, code: str, given: Owed, *, by: Staff) -> Line:
    """A paper is brought by a day; it stays on Today and in the file until it is here (M18).

    Raises ``Refused`` for a letter or a judgment without which nobody can act here.
    """
    require(by, WORK_THE_DESK)
    walk = MOVES.table.one(walk_id)
    paper = _paper(walk, code)
    if paper.document in NOT_LATER:
        raise Refused("Without this paper nobody can act for them: it cannot be brought later.")
    if given.owed_by < clock.today():
        raise Refused("This day is past.", field="owed_by")
    line = admitted(walk, code, "owed")
    return step(walk, line, "owed", given, by, owed_by=given.owed_by, note=given.note)


@operation
def pass_by(walk_id: int, code: str, why: Why, *, by: Staff) -> Line:
    """Let a paper past, with the reason; the maintenance fund's only the manager (M13)."""
    require(by, LET_PAST)
    if code == FUND:
        require(by, LET_FUND_PAST)
    walk = MOVES.table.one(walk_id)
    _paper(walk, code)
    line = admitted(walk, code, "passed")
    return step(walk, line, "passed", why, by, owed_by=None, note=why.reason)


@operation
def verify(walk_id: int, given: Verified, *, by: Staff) -> Walk:
    """The papers agree with each other and with the file: the gate before all else (M12, M17).

    Raises ``Refused`` at what does not agree or is missing, ``Forbidden`` where it takes who is in
    charge: letting past, and whoever inherits.
    """
    walk = MOVES.admitted(walk_id, "verified", by)
    if walk.mode is Mode.HEIR or given.despite:
        require(by, LET_PAST)
    if waits := open_papers(walk):
        raise Refused(
            "Not here yet: {paper} ({n} in all). Tick it, say when it comes, or let it past.",
            paper=waits[0].kind, n=len(waits),
        )  # fmt: skip
    if not given.despite:
        _must_agree(walk, given)
    _must_be_covered(walk, given)
    home = residents.get(walk.home_id)
    if walk.area and home.area != walk.area:
        new = NewHome.model_construct(
            code=home.code, kind=home.kind, area=walk.area, note=home.note
        )
        residents.change_home(home.id, new, by=by)
    row = {"letter_since": given.letter_since, "letter_until": given.letter_until}
    return moved(walk, "verified", given, by, row | {"verified_on": clock.today()})


@operation
def register(walk_id: int, given: Registered, *, by: Staff) -> Walk:
    """Who moves in stands in the home's file, and has signed register and agreements (M2, §4.3).

    Raises ``Refused`` at a signature that is missing.
    """
    walk = MOVES.admitted(walk_id, "registered", by)
    must_be_verified(walk)
    if walk.registered_on is not None:
        raise Refused("They are registered; the home's file is put right on its page.")
    for field in ("signed", "told"):
        if not getattr(given, field):
            raise Refused("This is signed before anything is kept.", field=field)
    _enter(walk, given, by)
    for kind in (DocumentKind.REGISTER, DocumentKind.COVENANT, DocumentKind.AGREEMENT):
        _file(walk, kind, given.filed, by)
    return moved(walk, "registered", given, by, {"registered_on": clock.today()})


def _must_agree(walk: Walk, given: Verified) -> None:
    for field in ("names", "homes", "dates"):
        if not getattr(given, field):
            raise Refused(
                "It must agree: correct it, or who is in charge lets it past.", field=field
            )
    if given.id_until is not None and given.id_until < clock.today():
        raise Refused("This paper of identity has run out.", field="id_until")
    if len(names_of(walk.owner)) > 1 and not given.signed_for:
        raise Refused("Of several owners each signs, or one with their letter.", field="signed_for")
    if walk.mode is Mode.COMPANY and not given.stamp:
        raise Refused("The certificate bears the company's stamp.", field="stamp")


def _must_be_covered(walk: Walk, given: Verified) -> None:
    """A power of attorney says for what and covers today, whoever lets past what else (CC-165)."""
    if walk.mode is not Mode.PROXY:
        return
    if not given.matters:
        raise Refused("The letter says for what it is: agent, matters, powers.", field="matters")
    for field in ("letter_since", "letter_until"):
        if getattr(given, field) is None:
            raise Refused("The letter says from when until when it holds.", field=field)
    today = clock.today()
    if given.letter_since is not None and given.letter_since > today:
        raise Refused("The power of attorney does not cover today.", field="letter_since")
    if given.letter_until is not None and given.letter_until < today:
        raise Refused("The power of attorney does not cover today.", field="letter_until")


def _enter(walk: Walk, given: Registered, by: Staff) -> None:
    """Into the home's file: who moves in, who acts for them, how the home stands."""
    tenant = walk.mode in (Mode.TENANT, Mode.SHOP)
    role = Role.TENANT if tenant else Role.OWNER
    there = {one.person.name for one in residents.home(walk.home_id).residents}
    for place, name in enumerate(names_of(walk.owner)):
        if name in there:
            continue
        told = {"name": name, "role": role, "since": clock.today()}
        if place == 0:
            told |= {"phone": given.phone}
        if walk.mode is Mode.COMPANY:
            residents.move_in_company(walk.home_id, NewCompany.model_validate(told), by=by)
        else:
            told |= {"id_number": given.id_number} if place == 0 else {}
            residents.move_in(walk.home_id, NewPerson.model_validate(told), by=by)
    if walk.handler and walk.handler not in there:
        _represent(walk, given, by)
    state = NewState(state=given.use, since=clock.today())
    residents.set_state(walk.home_id, state, by=by)


def _represent(walk: Walk, given: Registered, by: Staff) -> None:
    page = residents.home(walk.home_id)
    names = names_of(walk.owner)
    party = next((one.person.id for one in page.residents if one.person.name in names), None)
    if party is None or any(one.person.name == walk.handler for one in page.representatives):
        return
    told = {"name": walk.handler, "phone": given.handler_phone, "id_number": given.handler_id}
    if walk.mode is Mode.COMPANY and given.handler_phone:
        residents.add_contact(party, NewContact.model_validate(told), by=by)
    if walk.mode is Mode.PROXY and walk.letter_since and walk.letter_until:
        told |= {"matters": walk.number}
        days = {"since": walk.letter_since, "until": walk.letter_until}
        residents.add_proxy(party, NewProxy.model_validate(told | days), by=by)


def _paper(walk: Walk, code: str) -> Asked:
    for one in walk.asked:
        if one.code == code and one.part is Part.PAPER:
            return one
    raise Refused("This walk asks for no such paper.")


def _seen(walk: Walk, code: str, given: Seen, by: Staff) -> Line:
    line = admitted(walk, code, "seen")
    kind = _paper(walk, code).document
    assert kind is not None
    new = NewDocument(
        kind=kind, form=given.form, count=given.count, on=clock.today(), note=given.note
    )
    document = residents.file_document(walk.home_id, new, by=by)
    return step(walk, line, "seen", given, by, document_id=document, owed_by=None, note=given.note)


def _file(walk: Walk, kind: DocumentKind, filed: str, by: Staff) -> None:
    new = NewDocument(kind=kind, way=Way.RECEIVED, on=clock.today(), filed=filed)
    residents.file_document(walk.home_id, new, by=by)
