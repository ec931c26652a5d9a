"""What else is kept in a home's file than its people and vehicles: a form for each (F1, F6)."""

from __future__ import annotations

from store import clock, residents
from store.inputs import mark
from store.residents import (
    RULES,
    Confidential,
    Document,
    Ending,
    Former,
    HomePage,
    IdKind,
    NewDocument,
    NewPaper,
    NewPhone,
    NewState,
    Paper,
    PartyKind,
    Phone,
    Resident,
)
from tui.form.screen import Form
from tui.language import _
from tui.language.labels import label
from tui.over.menu import Menu
from tui.residents.besides import BESIDES
from tui.residents.steps import OUT, Keeping
from tui.residents.things import Further, person_of
from tui.screen.actions import Action

FILE = Action(
    "file", ("ctrl+u",), mark("Add to file"), mark("A phone, a paper, who acts for somebody."), 7
)
PHONE_MORE = Action(
    "phone_more", (), mark("Another phone"), mark("Of who is pointed at, and what it is for."), None
)
PAPER_MORE = Action(
    "paper_more", (), mark("Another paper"), mark("A paper of identity of who is pointed at."), None
)
PHONE_OFF = Action(
    "phone_off", (), mark("Phone off"), mark("Take the phone rung first off the file."), None
)
PAPER_OFF = Action(
    "paper_off", (), mark("Paper off"), mark("Take the first paper off the file."), None
)
COMPANY = Action("company", (), mark("Company"), mark("A company that owns or rents it."), None)
CONTACT = Action(
    "contact", (), mark("Contact"), mark("By whom the company pointed at is reached."), None
)
PROXY = Action(
    "proxy", (), mark("Proxy"), mark("Who acts for who is pointed at, with which paper."), None
)
MORE = (PHONE_MORE, PAPER_MORE, PROXY, CONTACT)
FIRST_OFF = (PHONE_OFF, PAPER_OFF)
STATE = Action("state", (), mark("State of the home"), mark("How it stands, since when."), None)
DOCUMENT = Action(
    "document", (), mark("Document"), mark("A paper received for the file, or issued."), None
)
MIND = Action(
    "mind", (), mark("To be minded"), mark("Do not disclose, call first, away: from, until."), None
)
ALL_OUT = Action(
    "all_out", (), mark("Household leaves"), mark("Everybody moves out on one day."), None
)
BACK_AGAIN = Action(
    "back_again", (), mark("Undo moving out"), mark("Who is pointed at lives here again."), None
)
_ADDED = (*MORE, COMPANY, STATE, DOCUMENT, MIND, *BESIDES, ALL_OUT, BACK_AGAIN)
FILING = (FILE, *_ADDED, *FIRST_OFF)


class Filing(Keeping):
    """A screen on a home's file that files what belongs to its people."""

    def can(self, action: Action) -> bool:
        """Whether the thing that is pointed at is one for this action."""
        if action in (PHONE_MORE, PAPER_MORE, *BESIDES):
            return person_of(self.thing) is not None
        if action in (PROXY, CONTACT):
            party = self.thing.person if isinstance(self.thing, Resident) else None
            return bool(party and (action is PROXY or party.kind is PartyKind.COMPANY))
        if action is BACK_AGAIN:
            return isinstance(self.thing, Former)
        if action is ALL_OUT:
            return bool(self.page.residents)
        if action in FIRST_OFF:
            who = None if isinstance(self.thing, Further) else person_of(self.thing)
            return bool(who and (who.phone if action is PHONE_OFF else who.id_number))
        return super().can(action)

    async def act_file(self) -> None:
        """Choose what is filed."""
        offered = [one for one in _ADDED if self.app.may(one) and self.can(one)]
        action = await self.app.ask(Menu(self.page.home.code, offered))
        if action is not None:
            self.perform(action)

    async def act_phone_more(self) -> None:
        """Another phone of who is pointed at."""
        if (who := person_of(self.thing)) is None:
            return
        form = Form(
            NewPhone,
            _("Another phone of {name}").format(name=who.name),
            self.app.writes(residents.add_phone, who.id),
            draft=f"NewPhone:{who.id}:{self.page.home.id}",
            about=f"person:{who.id}",
        )
        added: Phone | None = await self.app.ask(form)
        if added is not None:
            self._filed(_("Added."), f"phone:{added.id}" if added.id else f"person:{who.id}")

    async def act_paper_more(self) -> None:
        """Another paper of identity of who is pointed at."""
        if (who := person_of(self.thing)) is None:
            return
        form = Form(
            NewPaper,
            _("Another paper of {name}").format(name=who.name),
            self.app.writes(residents.add_paper, who.id),
            draft=f"NewPaper:{who.id}:{self.page.home.id}",
            about=f"person:{who.id}",
            first="kind",
        )
        added: Paper | None = await self.app.ask(form)
        if added is not None:
            key = f"paper:{added.id}" if added.id else f"person:{who.id}"
            self._filed(_how_far_checked(added.kind), key)

    async def act_state(self) -> None:
        """How the home stands, and since when."""
        home = self.page.home
        form = Form(
            NewState,
            _("State of {home}").format(home=home.code),
            self.app.writes(residents.set_state, home.id),
            initial={"since": clock.today().isoformat()},
            heading=[_("On file"), f"  {label(home.state)}  {home.state_since or ''}"],
            draft=f"NewState:{home.id}",
            about=f"home:{home.id}",
            part="states",
            first="state",
        )
        if await self.app.ask(form) is not None:
            self._filed(_("On record."), "state")

    async def act_document(self) -> None:
        """A paper that was received for the file, or issued."""
        home = self.page.home
        form = Form(
            NewDocument,
            _("A document of {home}").format(home=home.code),
            self.app.writes(residents.file_document, home.id),
            initial={"on": clock.today().isoformat()},
            draft=f"NewDocument:{home.id}",
            about=f"home:{home.id}",
            part="documents",
            first="kind",
        )
        added: int | None = await self.app.ask(form)
        if added is not None:
            self._filed(_("On record."), f"document:{added}")

    async def act_phone_off(self) -> None:
        """Take the phone that is rung first off."""
        if (who := person_of(self.thing)) is not None:
            await self._take_off_file(Further(who, who.phones[0]), PHONE_OFF)

    async def act_paper_off(self) -> None:
        """Take the first paper off."""
        if (who := person_of(self.thing)) is not None:
            await self._take_off_file(Further(who, who.papers[0]), PAPER_OFF)

    async def act_out(self) -> None:
        """Take a phone or a paper off, or what every file lets be taken off."""
        match self.thing:
            case Further() as further:
                await self._take_off_file(further, OUT)
            case Document() as document:
                await self._take_out(document)
            case _:
                await super().act_out()

    async def _take_out(self, document: Document) -> None:
        """Take a document out of the file, with the reason."""
        home_id, by = self.page.home.id, self.app.signed_in

        async def submit(given: Ending) -> HomePage:
            await self.app.desk(residents.take_document, document.id, given, by=by)
            return residents.home(home_id)

        form = Form(
            Ending,
            _("{document} leaves the file").format(document=label(document.kind)),
            submit,
            initial={"on": clock.today().isoformat()},
            draft=f"Taking:{document.id}:{home_id}",
            about=f"home:{home_id}",
            part=f"document:{document.id}",
        )
        page: HomePage | None = await self.app.ask(form)
        self._kept(page, _("Taken out; it stays on record."))

    async def _take_off_file(self, one: Further, action: Action) -> None:
        """Asked once."""
        who, number = one.person, one.figure.number
        title = _("Take {number} of {name} off the file?").format(number=number, name=who.name)
        if await self.app.ask(Menu(title, [action])) is not action:
            return
        phone = one.field is Confidential.PHONE
        remove = residents.remove_phone if phone else residents.remove_paper
        await self.app.desk(remove, who.id, one.figure.id, by=self.app.signed_in)
        self._filed(_("Taken off."), f"person:{who.id}")

    def _filed(self, sentence: str, key: str) -> None:
        self._kept(residents.home(self.page.home.id), sentence, key)


def _how_far_checked(kind: IdKind) -> str:
    """What the desk knows of a number that it has taken."""
    if RULES[kind].checked:
        return _("Added; the check digit is right.")
    if kind is IdKind.OTHER:
        return _("Added as typed; such a number cannot be checked.")
    return _("Added; only the form of such a number can be checked.")
