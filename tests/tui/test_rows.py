from __future__ import annotations

import pytest
from textual.geometry import Region

from store.rights import Staff
from tests.tui.driving import Driven, line, opened, press, settled, shown
from tests.tui.placeholder import Placeholder
from tui.widgets.rows import Rows

pytestmark = pytest.mark.usefixtures("placeholder")


def page(driven: Driven) -> Placeholder:
    assert isinstance(driven[0].screen, Placeholder)
    return driven[0].screen


async def test_the_pointed_line_is_marked_and_its_place_is_said(assistant: Staff) -> None:
    async with opened(assistant) as driven:
        assert " 1/230 " in line(driven[0], 2)
        assert line(driven[0], 3).startswith(">")
        await press(driven, "down", "down")
        assert " 3/230 " in line(driven[0], 2)
        assert line(driven[0], 5).startswith(">")
        assert line(driven[0], 3).startswith(" ")


async def test_the_place_covers_no_heading(assistant: Staff) -> None:
    async with opened(assistant) as driven:
        rows = page(driven).rows
        for number in (1, 230):
            rows.load(range(number))
            await settled(*driven)
            headings = line(driven[0], 2)
            assert f"1/{number}" in headings
            assert all(column.heading in headings for column in rows.columns)


async def test_columns_line_up_with_chinese_in_them(assistant: Staff) -> None:
    async with opened(assistant) as driven:
        page(driven).rows.load([1, 10, 100])
        await settled(*driven)
        from rich.cells import cell_len

        starts = {cell_len(line(driven[0], y).partition("3-2-")[0]) for y in (3, 4, 5)}
        assert len(starts) == 1


async def test_a_wide_window_puts_the_detail_beside_the_list(assistant: Staff) -> None:
    async with opened(assistant, size=(140, 30)) as driven:
        rows, pane = page(driven).rows, page(driven).pane
        assert rows.region.y == pane.region.y
        assert pane.region.x > rows.region.x
        assert rows.size.width > 80


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (139, 24)])
async def test_up_to_there_the_list_has_the_whole_width_and_the_detail_stands_below(
    assistant: Staff, size: tuple[int, int]
) -> None:
    """What the README recommends shows more of each line, more lines, and more of the thing."""
    async with opened(assistant, size=size) as driven:
        rows, pane = page(driven).rows, page(driven).pane
        assert rows.size.width == pane.size.width == size[0]
        assert pane.region.y > rows.region.y
        more = size[1] - 24
        assert (rows.size.height, pane.size.height) == (15 + more - more // 4, 4 + more // 4)


async def test_a_thing_is_followed_to_the_front_of_a_shorter_list(assistant: Staff) -> None:
    async with opened(assistant) as driven:
        rows = page(driven).rows
        await press(driven, *["down"] * 5)
        thing = rows.current
        assert thing is not None
        rows.load([thing])
        await settled(*driven)
        assert rows.current == thing


async def test_the_cursor_stays_on_its_thing_when_the_list_changes(assistant: Staff) -> None:
    async with opened(assistant) as driven:
        rows = page(driven).rows
        await press(driven, "down", "down", "down")
        rows.load([9, 8, 3, 2, 1])
        assert rows.current == 3
        rows.load([9, 8])
        assert rows.current == 8
        rows.load([])
        await settled(*driven)
        assert "Nothing yet. Ctrl-N begins." in shown(driven[0])
        assert "thing None" in shown(driven[0])


async def test_home_end_and_pages(assistant: Staff) -> None:
    async with opened(assistant) as driven:
        rows = page(driven).rows
        await press(driven, "end")
        assert rows.current == 229
        assert "3-2-229" in shown(driven[0])
        await press(driven, "home")
        assert rows.current == 0
        await press(driven, "pagedown", "pageup")
        assert rows.current == 0


async def test_only_lines_that_changed_are_painted(
    assistant: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(assistant) as driven:
        rows = page(driven).rows
        painted: list[int] = []

        def refresh(*regions: Region, **_: object) -> Rows[int]:
            painted.extend(region.y for region in regions)
            return rows

        monkeypatch.setattr(rows, "refresh", refresh)
        rows.redraw()
        assert painted == []
        rows._go(1)
        assert painted == [0, 1, 2]


async def test_fifty_thousand_things_are_loaded_at_once(assistant: Staff) -> None:
    async with opened(assistant) as driven:
        rows = page(driven).rows
        drawn: list[int] = []
        draw = rows._draw
        rows._draw = lambda n: (drawn.append(n), draw(n))[1]  # type: ignore[func-returns-value]
        rows.load(range(50_000))
        await press(driven, "end")
        assert rows.current == 49_999
        assert len(drawn) < 100
