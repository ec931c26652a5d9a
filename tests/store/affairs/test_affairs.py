"""Seals, vehicles, rooms, supplies, assets: never two at once, never below nothing, counted."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from store import affairs, agenda, answers, clock, journal
from store.affairs import (
    Agreeing,
    Asset,
    AssetChange,
    Begin,
    CallingOff,
    Counted,
    CountStage,
    Drive,
    Dropping,
    Explanation,
    Finding,
    Handing,
    Kind,
    Loan,
    LoanStage,
    Longer,
    Meeting,
    NewAsset,
    Returning,
    Scope,
    SealOut,
    SealUse,
    Signing,
    Stage,
    StockIn,
    StockOut,
    Taking,
    Way,
)
from store.errors import Forbidden, Refused
from store.figure import month
from store.rights import Staff
from tests.conftest import MONDAY, PIN, Clock
from tui.sentences import sentence


def thing(by: Staff, kind: Kind = Kind.VEHICLE, name: str = "电瓶车", **told: object) -> Asset:
    usual = {"kind": kind, "name": name, "keeper": "李芳"}
    return affairs.enter(NewAsset.model_validate(usual | told), by=by)


def driven(one: Asset, by: Staff, since: int | None, until: int, who: str = "王主管") -> Loan:
    """Lent from so many hours from now on to so many."""
    now = clock.now()
    span = Drive(
        who=who, what="巡查", until=now + timedelta(hours=until),
        since=None if since is None else now + timedelta(hours=since),
    )  # fmt: skip
    return affairs.drive(one.id, span, by=by)


def waiting() -> list[str]:
    there = agenda.everything(clock.now())
    return sorted(one.kind for one in there if one.kind.startswith("asset"))


def test_a_vehicle_is_never_lent_twice_and_comes_back_with_its_kilometres(
    assistant: Staff, supervisor: Staff, time: Clock
) -> None:
    car = thing(supervisor)
    first = driven(car, assistant, None, 2)
    driven(car, assistant, 2, 3)  # one ends as the other begins
    for since, until in ((0, 1), (1, 3), (2, 4)):
        with pytest.raises(Refused, match="Taken from"):
            driven(car, assistant, since, until)
    with pytest.raises(Refused, match="Kilometres"):
        affairs.take(first.id, Taking(), by=assistant)
    affairs.take(first.id, Taking(km=1000), by=assistant)
    time.pass_(hours=2.5)
    assert "asset_loan.back_due" in waiting()
    with pytest.raises(Refused, match="Taken from"):  # it is not back yet
        driven(car, assistant, None, 9)
    with pytest.raises(Refused, match="showed 1000"):
        affairs.bring_back(first.id, Returning(km=999), by=assistant)
    back = affairs.bring_back(first.id, Returning(km=1042, remark="右后胎低"), by=assistant)
    assert (back.stage, affairs.get(car.id).km) == (LoanStage.BACK, 1042)
    with pytest.raises(Refused, match="showed 1042"):
        second = affairs.open_of(car.id)[0]
        affairs.take(second.id, Taking(km=1041), by=assistant)


spans = st.lists(st.tuples(st.integers(0, 12), st.integers(1, 6)), max_size=9)


@hypothesis_settings(max_examples=25)
@given(spans=spans)
def test_loans_that_are_let_through_share_no_minute(spans: list[tuple[int, int]]) -> None:
    """Half-open intervals, against every hour counted by itself."""
    now = MONDAY
    taken: list[Loan] = []
    hours: set[int] = set()
    for n, (since, length) in enumerate(spans, start=1):
        start, end = now + timedelta(hours=since), now + timedelta(hours=since + length)
        wanted = set(range(since, since + length))
        if affairs.clash(taken, start, end, now) is None:
            assert not wanted & hours
            hours |= wanted
            taken.append(
                Loan(
                    n, "", 1, Kind.ROOM, "", Way.MEETING, "", "", "", "", 0, start, end, 1, None,
                    None, None, None, None, LoanStage.BOOKED,
                )
            )  # fmt: skip
        else:
            assert wanted & hours


def test_a_room_is_booked_and_its_time_passes(
    assistant: Staff, supervisor: Staff, time: Clock
) -> None:
    room, now = thing(supervisor, Kind.ROOM, "会议室"), clock.now()
    span = {"who": "李芳", "what": "例会", "since": now + timedelta(hours=1)}
    given = Meeting.model_validate(span | {"until": now + timedelta(hours=2)})
    one = affairs.meet(room.id, given, by=assistant)
    with pytest.raises(Refused, match="booked, not taken"):
        affairs.take(one.id, Taking(), by=assistant)
    longer = Longer(until=now + timedelta(hours=3), reason="议题多")
    affairs.extend(one.id, longer, by=assistant)
    other = Meeting.model_validate(
        span | {"since": now + timedelta(hours=3), "until": now + timedelta(hours=4)}
    )
    called = affairs.meet(room.id, other, by=assistant)
    with pytest.raises(Refused, match="Taken from"):
        affairs.extend(one.id, longer.model_copy(update={"until": other.until}), by=assistant)
    affairs.call_off(called.id, CallingOff(reason="改期"), by=assistant)
    time.pass_(hours=3)
    affairs.lapse()
    assert affairs.loan(one.id).stage is LoanStage.OVER
    assert (waiting(), journal.verify().right) == ([], True)


def test_a_seal_that_leaves_needs_two_and_somebody_in_charge(
    assistant: Staff, supervisor: Staff, manager: Staff, time: Clock
) -> None:
    seal = thing(supervisor, Kind.SEAL, "公章")
    use = SealUse(what="装修许可证", copies=2, who="李芳", other="王主管")
    assert affairs.use_seal(seal.id, use, by=assistant).stage is LoanStage.USED
    with pytest.raises(Refused, match="Somebody else"):
        affairs.use_seal(seal.id, use.model_copy(update={"other": "李芳"}), by=assistant)
    out = SealOut(
        who="李芳", other="李芳", what="合同", whither="街道办",
        until=clock.now() + timedelta(hours=3),
    )  # fmt: skip
    with pytest.raises(Refused, match="needs two"):
        affairs.take_seal(seal.id, out, by=assistant)
    pair = out.model_copy(update={"other": "王主管"})
    one = affairs.take_seal(seal.id, pair, by=assistant)
    with pytest.raises(Refused, match="not possible"):
        affairs.take(one.id, Taking(), by=assistant)
    with pytest.raises(Forbidden):
        affairs.agree(one.id, Agreeing(), by=assistant)
    with pytest.raises(Refused, match="goes with it"):
        affairs.agree(one.id, Agreeing(), by=supervisor)
    affairs.agree(one.id, Agreeing(), by=manager)
    affairs.take(one.id, Taking(), by=assistant)
    with pytest.raises(Refused, match="It is out"):
        affairs.use_seal(seal.id, use, by=assistant)
    handed = answers.of("affairs").handed
    assert handed is not None
    assert [each.title for each in handed(clock.now())] == [f"{one.number} 公章"]
    with pytest.raises(Refused, match="lent or booked"):
        affairs.drop(seal.id, Dropping(reason="作废"), by=supervisor)
    affairs.bring_back(one.id, Returning(), by=assistant)
    assert affairs.drop(seal.id, Dropping(reason="作废"), by=supervisor).stage is Stage.OFF


moves = st.lists(st.tuples(st.booleans(), st.integers(1, 9)), max_size=12)


def test_supplies_never_fall_below_nothing_and_stand_on_today_below_their_minimum(
    assistant: Staff, supervisor: Staff, time: Clock
) -> None:
    paper = thing(supervisor, Kind.SUPPLY, "复印纸", stock=10, minimum=8)
    there = 10

    @hypothesis_settings(max_examples=8, database=None)
    @given(moves=moves)
    def goes(moves: list[tuple[bool, int]]) -> None:
        nonlocal there
        for comes, count in moves:
            if comes:
                affairs.stock(paper.id, StockIn(count=count), by=assistant)
                there += count
            elif count > there:
                with pytest.raises(Refused, match="There are only"):
                    affairs.issue(paper.id, StockOut(count=count, who="李芳"), by=assistant)
            else:
                affairs.issue(paper.id, StockOut(count=count, who="李芳"), by=assistant)
                there -= count
            assert affairs.get(paper.id).stock == there
            assert ("asset.low" in waiting()) == (there < 8)

    goes()
    with pytest.raises(Refused, match="Only supplies"):
        affairs.stock(thing(supervisor).id, StockIn(count=1), by=assistant)


def test_an_asset_goes_from_hand_to_hand_by_two_pins(
    assistant: Staff, second: Staff, supervisor: Staff, time: Clock
) -> None:
    one = thing(supervisor, Kind.ASSET, "笔记本电脑")
    give = {"to": "周敏", "their_number": "1002", "their_pin": PIN, "pin": PIN}

    def hand(by: Staff, **told: str) -> Asset:
        return affairs.hand(one.id, Handing.model_validate(give | told), by=by)

    for told, wrong in (
        ({"their_pin": "999999"}, "PIN"), ({"pin": "999999"}, "PIN"),
        ({"to": "王五"}, "has to sign"), ({"to": "李芳"}, "keep it already"),
    ):  # fmt: skip
        with pytest.raises(Refused, match=wrong):
            hand(assistant, **told)
    with pytest.raises(Refused, match="say why"):
        hand(supervisor)
    assert hand(assistant).keeper == "周敏"
    after = hand(supervisor, to="王五", their_number="", their_pin="", remark="周敏休假")
    assert after.keeper == "王五"
    said = "".join(f"{e.payload} {e.words}" for e in journal.of_subject(one.subject))
    assert PIN not in said


def test_a_count_is_blind_frozen_and_signed_and_stock_is_as_counted(
    assistant: Staff, supervisor: Staff, time: Clock
) -> None:
    """As keys are counted (K3): a thing that is not there becomes a finding (G9)."""
    paper = thing(supervisor, Kind.SUPPLY, "复印纸", stock=10)
    laptop, car = thing(supervisor, Kind.ASSET, "电脑"), thing(supervisor)
    thing(supervisor, Kind.ROOM, "会议室")
    affairs.take(driven(car, assistant, None, 5).id, Taking(km=5), by=assistant)
    count = affairs.begin_count(Begin(), by=assistant)
    assert {line.expected for line in count.lines} == {None}
    with pytest.raises(Refused, match="under way"):
        affairs.begin_count(Begin(scope=Scope.SUPPLIES), by=supervisor)
    for one, there in ((paper, 7), (laptop, 0), (car, 0)):
        count = affairs.count(count.id, one.id, Counted(counted=there), by=assistant)
    assert [line.title for line in count.differing] == ["复印纸", "电脑"]
    with pytest.raises(Refused, match="unanswered"):
        affairs.sign(count.id, Signing(pin=PIN), by=assistant)
    for one in (paper, laptop):
        affairs.explain(count.id, one.id, Explanation(note="未登记领用"), by=assistant)
    affairs.stock(paper.id, StockIn(count=1), by=assistant)
    with pytest.raises(Refused, match="count it again"):
        affairs.sign(count.id, Signing(pin=PIN), by=assistant)
    affairs.count(count.id, paper.id, Counted(counted=7), by=assistant)
    affairs.explain(count.id, paper.id, Explanation(note="未登记领用"), by=assistant)
    signed = affairs.sign(count.id, Signing(pin=PIN), by=assistant)
    assert (signed.stage, signed.counted, signed.differences) == (CountStage.SIGNED, 3, 2)
    assert (affairs.get(paper.id).stock, affairs.get(laptop.id).stage) == (7, Stage.MISSING)
    (finding,) = answers.findings().of_source(signed.subject)
    assert finding.open and "asset.lost" in waiting()
    assert affairs.find(laptop.id, Finding(place="前台"), by=assistant).stage is Stage.KEPT
    assert affairs.count_of(signed.id).lines == signed.lines
    assert journal.verify().right
    for subject in (paper.subject, laptop.subject, signed.subject, "asset_loan:1"):
        for entry in journal.of_subject(subject):
            assert "{" not in sentence(entry)


def test_a_name_stands_on_the_list_once(assistant: Staff, supervisor: Staff, time: Clock) -> None:
    car = thing(supervisor, code="粤B8Q123")
    with pytest.raises(Refused, match="on the list"):
        thing(supervisor, code="粤B8Q123")
    with pytest.raises(Forbidden):
        thing(assistant, name="新车")
    given = AssetChange(name="电瓶车", code="粤B8Q124")
    assert affairs.change(car.id, given, by=supervisor).code == "粤B8Q124"
    for typed in (car.number.lower(), "粤B8Q124", "电瓶"):
        assert [one.subject for one in answers.find(typed, 5)] == [car.subject]
    figures = answers.of("affairs").figures
    assert figures is not None
    assert [one.text for one in figures(month(clock.today()))] == ["0", "0", "0", "—", "0", "0"]
