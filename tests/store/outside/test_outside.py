"""Outside bodies: found by what has failed, seen, and what was agreed waits for its day."""

from __future__ import annotations

from datetime import timedelta

import pytest

from store import agenda, answers, clock, journal, outside
from store.errors import Refused
from store.figure import month
from store.findings import NewFinding
from store.outside import (
    Body,
    BodyChange,
    Dropping,
    Keeping,
    Kind,
    Liaison,
    LiaisonStage,
    NewBody,
    NewLiaison,
    PuttingOff,
    Side,
    TakingOff,
)
from store.outside.words import TYPED
from store.rights import Staff
from tests.conftest import Clock


def entered(by: Staff, kind: Kind = Kind.POWER, name: str = "平安电业", **told: str) -> Body:
    usual = {"kind": kind, "name": name, "urgent": "95598", "contact": "王所"}
    return outside.enter(NewBody.model_validate(usual | told), by=by)


def agreed(body: Body, by: Staff, days: int = 3, **told: object) -> Liaison:
    usual = {
        "who": "王主管", "what": "走访", "agreed": "换表前通知", "side": Side.THEIRS,
        "due": clock.today() + timedelta(days=days),
    }  # fmt: skip
    return outside.note(body.id, NewLiaison.model_validate(usual | told), by=by)


def waiting() -> list[str]:
    there = agenda.everything(clock.now())
    return [one.kind for one in there if one.subject.split(":")[0] in ("body", "liaison")]


@pytest.mark.parametrize("typed", ["供电", "停电", "平安电业", "gd", "TD", "电业"])
def test_a_body_is_found_by_what_has_failed(typed: str, assistant: Staff, time: Clock) -> None:
    """The desk calls them in an emergency: the phone stands beside what was typed."""
    entered(assistant)
    entered(assistant, Kind.WATER, "平安自来水", urgent="075588123402")
    (found,) = answers.find(typed, 5)
    assert found.phone == "95598"
    assert found.sure == (typed != "电业")


def test_what_is_called_so_whole_comes_first(assistant: Staff, time: Clock) -> None:
    entered(assistant, Kind.OTHER, "供电设备厂", urgent="075512345678")
    entered(assistant)
    assert [one.phone for one in answers.find("供电", 5)] == ["95598", "075512345678"]
    assert list(answers.find("g", 5)) == []


def test_every_kind_but_the_rest_has_words_to_be_found_by() -> None:
    assert [kind for kind in Kind if not TYPED.get(kind)] == [Kind.OTHER]


def test_a_body_is_on_the_list_once_and_off_it_is_not_called(assistant: Staff, time: Clock) -> None:
    one = entered(assistant)
    with pytest.raises(Refused, match="on the list"):
        entered(assistant)
    given = BodyChange.model_validate(
        {"kind": Kind.POWER, "name": "平安电业", "urgent": "075512345678"}
    )
    assert outside.change(one.id, given, by=assistant).urgent == "075512345678"
    outside.take_off(one.id, TakingOff(reason="合并"), by=assistant)
    assert list(answers.find("供电", 5)) == []
    with pytest.raises(Refused, match="not possible"):
        agreed(one, assistant)


def test_what_was_agreed_waits_for_its_day(assistant: Staff, time: Clock) -> None:
    one = agreed(entered(assistant), assistant)
    seen = []
    for day in range(5):
        if waiting():
            seen.append(day)
        time.pass_(days=1)
    assert (one.stage, seen) == (LiaisonStage.AGREED, [2, 3, 4])
    with pytest.raises(Refused, match="later day"):
        early = PuttingOff(due=clock.today() - timedelta(days=9), reason="忙")
        outside.put_off(one.id, early, by=assistant)
    later = PuttingOff(due=clock.today() + timedelta(days=5), reason="对方出差")
    outside.put_off(one.id, later, by=assistant)
    assert waiting() == []
    assert outside.keep(one.id, Keeping(how="已通知"), by=assistant).stage is LiaisonStage.KEPT


def test_something_agreed_has_a_day_and_a_day_something_agreed(
    assistant: Staff, time: Clock
) -> None:
    body = entered(assistant)
    for told in ({"due": None}, {"agreed": ""}, {"due": clock.today() - timedelta(days=1)}):
        with pytest.raises(Refused):
            agreed(body, assistant, **told)
    noted = agreed(body, assistant, agreed="", due=None)
    assert (noted.stage, waiting()) == (LiaisonStage.NOTED, [])
    assert outside.get(body.id).seen_on == clock.today()


def test_a_finding_about_a_body_is_followed_as_any(assistant: Staff, time: Clock) -> None:
    """G9."""
    body = entered(assistant)
    new = NewFinding(
        place="变电箱", what="箱门未锁", worker="赵师傅", due=clock.now() + timedelta(days=2)
    )
    made = outside.raise_finding(body.id, new, by=assistant)
    (found,) = answers.findings().of_source(body.subject)
    assert (found.number, found.open) == (made.number, True)


def test_the_month_tells_what_was_kept_in_time(assistant: Staff, time: Clock) -> None:
    body = entered(assistant)
    first, second, third = (agreed(body, assistant, days) for days in (1, 2, 3))
    outside.keep(first.id, Keeping(how="好"), by=assistant)
    outside.drop(third.id, Dropping(reason="取消"), by=assistant)
    time.pass_(days=3)
    outside.keep(second.id, Keeping(how="晚了"), by=assistant)
    figures = answers.of("outside").figures
    assert figures is not None
    told = [one.text for one in figures(month(clock.today()))]
    assert told == ["3", "1/2 = 50.0 %"]


def test_no_phone_and_no_name_of_theirs_enters_the_journal(assistant: Staff, time: Clock) -> None:
    """F6."""
    one = entered(assistant, mobile="13812341234")
    agreed(one, assistant, whom="李科长")
    for subject in (one.subject, "liaison:1"):
        for entry in journal.of_subject(subject):
            said = f"{entry.payload} {entry.words}"
            assert not any(name in said for name in ("王所", "13812341234", "李科长"))
