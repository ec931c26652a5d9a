"""The sheets of cleaning, filled in and blank (service.md §7.3)."""

from __future__ import annotations

import pytest

from printing.catalogue import request
from store import cleaning, clock, plans
from store.cleaning import ACCIDENT_REPORT, CLEANING_CHECK, CLEANING_DAY, WORK_NOTICE
from store.paper import BLANK, SheetKind
from store.rights import Staff
from tests.conftest import Clock
from tests.store.cleaning.test_matters import accident, approved

SHEETS = (CLEANING_DAY, CLEANING_CHECK, WORK_NOTICE, ACCIDENT_REPORT)


@pytest.mark.parametrize("kind", SHEETS)
def test_each_sheet_is_laid_filled_in_and_blank(
    kind: SheetKind, time: Clock, supervisor: Staff
) -> None:
    cleaning.set_up(by=supervisor)
    time.pass_(minutes=10)
    plans.make()
    check = next(one for one in cleaning.board(clock.now()) if one.sheet.kind.scored)
    about = {
        CLEANING_DAY: f"cleaning:{clock.today().isoformat()}",
        CLEANING_CHECK: check.subject,
        WORK_NOTICE: approved(supervisor).subject,
        ACCIDENT_REPORT: accident(supervisor).subject,
    }
    assert request(kind, about[kind]).declare(clock.now(), None)
    assert request(kind, BLANK).declare(clock.now(), None)
