"""Which field asks for which kind of value: from a pydantic model's annotations."""

from __future__ import annotations

import types
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any, Literal, Union, get_args, get_origin

from store.inputs import Asks, Unset, mark
from store.subjects import SUBJECTS
from store.text import Named
from tui.form.choice import Choice, Option
from tui.form.entry import Entry, PinEntry
from tui.form.field import Field
from tui.form.fieldscreen import indent_of
from tui.form.home import HomeEntry
from tui.form.moment import DayEntry, MomentEntry, PastDayEntry, PastMomentEntry
from tui.form.proposed import ProposedEntry
from tui.form.prose import Prose
from tui.form.rate import DailyRate
from tui.form.resident import ResidentEntry
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
    entry: Callable[..., Entry] = Entry
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
        made.offer("" if default in (None, ()) else as_text(default, kind))
    return made


_LISTED = mark("Up and Down choose one of the list; another one may be typed.")
# What a subject proposes texts for is asked for so, unless it has a sentence of its own below.
_BY_ASKS: dict[str, tuple[Callable[..., Entry], str]] = {
    **{
        asks: (partial(ProposedEntry, asks=asks), _LISTED)
        for subject in SUBJECTS
        for asks in subject.proposes
    },
    "daily": (DailyRate, ""),
    "home": (HomeEntry, mark("Room, name, phone, plate or pinyin.")),
    "worker": (
        partial(ProposedEntry, asks="worker"),
        mark("Up and Down choose one of the list; another name may be typed."),
    ),
    "resident": (
        ResidentEntry,
        mark("Up and Down choose one of the household; another name may be typed."),
    ),
    "prose": (Prose, mark("Ctrl-O begins a new line.")),
    "pin": (PinEntry, ""),
    "past": (PastDayEntry, mark("For example 11-24 or yesterday.")),
    "been": (PastMomentEntry, mark("For example 14:45, yesterday 22:10 or -20.")),
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
        return none + [(one, str(one), _called(one)) for one in get_args(kind.type)]
    if kind.asks == "shift":
        from store import estate

        return none + [(one.name, one.name, one.name) for one in estate.settings().shifts]
    if kind.asks in {"staff", "anyone"}:
        from store.desk import staff

        people = [who for who in staff.everyone() if who.active or kind.asks == "anyone"]
        return none + [(who.id, str(who.id), f"{who.name} {who.number}") for who in people]
    return None


def _called(one: object) -> str:
    """What the desk calls one of some values, members or words."""
    return label(one) if isinstance(one, Named) else LITERALS.get(str(one), _(str(one)))


def _default(options: list[Option], info: FieldInfo) -> int | None:
    default = info.get_default(call_default_factory=True, validated_data={})
    values = [value for value, _, _ in options]
    return values.index(default) if default in values else None
