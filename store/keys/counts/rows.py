"""The tables of key reconciliations."""

from __future__ import annotations

from peewee import AutoField, BigIntegerField, CompositeKey, IntegerField, TextField

from store import checklist
from store.engine import database


class CountRow(database.Row):
    """One reconciliation, under way or ended."""

    id = AutoField()
    stage = TextField()
    list = IntegerField()
    due = TextField()
    begun_at = BigIntegerField()
    begun_by = IntegerField()
    ended_at = BigIntegerField(null=True)
    hooks = IntegerField()
    counted = IntegerField(default=0)
    differences = IntegerField(default=0)
    next_due = TextField(null=True)

    class Meta:
        table_name = "key_count"


class LineRow(database.Row):
    """One hook of the list that was frozen, and what should have hung there when it was counted."""

    count_id = IntegerField()
    place = IntegerField()
    key_id = IntegerField()
    hook = TextField()
    home = TextField()
    doors = TextField()
    first_count = IntegerField(null=True)
    expected = IntegerField(null=True)
    lent = IntegerField(default=0)
    counted_by = IntegerField(null=True)

    class Meta:
        table_name = "key_count_line"
        primary_key = CompositeKey("count_id", "key_id")


class AnswerRow(checklist.AnswerRow):
    """The newest count of one hook."""

    list_id = IntegerField(column_name="count_id")

    class Meta:
        table_name = "key_count_answer"


class SignatureRow(checklist.SignatureRow):
    """The signature of who counted."""

    list_id = IntegerField(column_name="count_id")

    class Meta:
        table_name = "key_count_signature"
        primary_key = CompositeKey("list_id", "party")
