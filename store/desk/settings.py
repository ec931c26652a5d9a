"""The estate set up, and its settings changed, each on record."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from store import answers, clock, journal
from store.desk.staff import require
from store.errors import Refused
from store.estate import AHEAD, Item, Settings, Site, dated, founded, identification, own, settings
from store.inputs import Input
from store.journal import pages, past, standing
from store.journal.operation import operation
from store.paper import Printer, SheetKind
from store.rights import CHANGE_SETTINGS, KEEP_LIST, Staff
from store.subjects import SUBJECTS


@operation
def found(settings_: Settings, *, demo: bool = False, identity: str = "") -> None:
    """Set up the estate; its first staff member is added next.

    Its identity is drawn, unless it is given one. Raises ``Refused`` where there is an estate:
    another session may have been first.
    """
    if founded():
        raise Refused("An estate has been set up here meanwhile.")
    clock.set_zone(settings_.timezone)
    stored = _store(settings_)
    if demo:
        Site.insert(key="demo", value="true").execute()
        stored["demo"] = True
    figures, words = standing.told(stored)
    sealed = identification.sealed(identity or identification.drawn())
    payload = {"book": pages.still_to_join()} | figures | sealed
    past.keep(journal.append("site.founded", "site", by=None, payload=payload, words=words))
    settle()


@operation
def change(settings_: Settings, *, by: Staff) -> None:
    """Change the settings; the manager alone may. The entry keeps what is set from now on."""
    require(by, CHANGE_SETTINGS)
    before = settings()
    changed = [
        name for name in Settings.model_fields if getattr(before, name) != getattr(settings_, name)
    ]
    _record(_store(settings_), by, settings=changed)
    clock.set_zone(settings_.timezone)


@operation
def keep_list(items: tuple[Item, ...], areas: tuple[str, ...], *, by: Staff) -> None:
    """Change what a handover counts and looks at: its next version, for who is in charge (H2, H4).

    Raises ``Refused`` where either is empty, where something stands twice, and for no change.
    """
    require(by, KEEP_LIST)
    if not items:
        raise Refused("A handover counts at least one item.", field="items")
    if not areas:
        raise Refused("A handover looks at one area at least.", field="areas")
    for field, names in (("items", [item.name for item in items]), ("areas", list(areas))):
        if twice := next((name for name in names if names.count(name) > 1), None):
            raise Refused("{name} stands there twice.", field=field, name=twice)
    now = settings()
    if (now.items, now.areas) == (items, areas):
        raise Refused("Nothing is different in this list.", field="items")
    wanted = now.model_copy(update={"items": items, "areas": areas})
    _record(_store(wanted), by, settings=["items", "areas"])


def settle() -> None:
    """Tell every subject whose things wait by its settings how they are; within an operation."""
    for one in SUBJECTS:
        if settled := answers.of(one.name).settled:
            settled()


@operation
def change_own(subject: str, changed: Input, *, by: Staff) -> None:
    """Change the settings of one subject; the manager alone may.

    The entry keeps what they are from now on, so that what counted can be told for ever.
    """
    require(by, CHANGE_SETTINGS)
    own.keep(subject, changed)
    payload = {"of": subject, "settings": changed.model_dump(mode="json")}
    past.keep(journal.append("site.changed", "site", by=by, payload=payload))
    if settled := answers.of(subject).settled:
        settled()


@operation
def set_ahead(subject: str, day: date, before: Input, wanted: Input, *, by: Staff) -> date:
    """Let settings begin by themselves on a later day: those in which both differ; gives the day.

    ``subject`` is empty for the estate's own. Entered once more for the same day, the later entry
    holds, so that a mistake is put right. The manager alone may. Raises ``Refused`` for a day that
    has begun, where nothing is to change on it, and for what is only set at once.
    """
    require(by, CHANGE_SETTINGS)
    if day <= clock.today():
        raise Refused("This day has begun: choose a later one.", field="day")
    was, told = before.model_dump(mode="json"), wanted.model_dump(mode="json")
    values = {key: value for key, value in told.items() if value != was[key]}
    if not subject and not values.keys() <= set(AHEAD):
        raise Refused("This is set at once only.", field=min(values.keys() - set(AHEAD)))
    there = dated.on(own.key(subject), day)
    if all(key in there and there[key].value == value for key, value in values.items()):
        raise Refused("Nothing is to change on that day.", field="day")
    figures, words = ({"of": subject, "settings": values}, {}) if subject else standing.told(values)
    begins = {"day": day.isoformat(), "since": clock.to_ms(dated.begins(day))}
    past.keep(journal.append(past.AHEAD, "site", by=by, payload=figures | begins, words=words))
    return day


@operation
def choose_printer(kind: SheetKind, printer: Printer | None, *, by: Staff) -> None:
    """Say which printer a kind of sheet goes to; None makes only its PDF. The manager alone may."""
    require(by, CHANGE_SETTINGS)
    if printer and printer.paper not in kind.papers:
        raise Refused("This sheet is not set on that paper.", field="paper")
    now = settings()
    others = {other: chosen for other, chosen in now.printers.items() if other != kind.name}
    printers = others | ({kind.name: printer} if printer else {})
    stored = _store(now.model_copy(update={"printers": printers}))
    _record(stored, by, settings=["printers"], sheet=kind.name)


@operation
def choose_shortcut(action: str, keys: Sequence[str], *, by: Staff) -> None:
    """Give an action other keys, none for the usual ones. The manager alone may."""
    require(by, CHANGE_SETTINGS)
    now = settings()
    others = {id_: chosen for id_, chosen in now.shortcuts.items() if id_ != action}
    stored = _choose_shortcuts(now, others | ({action: tuple(keys)} if keys else {}))
    _record(stored, by, settings=["shortcuts"], action=action, keys=list(keys))


@operation
def usual_shortcuts(*, by: Staff) -> None:
    """Give every action its usual keys. The manager alone may."""
    require(by, CHANGE_SETTINGS)
    _record(_choose_shortcuts(settings(), {}), by, settings=["shortcuts"])


def _choose_shortcuts(now: Settings, shortcuts: Mapping[str, tuple[str, ...]]) -> dict[str, Any]:
    return _store(Settings.model_validate(dict(now) | {"shortcuts": shortcuts}))


@operation
def certificate_chosen(fingerprint: str) -> None:
    """Record which certificate signs the sheets from now on, empty for none."""
    payload = {"settings": ["certificate"], "certificate": fingerprint}
    journal.append("site.changed", "site", by=None, payload=payload)


def _record(stored: Mapping[str, Any], by: Staff, **figures: object) -> None:
    values, words = standing.told(stored)
    payload = figures | values
    past.keep(journal.append("site.changed", "site", by=by, payload=payload, words=words))


def _store(settings_: Settings) -> dict[str, Any]:
    """Keep the settings; those that are kept otherwise than before, or for the first time."""
    before = {row.key: row.value for row in Site.select()} | dated.begun(own.SITE)
    stored: dict[str, Any] = {}
    for key, value in settings_.model_dump(mode="json").items():
        text = json.dumps(value, ensure_ascii=False)
        if key not in before or json.loads(before[key]) != value:
            row = Site.insert(key=key, value=text)
            row.on_conflict(conflict_target=(Site.key,), preserve=(Site.value,)).execute()
            stored[key] = value
    return stored
