"""The demo's handovers, each gone through line by line and signed by both (H1–H9)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from store import handover
from store.demo.scene import Scene
from store.handover import Account, LineAnswer, Pass, Record, Relief, Signing
from store.rights import Staff

ODDITIES = {
    "雨伞": (LineAnswer(counted=5), "一把借给业主，约明天归还"),
    "手电筒": (LineAnswer(counted=1), "一只秩序部借用，已登记"),
    "大堂及门前无异常": (LineAnswer(abnormal=True), "大堂一盏筒灯不亮，已报工程组"),
}
PASSED = "人员已在现场处理，准予交接，接班跟进到完工"


@dataclass(frozen=True)
class Parties:
    """Who takes part in a handover, their PIN, when they sign, and which line was amiss."""

    outgoing: Staff
    incoming: Staff
    supervisor: Staff
    pin: str
    at: datetime
    amiss: str


def take_desk(scene: Scene, back: int) -> None:
    """Plan the first taking of the desk."""
    by = scene.roster.assistant(back)
    scene.timeline.plan(scene.roster.moment(back, 0.5), lambda: handover.take_desk(by=by))


def hand_over(scene: Scene, back: int, pin: str) -> None:
    """Plan that the shift ``back`` is taken over from the one before it."""
    roster, rng = scene.roster, scene.rng
    amiss = rng.choice(list(ODDITIES)) if rng.random() < 0.2 else ""
    at = roster.taken_over(back)
    outgoing, incoming = roster.assistant(back + 1), roster.assistant(back)
    parties = Parties(outgoing, incoming, roster.supervisor, pin, at, amiss)
    begins = at - timedelta(minutes=rng.uniform(9, 12))
    scene.timeline.plan(begins, lambda: _go_through(scene, parties))


def _go_through(scene: Scene, parties: Parties) -> None:
    record = handover.begin(
        Relief(incoming=parties.incoming.number, pin=parties.pin), by=parties.outgoing
    )
    scene.timeline.pass_(60)
    for line in record.lines:
        scene.timeline.pass_(7)
        given, said = LineAnswer(counted=line.expected), ""
        if line.title == parties.amiss:
            given, said = ODDITIES[parties.amiss]
        record = handover.answer(record.id, line.key, given, by=parties.incoming)
        if said:
            account = Account(note=said)
            record = handover.explain(record.id, line.key, account, by=parties.outgoing)
    _let_pass(record, parties)
    pin = Signing(pin=parties.pin)
    scene.timeline.wait_until(parties.at - timedelta(seconds=20))
    handover.sign(record.id, pin, by=parties.outgoing)
    scene.timeline.pass_(20)
    handover.sign(record.id, pin, by=parties.incoming)


def _let_pass(record: Record, parties: Parties) -> None:
    given = Pass(reason=PASSED, number=parties.supervisor.number, pin=parties.pin)
    for line in record.unsettled:
        handover.let_pass(record.id, line.key, given)
