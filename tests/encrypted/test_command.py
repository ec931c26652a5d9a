"""Every command on an encrypted desk, and one sentence where the key is missing or wrong."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from store.disk import encryption
from tests.conftest import PIN
from tests.encrypted.keys import KEY, OTHER
from tests.terminal import Terminal
from tests.tui.lines import FRONTDESK, session
from tests.tui.test_two_sessions import found
from tui.command import main

ROOT = Path(__file__).parents[2]
HC = ROOT / "tests" / "store" / "residents" / "hc.xlsx"
INIT = ["init", "--site", "金色家园", "--manager", "陈经理", "--staff-number", "3001"]
ADD = ["staff", "add", "李芳", "--staff-number", "1001", "--role", "assistant"]

Run = Callable[..., str]


@pytest.fixture(autouse=True)
def without_a_key(key: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The environment holds none: it is named by option."""
    monkeypatch.delenv(encryption.FROM_TEXT)
    monkeypatch.delenv(encryption.FROM_FILE, raising=False)
    monkeypatch.setenv("FRONTDESK_LANG", "en")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))


def keep(at: Path, key: str) -> Path:
    at.touch(0o600)
    at.write_text(key, "ascii")
    return at


@pytest.fixture
def key_file(tmp_path: Path) -> Path:
    return keep(tmp_path / "frontdesk.key", KEY)


@pytest.fixture
def pin(tmp_path: Path) -> list[object]:
    (tmp_path / "pin").write_text(PIN, "ascii")
    return ["--pin-file", tmp_path / "pin"]


@pytest.fixture
def frontdesk(capfd: pytest.CaptureFixture[str]) -> Run:
    """Run a command on an environment without a key: what it said, once its exit code is right."""

    def run(*words: object, code: int = 0) -> str:
        ended = main([str(word) for word in words])
        said = capfd.readouterr()
        assert ended == code, said
        return said.err if code else said.out

    return run


@pytest.fixture
def data(tmp_path: Path, key_file: Path, pin: list[object], frontdesk: Run) -> Path:
    said = frontdesk("--data", tmp_path / "desk", "--key-file", key_file, *INIT, *pin)
    assert said.endswith("without the key nobody can read it, nor its backups.\n")
    return tmp_path / "desk"


def test_a_desk_is_worked_backed_up_and_restored(
    data: Path, key_file: Path, tmp_path: Path, pin: list[object], frontdesk: Run
) -> None:
    on, copy = ("--data", data, "--key-file", key_file), tmp_path / "copy.db"
    frontdesk(*on, *ADD, *pin)
    assert "homes=8 people=5" in frontdesk(*on, "import", "residents", HC)
    head = frontdesk(*on, "backup", copy).splitlines()[-1]
    assert frontdesk(*on, "verify", "--head", head).splitlines()[-1] == head
    frontdesk(*on, "print", "keys", "--to", tmp_path / "keys.pdf")
    frontdesk(*on, "export", "log")
    assert frontdesk(*on, "restore", copy).splitlines()[-1] == head
    [kept] = data.glob("replaced-*.db")
    for file in (data / "desk.db", copy, kept, *data.glob("backups/*.db")):
        assert b"SQLite format 3" not in file.read_bytes()


@pytest.fixture(params=[None, OTHER, "no key"], ids=["missing", "wrong", "none"])
def wrong(request: pytest.FixtureRequest, tmp_path: Path) -> list[object]:
    """A key that does not open the desk, as options."""
    content: str | None = request.param
    return ["--key-file", keep(tmp_path / "wrong.key", content)] if content else []


SENTENCE = "needs its key|does not fit|64 hexadecimal digits"


@pytest.mark.parametrize("command", ["verify", "export log", "backup b.db", "init", "staff"])
def test_without_the_right_key_there_is_one_sentence(
    data: Path, command: str, wrong: list[object], pin: list[object], frontdesk: Run
) -> None:
    """The library's own words about it would come on the same stream."""
    full = {"init": [*INIT, *pin], "staff": [*ADD, *pin]}
    said = frontdesk("--data", data, *wrong, *full.get(command, command.split()), code=1)
    assert len(said.splitlines()) == 1
    assert re.search(SENTENCE, said)


def test_without_the_right_key_no_screen_opens(data: Path, wrong: list[object]) -> None:
    words = [*FRONTDESK, "--data", str(data), *map(str, wrong)]
    with Terminal(words, cwd=ROOT, env={"FRONTDESK_LANG": "en"}) as terminal:
        assert terminal.wait_end() == 1
        said = terminal.log.decode()
    assert re.search(SENTENCE, said)
    assert len(said.splitlines()) == 1


def test_a_backup_comes_back_only_with_its_key(
    data: Path, key_file: Path, tmp_path: Path, wrong: list[object], frontdesk: Run
) -> None:
    copy, new = tmp_path / "copy.db", tmp_path / "new"
    frontdesk("--data", data, "--key-file", key_file, "backup", copy)
    frontdesk("--data", new, *wrong, "restore", copy, code=1)
    assert not (new / "desk.db").exists()
    frontdesk("--data", new, "--key-file", key_file, "restore", copy)
    frontdesk("--data", new, "--key-file", key_file, "verify")


def test_two_sessions_see_each_other_s_work(
    tmp_path: Path, key_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    env = {encryption.FROM_FILE: str(key_file)}
    monkeypatch.setenv(encryption.FROM_FILE, str(key_file))
    found(tmp_path / "real")
    with session(tmp_path / "real", env=env) as first, session(tmp_path / "real", env=env) as other:
        for terminal, number in ((first, "1001"), (other, "1002")):
            terminal.wait_for("金色家园")
            terminal.wait_for("密码")
            terminal.type(f"{number}\r{PIN}\r")
            terminal.wait_for("现在要办")
            terminal.press("f3")
        first.press("ctrl+n")
        first.wait_for("登记日志")
        first.press("tab", "tab")
        first.type("热水器漏水")
        first.press("ctrl+s")
        other.wait_for("热水器漏水")


def test_the_set_up_screen_says_that_all_will_be_encrypted(tmp_path: Path, key_file: Path) -> None:
    words = [*FRONTDESK, "--data", str(tmp_path / "new"), "--key-file", str(key_file)]
    with Terminal(words, cwd=ROOT, env={"FRONTDESK_LANG": "en"}) as terminal:
        terminal.wait_for("without the key nobody can read it")
    assert b"SQLite format 3" not in (tmp_path / "new" / "desk.db").read_bytes()
