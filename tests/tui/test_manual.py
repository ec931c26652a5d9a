"""The manual is whole: all that F1, the directory and the settings say stands in it."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from store import answers
from store.estate import Settings
from store.inputs import Input
from tui import language, manual
from tui.command import main
from tui.language import _
from tui.manual import Section
from tui.screen import actions
from tui.screen.deskscreen import DeskScreen
from tui.subjects import PAGES, SERVICES, Page

EACH = pytest.mark.parametrize("page", PAGES.values(), ids=lambda one: one.name)


@pytest.fixture(params=["zh_CN", "en"])
def spoken(request: pytest.FixtureRequest) -> Iterator[str]:
    before = language.current()
    language.speak(request.param)
    yield request.param
    language.speak(before)


@pytest.fixture(scope="module")
def made() -> list[Section]:
    return [section for chapter in manual.chapters() for section in chapter.sections]


def rows(section: Section) -> list[tuple[str, ...]]:
    return [row for table in section.tables for row in table.rows]


@EACH
def test_every_page_stands_in_it_with_its_way_and_its_keys(page: Page, made: list[Section]) -> None:
    section = next(one for one in made if one.title == f"{page.number:02}  {_(page.title)}")
    assert _(page.help) in section.paragraphs
    way = section.paragraphs[1]
    assert f"{page.number:02}" in way
    assert all(actions.PAGES[page.name].spelled in way for _key in page.keys[:1])
    module, _colon, name = page.opens.partition(":")
    opened = getattr(import_module(module), name)
    if inspect.isclass(opened) and issubclass(opened, DeskScreen):
        keys = {row[1:] for row in rows(section)}
        assert {(_(one.title), _(one.help) if one.help else "") for one in opened.ACTIONS} <= keys


def test_every_setting_stands_in_it_with_its_sentence(made: list[Section]) -> None:
    told = {row for section in made for row in rows(section)}
    sentences = {(row[0], row[-1]) for row in told if len(row) == 3}
    models: list[type[Input]] = [Settings]
    models += [each.settings for _name, each in answers.everyone() if each.settings]
    for model in models:
        for one in model.model_fields.values():
            assert (_(one.title or ""), _(one.description or "")) in sentences


def test_every_sheet_and_every_service_stands_in_it(made: list[Section]) -> None:
    told = {cell for section in made for row in rows(section) for cell in row}
    assert {_(kind.called) for kind in answers.sheets()} <= told
    assert {_(one.title) for one in SERVICES} <= told


def test_it_is_whole_in_both_languages(spoken: str) -> None:
    titles = [chapter.title for chapter in manual.chapters()]
    assert len(titles) == len(set(titles))
    assert (_("Manual of the front desk") == "前台手册") is (spoken == "zh_CN")
    assert all(title.isascii() is (spoken == "en") for title in titles)


@pytest.mark.parametrize(("name", "begins"), [("hand.md", b"# "), ("hand.pdf", b"%PDF-")])
def test_its_name_says_what_it_becomes(tmp_path: Path, name: str, begins: bytes) -> None:
    to = tmp_path / name
    assert main(["manual", "--lang", "zh_CN", "--to", str(to)]) == 0
    assert to.read_bytes().startswith(begins)
    assert len(to.read_bytes()) > 50_000


def test_another_ending_is_refused_and_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    to = tmp_path / "hand.txt"
    assert main(["manual", "--lang", "en", "--to", str(to)]) == 1
    assert capsys.readouterr().err == "The manual's file ends in .md / .pdf.\n"
    assert not to.exists()


def test_no_sheet_of_the_desk_is_written_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    sheet = tmp_path / "frontdesk" / "sheets" / "work-order-12.pdf"
    sheet.parent.mkdir(parents=True)
    sheet.write_bytes(b"signed")
    assert main(["manual", "--lang", "en", "--to", str(sheet)]) == 1
    assert "is the desk's own" in capsys.readouterr().err
    assert sheet.read_bytes() == b"signed"


def test_a_bar_in_a_sentence_is_no_cell_of_its_own(tmp_path: Path) -> None:
    to = tmp_path / "hand.md"
    main(["manual", "--lang", "en", "--to", str(to)])
    heads, counts = 0, set()
    for line in to.read_text("utf-8").splitlines():
        if line.startswith("|---"):
            heads = line.count("|")
        elif line.startswith("| ") and heads:
            counts.add(line.replace("\\|", "").count("|") - heads)
        elif not line.startswith("|"):
            heads = 0
    assert counts == {0}
