"""The tables of what became of the steps, and who signed."""

from __future__ import annotations

from peewee import CompositeKey, IntegerField

from store import checklist


class StepRow(checklist.AnswerRow):
    """What became of a step, as it was said last."""

    list_id = IntegerField(column_name="emergency_id")

    class Meta:
        table_name = "emergency_step"


class SignatureRow(checklist.SignatureRow):
    """A signature under the report."""

    list_id = IntegerField(column_name="emergency_id")

    class Meta:
        table_name = "emergency_signature"
        primary_key = CompositeKey("list_id", "party")
