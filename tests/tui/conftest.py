from __future__ import annotations

import pytest

from tui.desk import screens


@pytest.fixture
def placeholder(monkeypatch: pytest.MonkeyPatch) -> None:
    """A first screen that needs no subject."""
    monkeypatch.setitem(screens.SCREENS, "today", ("tests.tui.placeholder", "Placeholder"))
