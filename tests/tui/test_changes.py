"""What one session does, the other shows; what hangs up loses nothing."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from store.desk import drafts, opening, staff
from store.desk.staff import NewStaff
from store.engine import database
from store.rights import Role, Staff
from tests.conftest import PIN
from tests.terminal import Terminal
from tests.tui.driving import opened, press, settled
from tests.tui.placeholder import Placeholder

ROOT = Path(__file__).parents[2]
ADD = """
import sys
from pathlib import Path
from store.desk import opening, staff
from store.engine import database
from store.rights import Role
opening.open_folder(Path(sys.argv[1]))
new = staff.NewStaff(name="赵六", number="1009", role=Role.ASSISTANT, pin="314159")
staff.add(new, by=None)
"""


def elsewhere(folder: Path) -> None:
    """Another session adds a person."""
    subprocess.run([sys.executable, "-c", ADD, str(folder)], check=True, cwd=ROOT)


@pytest.mark.usefixtures("placeholder")
async def test_what_another_session_records_arrives(assistant: Staff, desk: Path) -> None:
    async with opened(assistant) as driven:
        page = driven[0].screen
        assert isinstance(page, Placeholder)
        driven[0]._poll()
        assert page.heard == []
        elsewhere(desk)
        driven[0]._poll()
        assert page.heard == [frozenset({"staff:2"})]
        driven[0]._poll()
        assert len(page.heard) == 1


@pytest.mark.usefixtures("placeholder")
async def test_ones_own_writes_arrive_before_they_are_answered(manager: Staff) -> None:
    async with opened(manager) as driven:
        page = driven[0].screen
        assert isinstance(page, Placeholder)
        new = NewStaff(name="赵六", number="1009", role=Role.ASSISTANT, pin=PIN)
        await driven[0].desk(staff.add, new, by=manager)
        assert page.heard == [frozenset({"staff:2"})]


@pytest.mark.usefixtures("placeholder")
async def test_a_screen_hears_what_happened_while_another_showed(
    assistant: Staff, desk: Path
) -> None:
    async with opened(assistant) as driven:
        page = driven[0].screen
        assert isinstance(page, Placeholder)
        await press(driven, "ctrl+n")
        elsewhere(desk)
        driven[0]._poll()
        assert page.heard == []
        await press(driven, "escape")
        await settled(*driven)
        assert page.heard == [frozenset({"staff:2"})]


OPEN = [sys.executable, "-c", "import sys; from pathlib import Path;"
    "from tui.desk import app;"
    "from tests.tui.placeholder import put_in_place; put_in_place('today');"
    "sys.exit(app.run(Path(sys.argv[1]), 'en'))"]  # fmt: skip


@pytest.mark.parametrize("how", [signal.SIGHUP, signal.SIGTERM, None])
def test_a_hang_up_keeps_what_is_half_written(
    assistant: Staff, desk: Path, how: signal.Signals | None
) -> None:
    """A signal, or None for a terminal that is simply gone."""
    database.close()
    with Terminal([*OPEN, desk], cwd=ROOT) as terminal:
        terminal.wait_for("Please sign in")
        terminal.type(f"1001\r{PIN}\r")
        terminal.wait_for("3-2-0")
        terminal.press("ctrl+n")
        terminal.type("half written")
        terminal.wait_for("half written")
        terminal.signal(how) if how else terminal.hang_up()
        assert terminal.wait_end() == 0
    opening.open_folder(desk)
    assert drafts.find("Everything", by=staff.get(assistant.id))["caller"] == "half written"
