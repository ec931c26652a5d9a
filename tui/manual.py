"""The manual, from the same tables as F1: pages, keys, sheets, settings, roles, commands."""

from __future__ import annotations

import inspect
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import time
from importlib import import_module
from typing import Any

from pydantic.fields import FieldInfo

from store import answers as store_answers
from store.estate import Settings
from store.inputs import Input
from store.rights import Role, may
from tui import subjects
from tui.language import _, mark
from tui.screen import actions
from tui.screen.actions import Action
from tui.screen.deskscreen import DeskScreen
from tui.subjects import Group, Page

MOST_DIGITS = 9  # services that have a digit of their own there; 0 lists all
KEYS = (mark("Key"), mark("Called there"), mark("What it does"))
FIELDS = (mark("Setting"), mark("Usually"), mark("What it means"))


@dataclass(frozen=True)
class Listed:
    """A table: what it is of, the heads of its columns, its rows."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Section:
    """A page of the desk, or what else has a heading of its own."""

    title: str
    paragraphs: tuple[str, ...] = ()
    tables: tuple[Listed, ...] = ()


@dataclass(frozen=True)
class Chapter:
    """A chapter and its sections."""

    title: str
    sections: tuple[Section, ...]


def chapters() -> list[Chapter]:
    """The whole manual in the language that is spoken."""
    return [
        Chapter(_("At every screen"), (_everywhere(), _beginning(), _roles())),
        *(Chapter(_(group.called), tuple(_of_group(group))) for group in Group),
        Chapter(_("Printed sheets"), tuple(_sheets())),
        Chapter(_("Settings"), tuple(_settings())),
    ]


def _everywhere() -> Section:
    return Section(_("Keys that work everywhere"), (), (_keys("", _once(actions.EVERYWHERE)),))


def _once(offered: Iterable[Action]) -> list[Action]:
    return [one for one in offered if one.usual]


def _beginning() -> Section:
    rows = tuple(
        (str(place) if place <= MOST_DIGITS else "0", _(one.title), _(one.help))
        for place, one in enumerate(subjects.SERVICES, 1)
    )
    return Section(_("What begins at a home's page"), (), (Listed("", _heads(KEYS), rows),))


def _roles() -> Section:
    """By role, the pages that it may open."""
    rows = [(_(role.called), _("; ").join(_may_open(role))) for role in Role]
    heads = (_("Role"), _("Pages it may open"))
    return Section(_("Who may open what"), (), (Listed("", heads, tuple(rows)),))


def _may_open(role: Role) -> Iterator[str]:
    for page in _by_number(subjects.PAGES.values()):
        needs = actions.PAGES[page.name].needs
        if needs is None or may(role, needs):
            yield _(page.title)


def _by_number(pages: Iterable[Page]) -> list[Page]:
    return sorted(pages, key=lambda page: page.number)


def _of_group(group: Group) -> Iterator[Section]:
    for page in _by_number(subjects.PAGES.values()):
        if page.group is group:
            yield _page(page)


def _page(page: Page) -> Section:
    number = f"{page.number:02}"
    way = _("F10, then {number}.").format(number=number)
    if page.keys:
        key = actions.PAGES[page.name].spelled
        way = _("{key}; or F10, then {number}.").format(key=key, number=number)
    opened = _opened(page)
    told = [_(page.help), way]
    if opened is None:
        return Section(f"{number}  {_(page.title)}", tuple(told))
    if opened.HELP:
        told.append(actions.told(_(opened.HELP), *opened.GLOBAL, *opened.ACTIONS))
    further = [_keys(name, screen.ACTIONS) for name, screen in _further(page, opened)]
    return Section(f"{number}  {_(page.title)}", tuple(told), (_keys("", opened.ACTIONS), *further))


def _opened(page: Page) -> type[DeskScreen[Any]] | None:
    module, _colon, name = page.opens.partition(":")
    found = getattr(import_module(module), name)
    return found if inspect.isclass(found) and issubclass(found, DeskScreen) else None


def _further(page: Page, opened: type[Any]) -> Iterator[tuple[str, type[DeskScreen[Any]]]]:
    """Screens that the page leads on to, within its own module."""
    for found in vars(import_module(opened.__module__)).values():
        own = inspect.isclass(found) and found.__module__ == opened.__module__
        if own and found is not opened and issubclass(found, DeskScreen) and _declares(found):
            says = found.HELP and actions.told(_(found.HELP), *found.GLOBAL, *found.ACTIONS)
            yield says or _("From there"), found


def _declares(screen: type[DeskScreen[Any]]) -> bool:
    pages = {page.opens for page in subjects.PAGES.values()}
    known = f"{screen.__module__}:{screen.__name__}" in pages
    return "ACTIONS" in vars(screen) and bool(screen.ACTIONS) and not known


def _keys(title: str, offered: Iterable[Action]) -> Listed:
    rows = tuple((_key(one), _(one.title), _(one.help) if one.help else "") for one in offered)
    return Listed(title, _heads(KEYS), rows)


def _key(action: Action) -> str:
    return action.spelled if action.keys else "F10"


def _heads(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(map(_, names))


def _sheets() -> Iterator[Section]:
    for name, each in store_answers.everyone():
        if each.sheets:
            rows = tuple((_(kind.called), "; ".join(one.value for one in kind.papers))
                         for kind in each.sheets)  # fmt: skip
            heads = (_("Sheet"), _("Paper"))
            yield Section(_titled(name), (), (Listed("", heads, rows),))


def _settings() -> Iterator[Section]:
    yield _set_of(_("The estate"), Settings)
    for name, each in store_answers.everyone():
        if each.settings is not None:
            yield _set_of(_titled(name), each.settings)


def _set_of(title: str, model: type[Input]) -> Section:
    rows = tuple(_setting(one) for one in model.model_fields.values())
    return Section(title, (), (Listed("", _heads(FIELDS), rows),))


def _setting(one: FieldInfo) -> tuple[str, str, str]:
    usually = None if one.is_required() else one.get_default(call_default_factory=True)
    assert one.title and one.description  # every setting says what it is
    return _(one.title), _usual(usually), _(one.description)


def _usual(value: object) -> str:
    match value:
        case bool():
            return _("yes") if value else _("no")
        case None | "" | () | []:
            return "-"
        case tuple() | list():
            return "; ".join(map(_usual, value))
        case time():
            return f"{value:%H:%M}"
        case Input():
            return " ".join(_usual(one) for _name, one in value)
    return str(value)


def _titled(name: str) -> str:
    """What a subject is called: by its first page, or by its things."""
    pages = subjects.BY_NAME[name].pages if name in subjects.BY_NAME else ()
    if pages:
        return _(pages[0].title)
    return _(next(iter(store_answers.of(name).called.values()), name))
