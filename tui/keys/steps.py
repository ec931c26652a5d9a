"""What is asked when a key comes, goes, is lent or comes back (K1, K2, K4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store import keys
from store.keys import HeldKey, KeyLoan, KeyRelease, KeyReturn, NewKey
from store.text import mark
from tui.form.screen import Form
from tui.keys import words
from tui.language import _
from tui.screen.actions import Action
from tui.widgets.paint import Words

if TYPE_CHECKING:
    from store.keys import Loan
    from tui.screen.host import Host

LEND = Action(
    "lend", ("enter",), mark("Lend/back"), mark("Lend the key, or take it back if it is out."), 4
)
NEW = Action("new", ("ctrl+n",), mark("Hang up"), mark("Take a key into keeping."), 6)
RELEASE = Action(
    "release", ("ctrl+k",), mark("Hand over"), mark("Hand the key over for good; off the list."), 20
)

USUAL_LOAN = "+2h"  # what the form suggests; the clerk types what was agreed


def holding(desk: Host, home_id: int | None = None) -> Form[NewKey, HeldKey]:
    """A key into keeping (K1)."""
    initial = {"home": home_id} if home_id else None
    return Form(NewKey, _("A key into keeping"), desk.writes(keys.hold), initial=initial)


def lending(desk: Host, key: HeldKey) -> Form[KeyLoan, HeldKey]:
    """To whom, why and until when (K2)."""
    return Form(
        KeyLoan,
        _("Lend key {hook}").format(hook=key.hook),
        desk.writes(keys.lend, key.id),
        initial={"due": USUAL_LOAN},
        heading=_named(key),
        draft=f"KeyLoan:{key.id}",
    )


def taking_back(desk: Host, key: HeldKey, loan: Loan) -> Form[KeyReturn, HeldKey]:
    """Who brings it, if not the borrower (K2)."""
    return Form(
        KeyReturn,
        _("Key {hook} comes back from {borrower}").format(hook=key.hook, borrower=loan.borrower),
        desk.writes(keys.take_back, key.id),
        heading=[*_named(key), "   ", words.state(key)],
        draft=f"KeyReturn:{key.id}",
    )


def releasing(desk: Host, key: HeldKey) -> Form[KeyRelease, HeldKey]:
    """To whom it goes for good (K4)."""
    return Form(
        KeyRelease,
        _("Hand key {hook} over for good: it leaves the list").format(hook=key.hook),
        desk.writes(keys.release, key.id),
        heading=_named(key),
        draft=f"KeyRelease:{key.id}",
    )


def _named(key: HeldKey) -> Words:
    return ["  ".join(filter(None, (key.hook, key.home, key.doors)))]
