from __future__ import annotations

from tests.store.residents.conftest import ZENG_ID, household, neighbours

__all__ = ["ZENG_ID", "household", "neighbours"]
