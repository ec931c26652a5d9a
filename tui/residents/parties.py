"""Companies in a home's file, and who acts for a party: a form for each (F1, M1)."""

from __future__ import annotations

from functools import partial

from store import clock, residents
from store.residents import (
    Ending,
    HomePage,
    NewCompany,
    NewContact,
    NewProxy,
    Representative,
    Resident,
)
from tui.form.screen import Form
from tui.language import _
from tui.residents.steps import Keeping


class Parties(Keeping):
    """A screen on a home's file that keeps companies and representatives."""

    async def act_company(self) -> None:
        """A company that owns or rents the home."""
        home = self.page.home
        known = {resident.person.id for resident in self.page.residents}
        form = Form(
            NewCompany,
            _("A company in {home}").format(home=home.code),
            self.app.writes(residents.move_in_company, home.id),
            initial={"role": "tenant"} if self.page.owner else None,
            draft=f"NewCompany:{home.id}",
        )
        page: HomePage | None = await self.app.ask(form)
        fresh = [r.person.id for r in page.residents if r.person.id not in known] if page else []
        self._kept(page, _("Added."), f"person:{fresh[0]}" if fresh else "")

    async def act_contact(self) -> None:
        """By whom a company is reached."""
        if isinstance(self.thing, Resident):
            who, home = self.thing.person, self.page.home
            form = Form(
                NewContact,
                _("A contact of {name}").format(name=who.name),
                self.app.writes(residents.add_contact, who.id),
                draft=f"NewContact:{who.id}:{home.id}",
                about=f"person:{who.id}",
                part="representatives",
            )
            added: int | None = await self.app.ask(form)
            self._acts(added)

    async def act_proxy(self) -> None:
        """Who acts for somebody, by a power of attorney."""
        if isinstance(self.thing, Resident):
            who, home = self.thing.person, self.page.home
            form = Form(
                NewProxy,
                _("A proxy of {name}").format(name=who.name),
                self.app.writes(residents.add_proxy, who.id),
                initial={"since": clock.today().isoformat()},
                draft=f"NewProxy:{who.id}:{home.id}",
                about=f"person:{who.id}",
                part="representatives",
            )
            added: int | None = await self.app.ask(form)
            self._acts(added)

    def _acts(self, added: int | None) -> None:
        if added is not None:
            page = residents.home(self.page.home.id)
            self._kept(page, _("Added."), f"representative:{added}")

    async def act_out(self) -> None:
        """Let somebody act no more, or what every file lets be taken off."""
        if not isinstance(self.thing, Representative):
            await super().act_out()
            return
        acts, home = self.thing, self.page.home
        end, by = partial(residents.end_representative, acts.id), self.app.signed_in

        async def submit(given: Ending) -> HomePage:
            await self.app.desk(end, given, by=by)
            return residents.home(home.id)

        form = Form(
            Ending,
            _("{name} acts no more").format(name=acts.person.name),
            submit,
            initial={"on": clock.today().isoformat()},
            draft=f"ActsNoMore:{acts.id}:{home.id}",
            about=f"person:{acts.person.id}",
            part="representatives",
        )
        page: HomePage | None = await self.app.ask(form)
        self._kept(page, _("Ended; the file keeps it."))
