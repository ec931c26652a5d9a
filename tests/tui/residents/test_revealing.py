"""Masked figures show whole only on record, and only for a while (F6)."""

from __future__ import annotations

import json

import pytest

from store import journal, residents
from store.engine import database
from store.errors import Unavailable
from store.residents import HomePage
from store.rights import Staff
from tests.conftest import Clock
from tests.tui.driving import Driven, opened, pasted, press, shown, typed
from tests.tui.residents.conftest import ZENG_ID
from tui.residents.page import HomeScreen

PHONE = "13812341234"


def last_reveal() -> tuple[str, str]:
    row = database.db.execute_sql(
        "SELECT j.payload, t.text FROM journal j LEFT JOIN journal_text t ON t.number = j.number"
        " WHERE j.kind = 'file.revealed' ORDER BY j.number DESC LIMIT 1"
    ).fetchone()
    return (row[0], row[1]) if row else ("", "")


def reveals() -> int:
    sql = "SELECT count(*) FROM journal WHERE kind = 'file.revealed'"
    return int(database.db.execute_sql(sql).fetchone()[0])


async def reveal(driven: Driven, key: str = "ctrl+r") -> None:
    await press(driven, "enter", key, "enter", "enter")


async def test_a_phone_shows_once_the_reason_is_on_record(
    household: HomePage, assistant: Staff
) -> None:
    """F6: two Enters with the usual reason; the record holds no figure."""
    async with opened(assistant, "residents") as driven:
        await press(driven, "enter", "ctrl+r")
        assert reveals() == 0
        assert PHONE not in shown(driven[0])
        await press(driven, "enter", "enter")
        assert PHONE in shown(driven[0])
    payload, words = last_reveal()
    assert json.loads(payload) == {"field": "phone"}
    assert json.loads(words)["reason"] == "回电联系"
    assert PHONE not in payload + words


async def test_the_record_is_written_before_anything_shows(
    household: HomePage, assistant: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
    """F6: at the moment of the record nothing shows yet."""
    seen: list[str] = []
    append = journal.append

    async with opened(assistant, "residents") as driven:
        await press(driven, "enter", "ctrl+g", "enter")

        def spying(kind: str, *args: object, **kwargs: object) -> object:
            seen.append(shown(driven[0]))
            return append(kind, *args, **kwargs)  # type: ignore[arg-type]

        monkeypatch.setattr(journal, "append", spying)
        await press(driven, "enter")
        assert ZENG_ID in shown(driven[0])
    assert seen
    assert ZENG_ID not in seen[0]


async def test_nothing_shows_when_the_record_fails(
    household: HomePage, assistant: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
    """F6."""

    def full(*_args: object, **_kwargs: object) -> None:
        raise Unavailable("The disk is full; nothing was written.")

    async with opened(assistant, "residents") as driven:
        await press(driven, "enter", "ctrl+r", "enter")
        monkeypatch.setattr(journal, "append", full)
        await press(driven, "enter")
        assert PHONE not in shown(driven[0])
        await press(driven, "escape")
        assert PHONE not in shown(driven[0])


async def test_it_hides_again_by_itself(household: HomePage, assistant: Staff, time: Clock) -> None:
    """F6."""
    async with opened(assistant, "residents") as driven:
        await reveal(driven)
        time.pass_(seconds=59)
        driven[0].screen.tick()  # type: ignore[attr-defined]
        assert PHONE in shown(driven[0])
        time.pass_(seconds=1)
        driven[0].screen.tick()  # type: ignore[attr-defined]
        await driven[1].pause()
        assert PHONE not in shown(driven[0])
        assert "138****1234" in shown(driven[0])


@pytest.mark.parametrize("away", [("f8",), ("f1",), ("escape",), ("f3",), ("ctrl+n",)])
async def test_it_hides_on_leaving(
    household: HomePage, assistant: Staff, away: tuple[str, ...]
) -> None:
    """F6: whatever shows next, and whoever comes back."""
    async with opened(assistant, "residents") as driven:
        await reveal(driven)
        page = driven[0].screen
        assert isinstance(page, HomeScreen)
        await press(driven, *away)
        assert PHONE not in shown(driven[0])
        assert not page.revealed.hide()


@pytest.mark.parametrize("away", ["enter", "f1", "ctrl+n", "ctrl+f", "ctrl+p"])
async def test_it_is_masked_again_for_who_comes_back(
    household: HomePage, assistant: Staff, away: str
) -> None:
    """F6: the list too, which was drawn before."""
    async with opened(assistant, "residents") as driven:
        await reveal(driven)
        page = driven[0].screen
        await press(driven, away)
        assert driven[0].screen is not page
        await press(driven, "escape")
        assert driven[0].screen is page
        assert PHONE not in shown(driven[0])
        assert "138****1234" in shown(driven[0])


async def test_another_reason_is_said_in_words(household: HomePage, assistant: Staff) -> None:
    """F6: the reason is typed where none of the list fits."""
    async with opened(assistant, "residents") as driven:
        await press(driven, "enter", "ctrl+r", "left", "enter", "enter")
        assert reveals() == 0
        assert "请写明用途" in shown(driven[0])
        await typed(driven, "核对寄存钥匙")
        await press(driven, "ctrl+s")
        assert PHONE in shown(driven[0])
    assert json.loads(last_reveal()[1])["reason"] == "其他：核对寄存钥匙"


@pytest.mark.parametrize("text", ["[/foo]", "[red]x", "\u202eevil", "\x1b[2J", "理" * 100_000])
async def test_any_words_survive(household: HomePage, assistant: Staff, text: str) -> None:
    async with opened(assistant, "residents") as driven:
        await press(driven, "enter", "ctrl+r", "enter")
        await pasted(driven, text)
        await press(driven, "ctrl+s")
        assert (reveals() == 1) == (PHONE in shown(driven[0]))
        assert "\u202e" not in shown(driven[0])
        await press(driven, "escape", "escape")


async def test_a_person_without_figures_offers_none(household: HomePage, assistant: Staff) -> None:
    nobody = residents.NewPerson(name="小宝", role=residents.Role.FAMILY)
    residents.move_in(household.home.id, nobody, by=assistant)
    async with opened(assistant, "residents") as driven:
        await press(driven, "enter", "down")
        page = driven[0].screen
        assert isinstance(page, HomeScreen)
        offered = {action.id for action in page.available}
        assert not {"phone", "id_number"} & offered
        await press(driven, "enter")
        assert "^K" in shown(driven[0])
        await press(driven, "escape")
        assert driven[0].screen is page


async def test_what_is_offered_about_a_person_shows_no_figure_that_would_stay(
    household: HomePage, assistant: Staff, time: Clock
) -> None:
    """F6: the menu over the file does not repeat what the file has just shown."""
    async with opened(assistant, "residents") as driven:
        await reveal(driven)
        await press(driven, "enter")
        time.pass_(seconds=61)
        assert PHONE not in shown(driven[0])
        assert "138****1234" in shown(driven[0])
