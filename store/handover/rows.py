"""The tables of the handover."""

from __future__ import annotations

from peewee import AutoField, BigIntegerField, CompositeKey, IntegerField, TextField

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
    completed_at = BigIntegerField(null=True)
    abandoned_at = BigIntegerField(null=True)

    class Meta:
        table_name = "handover"


class LineRow(database.Row):
    """The newest answer to one line; what was said stands in the journal under ``number``."""

    id = AutoField()
    handover_id = IntegerField()
    key = TextField()
    counted = IntegerField(null=True)
    abnormal = IntegerField()
    seen = IntegerField()
    number = IntegerField()

    class Meta:
        table_name = "handover_line"


class SignatureRow(database.Row):
    """One of the two signatures and the digest of the sheet it covers."""

    handover_id = IntegerField()
    party = TextField()
    staff = IntegerField()
    at = BigIntegerField()
    covers = TextField()
    number = IntegerField()

    class Meta:
        table_name = "handover_signature"
        primary_key = CompositeKey("handover_id", "party")
