"""``--data`` and ``--lang`` where scripts put them, and everything fixed as it is written down."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui.command.parser import Options, parse

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
    before, after = parse([*said, *command]), parse([*command, *said])
    assert _where(before) == _where(after) == ("d", "en")
    assert before.values == after.values


def test_what_is_said_last_counts() -> None:
    assert _where(parse(["--data", "a", "--lang", "en", *LOG, "--data", "b"])) == ("b", "en")


def test_the_environment_stands_in_for_what_is_not_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FRONTDESK_DATA", "e")
    monkeypatch.setenv("FRONTDESK_LANG", "zh_CN")
    assert _where(parse(["verify"])) == ("e", "zh_CN")
    assert _where(parse(["verify", "--data", "d", "--lang", "en"])) == ("d", "en")


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
        parse(wrong)
    assert left.value.code == 2
    said = capsys.readouterr()
    assert len(said.err.splitlines()) == 1
    assert not said.out


@pytest.mark.parametrize("asked", ["--version", "--help"])
def test_what_is_asked_for_goes_to_stdout(asked: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        parse([asked])
    assert not left.value.code
    said = capsys.readouterr()
    assert "frontdesk" in said.out
    assert not said.err


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        parse(["--help"])
    told = capsys.readouterr().out
    assert not [command[0] for command in FIXED if command and command[0] not in told]


def test_a_folder_is_a_path() -> None:
    assert parse(["--data", "a/b", "verify"]).data == Path("a/b")
