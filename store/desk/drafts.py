"""Half-written forms, kept for the person who wrote them."""

from __future__ import annotations

import json
from collections.abc import Mapping

from peewee import BigIntegerField, CompositeKey, IntegerField, TextField

from store import clock
from store.engine import database
from store.journal.operation import operation
from store.rights import Staff

PLACE = "@place"  # kept beside the forms: where somebody was


class Draft(database.Row):
    """What one person had typed into one form."""

    staff_id = IntegerField()
    form = TextField()
    input = TextField()
    at = BigIntegerField()

    class Meta:
        table_name = "draft"
        primary_key = CompositeKey("staff_id", "form")


@operation
def keep(form: str, typed: Mapping[str, str], *, by: Staff) -> None:
    """Keep what was typed into a form, in place of an older draft of it."""
    kept = Draft.insert(
        staff_id=by.id,
        form=form,
        input=json.dumps(dict(typed), ensure_ascii=False),
        at=clock.to_ms(clock.now()),
    )
    key = (Draft.staff_id, Draft.form)
    kept.on_conflict(conflict_target=key, preserve=(Draft.input, Draft.at)).execute()


@operation
def drop(form: str, *, by: Staff) -> None:
    """Forget a draft: its form was saved or cleared."""
    Draft.delete().where(Draft.staff_id == by.id, Draft.form == form).execute()


def find(form: str, *, by: Staff) -> dict[str, str]:
    """What was typed into a form before, empty when nothing was."""
    row = Draft.get_or_none(Draft.staff_id == by.id, Draft.form == form)
    return dict(json.loads(row.input)) if row else {}


def of(by: Staff) -> list[str]:
    """The forms this person has drafts of, newest first."""
    rows = database.db.execute_sql(
        "SELECT form FROM draft WHERE staff_id = ? AND form <> ? ORDER BY at DESC", (by.id, PLACE)
    )
    return [form for (form,) in rows.fetchall()]
