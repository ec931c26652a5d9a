"""Any course of parcels against an independent count of what lies where and for whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from store import answers, clock, parcels, residents
from store.desk import settings as desk_settings
from store.errors import Refused
from store.journal.verifying import verify
from store.parcels import Fetching, Identity, ParcelSettings, Returning, Telling
from store.residents import NewHome
from store.rights import Staff
from tests.conftest import Clock
from tests.store.parcels.shelf import on_today, taken

LONG = 2  # days that a parcel may lie
PLACES = ("货架 A", "货架 B")


@dataclass
class Written:
    """What a book kept by hand says of a parcel that lies here."""

    home: int | None
    place: str
    pieces: int
    since: date


class Shelf(RuleBasedStateMachine):
    """Parcels come, some or all of them go, and days pass."""

    homes: list[int]
    by: Staff
    time: Clock

    def __init__(self) -> None:
        super().__init__()
        self.book: dict[int, Written] = {}

    def _one(self, data: st.DataObject) -> int:
        return data.draw(st.sampled_from(sorted(self.book)))

    @rule(home=st.sampled_from([0, 1, None]), place=st.sampled_from(PLACES), n=st.integers(1, 3))
    def take(self, home: int | None, place: str, n: int) -> None:
        at = None if home is None else self.homes[home]
        one = taken(at, self.by, place=place, pieces=n)
        self.book[one.id] = Written(at, place, n, clock.today())

    @precondition(lambda self: self.book)
    @rule(data=st.data(), n=st.integers(1, 4))
    def fetch_some(self, data: st.DataObject, n: int) -> None:
        id_ = self._one(data)
        given = Fetching(who="张", identity=Identity.KNOWN, signed=True, pieces=n)
        if n > self.book[id_].pieces:
            with pytest.raises(Refused):
                parcels.fetch(id_, given, by=self.by)
            return
        parcels.fetch(id_, given, by=self.by)
        self.book[id_].pieces -= n
        if not self.book[id_].pieces:
            del self.book[id_]

    @precondition(lambda self: self.book)
    @rule(data=st.data())
    def fetch_all(self, data: st.DataObject) -> None:
        id_ = self._one(data)
        home = self.book[id_].home
        given = Fetching(who="张", identity=Identity.KNOWN, signed=True, all=True)
        parcels.fetch(id_, given, by=self.by)
        for other, told in list(self.book.items()):
            if other == id_ or (home is not None and told.home == home):
                del self.book[other]

    @precondition(lambda self: self.book)
    @rule(data=st.data())
    def send_back(self, data: st.DataObject) -> None:
        id_ = self._one(data)
        parcels.send_back(id_, Returning(reason="拒收"), by=self.by)
        del self.book[id_]

    @precondition(lambda self: self.book)
    @rule(data=st.data(), reached=st.booleans())
    def tell(self, data: st.DataObject, reached: bool) -> None:  # changes nothing of what lies here
        parcels.tell(self._one(data), Telling(reached=reached, all=True), by=self.by)

    @rule(hours=st.integers(1, 30))
    def pass_time(self, hours: int) -> None:
        self.time.pass_(hours=hours)

    @invariant()
    def what_lies_here_is_what_the_book_says(self) -> None:
        here = {one.id: (one.home_id, one.place, one.lying) for one in parcels.lying()}
        assert here == {n: (one.home, one.place, one.pieces) for n, one in self.book.items()}

    @invariant()
    def the_handover_counts_every_piece(self) -> None:
        handed = answers.of("parcels").handed
        assert handed is not None
        lines = [(one.facts["count"], one.facts["pieces"]) for one in handed(clock.now())]
        pieces = sum(one.pieces for one in self.book.values())
        assert lines == ([(len(self.book), pieces)] if self.book else [])

    @invariant()
    def today_tells_of_what_lies_too_long(self) -> None:
        last = clock.today() - timedelta(days=LONG)
        assert bool(on_today()) is any(one.since < last for one in self.book.values())

    def teardown(self) -> None:
        for one in parcels.lying():
            parcels.send_back(one.id, Returning(reason="清架"), by=self.by)


def test_any_course_of_parcels_is_what_a_book_by_hand_says(
    assistant: Staff, manager: Staff, time: Clock
) -> None:
    made = (residents.add_home(NewHome(code=f"3-2-120{n}"), by=assistant) for n in (1, 2))
    homes = [one.id for one in made]
    desk_settings.change_own("parcels", ParcelSettings(long=LONG), by=manager)
    here = {"homes": homes, "by": assistant, "time": time}
    run_state_machine_as_test(
        type("ShelfHere", (Shelf,), here),
        settings=settings(max_examples=30, stateful_step_count=25, deadline=None),
    )
    assert verify().right
