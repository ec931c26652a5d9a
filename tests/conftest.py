from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from store import clock, estate
from store.desk import opening, settings, staff
from store.desk.staff import NewStaff
from store.engine import database
from store.rights import Role, Staff
from tests import newdesk
from tests.record import agreement

PIN = "314159"
MONDAY = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)  # 09:00 in Shanghai, in the morning shift


class Clock:
    """A clock that tests move by hand."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def __call__(self) -> datetime:
        return self.at

    def pass_(self, **span: float) -> None:
        """Let time go by: ``minutes=20``."""
        self.at += timedelta(**span)


@pytest.fixture
def time() -> Iterator[Clock]:
    moving = Clock(MONDAY)
    with clock.told_by(moving):
        yield moving


@pytest.fixture(scope="session", autouse=True)
def new_desks() -> Iterator[None]:
    """The steps of the schema run once, not once for each of thousands of new desks."""
    with newdesk.kept(), newdesk.cheap_pins():
        yield


@pytest.fixture
def desk(tmp_path: Path, time: Clock) -> Iterator[Path]:
    """An empty estate, its data folder open, the clock stopped at 09:00."""
    opening.open_folder(tmp_path / "desk", create=True)
    settings.found(estate.Settings(name="金色家园"))
    yield tmp_path / "desk"
    database.close()
    _hear_both_verifiers(tmp_path / "desk")


def _hear_both_verifiers(folder: Path) -> None:
    """Whatever a test has done to the journal, an independent verifier finds the same."""
    with agreement.copied(folder) as copy:
        if copy.exists():
            agreement.agree(copy)


def _hire(name: str, number: str, role: Role) -> Staff:
    return staff.add(NewStaff(name=name, number=number, role=role, pin=PIN), by=None)


@pytest.fixture
def assistant(desk: Path) -> Staff:
    return _hire("李芳", "1001", Role.ASSISTANT)


@pytest.fixture
def second(desk: Path) -> Staff:
    return _hire("周敏", "1002", Role.ASSISTANT)


@pytest.fixture
def supervisor(desk: Path) -> Staff:
    return _hire("王主管", "2001", Role.SUPERVISOR)


@pytest.fixture
def manager(desk: Path) -> Staff:
    return _hire("陈经理", "3001", Role.MANAGER)


_told: list[str] = []


def tell(line: str) -> None:
    """Print a line in the summary of the run, for figures that are not right or wrong."""
    _told.append(line)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    for line in _told:
        terminalreporter.write_line(line)
