"""``demo``: a folder of its own, the same estate for a seed, and nobody's session broken."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from store.desk import opening
from store.disk import datafolder, firstlook
from store.engine import database
from store.estate import is_demo
from tui.command import demo, main

QUICK = ["demo", "--no-open", "--homes", "3", "--days", "1", "--seed", "5"]


@pytest.fixture(autouse=True)
def share(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """This account's data, with the user's own estate in it."""
    monkeypatch.setenv("FRONTDESK_LANG", "en")
    monkeypatch.delenv("FRONTDESK_DATA", raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    return tmp_path / "share"


def _names(folder: Path) -> set[str]:
    return {file.name for file in folder.iterdir()}


def test_the_demo_never_lies_in_the_user_s_folder(share: Path) -> None:
    assert main(QUICK) == 0
    assert _names(share) == {"frontdesk-demo"}
    estate = firstlook.look(share / "frontdesk-demo")
    assert estate is not None
    assert estate.demo


def test_a_second_demo_takes_the_place_of_the_first(share: Path) -> None:
    assert main(QUICK) == 0
    (share / "frontdesk-demo" / "sheets").mkdir()
    before = (share / "frontdesk-demo" / datafolder.FILE).stat().st_ino
    assert main(QUICK) == 0
    assert (share / "frontdesk-demo" / datafolder.FILE).stat().st_ino != before
    assert _names(share / "frontdesk-demo") == {
        datafolder.FILE,
        datafolder.PRESENCE,
        database.TURNSTILE,
    }


def test_a_demo_that_somebody_has_open_is_left_to_them(
    share: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(QUICK) == 0
    opening.open_folder(share / "frontdesk-demo")
    assert main([*QUICK, "--homes", "4"]) == 1
    assert "close all its sessions first" in capsys.readouterr().err
    assert is_demo()
    database.close()


def test_data_names_an_empty_folder_for_the_demo(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "empty").mkdir()
    assert main([*QUICK, "--data", str(tmp_path / "empty")]) == 0
    monkeypatch.setenv("FRONTDESK_DATA", str(tmp_path / "absent"))
    assert main(QUICK) == 0
    for name in ("empty", "absent"):
        assert main(["--data", str(tmp_path / name), "verify"]) == 0


def test_a_folder_that_holds_anything_is_refused_and_untouched(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "own"
    folder.mkdir()
    (folder / "letter.txt").write_text("mine", "utf-8")
    assert main([*QUICK, "--data", str(folder)]) == 1
    assert "is not empty" in capsys.readouterr().err
    assert _names(folder) == {"letter.txt"}


def test_another_demo_named_by_data_is_refused_too(tmp_path: Path) -> None:
    folder = ["--data", str(tmp_path / "demo")]
    assert main([*QUICK, *folder]) == 0
    assert main([*QUICK, *folder]) == 1


def test_a_real_estate_in_the_demo_s_folder_stays(share: Path) -> None:
    pin = share.parent / "pin"
    pin.write_text("314159", "utf-8")
    who = ["--site", "A", "--manager", "B", "--staff-number", "1", "--pin-file", str(pin)]
    assert main(["init", "--data", str(share / "frontdesk-demo"), *who]) == 0
    assert main(QUICK) == 1
    estate = firstlook.look(share / "frontdesk-demo")
    assert estate == firstlook.Front("A", "en", "Asia/Shanghai")


def test_a_demo_that_was_broken_off_is_begun_anew(share: Path) -> None:
    part = share / "frontdesk-demo" / demo.PART
    part.mkdir(parents=True)
    (part / datafolder.FILE).write_bytes(b"half")
    assert main(QUICK) == 0
    assert demo.PART not in _names(share / "frontdesk-demo")


def test_the_same_seed_gives_the_same_estate(tmp_path: Path) -> None:
    told = []
    for name in ("one", "two"):
        assert main([*QUICK, "--data", str(tmp_path / name)]) == 0
        opening.open_folder(tmp_path / name)
        tables = ("home", "person", "vehicle", "held_key", "ticket")
        rows = {t: database.db.execute_sql(f"SELECT * FROM {t}").fetchall() for t in tables}
        told.append({t: [_timeless(row) for row in rows[t]] for t in tables})
        database.close()
    assert told[0] == told[1]
    assert all(told[0].values())


def _timeless(row: tuple[object, ...]) -> list[object]:
    """A row without its moments, in milliseconds since 1970."""
    return [value for value in row if not isinstance(value, int) or value < 1 << 40]


def test_without_a_terminal_nothing_is_built(share: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Path(os.devnull).open(encoding="utf-8") as nothing:
        monkeypatch.setattr("sys.stdin", nothing)
        assert main(["demo"]) == 1
    assert not share.exists()
