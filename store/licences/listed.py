"""The one list of what expires: the licences, and what other subjects keep themselves (G12)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from store import answers, clock
from store.expiring import Expiring
from store.licences.inputs import Stage
from store.licences.licence import LICENCES, Licence, State, state
from store.licences.settings import settings


@dataclass(frozen=True)
class Elsewhere:
    """A paper that another subject keeps; ``id`` is below nought, for it is no licence's."""

    id: int
    paper: Expiring
    stage: Stage = Stage.ELSEWHERE

    @property
    def subject(self) -> str:
        """The paper as the journal names it."""
        return self.paper.subject

    @property
    def number(self) -> str:
        """The number that its subject gave it."""
        return self.paper.number

    @property
    def holder(self) -> str:
        """Whose it is."""
        return self.paper.holder

    @property
    def expires(self) -> date:
        """Its last day."""
        return self.paper.expires

    def state(self, on: date) -> State:
        """How it reads on a day."""
        return state(self.paper.issued, self.expires, on, settings().first_reminder)


Listed = Licence | Elsewhere


def every(text: str = "") -> list[Listed]:
    """All papers that expire, the first to expire first; ``text`` narrows to what contains it."""
    found: list[Listed] = [*LICENCES.table.read(), *_elsewhere()]
    wanted = text.casefold().strip()
    found = [one for one in found if wanted in _told(one)]
    return sorted(found, key=lambda one: (one.expires, one.number))


def _elsewhere() -> Iterator[Elsewhere]:
    by = clock.today() + timedelta(days=settings().look_ahead)
    papers = (
        one for _name, each in answers.everyone() if each.expiring for one in each.expiring(by)
    )
    for place, paper in enumerate(papers, 1):
        yield Elsewhere(-place, paper)


def _told(one: Listed) -> str:
    more = f"{one.no} {one.issuer}" if isinstance(one, Licence) else ""
    return f"{one.number} {one.holder} {more}".casefold()
