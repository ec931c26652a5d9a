"""Which field asks for which kind of value: from a pydantic model's annotations."""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from typing import TYPE_CHECKING, Annotated, Any, Literal, Union, get_args, get_origin

from store.inputs import Asks, Unset, mark
from tui.form.choice import Choice, Option
from tui.form.entry import Entry, PinEntry
from tui.form.field import Field
from tui.form.fieldscreen import indent_of
from tui.form.home import HomeEntry
from tui.form.moment import DayEntry, MomentEntry, PastDayEntry
from tui.form.prose import Prose
from tui.language import _
from tui.language.labels import LITERALS, label

if TYPE_CHECKING:
    from pydantic import BaseModel
    from pydantic.fields import FieldInfo

NONE = mark("none")
YES, NO = mark("yes"), mark("no")


@dataclass(frozen=True)
class Kind:
    """What a field holds: its bare type, how it is asked for, and whether it may stay empty."""

    type: Any
    asks: str
    optional: bool


def kind_of(info: FieldInfo) -> Kind:
    """The kind of a model's field."""
    found = _unwrap(info.annotation, [*info.metadata])
    return Kind(found.type, found.asks, found.optional or not info.is_required())


def _unwrap(annotation: Any, metadata: list[Any]) -> Kind:
    asks = next((item.kind for item in metadata if isinstance(item, Asks)), "")
    origin = get_origin(annotation)
    if origin is Annotated:
        inner, *more = get_args(annotation)
        found = _unwrap(inner, more)
        return Kind(found.type, asks or found.asks, found.optional)
    if origin in {Union, types.UnionType}:
        inner = next(arg for arg in get_args(annotation) if arg is not types.NoneType)
        found = _unwrap(inner, [])
        return Kind(found.type, asks or found.asks, True)
    return Kind(annotation, asks, False)


def fields(model: type[BaseModel], initial: Mapping[str, object]) -> list[Field]:
    """A field for each of the model's, in its order, labels lined up."""
    titles = {name: _title(name, info) for name, info in model.model_fields.items()}
    indent = indent_of(titles.values())
    made = []
    for name, info in model.model_fields.items():
        field = _field(name, titles[name], info, indent)
        if (value := initial.get(name)) not in {None, ""}:
            field.offer(as_text(value, kind_of(info)))
        made.append(field)
    return made


def _title(name: str, info: FieldInfo) -> str:
    title = _(info.title) if info.title else name
    return f"{title} *" if not kind_of(info).optional and info.is_required() else title


def as_text(value: object, kind: Kind) -> str:
    """A value as it would be typed."""
    if kind.asks == "home":
        return f"#{value}"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, datetime):
        from store import clock

        return clock.local(value).strftime("%Y-%m-%d %H:%M")
    return str(value)


def _field(name: str, title: str, info: FieldInfo, indent: int) -> Field:
    kind = kind_of(info)
    hint = _(info.description) if info.description else ""
    if (options := _options(kind, info)) is not None:
        chosen = None if info.is_required() else _default(options, info)
        return Choice(name, title, options, chosen=chosen, indent=indent, hint=hint)
    entry: type[Entry] = Entry
    if kind.asks in _BY_ASKS:
        entry, standing = _BY_ASKS[kind.asks]
        hint = hint or _(standing)
    elif isinstance(kind.type, type) and issubclass(kind.type, date):
        entry = MomentEntry if issubclass(kind.type, datetime) else DayEntry
    made = entry(name, title, indent=indent, hint=hint)
    if isinstance(made, HomeEntry):
        made.may_stay_empty = kind.optional
    elif not info.is_required():
        default = info.get_default(call_default_factory=True, validated_data={})
        made.offer("" if default is None else as_text(default, kind))
    return made


_BY_ASKS: dict[str, tuple[type[Entry], str]] = {
    "home": (HomeEntry, mark("Room, name, phone, plate or pinyin.")),
    "prose": (Prose, mark("Ctrl-O begins a new line.")),
    "pin": (PinEntry, ""),
    "past": (PastDayEntry, mark("For example 11-24 or yesterday.")),
    "time": (MomentEntry, mark("For example 15:00, tomorrow 10:00 or +2h.")),
}


def _options(kind: Kind, info: FieldInfo) -> list[Option] | None:
    """The options of a field that is chosen and not typed."""
    unset = next((each.title for each in info.metadata if isinstance(each, Unset)), NONE)
    none: list[Option] = [(None, "", _(unset))] if kind.optional and info.default is None else []
    if kind.type is bool:
        return [(False, "no", _(NO)), (True, "yes", _(YES))]
    if isinstance(kind.type, type) and issubclass(kind.type, Enum):
        return none + [(one, str(one.value), label(one)) for one in kind.type]
    if get_origin(kind.type) is Literal:
        return none + [
            (one, str(one), LITERALS.get(str(one), _(str(one)))) for one in get_args(kind.type)
        ]
    if kind.asks in {"staff", "anyone"}:
        from store.desk import staff

        people = [who for who in staff.everyone() if who.active or kind.asks == "anyone"]
        return none + [(who.id, str(who.id), f"{who.name} {who.number}") for who in people]
    return None


def _default(options: list[Option], info: FieldInfo) -> int | None:
    default = info.get_default(call_default_factory=True, validated_data={})
    values = [value for value, _, _ in options]
    return values.index(default) if default in values else None
