"""Settings that begin on a later day, asked for as the settings are, and told as they read."""

from __future__ import annotations

from datetime import date
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, Field, TypeAdapter, create_model

from store import estate
from store.desk import settings
from store.estate import AHEAD, Settings, dated, own
from store.inputs import mark
from tui.desk.settings import as_meant, as_written, model_of, typed_model, written
from tui.form.fieldkinds import NO, YES
from tui.form.screen import Form
from tui.language import _
from tui.language.labels import LITERALS, label

if TYPE_CHECKING:
    from tui.screen.host import Host


@cache
def _model(subject: str) -> type[BaseModel]:
    """The settings of a subject that can be set ahead, behind the day on which they begin."""
    own_ = model_of(subject).model_fields if subject else typed_model().model_fields
    told = Field(title=mark("From"), description=mark("The day on which it begins, by itself."))
    fields: dict[str, Any] = {
        name: (info.rebuild_annotation(), info)
        for name, info in own_.items()
        if subject or name in AHEAD
    }
    return create_model("SetAhead", day=(date, told), **fields)


def ahead_form(desk: Host, subject: str) -> Form[Any, date]:
    """The form of settings that begin on a day; what is left as it is filled in stays as it is."""
    now = own.settings(subject, model_of(subject)) if subject else estate.settings()
    before = own.held(now, dated.on(own.key(subject), date.max))

    async def submit(typed: BaseModel) -> date:
        given = typed.model_dump() if subject else as_meant(typed)
        day = given.pop("day")
        wanted = type(before).model_validate(dict(before) | given)
        return await desk.desk(settings.set_ahead, subject, day, before, wanted, by=desk.signed_in)

    return Form(
        _model(subject),
        _("What begins on a day"),
        submit,
        initial=as_written(before) if isinstance(before, Settings) else dict(before),
        heading=[_("What is set ahead already is filled in.")],
        draft="",
    )


def as_read(subject: str, name: str, kept: object) -> str:
    """What a setting was given, as it is kept, as it reads; a dash where it is not on record."""
    if kept is None:
        return "-"
    info = model_of(subject).model_fields[name]
    value = TypeAdapter(info.rebuild_annotation()).validate_python(kept)
    if not subject:
        value = written(name, value)
    if isinstance(value, bool):
        return _(YES) if value else _(NO)
    if isinstance(value, dict):
        return ", ".join(value) or "-"
    if isinstance(value, Enum):
        return label(value)
    return LITERALS.get(str(value), str(value))
