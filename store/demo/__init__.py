"""A believable demo estate: homes, people, keys, weeks of history, and clocks that run now."""

from __future__ import annotations

from pathlib import Path
from random import Random

from store import answers, clock
from store.demo import history, keyboard, population, running
from store.demo.roster import Roster, shifts_until
from store.demo.scene import Deck, Past, Scene
from store.demo.timeline import Timeline
from store.desk import opening, staff
from store.desk.settings import found
from store.desk.staff import NewStaff
from store.engine import database
from store.estate import Settings, identification
from store.rights import Role, Staff
from store.subjects import SUBJECTS

PIN = "314159"
NAME = "金色家园"
# The third assistant is there because a day has three shifts.
STAFF = (
    ("1001", "李芳", Role.ASSISTANT),
    ("1002", "周敏", Role.ASSISTANT),
    ("1003", "吴倩", Role.ASSISTANT),
    ("2001", "王丽华", Role.SUPERVISOR),
    ("3001", "陈志远", Role.MANAGER),
)


def build(folder: Path, *, homes: int, days: int, seed: int | None, language: str) -> None:
    """Build the demo in an empty folder and let go of it.

    ``homes`` counts homes and shops together; ``days`` of history end at the shift that runs now.
    The same ``seed`` gives the same estate; only times and the journal's salts differ.
    """
    opening.open_folder(folder, create=True)
    try:
        with database.write():
            _build(homes, days, Random(seed), language, _identity(seed))
    finally:
        database.close()


def _identity(seed: int | None) -> str:
    """An identity from dice of its own: the demo's other dice fall as they always did."""
    return identification.drawn(None if seed is None else Random(f"{seed} estate"))


def _build(homes: int, days: int, rng: Random, language: str, identity: str) -> None:
    settings = Settings.model_validate({"name": NAME, "language": language})
    clock.set_zone(settings.timezone)
    shifts = shifts_until(clock.now(), days, settings)
    now = clock.now()
    timeline = Timeline(at=shifts[-1].start)
    with timeline.telling():
        found(settings, demo=True, identity=identity)
        people = [_hire(number, name, role) for number, name, role in STAFF]
        *assistants, supervisor, _manager = people
        settled = population.settle(homes, rng, by=supervisor)
        board = keyboard.hang_up(settled.lived_in, settled.vacant, rng, by=assistants[0])
    roster = Roster(now, shifts, tuple(assistants), supervisor)
    scene = Scene(rng, roster, timeline, Deck(settled.callers, rng))
    history.plan(scene, board, days, PIN)
    running.plan(scene, board)
    dice = rng.random()
    for subject in SUBJECTS:
        past = Past(scene, Random(f"{dice} {subject.name}"), settled.lived_in, PIN)
        answers.plan(subject.name, past)
    timeline.run()


def _hire(number: str, name: str, role: Role) -> Staff:
    return staff.add(NewStaff(name=name, number=number, role=role, pin=PIN), by=None)
