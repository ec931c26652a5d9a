"""No path, name or option makes a command act on the terminal that it is called from."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.disk import encryption
from tests.conftest import PIN
from tests.hostile import UNSEEN
from tui.command import main

# Clears the screen, writes from right to left, names the window, and is no UTF-8.
ODD = "a\x1b[2J\u202eb\x1b]0;c\x07\x9b31m\udcff\u200b\n\r\tz"


@pytest.fixture(autouse=True)
def account(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of such a name to work in, and a PIN."""
    for name in ("FRONTDESK_DATA", "FRONTDESK_LANG", encryption.FROM_FILE):
        monkeypatch.setenv(name, "")  # so that it is put back at the end
        monkeypatch.delenv(name)
    at = tmp_path / ODD
    at.mkdir(mode=0o700)
    (at / "pin").write_text(PIN)
    (at / "list.csv").write_text("栋,单元,房号,业主,手机号\n1,1,101,张三,1\n1,1,,李四,1\n", "utf-8")
    return at


INIT = "init --site A --manager 陈经理 --staff-number 3001 --pin-file {at}/pin"
ADD = "staff add 李芳 --role assistant --staff-number 1001 --pin-file {at}/pin"
# In order: what is done on a desk in that folder, then what is refused, each with its exit code.
CALLS = [
    (0, f"--data {{at}}/desk {INIT}"),
    (0, f"--data {{at}}/desk {ADD}"),
    (0, "--data {at}/desk backup {at}/b.db"),
    (0, "--data {at}/desk backup"),
    (0, "--data {at}/desk restore {at}/b.db"),
    (0, "--data {at}/desk verify"),
    (0, "--data {at}/desk export log"),
    (0, "--data {at}/desk import residents {at}/list.csv"),
    (0, "--data {at}/desk print keys --to {at}/keys.pdf"),
    (0, "--data {at}/demo demo --homes 8 --days 2 --no-open"),
    (1, f"--data {{at}}/desk {INIT}"),
    (1, "--data {at}/none verify"),
    (1, "--data {at}/desk import residents {at}/none.csv"),
    (1, "--data {at}/desk import residents {at}/list.csv --column {at}=name"),
    (1, "--data {at}/desk import residents {at}/list.csv --rejects {at}/list.txt.gz"),
    (1, "--data {at}/desk print keys --to {at}/none/keys.pdf"),
    (1, "--data {at}/desk print household {at} --to {at}/h.pdf"),
    (1, "--data {at}/desk restore {at}/none.db"),
    (1, "--data {at}/desk backup {at}/none/b.db"),
    (1, "--data {at}/desk verify --head {at}"),
    (1, "--data {at}/desk certificate {at}/none.p12"),
    (1, "--data {at}/desk serve --socket {at}/none/door"),
    (1, "--data {at}/desk deploy"),
    (1, "--data /srv/desk deploy --user {at}"),
    (1, "--data {at}/desk"),
    (1, "--data {at}/desk --key-file {at}/none.key verify"),
    (2, "--lang {at} verify"),
    (2, "{at}"),
    (2, "print keys --to a.pdf --paper {at}"),
    (2, "print work-order {at} --to a.pdf"),
    (2, "verify {at}"),
    (2, "export log --from {at}"),
]


def test_nothing_but_plain_lines_comes_of_a_hostile_path(
    account: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for code, call in CALLS:
        assert ended([word.replace("{at}", str(account)) for word in call.split()]) == code, call
        said = capsys.readouterr()
        assert not UNSEEN.search((said.out + said.err).replace("\n", "")), call
        assert code == 0 or (said.out == "" and said.err.count("\n") == 1), call


def test_nothing_of_a_hostile_language_does(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("FRONTDESK_LANG", ODD.replace("\udcff", ""))
    assert ended(["verify"]) == 2
    said = capsys.readouterr().err
    assert not UNSEEN.search(said.replace("\n", ""))
    assert "\\u001b[2J" in said


def ended(words: list[str]) -> int:
    try:
        return main(words)
    except SystemExit as left:
        assert isinstance(left.code, int)
        return left.code
