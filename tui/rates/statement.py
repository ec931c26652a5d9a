"""A home's statement of account: asked for, read, printed ($70)."""

from __future__ import annotations

from datetime import date

from printing.rates import asked_statement
from store import clock, rates
from store.rates import Asked
from store.rights import READ_MONEY
from tui.form.screen import Form
from tui.language import _, mark
from tui.printing import preview
from tui.screen.actions import Action
from tui.screen.host import Host

STATEMENT = Action(
    "statement", ("ctrl+d",), mark("Statement"), mark("What a home was billed, paid and owes."), 6,
    right=READ_MONEY,
)  # fmt: skip


async def begin(desk: Host, home_id: int, _person_id: int | None) -> None:
    """A statement of a home that is known."""
    await state(desk, home_id)


async def state(desk: Host, home_id: int | None = None) -> None:
    """Ask for home and days, and show the sheet; every payer's is refused but to the manager."""
    today = clock.today()
    initial: dict[str, object] = {"first": date(today.year, 1, 1), "last": today}
    if home_id is not None:
        initial["home_id"] = home_id

    async def found(given: Asked) -> Asked:
        days = given.first, given.last
        await desk.desk(rates.ask, given.home_id, *days, every=given.every, by=desk.signed_in)
        return given

    told = _(": ").join((_(STATEMENT.title), _(STATEMENT.help)))
    given = await desk.ask(Form(Asked, told, found, initial=initial, draft=""))
    if given is not None:
        about = asked_statement(given.home_id, given.first, given.last, every=given.every)
        await preview.preview_one(desk, [about])
