"""A renovation from its declaration to its deposit's return: each gate (R1, R3–R8, R17–R19)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from store import clock, deposits, plans, renovation, residents
from store.errors import Forbidden, Refused
from store.renovation import (
    Approval,
    Completion,
    Inspection,
    Release,
    Stage,
    Visit,
)
from store.residents import HomeState
from store.rights import Staff
from tests.conftest import Clock
from tests.store.renovation.works import begun, give_back, waiting


def test_a_renovation_goes_from_its_declaration_to_its_deposit_s_return(
    home: int, assistant: Staff, supervisor: Staff, time: Clock
) -> None:
    one = begun(home, assistant, supervisor)
    assert one.number == "ZX-2026-0001" and one.stage is Stage.UNDER_WAY
    assert residents.get(home).state is HomeState.RENOVATION
    plans.make()
    renovation.look(one.id, Visit(), by=assistant)
    assert renovation.due_now(one) == []
    renovation.complete(one.id, Completion(), by=assistant)
    after = renovation.inspect(one.id, Inspection(), by=assistant)
    assert after.stage is Stage.PASSED and after.watch_until == clock.today() + timedelta(days=30)
    assert residents.get(home).state is HomeState.OCCUPIED
    (held,) = renovation.of_renovation(one.id)
    assert (held.balance, held.met_on) == (200000, None)
    with pytest.raises(Refused, match="watched until"):
        renovation.release(one.id, Release(), by=assistant)
    time.pass_(days=30)
    assert waiting(one.subject) == {"renovation.watched"}
    renovation.release(one.id, Release(), by=assistant)
    with pytest.raises(Refused, match="not gone back"):
        renovation.close(one.id, Approval(), by=assistant)
    give_back(held.id, assistant, supervisor)
    assert renovation.close(one.id, Approval(), by=assistant).stage is Stage.CLOSED
    assert deposits.get(held.id).returned == 200000
    assert waiting(one.subject) == set()


def test_nobody_approves_what_they_took_themselves_SET2(home: int, supervisor: Staff) -> None:
    from tests.store.renovation.works import complete

    one = complete(home, supervisor)
    with pytest.raises(Forbidden, match="somebody else"):
        renovation.approve(one.id, Approval(), by=supervisor)
