"""The directory of pages and what each subject's screens answer fit together."""

from __future__ import annotations

import inspect
from collections import Counter
from importlib import import_module

import pytest

from store import answers as store_answers
from store import subjects as store_subjects
from store.rights import Right
from tui import answers
from tui.answers import Draft
from tui.desk import screens
from tui.over.directory import COLUMNS
from tui.screen import actions
from tui.subjects import BY_NAME, OF_THING, PAGES, SUBJECTS, Group, Page, Subject

EACH_PAGE = pytest.mark.parametrize("page", PAGES.values(), ids=lambda one: one.name)
EACH = pytest.mark.parametrize("subject", SUBJECTS, ids=lambda one: one.name)
SHELL = {"desk", "printing", "today"}  # rooms with pages that are no subject of the store


def drafts() -> list[tuple[str, Draft]]:
    return [named for each in answers.everyone() for named in each.drafts.items()]


def doubled(given: list[object]) -> list[object]:
    return [one for one, times in Counter(given).items() if times > 1]


def test_every_page_has_a_name_a_number_and_keys_of_its_own() -> None:
    pages = [page for subject in SUBJECTS for page in subject.pages]
    for told in (
        [page.name for page in pages],
        [page.number for page in pages],
        [key for page in pages for key in page.keys],
        [thing for page in pages for thing in page.things],
    ):
        assert doubled(list(told)) == []


@EACH_PAGE
def test_a_page_has_two_digits_and_stands_in_the_group_begun_below_them(page: Page) -> None:
    assert 1 <= page.number <= 89, "9 is for what the screen itself offers"
    between = [one for one in Group if int(page.group) < int(one) < page.number]
    assert int(page.group) < page.number
    assert between == []


def test_every_group_has_its_column() -> None:
    assert sorted(group for groups in COLUMNS for group in groups) == sorted(Group)


@EACH_PAGE
def test_a_page_opens_and_its_right_is_there(page: Page) -> None:
    opens = screens.found(page.name)
    assert inspect.isclass(opens) is screens.is_screen(page.name)
    needs = actions.PAGES[page.name].needs
    assert isinstance(needs, Right) if page.right else needs is None


@EACH
def test_a_subject_has_one_name_on_every_floor(subject: Subject) -> None:
    assert (subject.name in store_subjects.BY_NAME) is (subject.name not in SHELL)
    for page in subject.pages:
        assert page.opens.startswith((f"tui.{subject.name}.", f"tui.{subject.name}:")), page
    if subject.answers:
        assert f"{subject.answers}.".startswith(f"tui.{subject.name}.")
        assert answers.of(subject.name) is import_module(subject.answers).ANSWERS


@EACH
def test_what_every_session_loads_is_the_same_on_both_floors(subject: Subject) -> None:
    below = store_subjects.BY_NAME.get(subject.name)
    assert below is None or below.daily is subject.daily


@EACH
def test_a_subject_s_pages_point_at_its_own_things(subject: Subject) -> None:
    below = store_subjects.BY_NAME.get(subject.name)
    things = {thing for page in subject.pages for thing in page.things}
    assert things <= set(below.things if below else ())


def test_drafts_have_names_of_their_own_and_lead_somewhere() -> None:
    assert doubled([name for name, _ in drafts()]) == []
    for name, draft in drafts():
        assert draft.page in PAGES, name
        assert not draft.thing or draft.thing in OF_THING, name
        assert answers.draft(f"{name}:1") is draft


@EACH
def test_what_opens_of_what_waits_is_the_subject_s_own(subject: Subject) -> None:
    below = store_subjects.BY_NAME.get(subject.name)
    things = below.things if below else ()
    for kind in answers.of(subject.name).opens:
        assert store_subjects.thing_of(kind) in things


def test_a_home_s_page_has_a_section_for_each_that_has_lines_there() -> None:
    sections = [each.section for each in answers.everyone() if each.of_home]
    assert all(sections)
    assert doubled(list(sections)) == []


# Its lines on a home's page are of the past: nothing there is to be seen to by who leaves.
STAYS_NOT = {"dutylog", "dunning"}  # what is owed stays with the bills


def test_what_stands_on_a_home_s_page_says_what_of_it_stays_when_people_leave() -> None:
    """F1: or a deposited key, say, would be forgotten there."""
    lines = {one.name for one in SUBJECTS if answers.of(one.name).of_home}
    assert lines - STAYS_NOT == {name for name, each in store_answers.everyone() if each.stays}
    assert lines > STAYS_NOT


def test_a_subject_without_screens_answers_nothing() -> None:
    unseen = set(store_subjects.BY_NAME) - set(BY_NAME)
    assert [answers.of(name) for name in unseen] == [answers.Answers()] * len(unseen)
    assert answers.of_thing("nothing:1") == answers.Answers()


@EACH
def test_who_draws_lines_of_today_says_so_in_the_directory(subject: Subject) -> None:
    """Today loads no other room for what waits: a session would load all thirty."""
    each = answers.of(subject.name)
    draws = each.line is not None or each.clock is not None
    assert draws <= (subject.daily or subject.draws)
    assert subject.draws <= (draws and not subject.daily)
