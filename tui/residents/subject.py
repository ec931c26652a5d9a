"""What the screens of resident files answer to the halls."""

from __future__ import annotations

from functools import partial

from tui.answers import Answers, Draft
from tui.language import mark
from tui.residents.filing import FILE
from tui.residents.steps import ADD, CHANGE, HOME, NEW, OUT, VEHICLE

_of_home = partial(Draft, page="residents", thing="home")
_of_person = partial(_of_home, within="person")

ANSWERS = Answers(
    drafts={
        "NewHome": Draft(mark("New home"), "residents", opened_by=NEW),
        "ChangedHome": _of_home(mark("Home's data"), opened_by=HOME),
        "NewPerson": _of_home(mark("Add person"), opened_by=ADD),
        "ResidentChange": _of_person(mark("Particulars"), opened_by=CHANGE),
        "NewPhone": _of_person(mark("Another phone"), opened_by=FILE),
        "NewPaper": _of_person(mark("Another paper"), opened_by=FILE),
        "NewEmergencyContact": _of_person(mark("Emergency contact"), opened_by=FILE),
        "NewPet": _of_person(mark("Pet"), opened_by=FILE),
        "NewNeed": _of_person(mark("Special need"), opened_by=FILE),
        "NewCompany": _of_home(mark("Company"), opened_by=FILE),
        "NewContact": _of_person(mark("Contact"), opened_by=FILE),
        "NewProxy": _of_person(mark("Proxy"), opened_by=FILE),
        "NewState": _of_home(mark("State of the home"), opened_by=FILE),
        "NewDocument": _of_home(mark("Document"), opened_by=FILE),
        "Minding": _of_home(mark("To be minded"), opened_by=FILE),
        "HouseholdLeaves": _of_home(mark("Household leaves"), opened_by=FILE),
        "MovingBack": _of_person(mark("Undo moving out")),
        "EndInstruction": _of_home(mark("No longer minded"), within="instruction"),
        # The key that takes off would take off another thing where these are gone meanwhile.
        "ActsNoMore": _of_home(mark("Acts no more"), within="representative"),
        "Taking": _of_home(mark("Document leaves"), within="document"),
        "NewVehicle": _of_home(mark("Add vehicle"), opened_by=VEHICLE),
        "MoveOut": _of_person(mark("Moving out"), opened_by=OUT),
    }
)
