"""The manager's settings: a form made from ``site.Settings``, its lists typed as text."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, Field, create_model

from store import answers, estate
from store.desk import settings
from store.estate import Settings, own
from store.estate.lists import items_text, read_items, read_list
from store.inputs import Input, Prose, halfwidth, mark
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

_LIST = (read_list, "; ".join)
# How each list is read and written.
_TYPED: dict[str, tuple[Callable[[str], Any], Callable[[Any], str]]] = {
    "shifts": (read_shifts, as_typed),
    "items": (read_items, items_text),
    "reminders": _LIST,
    "areas": _LIST,
    "teams": _LIST,
}
# Chosen on a screen of their own, the last two by who is in charge of the desk.
_ELSEWHERE = frozenset({"printers", "shortcuts", "items", "areas"})


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
            read, _write = _TYPED[name]
            told = Field("", title=info.title, description=info.description)
            fields[name] = (Annotated[Prose, _checked(read)], told)
        elif info.annotation is int:
            fields[name] = (Annotated[int, BeforeValidator(_plain)], info)
        else:
            fields[name] = (info.rebuild_annotation(), info)
    return create_model("TypedSettings", **fields)


def as_meant(typed: BaseModel) -> dict[str, Any]:
    """What was typed as values of settings, its lists read."""
    return {
        name: _TYPED[name][0](value) if name in _TYPED else value
        for name, value in typed.model_dump().items()
    }


def as_written(now: Settings) -> dict[str, object]:
    """The estate's settings as they are typed, each list as a text."""
    return {name: written(name, value) for name, value in now}


def written(name: str, value: Any) -> Any:
    """One of the estate's settings as it is typed."""
    return _TYPED[name][1](value) if name in _TYPED else value


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
    return _own_form(desk, subject, model_of(subject)) if subject else _estate_form(desk)


def model_of(subject: str) -> type[Input]:
    """The model of a subject's settings, of the estate's own without one."""
    model = answers.of(subject).settings if subject else Settings
    assert model is not None
    return model


def _own_form(desk: Host, subject: str, model: type[Input]) -> Form[Any, Any]:
    async def submit(typed: Input) -> Input:
        await desk.desk(settings.change_own, subject, typed, by=desk.signed_in)
        return typed

    initial = dict(own.settings(subject, model))
    return Form(model, _("Settings"), submit, initial=initial, draft="", about="site", part=subject)


def _estate_form(desk: Host) -> Form[BaseModel, Settings]:
    now = estate.settings()

    async def submit(typed: BaseModel) -> Settings:
        kept = {name: getattr(now, name) for name in _ELSEWHERE}
        wanted = Settings.model_validate(as_meant(typed) | kept)
        return await desk.desk(_change, now, wanted, by=desk.signed_in)

    return Form(
        typed_model(),
        _("Settings"),
        submit,
        initial=as_written(now),
        heading=[
            actions.told(
                _("{save} saves from any field; a new language begins at the next start."), SAVE
            )
        ],
        draft="",
        first="name",
        about="site",
    )
