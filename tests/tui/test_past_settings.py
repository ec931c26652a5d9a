"""The settings over time on screen, without a letter key."""

from __future__ import annotations

from datetime import timedelta

import pytest

from store import answers, catalogue, clock, estate
from store.desk import settings
from store.estate import Settings, dated
from store.rights import Staff
from tests.conftest import Clock
from tests.tui.driving import Driven, heard, line, opened, page, press, shown, typed
from tests.tui.test_settings import fill
from tui.desk.settings import typed_model
from tui.form.field import Field

SECTIONS = {"": Settings} | {name: each.settings for name, each in answers.everyone()}
MODELS = {name: model for name, model in SECTIONS.items() if model is not None}
FIELDS = [(name, field) for name, model in MODELS.items() for field in model.model_fields]


@pytest.mark.parametrize(("subject", "name"), FIELDS)
def test_every_setting_has_its_sentence_in_both_languages(subject: str, name: str) -> None:
    info = MODELS[subject].model_fields[name]
    chinese = catalogue.of("zh_CN").gettext
    for text in (info.title, info.description):
        assert text
        assert chinese(text) != text, text
    assert info.description and info.description[-1] in ".0246", info.description


async def test_the_sentence_stands_under_the_setting_that_is_pointed_at(manager: Staff) -> None:
    async with opened(manager) as driven:
        await press(driven, *page("settings"), "1")
        for name, info in typed_model().model_fields.items():
            form = driven[0].screen
            form.set_focus(next(field for field in form.query(Field) if field.key == name))
            await press(driven)
            sentence = catalogue.of("zh_CN").gettext(info.description or "")
            told = shown(driven[0]).replace("\n", "").replace(" ", "")
            assert sentence.replace(" ", "")[:30] in told, name


async def set_ahead(driven: Driven, day: str, minutes: str) -> None:
    await press(driven, "ctrl+n", "1")
    await typed(driven, day)
    await fill(driven, "arrival_minutes", minutes)
    await press(driven, "ctrl+s")


async def test_figures_are_set_ahead_and_begin_in_every_session(
    manager: Staff, time: Clock
) -> None:
    async with opened(manager) as driven:
        await press(driven, *page("past_settings"))
        assert "到场时限（分钟）" in shown(driven[0]) or "到场" in shown(driven[0])
        await set_ahead(driven, "12-01", "45")
        assert "已记录：12-01 起生效" in line(driven[0], -2)
        row = next(row for row in shown(driven[0]).split("\n") if "2026-12-01" in row)
        assert "*" in row and "未生效" in row and row.rstrip().endswith("45")
        assert driven[0].settings == estate.settings()
        time.at = dated.begins(clock.day(time.at) + timedelta(days=8))
        await press(driven, "f2")
        await heard(driven)
        assert driven[0].settings is not None
        assert driven[0].settings.arrival_minutes == 45


async def test_what_is_wrong_stands_at_the_day_and_what_was_typed_stays(manager: Staff) -> None:
    async with opened(manager) as driven:
        await press(driven, *page("past_settings"))
        await set_ahead(driven, "2026-11-23", "45")
        assert "这一天已经开始" in shown(driven[0])
        assert "45" in shown(driven[0])
    assert dated.next_to_begin() is None


async def test_it_shows_what_held_at_a_moment(manager: Staff, time: Clock) -> None:
    time.pass_(days=1)
    late = estate.settings().model_copy(update={"arrival_minutes": 33})
    settings.change(late, by=manager)
    time.pass_(days=1)
    async with opened(manager) as driven:
        await press(driven, *page("past_settings"))
        await typed(driven, "到场")
        assert "33" in shown(driven[0])
        await press(driven, "ctrl+t")
        await typed(driven, "2026-11-23 12:00\n")
        row = next(row for row in shown(driven[0]).split("\n") if "2026-11-23 09:00" in row)
        assert row.rstrip().endswith("20")
        await press(driven, "escape", "escape")
        assert "33" in shown(driven[0])


async def test_an_assistant_does_not_see_the_page(assistant: Staff) -> None:
    async with opened(assistant) as driven:
        await press(driven, "f10")
        assert "设置沿革" not in shown(driven[0])
