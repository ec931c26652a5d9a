"""Surveys on screen: a sheet of 15 questions in 17 keys, again by another person, bars."""

from __future__ import annotations

from store import surveys
from store.rights import Staff
from store.surveys import Approval, NewSurvey, Publish, Stage, State, Survey
from tests.store.surveys.asked import given_out
from tests.store.surveys.asked import typed as sheet
from tests.store.visits.round import lived_in
from tests.tui.driving import opened, page, press, shown, typed

MARKS = "545354450554545"


def fifteen(by: Staff, above: Staff, **more: object) -> Survey:
    """One that runs, with the usual questions."""
    one = surveys.draft(NewSurvey.model_validate(more), by=by)
    surveys.approve(one.id, Approval(), by=above)
    return surveys.publish(one.id, Publish(seed=5), by=by)


async def test_a_sheet_of_fifteen_questions_is_seventeen_keys(
    assistant: Staff, supervisor: Staff
) -> None:
    lived_in(3, assistant)
    one = fifteen(assistant, supervisor)
    keys = ("enter", *MARKS, "enter")
    assert len(keys) <= 20 and len(one.questions) == 15
    async with opened(assistant) as driven:
        await press(driven, *page("surveys"))
        await press(driven, "ctrl+e", *keys)
        assert "第 1 份已存" in shown(driven[0])
        await press(driven, *keys)
        assert "第 2 份已存" in shown(driven[0]) and "2/3" in shown(driven[0])
    first, other = surveys.sheets_of(one.id)
    told = tuple("NA" if one == "0" else one for one in MARKS)
    assert first.answers == other.answers == told


async def test_second_enter_saves_nothing(assistant: Staff, supervisor: Staff) -> None:
    """V13, Q68: nor does Enter with questions left, nor a digit that is no mark."""
    lived_in(2, assistant)
    one = given_out(assistant, supervisor)
    async with opened(assistant, "surveys") as driven:
        await press(driven, "ctrl+e", "enter", "enter")
        assert "还有 3 题" in shown(driven[0])
        await press(driven, "5", "9")
        assert "1 到 5" in shown(driven[0])
        await press(driven, "down", "4", "enter", "enter", "enter")
        assert "还有 3 题" in shown(driven[0])
        await press(driven, "escape")
    (only,) = surveys.sheets_of(one.id)
    assert only.answers == ("5", "", "4")


async def test_answered_sheet_is_closed(assistant: Staff, supervisor: Staff) -> None:
    """V13, Q70: its number is refused before anything is typed; one more opinion is another key."""
    lived_in(3, assistant)
    one = given_out(assistant, supervisor)
    sheet(one, 2, "555", assistant)
    async with opened(assistant, "surveys") as driven:
        await press(driven, "ctrl+e")
        await typed(driven, "2\n")
        assert "第 2 份已录" in shown(driven[0])
        await press(driven, "ctrl+b", "enter", "1", "1", "1", "enter")
        assert "第 2 份已存" in shown(driven[0])
    assert [each.beside for each in surveys.sheets_of(one.id)] == [False, True]


async def test_another_person_types_the_tenth_in_again_and_sees_where_it_differs(
    assistant: Staff, second: Staff, supervisor: Staff
) -> None:
    lived_in(20, assistant)
    one = given_out(assistant, supervisor)
    no = next(n for n in range(1, 21) if surveys.is_twice(one.seed, n))
    sheet(one, no, "543", assistant)
    async with opened(second, "surveys") as driven:
        assert "有 1 份待复录" in shown(driven[0])
        await press(driven, "ctrl+t", "enter", "5", "1", "3", "enter")
        assert f"第 {no} 份第 2 题不同" in shown(driven[0])
        await press(driven, "ctrl+t", "enter", "5", "1", "3", "enter")
    (only,) = surveys.sheets_of(one.id)
    assert (only.stage, only.answers) == (State.SETTLED, ("5", "1", "3"))


async def test_results_are_bars_with_n_and_the_index_stands_apart(
    assistant: Staff, supervisor: Staff
) -> None:
    lived_in(6, assistant)
    one = given_out(assistant, supervisor, anonymous=True)
    for n, marks in enumerate(("555", "533", "111"), 1):
        sheet(one, n, marks, assistant, building="1")
    async with opened(assistant, "surveys") as driven:
        await press(driven, "ctrl+o")
        assert "2/3 = 66.7 %" in shown(driven[0]) and "####" in shown(driven[0])
        assert "满意度指数（不是满意率）" in shown(driven[0])
        await press(driven, "right")
        assert "份数少，不列" in shown(driven[0])  # under five sheets


async def test_a_survey_is_drafted_approved_and_given_out_by_keys(
    assistant: Staff, supervisor: Staff
) -> None:
    lived_in(4, assistant)
    async with opened(assistant, "surveys") as driven:
        await press(driven, "ctrl+n", "ctrl+s")
        assert "DC-2026-0001" in shown(driven[0])
    async with opened(supervisor, "surveys") as driven:
        await press(driven, "ctrl+a", "ctrl+s", "ctrl+d", "ctrl+s")
        assert "发放中" in shown(driven[0]) and "0/4" in shown(driven[0])
    assert surveys.get(1).stage is Stage.OPEN
