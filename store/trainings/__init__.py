"""Trainings of any person: who was taught what, for how long, with what result (O13-O16, A14).

training   a training as it stands, and what holds of a person on a day
steps      recorded, or withdrawn
inputs     what is filled in
settings   how many class hours, what passes, how long it holds
sentences  how that reads
subject    what it answers to the halls

A person is whoever the journal names: somebody of a contractor's, or of the staff.
"""

from store.trainings.inputs import Kind, NewTraining, Result, Stage, Withdrawn
from store.trainings.settings import TrainingSettings, settings
from store.trainings.steps import record, withdraw
from store.trainings.subject import ANSWERS
from store.trainings.training import (
    TRAININGS,
    Training,
    get,
    hours,
    in_force,
    is_trained,
    last_day,
    of,
)

__all__ = [
    "ANSWERS",
    "TRAININGS",
    "Kind",
    "NewTraining",
    "Result",
    "Stage",
    "Training",
    "TrainingSettings",
    "Withdrawn",
    "get",
    "hours",
    "in_force",
    "is_trained",
    "last_day",
    "of",
    "record",
    "settings",
    "withdraw",
]
