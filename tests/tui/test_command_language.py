"""Whatever is wrong on the command line is said in the desk's language, wherever it is typed."""

from __future__ import annotations

import argparse
import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from store.disk import encryption
from store.engine import database
from tui import language
from tui.command import main
from tui.command.wording import ARGPARSE

HAN = re.compile(r"[\u4e00-\u9fff]")
# What a developer's mistake or what the grammar here never uses would make argparse say.
NEVER = (
    "%r is not callable", "%(prog)s: error: %(message)s\n", ".__call__() not defined",
    "'required' is an invalid argument for positionals", "show this help message and exit",
    "ambiguous option: %(option)s could match %(matches)s", "argument \"-\" with mode %r",
    "can't open '%(filename)s': %(error)s", "cannot have multiple subparser arguments",
    "cannot merge actions - two groups are named %r", "conflicting option string: %s",
    "conflicting option strings: %s", "conflicting subparser alias: %s",
    "conflicting subparser: %s", "dest= is required for options like %r",
    "expected %s argument", "expected %s arguments", "expected at most one argument",
    "invalid conflict_resolution value: %r", "mutually exclusive arguments must be optional",
    "invalid option string %(option)r: must start with a character %(prefix_chars)r",
    "unexpected option string: %s", "unknown parser %(parser_name)r (choices: %(choices)s)",
)  # fmt: skip


@pytest.fixture(autouse=True)
def abroad(monkeypatch: pytest.MonkeyPatch, desk: Path) -> Iterator[None]:
    """A Chinese desk, used from an account whose locale says nothing."""
    database.close()
    spoken = language.current()
    for name in ("FRONTDESK_LANG", "LC_ALL", "LC_MESSAGES", encryption.FROM_FILE):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "C.UTF-8")
    monkeypatch.setenv("FRONTDESK_DATA", str(desk))
    yield
    encryption.use(None)
    language.speak(spoken)


@pytest.mark.parametrize(
    "wrong",
    [
        ["print", "nothing"], ["print"], ["staff", "add"], ["staff"], ["nothing"], ["init"],
        ["print", "log", "--day", "xx", "--to", "a.pdf"], ["--key-file"], ["--lang", "fr"],
        ["verify", "--head"], ["export", "log", "--from", "x"], ["rates", "--month", "13"],
        ["demo", "--homes", "0"], ["verify", "extra"], ["deploy", "--warm=1"],
        ["print", "log", "--to", "a.pdf"], ["print", "work-order", "x", "--to", "a.pdf"],
        ["print", "log", "--day", "2026-11-23", "--month", "2026-11", "--to", "a.pdf"],
        ["staff", "add", "x", "--staff-number", "1", "--role", "king", "--pin-file", "-"],
    ],
    ids=" ".join,
)  # fmt: skip
def test_wrong_use_is_said_in_the_desks_language(
    wrong: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        main(wrong)
    assert left.value.code == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert HAN.search(line.partition("：")[2]) and "用法见" in line
    for english in ("argument", "required", "invalid", "expected", "choose", "see frontdesk"):
        assert english not in line


@pytest.mark.parametrize(
    "command",
    [["--key-file", "/nope", "verify"], ["verify", "--key-file=/nope"], ["--key-file", "/nope"],
     ["import", "residents", "/nope.csv"], ["restore", "/nope"]],
    ids=" ".join,
)  # fmt: skip
def test_what_fails_is_said_in_the_desks_language(
    command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(command) == 1
    assert HAN.search(capsys.readouterr().err)


def test_help_and_a_wrong_language_are_said_in_the_desks_language(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    assert capsys.readouterr().out.startswith("用法：")
    monkeypatch.setenv("FRONTDESK_LANG", "fr")
    with pytest.raises(SystemExit):
        main([])
    assert HAN.search(capsys.readouterr().err)


def test_the_language_that_is_asked_for_counts(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--lang", "en", "nothing"])
    assert "invalid choice" in capsys.readouterr().err


def test_every_message_of_argparse_is_marked() -> None:
    """A newer Python may say something else: it is marked or known to be never said."""
    tree = ast.parse(Path(argparse.__file__).read_text("utf-8"))
    calls = (one for one in ast.walk(tree) if isinstance(one, ast.Call) and one.args)
    named = (one for one in calls if getattr(one.func, "id", "") in ("_", "ngettext"))
    said = {text.value for one in named for text in one.args if isinstance(text, ast.Constant)}
    assert len(said) > 15
    assert said <= {*ARGPARSE, *NEVER}, said - {*ARGPARSE, *NEVER}
