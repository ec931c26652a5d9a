"""Pictures of the desk, compared cell by cell with those that are kept: the README shows one.

After a change that is meant: ``FRONTDESK_PICTURES=keep pytest tests/tui/test_pictures.py``, then
look at what is different.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from store import clock, demo
from store.desk import opening, staff
from store.engine import database
from tests.conftest import Clock
from tests.tui import drawn
from tests.tui.driving import opened, press, shown
from tui.desk.session import Session

PICTURES = Path(__file__).parent / "pictures"
MORNING = datetime(2026, 11, 23, 1, 30, tzinfo=UTC)  # 09:30 in Shanghai, a Monday
SMALL, LARGE = (80, 24), (120, 40)


@dataclass(frozen=True)
class Picture:
    """A screen: its name, who looks, at what time, and the keys that lead from Today to it."""

    name: str
    code: str
    size: tuple[int, int]
    keys: tuple[str, ...] = ()
    says: str = ""


TAKEN = [
    Picture("today", "zh_CN", SMALL, (), "现在要办"),
    Picture("today-large", "en", LARGE, (), "To do now"),
    Picture("tickets", "zh_CN", SMALL, ("f4",), "工单"),
    Picture("tickets-large", "en", LARGE, ("f4",), "Tickets"),
    Picture("handover", "zh_CN", SMALL, ("f6",), "交接"),
    Picture("handover-large", "en", LARGE, ("f6",), "Handover"),
    Picture("form", "zh_CN", SMALL, ("f3", "ctrl+n", "ctrl+s"), "! 请填写"),
    Picture("form-large", "en", LARGE, ("f3", "ctrl+n", "ctrl+s"), "! Please fill this in."),
]


@pytest.fixture(scope="module")
def estate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A demo estate from a seed, made at a fixed time."""
    folder = tmp_path_factory.mktemp("demo") / "demo"
    with clock.told_by(lambda: MORNING):
        demo.build(folder, homes=40, days=3, seed=5, language="zh_CN")
    return folder


@pytest.fixture
def open_estate(estate: Path, time: Clock, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    time.at = MORNING
    # On a slow machine a real second passes before the picture is taken, and an alarm shows.
    monkeypatch.setattr(Session, "_tick", lambda _self: None)
    opening.open_folder(estate)
    yield
    database.close()


@pytest.mark.usefixtures("open_estate")
@pytest.mark.parametrize("picture", TAKEN, ids=lambda one: one.name)
async def test_the_desk_looks_as_it_did(picture: Picture, tmp_path: Path) -> None:
    who = staff.by_number("1001")
    async with opened(who, code=picture.code, size=picture.size) as driven:
        await press(driven, *picture.keys)
        assert picture.says in shown(driven[0])
        taken = drawn.svg(driven[0])
    kept = PICTURES / f"{picture.name}.svg"
    if os.environ.get("FRONTDESK_PICTURES") == "keep":
        kept.write_text(taken, "utf-8")
    (tmp_path / kept.name).write_text(taken, "utf-8")
    assert taken == kept.read_text("utf-8"), f"{tmp_path / kept.name} is not {kept}"


def test_every_picture_that_is_kept_is_taken() -> None:
    assert {file.stem for file in PICTURES.iterdir()} == {picture.name for picture in TAKEN}


def test_the_readme_shows_a_picture_that_is_kept() -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text("utf-8")
    shows = re.findall(r"!\[[^\]]*\]\(([^)]+)\)", readme)
    assert shows == ["tests/tui/pictures/today.svg"]
