"""Here every new desk is encrypted, for a key is at hand."""

from __future__ import annotations

import pytest

from store.disk import encryption
from tests.encrypted.keys import KEY


@pytest.fixture(autouse=True)
def key(monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv(encryption.FROM_TEXT, KEY)
    return KEY
