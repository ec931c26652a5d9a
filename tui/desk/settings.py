"""The manager's settings: a form made from ``site.Settings``, its lists typed as text."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, Field, create_model

from store import answers, estate
from store.desk import settings
from store.estate import Item, Settings, own
from store.inputs import Input, Prose, halfwidth, mark, printable, wrong
from tui.desk.setup import as_typed, read_shifts
from tui.form.fieldscreen import SAVE
from tui.form.merging import with_newest
from tui.form.screen import Form
from tui.language import _
from tui.screen import actions
from tui.screen.actions import Action

if TYPE_CHECKING:
    from store.rights import Staff
    from tui.screen.host import Host

_ITEM = re.compile(r"(.+?)(?:\s+[xX]|\s*[*×])?\s*(\d{1,4})")


def read_items(text: str) -> tuple[Item, ...]:
    """Items as they are typed: ``对讲机 2, 手电筒 2``; raises pydantic's error."""
    made = []
    for one in _apart(text, ",;"):
        found = _ITEM.fullmatch(halfwidth(one))
        if not found:
            raise wrong("Write items with their number, like this: 对讲机 2, 手电筒 2")
        made.append(Item.model_validate({"name": found[1], "expected": found[2]}))
    return tuple(made)


def read_list(text: str) -> tuple[str, ...]:
    """Sentences apart by semicolons or on lines of their own."""
    return tuple(_apart(text, ";|"))


def _apart(text: str, marks: str) -> list[str]:
    wide = {",": ",，、", ";": ";；", "|": "|｜"}
    pattern = "[" + re.escape("".join(wide[one] for one in marks)) + "\n]"
    return [part.strip() for part in re.split(pattern, printable(text)) if part.strip()]


def _items_as_typed(items: tuple[Item, ...]) -> str:
    return ", ".join(f"{item.name} {item.expected}" for item in items)


_LIST = (read_list, "; ".join, mark("Apart by semicolons, or each on a line of its own (Ctrl-O)."))
# How each list is read, written, and explained.
_TYPED: dict[str, tuple[Callable[[str], Any], Callable[[Any], str], str]] = {
    "shifts": (read_shifts, as_typed, mark("For example 早班 08:00-16:00, 中班 16:00-00:00")),
    "items": (read_items, _items_as_typed, mark("For example 对讲机 2, 手电筒 2")),
    "reminders": _LIST,
    "areas": _LIST,
    "teams": _LIST,
}
# Chosen on a screen of their own.
_ELSEWHERE = frozenset({"printers", "shortcuts"})


def _checked(read: Callable[[str], Any]) -> AfterValidator:
    def check(text: str) -> str:
        read(text)
        return text

    return AfterValidator(check)


@cache
def typed_model() -> type[BaseModel]:
    """``site.Settings`` as it is typed: each list a text, each number also in full-width digits."""
    fields: dict[str, Any] = {}
    for name, info in Settings.model_fields.items():
        if name in _ELSEWHERE:
            continue
        if name in _TYPED:
            read, _write, hint = _TYPED[name]
            told = Field("", title=info.title, description=hint)
            fields[name] = (Annotated[Prose, _checked(read)], told)
        elif info.annotation is int:
            fields[name] = (Annotated[int, BeforeValidator(_plain)], info)
        else:
            fields[name] = (info.rebuild_annotation(), info)
    return create_model("TypedSettings", **fields)


def _plain(number: object) -> object:
    return halfwidth(number) if isinstance(number, str) else number


def _change(before: Settings, given: Settings, *, by: Staff) -> Settings:
    newest = with_newest(given, before, estate.settings())
    settings.change(newest, by=by)
    return newest


ESTATE = Action("estate", (), mark("The estate"), mark("Its name, shifts, items and figures."))


def sections() -> dict[Action, str]:
    """What has settings: the estate, and every subject that has some, by the subject's name."""
    own = {
        Action(name, (), title, mark("Its own figures.")): name
        for name, each in answers.everyone()
        if each.settings is not None
        for title in [next(iter(each.called.values()))]
    }
    return {ESTATE: "", **own}


def settings_form(desk: Host, subject: str = "") -> Form[Any, Any]:
    """The form of some settings as they are now; the manager alone may save it."""
    model = answers.of(subject).settings if subject else None
    return _own_form(desk, subject, model) if model is not None else _estate_form(desk)


def _own_form(desk: Host, subject: str, model: type[Input]) -> Form[Any, Any]:
    async def submit(typed: Input) -> Input:
        await desk.desk(settings.change_own, subject, typed, by=desk.signed_in)
        return typed

    initial = dict(own.settings(subject, model))
    return Form(model, _("Settings"), submit, initial=initial, draft="")


def _estate_form(desk: Host) -> Form[BaseModel, Settings]:
    now = estate.settings()

    async def submit(typed: BaseModel) -> Settings:
        values = typed.model_dump()
        for name, (read, _write, _hint) in _TYPED.items():
            values[name] = read(values[name])
        kept = {name: getattr(now, name) for name in _ELSEWHERE}
        wanted = Settings.model_validate(values | kept)
        return await desk.desk(_change, now, wanted, by=desk.signed_in)

    initial: dict[str, object] = dict(now)
    for name, (_read, write, _hint) in _TYPED.items():
        initial[name] = write(initial[name])
    return Form(
        typed_model(),
        _("Settings"),
        submit,
        initial=initial,
        heading=[
            actions.told(
                _("{save} saves from any field; a new language begins at the next start."), SAVE
            )
        ],
        draft="",
        first="name",
    )
