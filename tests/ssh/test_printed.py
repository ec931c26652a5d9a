"""What ``frontdesk deploy`` prints, read without a server."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.conftest import PIN
from tui import language
from tui.command import main


@pytest.fixture(autouse=True)
def english_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FRONTDESK_LANG", raising=False)
    monkeypatch.delenv("FRONTDESK_DATA", raising=False)
    monkeypatch.setenv("FRONTDESK_KEY_FILE", "")  # so that it is put back at the end
    monkeypatch.delenv("FRONTDESK_KEY_FILE")
    language.speak("en")


def _printed(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert main(words) == 0
    return capsys.readouterr().out


def test_it_is_a_script_that_a_shell_can_read(capsys: pytest.CaptureFixture[str]) -> None:
    text = _printed(capsys, "--lang", "zh_CN", "deploy")
    subprocess.run(["sh", "-n"], input=text, text=True, check=True)


def test_only_the_sentences_are_translated(capsys: pytest.CaptureFixture[str]) -> None:
    def done(code: str) -> list[str]:
        lines = _printed(capsys, "--lang", code, "deploy").splitlines()
        return [line for line in lines if not line.startswith("# ")]

    assert done("en") == done("zh_CN")
    assert all(line.isascii() for line in done("zh_CN"))


def test_it_names_the_account_the_program_and_the_data(capsys: pytest.CaptureFixture[str]) -> None:
    words = ("--user", "qiantai", "--program", "/srv/desk/frontdesk")
    text = _printed(capsys, "--data", "/srv/data", "deploy", *words)
    assert "Match User qiantai\n" in text
    assert "ForceCommand exec /srv/desk/python -IS " in text
    assert " /run/qiantai/desk.socket /srv/desk/frontdesk --data /srv/data\n" in text
    assert "ReadWritePaths=/srv/data /var/backups/qiantai\n" in text


def test_without_the_warm_program_sshd_starts_the_desk_itself(
    capsys: pytest.CaptureFixture[str],
) -> None:
    words = ("--program", "/srv/desk/frontdesk", "--no-warm")
    text = _printed(capsys, "--data", "/srv/data", "deploy", *words)
    assert "ForceCommand exec /srv/desk/frontdesk --data /srv/data\n" in text
    assert " serve --socket " not in text


def test_python_is_sought_beside_the_program_and_not_beside_a_link_to_it(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "venv").mkdir()
    (tmp_path / "venv/frontdesk").touch()
    (tmp_path / "frontdesk").symlink_to("venv/frontdesk")
    text = _printed(capsys, "deploy", "--program", str(tmp_path / "frontdesk"))
    assert f"ForceCommand exec {tmp_path}/venv/python -IS " in text


def test_it_names_the_key_of_encrypted_data_F6(capsys: pytest.CaptureFixture[str]) -> None:
    text = _printed(capsys, "--data", "/srv/data", "--key-file", "/etc/frontdesk.key", "deploy")
    assert text.count(" --data /srv/data --key-file /etc/frontdesk.key") == 4
    assert 'chown root:"$(id -gn frontdesk)" /etc/frontdesk.key\n' in text
    assert "chmod 0640 /etc/frontdesk.key\n" in text


def test_it_speaks_the_estates_language(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "pin").write_text(PIN)
    who = ("--manager", "陈经理", "--staff-number", "3001", "--pin-file", str(tmp_path / "pin"))
    desk = ("--data", str(tmp_path / "desk"))
    _printed(capsys, *desk, "init", "--site", "金色家园", *who)
    language.speak("en")
    assert "# 1. 账号" in _printed(capsys, *desk, "deploy")


@pytest.mark.parametrize(
    "words",
    [
        ("--user", "a b"),
        ("--user", "root;reboot"),
        ("--program", "relative"),
        ("--program", "/opt/front desk"),
        ("--program", "/opt/$(reboot)"),
    ],
)
def test_names_that_would_need_quoting_are_refused(
    words: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["deploy", *words]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert len(told.err.splitlines()) == 1
