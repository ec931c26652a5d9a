"""The program among others: closed, full, broken and foreign streams, and Ctrl-C."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from store.disk import encryption
from tui.command import main

ROOT = Path(__file__).parents[2]
PROGRAM = [sys.executable, "-c", "import sys; from tui.command import main; sys.exit(main())"]


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An estate, in English."""
    monkeypatch.setenv("FRONTDESK_DATA", str(tmp_path / "desk"))
    monkeypatch.setenv("FRONTDESK_LANG", "en")
    pin = tmp_path / "pin"
    pin.write_text("314159", "utf-8")
    who = ["--site", "A", "--manager", "B", "--staff-number", "1", "--pin-file", str(pin)]
    assert main(["init", *who]) == 0
    return tmp_path / "desk"


def _shell(line: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a shell line, in which ``"$@"`` is the program."""
    return subprocess.run(
        ["sh", "-c", line, "sh", *PROGRAM],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        env=os.environ | environment,
    )


@pytest.mark.usefixtures("data")
def test_a_full_disk_behind_stdout_is_a_failure() -> None:
    done = _shell('"$@" verify >/dev/full')
    assert (done.returncode, done.stderr) == (1, "stdout: No space left on device.\n")


@pytest.mark.usefixtures("data")
@pytest.mark.parametrize("line", ['"$@" verify >&-', '"$@" verify >&- 2>&- <&-'])
def test_closed_streams_break_nothing(line: str) -> None:
    done = _shell(line)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.usefixtures("data")
def test_a_reader_that_has_gone_is_no_traceback() -> None:
    done = _shell('{ "$@" verify; echo "code $?" >&2; } | true')
    assert done.stderr == "code 1\n"


@pytest.mark.usefixtures("data")
def test_a_terminal_of_another_alphabet_loses_nothing_but_letters() -> None:
    done = _shell('"$@" --lang zh_CN verify', PYTHONIOENCODING="ascii")
    assert done.returncode == 0
    assert "\\u" in done.stdout


@pytest.mark.usefixtures("data")
def test_a_pin_from_nowhere_is_refused() -> None:
    add = '"$@" staff add C --staff-number 2 --role assistant --pin-file -'
    for line in (f"{add} <&-", f"{add} </dev/null"):
        assert _shell(line).stderr == "pin: A PIN is 6 to 12 digits.\n"


def _interrupted(program: subprocess.Popen[str]) -> int:
    """Press Ctrl-C until it ends: Python misses one that comes just before it begins to read."""
    for _ in range(20):
        program.send_signal(signal.SIGINT)
        try:
            return program.wait(3)
        except subprocess.TimeoutExpired:
            continue
    raise AssertionError("Ctrl-C does not end it")


@pytest.fixture
def interruptible() -> Iterator[None]:
    """Tests that run in the background ignore the interrupt, and so would what they start."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("interruptible")
def test_ctrl_c_ends_the_program_without_a_word(data: Path, tmp_path: Path) -> None:
    wait = tmp_path / "wait"
    os.mkfifo(wait)
    add = ["staff", "add", "C", "--staff-number", "2", "--role", "assistant"]
    with subprocess.Popen(
        [*PROGRAM, *add, "--pin-file", str(wait)], stderr=subprocess.PIPE, text=True, cwd=ROOT
    ) as program:
        with wait.open("w", encoding="utf-8"):  # opens once the program reads it
            assert _interrupted(program) == 130
        assert program.stderr is not None
        assert program.stderr.read() == ""
    assert main(["verify", "--data", str(data)]) == 0


@pytest.mark.parametrize("what", [b"\xc2\xd2\x70\xb1", b"", b"12", b"\x00" * 10])
@pytest.mark.usefixtures("data")
def test_a_file_that_holds_no_pin_is_refused_in_a_sentence(
    what: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "odd").write_bytes(what)
    add = ["staff", "add", "C", "--staff-number", "2", "--role", "assistant", "--pin-file"]
    assert main([*add, str(tmp_path / "odd")]) == 1
    assert capsys.readouterr().err == "pin: A PIN is 6 to 12 digits.\n"
    assert main([*add, str(tmp_path)]) == 1
    assert capsys.readouterr().err == f"{tmp_path}: Is a directory.\n"


@pytest.mark.usefixtures("data")
def test_a_name_of_two_lines_is_still_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data", "a\nb", "verify"]) == 1
    assert capsys.readouterr().err == "There is no desk in a b.\n"


@pytest.mark.usefixtures("data")
def test_the_calendar_s_ends_are_days_too(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "log", "--from", "0001-01-01", "--to", "9999-12-31"]) == 0
    assert capsys.readouterr().err == ""


@pytest.mark.usefixtures("data")
@pytest.mark.parametrize("rejects", ["no/such.csv", ".", "rows.csv", "rows.pdf"])
def test_an_import_that_cannot_give_rows_back_takes_none_in(
    rejects: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    rows = "栋,单元,房号,业主,手机号\n1,1,101,张三,13812341234\n1,1,,李四,13812341234\n"
    Path("rows.csv").write_text(rows, "utf-8")
    capsys.readouterr()
    assert main(["import", "residents", "rows.csv", "--rejects", rejects]) == 1
    said = capsys.readouterr()
    assert len(said.err.splitlines()) == 1
    assert said.out == ""
    assert Path("rows.csv").read_text("utf-8") == rows
    assert main(["import", "residents", "rows.csv", "--rejects", "back.csv"]) == 0
    last = capsys.readouterr().out.splitlines()[-1]
    assert last == "homes=1 people=1 vehicles=0 unchanged=0 rejected=1 warnings=0"


@pytest.mark.usefixtures("data")
def test_a_file_of_rejects_that_is_there_is_kept_and_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody may have put half of it right."""
    monkeypatch.chdir(tmp_path)
    Path("rows.csv").write_text("栋,房号,业主\n1,101,张三\n1,,李四\n", "utf-8")
    capsys.readouterr()
    for kept in ("back-2.csv", "back-3.csv"):
        Path("back.csv").write_text(f"put right before {kept}", "utf-8")
        assert main(["import", "residents", "rows.csv", "--rejects", "back.csv"]) == 0
        assert f"What was there is kept as {kept}." in capsys.readouterr().err
        assert Path(kept).read_text("utf-8") == f"put right before {kept}"
        assert "李四" in Path("back.csv").read_text("utf-8")
    assert main(["import", "residents", "rows.csv"]) == 0
    Path("rows-rejected.csv").write_text("put right", "utf-8")
    assert main(["import", "residents", "rows.csv"]) == 0
    assert "rows-rejected-2.csv" in capsys.readouterr().err
    assert Path("rows-rejected.csv").read_text("utf-8") == "put right"


@pytest.mark.usefixtures("data")
@pytest.mark.parametrize("to", ["no/such.pdf", ".", "pin/log.pdf"])
def test_a_sheet_to_a_bad_place_is_refused_in_a_sentence(
    to: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    before = {file.name for file in tmp_path.iterdir()}
    assert main(["print", "log", "--day", "2026-11-23", "--to", to]) == 1
    assert capsys.readouterr().err.startswith(f"The file {to} cannot be written: ")
    assert {file.name for file in tmp_path.iterdir()} == before


@pytest.mark.usefixtures("data")
def test_a_sheet_goes_into_a_pipe_too() -> None:
    done = subprocess.run(
        [*PROGRAM, "print", "log", "--day", "2026-11-23", "--to", "/dev/stdout"],
        capture_output=True,
        check=True,
        cwd=ROOT,
    )
    assert done.stdout.startswith(b"%PDF")
    assert Path("/dev/stdout").is_symlink()


@pytest.mark.usefixtures("data")
def test_a_full_disk_leaves_no_half_a_sheet() -> None:
    done = _shell('"$@" print log --day 2026-11-23 --to /dev/full')
    assert done.returncode == 1
    assert done.stderr == "The file /dev/full cannot be written: No space left on device.\n"
    assert Path("/dev/full").is_char_device()


@pytest.mark.usefixtures("data")
@pytest.mark.parametrize(
    ("command", "told"),
    [
        ("print log --day 2026-11-23 --to {file}", "cannot be written: No such device or address"),
        ("certificate {file}", "no PKCS #12 file"),
        ("certificate --passphrase-file {file} {file}", "no PKCS #12 file"),
        ("verify --key-file {file}", "64 hexadecimal digits"),
    ],
)
def test_a_pipe_that_nobody_is_at_makes_nobody_wait(
    command: str, told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr("store.disk.beginning.MOST_SECONDS", 0.1)
    monkeypatch.setenv(encryption.FROM_FILE, "")  # so that it is put back at the end
    monkeypatch.delenv(encryption.FROM_FILE)
    os.mkfifo(tmp_path / "pipe", 0o600)
    capsys.readouterr()
    assert main(command.replace("{file}", str(tmp_path / "pipe")).split()) == 1
    assert told in capsys.readouterr().err


@pytest.mark.usefixtures("data")
def test_an_endless_certificate_is_refused_as_none(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["certificate", "/dev/zero", "--passphrase-file", "/dev/zero"]) == 1
    assert "no PKCS #12 file" in capsys.readouterr().err
