"""The ladder of a shop's breach: talk, notice, a look again, the report; never a fine (I27)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from store import agenda, clock, shops
from store.errors import Forbidden, Refused
from store.rights import Staff
from store.shops import (
    BREACHES,
    Advice,
    Authority,
    Breach,
    BreachKind,
    BreachNotice,
    BreachReport,
    BreachStage,
    Closing,
    NewBreach,
    Recheck,
    Signed,
    Struck,
    Term,
)
from tests.conftest import Clock
from tests.store.shops.fronts import entered

REPORT = BreachReport(authority=Authority.CITY, facts="占道，两次未改")
NOTICE = BreachNotice(demand="清走占道物品", term=Term.DAY)

SHARED = [HealthCheck.function_scoped_fixture]  # one estate for all of them


def found(by: Staff, kind: BreachKind = BreachKind.FRONTAGE) -> Breach:
    there = shops.every()
    shop = there[0] if there else entered(by)
    return shops.find(shop.id, NewBreach(kind=kind, what="占道"), by=by)


def recheck(one: Breach, by: Staff, *, righted: bool) -> Breach:
    return shops.recheck(one.id, Recheck(righted=righted, seen="看过"), by=by)


def waiting() -> list[str]:
    there = agenda.everything(clock.now())
    return [one.kind for one in there if one.subject.startswith("shop_breach:")]


def test_the_ladder_ends_with_a_report_and_a_look_again(assistant: Staff, time: Clock) -> None:
    one = found(assistant)
    assert waiting() == ["shop_breach.found_waits"]
    with pytest.raises(Refused, match="looked at again first"):
        shops.tell_authority(one.id, REPORT, by=assistant)
    one = shops.advise(one.id, Advice(said="请清走", heeded=False), by=assistant)
    one = shops.give_notice(one.id, NOTICE, by=assistant)
    assert one.until == clock.now() + timedelta(hours=24)
    assert waiting() == []
    time.pass_(hours=25)
    assert waiting() == ["shop_breach.to_recheck"]
    one = recheck(one, assistant, righted=False)
    assert (one.stage, waiting()) == (BreachStage.UNHEEDED, ["shop_breach.to_report"])
    one = shops.tell_authority(one.id, REPORT, by=assistant)
    assert (one.stage, one.reported_at) == (BreachStage.REPORTED, clock.now())
    assert waiting() == ["shop_breach.reported_waits"]
    assert recheck(one, assistant, righted=False).stage is BreachStage.REPORTED
    assert recheck(one, assistant, righted=True).stage is BreachStage.CLOSED
    assert waiting() == []


@pytest.mark.parametrize("word", ["罚款 200 元", "将予以处罚", "扣款"])
def test_no_notice_threatens_a_fine(word: str) -> None:
    """I27, 物业管理条例 45: we may stop and report, not fine."""
    with pytest.raises(ValidationError, match="may not fine"):
        BreachNotice(demand=f"清走，否则{word}")


def test_a_notice_nobody_signs_has_a_witness(assistant: Staff, time: Clock) -> None:
    one = found(assistant)
    refused = NOTICE.model_copy(update={"signed": Signed.REFUSED})
    with pytest.raises(Refused, match="witness"):
        shops.give_notice(one.id, refused, by=assistant)
    seen = refused.model_copy(update={"witness": "李队长"})
    assert shops.give_notice(one.id, seen, by=assistant).stage is BreachStage.NOTICED


@pytest.mark.parametrize("kind", [BreachKind.FIRE, BreachKind.GAS])
def test_what_is_dangerous_is_reported_as_it_is_found(
    kind: BreachKind, assistant: Staff, time: Clock
) -> None:
    """A10, G16: fire and gas do not wait for a notice to run out."""
    one = found(assistant, kind)
    assert waiting() == ["shop_breach.to_report"]
    assert shops.tell_authority(one.id, REPORT, by=assistant).stage is BreachStage.REPORTED


def test_a_report_lies_between_the_finding_and_now(assistant: Staff, time: Clock) -> None:
    one = found(assistant, BreachKind.FIRE)
    for at in (clock.now() + timedelta(minutes=1), clock.now() - timedelta(hours=1)):
        with pytest.raises(Refused):
            shops.tell_authority(one.id, REPORT.model_copy(update={"at": at}), by=assistant)


def test_what_was_none_is_struck_by_who_is_in_charge(
    assistant: Staff, supervisor: Staff, time: Clock
) -> None:
    one = found(assistant)
    with pytest.raises(Forbidden):
        shops.strike(one.id, Struck(reason="看错"), by=assistant)
    assert shops.strike(one.id, Struck(reason="看错"), by=supervisor).stage is BreachStage.STRUCK


def test_a_shop_that_has_left_breaks_nothing_more(assistant: Staff, time: Clock) -> None:
    one = entered(assistant)
    shops.close(one.id, Closing(), by=assistant)
    with pytest.raises(Refused, match="not possible"):
        shops.find(one.id, NewBreach(what="占道"), by=assistant)


STEPS = ("heeded", "unheeded", "notice", "righted", "not righted", "report")


def _model(steps: list[str]) -> tuple[str, list[bool]]:
    """The ladder as one would tell it: where it ends, and which steps it lets be done."""
    stage, seen_wrong, reported, done = "found", False, False, []
    for step in steps:
        over = stage == "closed"
        told = stage in ("found", "advised", "unheeded")
        may = {
            "heeded": told, "unheeded": told, "notice": told, "righted": not over,
            "not righted": not over, "report": not over and seen_wrong,
        }[step]  # fmt: skip
        done.append(may)
        if not may:
            continue
        if step in {"heeded", "righted"}:
            stage = "closed"
        elif step == "unheeded":
            stage = "unheeded" if stage == "unheeded" else "advised"
        elif step == "notice":
            stage = "noticed"
        elif step == "not righted":
            seen_wrong, stage = True, "reported" if reported else "unheeded"
        else:
            reported, stage = True, "reported"
    return stage, done


@settings(max_examples=20, deadline=None, suppress_health_check=SHARED)
@given(st.lists(st.sampled_from(STEPS), max_size=7))
def test_the_ladder_is_walked_as_it_is_told(
    assistant: Staff, time: Clock, steps: list[str]
) -> None:
    one = found(assistant)
    done = []
    for step in steps:
        try:
            one = _do(one, step, assistant)
            done.append(True)
        except Refused:
            done.append(False)
    assert (BREACHES.table.one(one.id).stage.value, done) == _model(steps)


def _do(one: Breach, step: str, by: Staff) -> Breach:
    if step in ("heeded", "unheeded"):
        return shops.advise(one.id, Advice(said="劝", heeded=step == "heeded"), by=by)
    if step == "notice":
        return shops.give_notice(one.id, NOTICE, by=by)
    if step == "report":
        return shops.tell_authority(one.id, REPORT, by=by)
    return recheck(one, by, righted=step == "righted")
