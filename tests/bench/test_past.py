"""The years before a bench's own days: one chain, each page signed by an entry of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from store import journal
from store.desk import opening
from store.engine import database
from tests.bench import estate, past


def test_a_past_written_in_parts_is_one_chain(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(past, "_PART", 100)
    estate.make(tmp_path / "desk", 100, entries=250, clocks=1)
    opening.open_folder(tmp_path / "desk")
    try:
        assert journal.verify().right
        (signed,) = database.db.execute_sql(
            "SELECT count(*) FROM log_day WHERE signed >= newest"
        ).fetchone()
        assert signed > 200
    finally:
        database.close()
