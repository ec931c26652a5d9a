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
    state = TextField(default="")
    state_since = TextField(null=True)

    class Meta:
        table_name = "home"


class PersonRow(database.Row):
    """A party, a person or a company, once however many homes they have."""

    id = AutoField()
    kind = TextField(default="person")
    name = TextField()
    sex = TextField(default="")
    phone = TextField(default="")
    phone_purpose = TextField(default="")
    id_number = TextField(default="")
    id_kind = TextField(default="")
    id_until = TextField(null=True)
    outside = TextField(default="")
    note = TextField(default="")
    employer = TextField(default="")
    address = TextField(default="")

    class Meta:
        table_name = "person"


class FigureRow(database.Row):
    """A further figure of a person, whose first of its sort stands with themselves."""

    id = AutoField()
    person_id = IntegerField()
    number = TextField()


class PhoneRow(FigureRow):
    """A further phone."""

    purpose = TextField()

    class Meta:
        table_name = "phone"


class IdentityRow(FigureRow):
    """A further paper of identity."""

    kind = TextField()
    until = TextField(null=True)

    class Meta:
        table_name = "identity"


class RepresentativeRow(database.Row):
    """Who acts for a party; ``ended_on`` is set when they do no more."""

    id = AutoField()
    party_id = IntegerField()
    person_id = IntegerField()
    kind = TextField()
    matters = TextField(default="")
    paper = TextField(default="")
    since = TextField(null=True)
    until = TextField(null=True)
    ended_on = TextField(null=True)

    class Meta:
        table_name = "representative"


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
