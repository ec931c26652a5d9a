"""Sheets about a register's things, tried on parking permits."""

from __future__ import annotations

from dataclasses import replace

import pytest

from printing import register
from printing.sheet import A5
from store import permits
from store.errors import NotFound
from store.permits import PERMIT, PERMITS, NewPermit, Permit, Standing
from store.rights import Staff
from tests.printing.conftest import AT, HEAD


@pytest.fixture
def permit(assistant: Staff) -> Permit:
    new = NewPermit(holder="张惠文", standing=Standing.STAFF, plate="粤B12345")
    return permits.ask(new, by=assistant)


def test_what_is_masked_shows_whole_only_once_its_printing_is_on_record_F6(permit: Permit) -> None:
    def lay(one: Permit | None, *_told: object) -> object:
        return one.plate if one else "blank"

    asked = register.about(
        PERMITS,
        PERMIT,
        "permit",
        lay,  # type: ignore[arg-type]
        lambda one: replace(one, plate="粤****"),
    )
    assert asked.about is not None
    request = asked.about(str(permit.id), A5)
    assert (request.subject, request.name) == ("permit:1", "permit-CW-2026-0001")
    assert request.declare(AT, None) == "粤****"  # type: ignore[comparison-overlap]
    assert request.declare(AT, HEAD) == "粤B12345"  # type: ignore[comparison-overlap]
    (blank,) = asked.blanks
    assert blank.lay("金色家园", AT, A5) == "blank"  # type: ignore[comparison-overlap]


@pytest.mark.parametrize("typed", ["CW-2026-0001", "cw-2026-0001", "1"])
def test_scripts_ask_by_the_printed_number_or_the_journal_s(typed: str, permit: Permit) -> None:
    command = register.command(PERMITS, PERMIT, "permit", "")
    assert command.asks({"number": typed}) == (PERMIT, f"permit:{permit.id}")


@pytest.mark.usefixtures("permit")
@pytest.mark.parametrize("typed", ["CW-2026-0002", "2", "x"])
def test_a_number_that_nothing_bears_is_refused(typed: str) -> None:
    with pytest.raises(NotFound):
        register.command(PERMITS, PERMIT, "permit", "").asks({"number": typed})
