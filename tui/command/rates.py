"""``rates``: a month's collection rate as one line, for scripts."""

from __future__ import annotations

from store import rates
from store.figure import NOTHING
from store.rates import Figures, Share
from tui.command.folder import read
from tui.command.options import Options
from tui.command.telling import tell, warn
from tui.language import _


def run(options: Options) -> int:
    """Tell the month's figures in fen and homes; of a closed one as closed, restated on stderr."""
    with read(options):
        shown = rates.shown(options.month)
    tell(_line(shown.figures))
    if shown.restated is not None:
        warn(_("Restated since it was closed: {figures}").format(figures=_line(shown.restated)))
    return 0


def _line(found: Figures) -> str:
    return (
        f"due={found.due} received={found.received} rate={_told(found.amount_rate)}"
        f" homes={found.homes} paid={found.paid} household={_told(found.household_rate)}"
    )


def _told(rate: Share) -> str:
    return "-" if rate.text == NOTHING else rate.text
