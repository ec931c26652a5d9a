from __future__ import annotations

import pytest

from tests.tui.placeholder import put_in


@pytest.fixture
def placeholder(monkeypatch: pytest.MonkeyPatch) -> None:
    """A first screen that needs no subject."""
    put_in(monkeypatch, "today")
