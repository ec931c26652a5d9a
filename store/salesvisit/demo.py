"""The sales site of the demo estate: yesterday closed, today in the middle of its work."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial

from store import clock
from store.answers import Past
from store.rights import Staff
from store.salesvisit import arriving, asking, counting, inputs, keepings, lending, post, steps
from store.salesvisit.day import close_day, closed
from store.salesvisit.inputs import At
from store.salesvisit.keepings import Moment, ThingKind
from store.salesvisit.leaving import change, close, leave
from store.salesvisit.party import get
from store.salesvisit.stay import calls, staying

_THINGS = (
    (11, "雨伞", ThingKind.LENT, "把", 20, 10),
    (12, "雨衣", ThingKind.LENT, "件", 10, 0),
    (13, "轮椅", ThingKind.LENT, "辆", 2, 0),
    (14, "遮阳伞", ThingKind.LENT, "把", 6, 0),
    (21, "鞋套", ThingKind.COVERS, "双", 60, 50),
    (31, "台灯", ThingKind.FLAT, "盏", 4, 0),
    (32, "装饰画", ThingKind.FLAT, "幅", 6, 0),
    (33, "餐具", ThingKind.FLAT, "套", 8, 0),
    (34, "抱枕", ThingKind.FLAT, "个", 10, 0),
)
_RIGHT = keepings.PostChecked(
    uniform=True, badge=True, shoes=True, nails=True, posture=True, radio=True
)
_AGO = timedelta(minutes=3)


def plan(past: Past) -> None:
    """Set it up, close yesterday, and have guests on site now."""
    by, lead = past.assistant(0), past.supervisor
    past.plan(past.moment(min(5, past.shifts), 6), partial(_set_up, lead))
    past.plan(past.moment(min(3, past.shifts), 12), partial(_yesterday, by))
    past.plan(max(past.moment(0, 12), clock.now() - _AGO), partial(_today, by))


def _set_up(lead: Staff) -> None:
    for code, name, kind, unit, total, least in _THINGS:
        new = keepings.NewThing(
            code=code, name=name, kind=kind, unit=unit, total=total, least=least
        )
        lending.enter_thing(new, by=lead)


def _party(plate: str, name: str, by: Staff, **more: object) -> int:
    given = {"plate": plate, "name": name} | more
    return arriving.announce(inputs.Arrival.model_validate(given), by=by).id


def _onward(party: int, by: Staff, *, until: At) -> None:
    """Let them go their usual way until somebody has them at a station."""
    while (stay := staying(party)) is not None:
        if stay.waits:
            steps.take_over(party, stay.id, by=by)
        elif stay.station is until:
            return
        else:
            steps.send_on(party, stay.id, by=by)


def _yesterday(by: Staff) -> None:
    counting.count(keepings.ItemCounting(moment=Moment.OPENING), by=by)
    one = _party("粤B12K45", "黄先生", by, adults=2, children=1)
    for call in calls(one):
        arriving.answer(one, inputs.Answer(post=call.post), by=by)
    _onward(one, by, until=At.ST5)
    change(
        one,
        inputs.Change.model_validate(_known(one) | {"flat": "A2 三房", "opinion": "喜欢客厅采光"}),
        by=by,
    )
    _onward(one, by, until=At.ST8)
    leave(one, inputs.Leaving(), by=by)
    lost = _party("", "郑女士", by, who="ladies")
    close(lost, inputs.Closing(ended=inputs.Ended.UNKNOWN), by=by)
    asking.ask(
        one,
        keepings.NewQuestion(
            question="物业费含哪些服务", answer="含保洁、绿化、秩序维护与设施维护"
        ),
        by=by,
    )
    absent = arriving.expect(inputs.Expected(name="孙先生", at="10:00"), by=by)
    counting.count(keepings.ItemCounting(moment=Moment.CLOSING), by=by)
    close_day(inputs.DayClosed(windows=True, lamps=True, fire=True), by=by)
    assert get(absent.id).stage is inputs.Stage.NO_SHOW


def _known(party: int) -> dict[str, object]:
    one = get(party)
    return {name: getattr(one, name) for name in inputs.Arrival.model_fields if hasattr(one, name)}


def _today(by: Staff) -> None:
    if closed(clock.today()) is not None:
        return
    post.check(_RIGHT, by=by)
    if not counting.counted(clock.today()):
        counting.count(keepings.ItemCounting(moment=Moment.OPENING), by=by)
    tour = _party("粤AD12345", "何先生", by, adults=3, elders=1)
    _onward(tour, by, until=At.ST5)
    talk = _party("粤A8K888", "王先生", by, adults=2, representative="刘敏", again=True)
    _onward(talk, by, until=At.ST3)
    lending.lend(talk, keepings.Lend(code=11), by=by)
    seat = _party("粤B12345", "陈女士", by, adults=2, who="ladies")
    stay = staying(seat)
    assert stay is not None
    steps.send_on(seat, stay.id, by=by)
    waits = staying(seat)
    assert waits is not None
    steps.take_over(seat, waits.id, by=by)
    new = _party("", "林女士", by, adults=3)
    arriving.answer(new, inputs.Answer(post=calls(new)[0].post), by=by)
    arriving.expect(_expected("粤C66688", "吴先生", clock.now() + timedelta(minutes=50)), by=by)


def _expected(plate: str, name: str, at: datetime) -> inputs.Expected:
    day, hour = clock.day(at), f"{clock.local(at):%H:%M}"
    return inputs.Expected.model_validate({"plate": plate, "name": name, "day": day, "at": hour})
