"""The tables of the resident files."""

from __future__ import annotations

from peewee import AutoField, IntegerField, TextField

from store.engine import database


class HomeRow(database.Row):
    """A home; its code is the file's number."""

    id = AutoField()
    code = TextField()
    building = TextField()
    unit = TextField()
    room = TextField()
    kind = TextField(default="home")
    area = IntegerField(null=True)
    note = TextField(default="")

    class Meta:
        table_name = "home"


class PersonRow(database.Row):
    """A person, once however many homes they have."""

    id = AutoField()
    name = TextField()
    sex = TextField(default="")
    phone = TextField(default="")
    id_number = TextField(default="")
    outside = TextField(default="")
    note = TextField(default="")

    class Meta:
        table_name = "person"


class ResidencyRow(database.Row):
    """A person in a home; ``until`` is set when they have moved out."""

    id = AutoField()
    home_id = IntegerField()
    person_id = IntegerField()
    role = TextField()
    relation = TextField(default="")
    since = TextField(null=True)
    until = TextField(null=True)

    class Meta:
        table_name = "residency"


class VehicleRow(database.Row):
    """A vehicle of a home."""

    id = AutoField()
    home_id = IntegerField()
    plate = TextField()
    model = TextField(default="")
    space = TextField(default="")

    class Meta:
        table_name = "vehicle"
