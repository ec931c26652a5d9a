from __future__ import annotations

from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from store import journal
from store.engine import database
from tests.store.test_journal import *
from tests.store.test_journal import FORBIDDEN

del test_nor_from_a_shell_that_knows_nothing_of_the_desk_D2  # it cannot even open the file


@pytest.mark.parametrize("sql", FORBIDDEN.values(), ids=FORBIDDEN)
def test_nor_from_a_shell_that_knows_only_the_key_D2(
    desk: Path, written: str, sql: str, key: str
) -> None:
    shell = sqlcipher.connect(str(desk / database.FILE), isolation_level=None)
    shell.execute(f"PRAGMA key = \"x'{key}'\"")
    with pytest.raises(sqlcipher.IntegrityError):
        shell.execute(sql)
    shell.close()
    assert journal.verify(written).head == written
