"""What is asked when a key comes, goes, is lent or comes back (K1, K2, K4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store import keys
from store.keys import HeldKey, KeyLoan, KeyRelease, KeyReturn, NewKey
from tui.form.screen import Form
from tui.keys import words
from tui.language import _
from tui.widgets.paint import Words

if TYPE_CHECKING:
    from store.keys import Loan
    from tui.screen.host import Host

USUAL_LOAN = "+2h"  # what the form suggests; the clerk types what was agreed


def holding(desk: Host) -> Form[NewKey, HeldKey]:
    """A key into keeping (K1)."""
    return Form(NewKey, _("A key into keeping"), desk.writes(keys.hold))


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
