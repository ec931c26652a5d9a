"""Rules across subjects: what never bars a permit or a slip, visitors' cars, who is on now."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import store
from store import clock, emergency, handover, journal, permits, visitors
from store.emergency import Kind, Remark
from store.emergency.roles import present_for
from store.permits import Issue, NewPermit
from store.rights import Staff
from tests.conftest import Clock
from tests.store.emergency.test_course import begun
from tests.store.goods.conftest import home
from tests.store.visitors import visits

__all__ = ["home"]

ROOT = Path(store.__file__).parent
MONEY = {"bills", "receipts", "payments", "dunning", "deposits", "rates", "meters"}


def imported(room: str) -> set[str]:
    """The rooms of the store that a room takes something of."""
    found: set[str] = set()
    for file in (ROOT / room).rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("store"):
                path = [*str(node.module).split(".")[1:], *(one.name for one in node.names)]
                found.add(path[0])
    return found


@pytest.mark.parametrize("room", ["permits", "goods", "keys", "visitors", "tickets"])
def test_what_is_owed_bars_no_permit_no_goods_and_no_service(room: str) -> None:
    """P10, GR7, $68: these rooms cannot know it."""
    assert imported(room) and not imported(room) & MONEY


def test_a_visitor_s_plate_is_no_permit_and_is_told_to_the_guard(
    home: int, assistant: Staff
) -> None:
    """N8: and it bars nobody's permit for that car."""
    visit = visits.inside(home, assistant, plate="粤B12345")
    assert permits.live(clock.today()) == []
    assert [one.plate for one in visitors.inside()] == [visit.plate] == ["粤B12345"]
    new = NewPermit.model_validate({"home": home, "holder": "张惠文", "plate": "粤B12345"})
    asked = permits.ask(new, by=assistant)
    permits.issue(asked.id, Issue(licence=True, identity=True), by=assistant)
    assert [one.plate for one in permits.live(clock.today())] == ["粤B12345"]


def test_a_step_names_a_role_and_shows_who_of_it_is_on(assistant: Staff, time: Clock) -> None:
    """D23: nobody of it is said as well, and a role that signs in nowhere is not."""
    assert present_for("前台", time.at) == []
    handover.take_desk(by=assistant)
    assert present_for("前台", time.at) == [assistant]
    assert present_for("前台、监控室", time.at) == [assistant]
    assert present_for("经理", time.at) == []
    assert present_for("维保", time.at) is None


def test_a_call_stands_in_the_course_with_its_time_and_who_wrote_it(
    assistant: Staff, time: Clock
) -> None:
    """D26: number, who answered, when; kept when more is said."""
    one = begun(assistant, kind=Kind.FIRE)
    time.pass_(minutes=5)
    for what in ("119 接警员 032 号", "消防车 粤B·0119X 到达东门"):
        emergency.remark(one.id, Remark(what=what), by=assistant)
    told = [e for e in emergency.course(one.id).entries if e.kind == "emergency.remarked"]
    assert [e.words["what"] for e in told] == ["119 接警员 032 号", "消防车 粤B·0119X 到达东门"]
    assert {(e.payload["at"], e.staff_id) for e in told} == {(clock.to_ms(time.at), assistant.id)}
    assert journal.verify().right
