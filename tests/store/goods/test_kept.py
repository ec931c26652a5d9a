"""Slips are kept a year; then their names go, and their numbers and goods stay (GR8)."""

from __future__ import annotations

from store import erasure, goods, journal
from store.goods import Match, Stage, Voiding
from store.journal.verifying import verify
from store.rights import Staff
from tests.conftest import Clock
from tests.store.goods.slips import PHONE, asked, passed, waiting


def test_after_a_year_names_are_erased_and_numbers_and_goods_stay_GR8(
    home: int, assistant: Staff, time: Clock
) -> None:
    closed = passed(home, assistant, phone=PHONE, plate="粤B12345")
    goods.match(closed.id, Match(), by=assistant)
    void = asked(home, assistant)
    goods.void(void.id, Voiding(reason="不搬了"), by=assistant)
    unmatched = passed(home, assistant)
    time.pass_(days=365)
    erasure.lapse()
    assert goods.get(closed.id).bearer == "刘师傅"
    time.pass_(days=1)
    assert waiting(closed) == ["slip.lapses"]
    erasure.lapse()
    for one in (closed, void):
        left = goods.get(one.id)
        assert (left.applicant, left.bearer, left.phone, left.plate, left.guard) == ("",) * 5
        assert (left.number, left.stage) == (one.number, goods.get(one.id).stage)
        assert goods.lines(one.id)[0].thing == "沙发" and waiting(one) == []
    kept = goods.get(unmatched.id)
    assert (kept.bearer, kept.stage) == ("刘师傅", Stage.PASSED)
    entry = journal.last()
    assert entry is not None and (entry.kind, entry.payload["gone"]) == ("slip.lapsed", 2)
    assert verify().right
