"""The one-stop counter: whatever a resident calls for begins at their home's page (篇4 一站式服务).

From a ringing phone to the right form it takes four keys beyond what is typed, and no letter key.
"""

from __future__ import annotations

import pytest

from store.residents import HomePage
from store.rights import Staff
from tests.tui.driving import Driven, opened, press, shown, typed
from tui.form.home import HomeEntry
from tui.form.screen import Form
from tui.language import _
from tui.over.menu import Menu
from tui.residents.page import HomeScreen
from tui.residents.serving import MORE, MOST_DIGITS
from tui.subjects import SERVICES, Service

# Those begin with what is owed there, and have tests of their own.
OWED = {"pay", "dunning", "from_deposit"}
FORMS = [one for one in SERVICES if one.name not in OWED]
EVERY = pytest.mark.parametrize("service", FORMS, ids=[one.name for one in FORMS])
pytestmark = pytest.mark.usefixtures("household")


def digits_of(service: Service) -> tuple[str, ...]:
    """The keys that begin a service: its digit, or 0 and its line's digit."""
    at = SERVICES.index(service)
    if at < MOST_DIGITS:
        return (str(at + 1),)
    return ("0", *("down",) * at, "enter")


def home_of(driven: Driven) -> int | None:
    """The home that the form has filled in."""
    form = driven[0].screen
    assert isinstance(form, Form), shown(driven[0])
    return next((field.home_id for field in form.query(HomeEntry)), None)


@pytest.mark.parametrize("way", ["f7", "ctrl+f"])
async def test_from_a_ringing_phone_to_the_report_in_four_keys_W1(
    way: str, household: HomePage, assistant: Staff
) -> None:
    """F7: their name, then three keys; who calls and their phone stand there, masked."""
    async with opened(assistant) as driven:
        await press(driven, way)
        await typed(driven, "曾小单")
        await press(driven, "enter", "1")
        assert home_of(driven) == household.home.id
        assert "曾小单" in shown(driven[0])
        assert "139****1111" in shown(driven[0])
        assert "13900001111" not in shown(driven[0])


@EVERY
async def test_every_service_begins_with_the_home_filled_in(
    service: Service, household: HomePage, assistant: Staff
) -> None:
    async with opened(assistant, "residents") as driven:
        await press(driven, "enter", *digits_of(service))
        assert home_of(driven) == household.home.id
        await press(driven, "escape")
        assert isinstance(driven[0].screen, HomeScreen)


@EVERY
async def test_every_service_can_be_chosen_among_all_of_them(
    service: Service, household: HomePage, assistant: Staff
) -> None:
    async with opened(assistant, "residents") as driven:
        await press(driven, "enter", "0")
        assert isinstance(driven[0].screen, Menu)
        await press(driven, *("down",) * SERVICES.index(service))
        assert f"{_(service.title)} " in shown(driven[0])  # the menu moves along what does not fit
        await press(driven, "enter")
        assert home_of(driven) == household.home.id


@pytest.mark.parametrize("digit", ["1", "１"])
async def test_a_wide_digit_begins_a_service_too(assistant: Staff, digit: str) -> None:
    async with opened(assistant, "residents") as driven:
        await press(driven, "enter")
        await typed(driven, digit)
        assert isinstance(driven[0].screen, Form)


async def test_a_wide_nought_lists_all_services(assistant: Staff) -> None:
    async with opened(assistant, "residents") as driven:
        await press(driven, "enter")
        await typed(driven, "０")
        assert isinstance(driven[0].screen, Menu)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=str)
@pytest.mark.parametrize("code", ["zh_CN", "en"])
async def test_the_services_stand_on_the_page_with_their_digits(
    assistant: Staff, code: str, size: tuple[int, int]
) -> None:
    async with opened(assistant, "residents", code=code, size=size) as driven:
        await press(driven, "enter")
        said = next(one for one in shown(driven[0]).split("\n") if "0 " + _(MORE) in one)
        told = [f"{at} {_(one.title)}" for at, one in enumerate(SERVICES, 1)]
        there = [one for one in told[:MOST_DIGITS] if one in said]
        assert there == told[: len(there)]
        assert said.split() == [_("Services"), *" ".join(there).split(), "0", _(MORE)]
        assert len(there) >= (4 if size[0] == 80 else 7)  # what does not fit is behind 0


def test_no_two_services_have_the_same_place() -> None:
    orders = [service.order for service in SERVICES]
    assert len(set(orders)) == len(orders)


async def test_a_digit_without_a_service_begins_nothing(assistant: Staff) -> None:
    async with opened(assistant, "residents") as driven:
        await press(driven, "enter", "9")
        page = HomeScreen if len(SERVICES) < 9 else Form
        assert isinstance(driven[0].screen, page)
