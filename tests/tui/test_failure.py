from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from store.desk import drafts, opening, staff
from store.engine import database
from store.rights import Staff
from tests.conftest import PIN
from tests.terminal import Terminal

ROOT = Path(__file__).parents[2]
BREAKS = """
import sys
from pathlib import Path
from tests.tui.placeholder import Placeholder, put_in_place
from tui.desk import app

def act_fail(self):
    owner = "13812341234"
    raise KeyError(owner)

Placeholder.act_fail = act_fail
put_in_place("today")
sys.exit(app.run(Path(sys.argv[1]), "en"))
"""


@contextmanager
def _signed_in(desk: Path) -> Iterator[Terminal]:
    """A session in which Ctrl-T breaks the program."""
    database.close()
    with Terminal([sys.executable, "-c", BREAKS, desk], cwd=ROOT) as terminal:
        terminal.wait_for("Please sign in")
        terminal.type(f"1001\r{PIN}\r")
        terminal.wait_for("3-2-0")
        yield terminal


def test_what_breaks_is_said_in_a_sentence_and_shows_no_data_F6(
    assistant: Staff, desk: Path
) -> None:
    with _signed_in(desk) as terminal:
        terminal.press("ctrl+t")
        assert terminal.wait_end() == 1
        assert "Something broke" in terminal.text
        assert "Traceback" not in terminal.text
        assert "13812341234" not in terminal.text
    noted = (desk / "errors.log").read_text()
    assert "KeyError" in noted
    assert "act_fail" in noted
    assert "13812341234" not in noted
    assert (desk / "errors.log").stat().st_mode & 0o077 == 0


def test_no_folder_s_name_acts_on_the_terminal_on_which_a_failure_is_said(
    assistant: Staff, desk: Path
) -> None:
    odd = desk.rename(desk.with_name("a\x1b]0;c\x07\u202eb"))
    with _signed_in(odd) as terminal:
        terminal.press("ctrl+t")
        assert terminal.wait_end() == 1
        said = terminal.log.decode(errors="replace")
    assert "Something broke" in said
    assert "a\\u001b]0;c" in said.replace("\r\n", "")  # a long path goes over lines
    assert "\x1b]0;c" not in said and "\u202e" not in said


def test_a_failure_that_cannot_be_noted_ends_the_program_too(assistant: Staff, desk: Path) -> None:
    """A session that went on without its clock would neither ring nor lock itself."""
    (desk / "errors.log").mkdir()
    with _signed_in(desk) as terminal:
        terminal.press("ctrl+t")
        assert terminal.wait_end() == 1
        assert "Something broke" in terminal.text
        assert "cannot be written" in terminal.text


def test_a_half_written_form_outlives_a_failure(assistant: Staff, desk: Path) -> None:
    with _signed_in(desk) as terminal:
        terminal.press("ctrl+n")
        terminal.type("half written")
        terminal.wait_for("half written")
        terminal.press("f2", "ctrl+t")
        assert terminal.wait_end() == 1
    opening.open_folder(desk)
    assert drafts.find("Everything", by=staff.get(assistant.id))["caller"] == "half written"
