"""What the screens of resident files answer to the halls."""

from __future__ import annotations

from tui.answers import Answers, Draft
from tui.language import mark
from tui.residents.steps import ADD, CHANGE, HOME, NEW, OUT, VEHICLE

ANSWERS = Answers(
    drafts={
        "NewHome": Draft(mark("New home"), "residents", opened_by=NEW),
        "ChangedHome": Draft(mark("Home's data"), "residents", "home", HOME),
        "NewPerson": Draft(mark("Add person"), "residents", "home", ADD),
        "ResidentChange": Draft(mark("Particulars"), "residents", "home", CHANGE, within="person"),
        "NewVehicle": Draft(mark("Add vehicle"), "residents", "home", VEHICLE),
        "MoveOut": Draft(mark("Moving out"), "residents", "home", OUT, within="person"),
    }
)
