from __future__ import annotations

import subprocess
import sys
from pathlib import Path

LOOK_UP = """
import sys
from pathlib import Path
from store.desk import opening
from store import residents
from store.engine import database
from store.residents import importing
opening.open_folder(Path(sys.argv[1]))
residents.find("zhw 3栋")
print([name for name in ("pypinyin", "python_calamine", "openpyxl") if name in sys.modules])
"""


def test_looking_up_loads_neither_pinyin_nor_spreadsheet_readers(desk: Path) -> None:
    """F7"""
    run = subprocess.run(
        [sys.executable, "-c", LOOK_UP, str(desk)], capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == "[]"
