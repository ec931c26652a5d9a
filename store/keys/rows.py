"""The tables of keys."""

from __future__ import annotations

from peewee import AutoField, BigIntegerField, IntegerField, TextField

from store.engine import database


class KeyRow(database.Row):
    """A key of the list, or one that was."""

    id = AutoField()
    hook = TextField()
    home_id = IntegerField(null=True)
    doors = TextField()
    count = IntegerField()
    kind = TextField()
    reason = TextField(default="")
    authorisation = TextField(default="")
    since = TextField()
    held = IntegerField(default=1)
    missing = IntegerField(default=0)
    handed_to = TextField(default="")
    signed = TextField(null=True)
    signed_with = IntegerField(null=True)

    class Meta:
        table_name = "held_key"


class LoanRow(database.Row):
    """One lending; the names of borrowers stand here and not in the journal."""

    id = AutoField()
    key_id = IntegerField()
    borrower = TextField()
    phone = TextField(default="")
    firm = TextField(default="")
    identity = TextField()
    reason = TextField()
    lent_at = BigIntegerField()
    due_at = BigIntegerField()
    first_due = BigIntegerField()
    lent_by = IntegerField()
    count = IntegerField()
    back = IntegerField(default=0)
    lost = IntegerField(default=0)
    returned_at = BigIntegerField(null=True)
    returned_by = TextField(default="")
    returned_to = IntegerField(null=True)
    signed = TextField(null=True)
    signed_with = IntegerField(null=True)
    back_identity = TextField(null=True)
    back_signed = TextField(null=True)
    back_signed_with = IntegerField(null=True)

    class Meta:
        table_name = "key_loan"


class ExtensionRow(database.Row):
    """More time for a lending."""

    id = AutoField()
    loan_id = IntegerField()
    at = BigIntegerField()
    due_before = BigIntegerField()
    due_at = BigIntegerField()
    asked_by = TextField()
    reason = TextField()
    staff = IntegerField()

    class Meta:
        table_name = "key_extension"


class InstructionRow(database.Row):
    """What a home says about lending a key."""

    id = AutoField()
    key_id = IntegerField()
    kind = TextField()
    words = TextField()
    given_by = TextField()
    since = TextField()
    until = TextField(null=True)
    given_at = BigIntegerField()
    ended_at = BigIntegerField(null=True)

    class Meta:
        table_name = "key_instruction"
