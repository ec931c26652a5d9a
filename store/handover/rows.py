"""The tables of the handover."""

from __future__ import annotations

from peewee import AutoField, BigIntegerField, CompositeKey, IntegerField, TextField

from store import checklist
from store.engine import database


class DutyRow(database.Row):
    """Somebody took the desk."""

    id = AutoField()
    staff = IntegerField()
    shift = TextField()
    since = BigIntegerField()

    class Meta:
        table_name = "duty"


class HandoverRow(database.Row):
    """One handover, open or not."""

    id = AutoField()
    outgoing = IntegerField()
    incoming = IntegerField()
    shift = TextField()
    next_shift = TextField()
    begun_at = BigIntegerField()
    arrived_at = BigIntegerField()
    due_at = BigIntegerField(null=True)
    completed_at = BigIntegerField(null=True)
    abandoned_at = BigIntegerField(null=True)

    class Meta:
        table_name = "handover"


class LineRow(checklist.AnswerRow):
    """The newest answer to one line."""

    list_id = IntegerField(column_name="handover_id")

    class Meta:
        table_name = "handover_line"


class SignatureRow(checklist.SignatureRow):
    """One of the two signatures."""

    list_id = IntegerField(column_name="handover_id")

    class Meta:
        table_name = "handover_signature"
        primary_key = CompositeKey("list_id", "party")
