"""A hundred kilobytes pasted into a form arrive at once, announced by the terminal or not."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.engine import database
from store.rights import Staff
from tests.conftest import tell
from tests.tui.lines import session, sign_in

TEXT = "厨房水管漏水，请派人。\r" * 3_100
MOST = 5.0  # processor seconds on the slowest machine; key by key it would be minutes


@pytest.mark.parametrize("announced", [True, False], ids=["announced", "unannounced"])
def test_a_long_paste_fills_its_field_and_only_that(
    assistant: Staff, desk: Path, announced: bool
) -> None:
    assert len(TEXT.encode()) > 100_000
    database.close()
    with session(desk) as terminal:
        sign_in(terminal)
        terminal.press("f4")
        terminal.wait_for("没有工单")
        terminal.press("ctrl+n")
        terminal.wait_for("事由")
        terminal.press("down")
        terminal.wait_quiet()
        before = terminal.cpu
        (terminal.paste if announced else terminal.send)(TEXT + "写完了")
        terminal.wait_for("写完了")
        used = terminal.cpu - before
        tell(f"100 KB pasted ({'' if announced else 'un'}announced) took {used:.2f} s")
        assert used < MOST
        assert terminal.shows("缓急")  # its line ends were no Enter: the form still stands
        assert terminal.row_of("写完了") < terminal.row_of("类别")
