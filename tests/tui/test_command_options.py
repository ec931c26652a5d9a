"""``--data`` and ``--lang`` where scripts put them, and everything fixed as it is written down."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from printing import catalogue
from store.subjects import SUBJECTS
from tui.command import options
from tui.command.asked import asked
from tui.command.options import Options
from tui.command.parser import parse

LOG = ["print", "log", "--day", "2026-11-23", "--to", "log.pdf"]
FIXED = [
    [],
    ["init", "--site", "A", "--manager", "B", "--staff-number", "1", "--pin-file", "-"],
    ["demo", "--homes", "10", "--days", "3", "--seed", "5", "--no-open"],
    ["staff", "add", "A", "--staff-number", "1", "--role", "supervisor", "--pin-file", "pin"],
    ["import", "residents", "a.xlsx", "--dry-run", "--rejects", "b.xlsx"],
    ["print", "work-order", "3", "--to", "order.pdf"],
    LOG,
    ["print", "handover", "3", "--to", "handover.pdf"],
    ["export", "log", "--from", "2026-11-01", "--to", "2026-11-30"],
    ["verify", "--head", "1-AAAA"],
]


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FRONTDESK_DATA", raising=False)
    monkeypatch.delenv("FRONTDESK_LANG", raising=False)


def _where(options: Options) -> tuple[str, str | None]:
    return str(options.data), options.language


@pytest.mark.parametrize("command", FIXED, ids=" ".join)
def test_the_folder_and_the_language_stand_before_or_after(command: list[str]) -> None:
    said = ["--data", "d", "--lang", "en"]
    before, after = asked([*said, *command]), asked([*command, *said])
    assert _where(before) == _where(after) == ("d", "en")
    assert before.values == after.values


def test_what_is_said_last_counts() -> None:
    assert _where(asked(["--data", "a", "--lang", "en", *LOG, "--data", "b"])) == ("b", "en")


def test_the_environment_stands_in_for_what_is_not_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FRONTDESK_DATA", "e")
    monkeypatch.setenv("FRONTDESK_LANG", "zh_CN")
    assert _where(asked(["verify"])) == ("e", "zh_CN")
    assert _where(asked(["verify", "--data", "d", "--lang", "en"])) == ("d", "en")


@pytest.mark.parametrize(
    "wrong",
    [
        ["--data", "", "verify"],
        ["--dat", "d", "verify"],
        ["verify", "--hea", "1-AAAA"],
        ["verify", "--lang", "fr"],
        ["demo", "--homes", "0"],
        ["demo", "--seed", "x"],
        [*LOG[:3], "2026-02-30", *LOG[4:]],
        LOG[:4],
        ["print", "work-order", "0", "--to", "a.pdf"],
        ["print", "work-order", "99999999999999999999", "--to", "a.pdf"],
        ["print", "work-order", "1", "--to", ""],
        ["staff"],
        ["export", "log", "--from", "tomorrow"],
        ["import", "keys", "a.xlsx"],
    ],
    ids=" ".join,
)
def test_wrong_use_leaves_with_two(wrong: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        asked(wrong)
    assert left.value.code == 2
    said = capsys.readouterr()
    assert len(said.err.splitlines()) == 1
    assert not said.out


@pytest.mark.parametrize("word", ["--version", "--help"])
def test_what_is_asked_for_goes_to_stdout(word: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        asked([word])
    assert not left.value.code
    said = capsys.readouterr()
    assert "frontdesk" in said.out
    assert not said.err


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        asked(["--help"])
    told = capsys.readouterr().out
    assert not [command[0] for command in FIXED if command and command[0] not in told]


def test_a_folder_is_a_path() -> None:
    assert asked(["--data", "a/b", "verify"]).data == Path("a/b")


@pytest.mark.parametrize(
    "said",
    [
        [],
        ["--data", "a"],
        ["--lang", "en", "--data", "a", "--data", "b"],
        ["--key-file", "k", "--lang", "zh_CN"],
    ],
)
def test_a_session_is_asked_for_without_the_grammar_and_means_the_same(said: list[str]) -> None:
    assert options.of_a_session(said) == parse(said) == asked(said)


@pytest.mark.parametrize(
    "said",
    [
        ["--data"], ["--data", ""], ["--data", "--lang"], ["--lang", "fr"], ["--data=a"],
        ["verify", "--data"], ["--help"],
    ],
)  # fmt: skip
def test_what_is_more_or_wrong_is_left_to_the_grammar(said: list[str]) -> None:
    assert options.of_a_session(said) is None


def test_a_session_does_not_load_the_grammar() -> None:
    code = "import sys; from tui.command.asked import asked; asked(['--data', 'a'])"
    code += "; print('argparse' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


def test_a_script_that_prints_loads_the_rooms_of_its_sheet_alone() -> None:
    code = "import sys; from tui.command.asked import asked; "
    code += "asked(['print', 'work-order', '7', '--to', 'a.pdf']); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert "printing.tickets" in loaded
    seldom = [each.name for each in SUBJECTS if not each.daily]
    assert not {f"{floor}.{name}" for floor in ("store", "printing") for name in seldom} & loaded


@pytest.mark.parametrize("name", [command.name for command in catalogue.commands()])
def test_every_sheets_command_is_found_by_its_name(name: str) -> None:
    found = catalogue.command(name)
    assert found is not None and found.name == name
