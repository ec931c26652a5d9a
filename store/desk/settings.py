"""The estate set up, and its settings changed, each on record."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from store import clock, journal
from store.desk.staff import require
from store.errors import Refused
from store.estate import Settings, Site, founded, identification, own, settings
from store.inputs import Input
from store.journal import pages, standing
from store.journal.operation import operation
from store.paper import Printer, SheetKind
from store.rights import CHANGE_SETTINGS, Staff


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
    journal.append("site.founded", "site", by=None, payload=payload, words=words)


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
def change_own(subject: str, changed: Input, *, by: Staff) -> None:
    """Change the settings of one subject; the manager alone may.

    The entry keeps what they are from now on, so that what counted can be told for ever.
    """
    require(by, CHANGE_SETTINGS)
    own.keep(subject, changed)
    payload = {"of": subject, "settings": changed.model_dump(mode="json")}
    journal.append("site.changed", "site", by=by, payload=payload)


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
    journal.append("site.changed", "site", by=by, payload=figures | values, words=words)


def _store(settings_: Settings) -> dict[str, Any]:
    """Keep the settings; those that are kept otherwise than before, or for the first time."""
    before = {row.key: row.value for row in Site.select()}
    stored: dict[str, Any] = {}
    for key, value in settings_.model_dump(mode="json").items():
        text = json.dumps(value, ensure_ascii=False)
        if before.get(key) != text:
            row = Site.insert(key=key, value=text)
            row.on_conflict(conflict_target=(Site.key,), preserve=(Site.value,)).execute()
            stored[key] = value
    return stored
