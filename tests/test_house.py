"""The house itself: its floors, its rooms, its rules and what it may import when."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from store import residents, tickets
from store import subjects as store_subjects
from store.engine import database
from store.residents import NewHome, NewPerson
from store.rights import Staff
from store.tickets import NewTicket
from tests.conftest import PIN

ROOT = Path(__file__).parent.parent
LAST_RULES = {"D": 3, "H": 9, "W": 7, "K": 2, "F": 1}
RULES = [f"{letter}{n}" for letter, last in LAST_RULES.items() for n in range(1, last + 1)]
RULES += ["F6", "F7"]
TOP_LEVEL = {"LICENSE", "README.md", "printing", "pyproject.toml", "requirements.lock", "store"}
TOP_LEVEL |= {"tests", "tui"}


def _loaded_after(statement: str) -> set[str]:
    """Top names of the modules that a fresh interpreter holds after a statement."""
    code = f"{statement}\nimport sys; print(*{{name.partition('.')[0] for name in sys.modules}})"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    )
    return set(done.stdout.split())


def _modules(floor: str) -> str:
    files = sorted((ROOT / floor).rglob("*.py"))
    names = [".".join(f.relative_to(ROOT).with_suffix("").parts) for f in files]
    return ", ".join(name.removesuffix(".__init__") for name in names if "typeface" not in name)


@pytest.mark.parametrize("floor", ["store", "printing"])
def test_the_lower_floors_know_no_textual(floor: str) -> None:
    assert "textual" not in _loaded_after(f"import {_modules(floor)}")


def test_the_store_knows_no_paper() -> None:
    assert not {"printing", "fpdf"} & _loaded_after(f"import {_modules('store')}")


def test_a_sheet_is_printed_from_the_command_line_without_textual() -> None:
    """It would be a seventh of a cold start."""
    assert "textual" not in _loaded_after("import tui.command.paper, printing.making")


# All that the first screen may need besides the standard library and Textual.
_OPENING_STORE = {"catalogue", "subjects", "clock", "disk", "errors", "opened", "rights", "text"}
_OPENING_ENGINE = {"store.engine", "store.engine.numbering"}  # whether the desk is to be updated
_OPENING_LIBRARIES = {"platformdirs", "pysqlite3", "rich", "textual", "typing_extensions"}


def test_the_first_screen_is_painted_before_all_that_it_does_not_need() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.opening"],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    loaded = set(done.stdout.split())
    outside = {n.partition(".")[0] for n in loaded if not n.startswith("_")}
    known = sys.stdlib_module_names | {"store", "tui", "tests"}
    assert outside - known <= _OPENING_LIBRARIES
    store = {n for n in loaded if n.startswith("store.")} - _OPENING_ENGINE
    assert {n.split(".")[1] for n in store} <= _OPENING_STORE
    assert "tui.desk.signin" in loaded


def test_the_day_s_work_needs_no_paper_spreadsheets_or_pinyin() -> None:
    opened = "import tui.desk.app, tui.desk.signin, tui.desk.writer, tui.today, tui.command"
    late = {"fpdf", "PIL", "uharfbuzz", "python_calamine", "openpyxl", "pypinyin", "babel"}
    late |= {"stdnum", "pydoc"}
    assert not late & _loaded_after(opened)


def test_importing_paper_alone_loads_no_pdf_library() -> None:
    assert not {"fpdf", "PIL"} & _loaded_after("import printing.making")


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_is_named_by_a_test(rule: str) -> None:
    named = re.compile(rf"(?<![A-Za-z0-9]){rule}(?![A-Za-z0-9])")
    here = Path(__file__).name
    tests = [f for f in (ROOT / "tests").rglob("test_*.py") if f.name != here]
    assert any(named.search(f.read_text("utf-8").replace("_", " ")) for f in tests)


def test_the_top_level_holds_nothing_else() -> None:
    tracked = subprocess.run(
        ["git", "ls-files"], capture_output=True, text=True, check=True, cwd=ROOT
    ).stdout.split("\n")
    tops = {path.partition("/")[0] for path in tracked if path}
    assert {top for top in tops if not top.startswith(".")} <= TOP_LEVEL


def test_no_room_has_a_name_that_says_nothing() -> None:
    vague = {"utils", "util", "helpers", "helper", "common", "misc", "base", "manager", "core"}
    floors = [ROOT / floor for floor in ("store", "tui", "printing", "tests")]
    rooms = [room for floor in floors for room in floor.rglob("*")]
    assert not [room for room in rooms if room.stem in vague]


def test_the_readme_begins_with_two_commands_of_one_line_each() -> None:
    blocks = re.findall(r"^```\w*\n(.*?)^```", (ROOT / "README.md").read_text("utf-8"), re.M | re.S)
    assert blocks[0] == "sh .setup && .venv/bin/frontdesk demo\n"
    assert blocks[1] == "sh .setup tests && .venv/bin/pytest\n"


def test_the_readme_names_files_and_commands_that_there_are() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    paths = set(re.findall(r"`((?:tests|store|tui|printing)/[/\w.-]+)`", readme))
    assert sorted(path for path in paths if not (ROOT / path).exists()) == []
    modules = set(re.findall(r"python -m (tests[\w.]+)", readme))
    files = {module: ROOT / module.replace(".", "/") for module in modules}
    there = [
        file.with_suffix(".py").exists() or (file / "__main__.py").exists()
        for file in files.values()
    ]
    assert paths and all(there), modules


def test_the_lock_pins_everything_and_names_no_place() -> None:
    lines = (ROOT / "requirements.lock").read_text("utf-8").splitlines()
    pinned = [line for line in lines if not line.startswith("#")]
    assert [line for line in pinned if not re.fullmatch(r"[\w.-]+==[\w.+!-]+", line)] == []
    names = {"frontdesk"} | {line.partition("==")[0].lower().replace("_", "-") for line in pinned}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    asked = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    assert {re.split("[<>=[]", one)[0].lower() for one in asked} <= names


_DAY = """
import asyncio, sys
from pathlib import Path
from store.desk import opening
from store.desk.staff import sign_in
from tui import language
from tui.desk.app import Desk
opening.open_folder(Path(sys.argv[1]))
who = sign_in("1001", sys.argv[2])

async def day():
    desk = Desk()
    async with desk.run_test(size=(80, 24)) as pilot:
        desk.staff = who
        for page in ("today", "dutylog", "tickets", "keys", "residents"):
            await desk.go(page)
            await pilot.pause()
        await desk.go("residents", "home:1")
        await pilot.pause()
        desk.exit(0)

asyncio.run(day())
print(*sys.modules)
"""


def test_a_day_at_the_desk_loads_only_the_subjects_of_the_day(desk: Path, assistant: Staff) -> None:
    """However many subjects there are, a session has the day's; the rest load when opened."""
    home = residents.add_home(NewHome(code="3-2-1201"), by=assistant)
    residents.move_in(home.id, NewPerson(name="张惠文"), by=assistant)
    database.close()
    done = subprocess.run(
        [sys.executable, "-c", _DAY, str(desk), PIN],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    loaded = set(done.stdout.split())
    assert "tui.tickets.screen" in loaded and "tui.residents.page" in loaded
    seldom = [each.name for each in store_subjects.SUBJECTS if not each.daily]
    assert seldom
    floors = ("store", "tui", "printing")
    seldom_loaded = {f"{floor}.{name}" for floor in floors for name in seldom} & loaded
    assert seldom_loaded == set()
    # Neither the grammar of the commands nor the search for plug-ins, whole archives with it.
    assert not {"argparse", "importlib.metadata", "zipfile", "printing.sheet"} & loaded


_SIGNED_IN = """
import sys
from importlib import import_module
from pathlib import Path
from store.desk import opening
from tui.desk import screens

opening.open_folder(Path(sys.argv[1]))
for module in screens.first():
    import_module(module)
before = set(sys.modules)
from store import clock, today
from tui.today import words
words.Beside().told(clock.now(), None)
for one in today.today(50).todo:
    words.drawn(one, clock.now())
print(*sorted(set(sys.modules) - before))
"""


def test_who_has_signed_in_waits_for_no_room_to_be_loaded(desk: Path, assistant: Staff) -> None:
    """What the first screen asks is loaded while the PIN is typed."""
    tickets.take(NewTicket(place="大堂", what="灯不亮"), by=assistant)
    database.close()
    command = [sys.executable, "-c", _SIGNED_IN, str(desk)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    assert [name for name in done.stdout.split() if name.startswith(("store", "tui"))] == []
