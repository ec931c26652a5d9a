"""A clock that was ahead once: what every subject began meanwhile waits as if it had been right.

Tickets and the log: ``tests/store/test_clock_set_back.py`` (D2, W3).
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from typing import Any, get_args, get_type_hints

import pytest

from store import (
    agenda,
    answers,
    clock,
    deposits,
    goods,
    journal,
    outages,
    permits,
    trusteeship,
    visitors,
)
from store.believable import Moments
from store.deposits import Met
from store.desk import settings as desk_settings
from store.desk import timekeeping
from store.dutylog import absence
from store.engine.table import Table
from store.errors import Refused
from store.goods import Stage
from store.goods.settings import settings as goods_settings
from store.lostproperty import LostPropertySettings
from store.outages import NewOutage, Outage, OutageChange, OutageEnd, Supply
from store.parcels import ParcelSettings
from store.permits import Issue, NewPermit, Permit
from store.register import Register
from store.rights import Staff
from store.subjects import SUBJECTS
from store.trusteeship import Problem, Round
from tests.conftest import Clock
from tests.store import test_lostproperty as lost
from tests.store.deposits import safe
from tests.store.emergency import test_course as emergencies
from tests.store.escalations import test_steps as escalations
from tests.store.goods import slips
from tests.store.goods.conftest import home
from tests.store.parcels import shelf
from tests.store.trusteeship import entrusted
from tests.store.visitors import visits

__all__ = ["home"]


def _problem(home: int, by: Staff) -> Problem:
    one = trusteeship.live_of(home) or entrusted.entrusted(by, there=home)
    return trusteeship.find(one.id, Round.EXTRA, 0, entrusted.seen(put_right="关窗"), by=by)


# What begins with a moment of the clock, and waits by it.
BEGIN: Mapping[str, Callable[[int, Staff], Any]] = {
    "goods": slips.issued,
    "parcels": shelf.taken,
    "lostproperty": lambda _home, by: lost.found(by),
    "escalations": lambda _home, by: escalations.up(by),
    "emergency": lambda _home, by: emergencies.begun(by, again=True),
    "visitors": visits.inside,
    "deposits": lambda home, by: deposits.meet(safe.taken(home, by).id, Met(), by=by),
    "outages": lambda _home, by: _outage(by),
    "trusteeship": _problem,
}
# Days of papers, which hold whatever the clock shows.
OF_PAPER = {
    *{("price_item", "until"), ("worker", "since"), ("worker", "until")},
    *{("licence", "issued"), ("licence", "expires")},
    *{("dunning", "promised_on"), ("dunning", "hold_until")},
    *{("public_line", "dated"), ("roster", "first"), ("roster_change", "day")},
    *{("roster_bar", "since"), ("roster_bar", "until")},
    *{("roster_swap", "day"), ("roster_swap", "other_day")},
    # When a work is to be, and when somebody says that an accident was, with what is owed from it.
    *{("clean_matter", name) for name in ("starts", "ends", "oral_by", "written_by", "legal_by")},
    ("clean_matter", "further_by"),
    *{("asset_loan", "since"), ("asset_loan", "until")},
    *{("community_event", name) for name in ("starts", "ends", "closes")},
    *{("community_event", name) for name in ("permit_applied", "permit_on")},
    *{("cafe_post", name) for name in ("due", "day", "ends")},
    ("cafe_day", "day"),
    *{("sales_post", "due"), ("sales_post", "day"), ("sales_day", "day"), ("sales_count", "day")},
    *{("sales_party", "lapsed_on"), ("sales_question", "lapsed_on")},
    *{("contractor", name) for name in ("since", "until", "agreed_on", "entered_on", "mend_by")},
    *{("contractor", "left_on"), ("contractor_month", "demand_by")},
    *{("contractor_paper", "issued"), ("contractor_paper", "expires")},
    *{("contractor_person", "since"), ("contractor_person", "until")},
    ("vacancy", "wanted_on"),
    *{("application", name) for name in ("available_on", "interview_on", "fit_until")},
    *{("application", name) for name in ("starts_on", "trial_until", "contract_on", "last_day")},
    ("application", "lapses_on"),
    ("course", "starts_at"),
    ("course", "exam_on"),
    *{("training", "held_on"), ("training", "until")},
    ("worker_pass", "card_until"),
    *{("payer", "since"), ("payer", "until")},
    *{("charged_part", "since"), ("charged_part", "until")},
    *{("movein", name) for name in ("notice_date", "charged_from", "letter_since", "letter_until")},
    *{("movein", "back_on"), ("movein_line", "owed_by"), ("movein_line", "warranty_until")},
    *{("movein_visit", name) for name in ("on_day", "notice_date", "charged_from")},
    *{("meter", "set_on"), ("meter", "removed_on")},
    *{("shared_cost", "first"), ("shared_cost", "last")},
    *{("trusteeship", name) for name in ("applied_on", "since", "until", "signed_on")},
    *{("trusteeship", name) for name in ("counted_from", "exceeded_on", "last_day")},
    *{("shop", name) for name in ("lease_until", "founded", "licensed_until")},
    ("liaison", "due"),
    *{("letter_in", "due_on"), ("letter_out", "post_until")},
    *{("archive_file", name) for name in ("ends_on", "keep_until", "lent_until")},
    *{("trust_span", "since"), ("trust_span", "until")},
}
AHEAD = [{"minutes": 3}, {"days": 1}, {"days": 40, "hours": 5}, {"days": 3650}]


def _outage(by: Staff) -> Outage:
    new = {"supply": Supply.WATER, "words": "请储水", "announced": "自来水公司"}
    return outages.announce(NewOutage.model_validate(new), by=by)


def _permit(home: int, by: Staff) -> Permit:
    plate = f"粤B{len(permits.every()) + 10000}"
    new = {"home": home, "holder": "张惠文", "plate": plate}
    asked = permits.ask(NewPermit.model_validate(new), by=by)
    return permits.issue(asked.id, Issue(licence=True, identity=True), by=by)


def registers() -> dict[str, Register[Any]]:
    for one in SUBJECTS:
        answers.of(one.name)
    return {one.thing: one for one in gc.get_objects() if isinstance(one, Register)}


def moments_of(register: Register[Any]) -> set[str]:
    """The columns of its entries that are moments or days."""
    hints = get_type_hints(type_of(register.table))
    return {
        name
        for name in register.columns
        if name in hints and {date, datetime} & {hints[name], *get_args(hints[name])}
    }


def type_of(table: Table[Any]) -> type:
    found: type = vars(table)["_of"]
    return found


def read_by(register: Register[Any]) -> set[str]:
    """The moments that it reads as they are believed."""
    moments = getattr(register.table.seen, "__self__", None)
    return set(moments.all) if isinstance(moments, Moments) else set()


def waits(thing: str) -> set[tuple[object, ...]]:
    return {(w.kind, w.shows, w.due, w.place, w.rings) for w in agenda.kept(thing)}


def waits_by_days(by: Staff) -> None:
    """Let the desk ask after what lies here; it is off at first."""
    desk_settings.change_own("parcels", ParcelSettings(long=14), by=by)
    desk_settings.change_own("lostproperty", LostPropertySettings(ask=30), by=by)


def set_right(time: Clock, span: Mapping[str, float]) -> None:
    time.pass_(**{unit: -figure for unit, figure in span.items()})
    timekeeping.notice()
    agenda.heed_set_back()


def test_every_moment_of_every_register_is_read_as_it_is_believed(desk: object) -> None:
    """A new subject's are, too; the days of papers say so here."""
    found = registers()
    assert len(found) > 6
    for thing, register in found.items():
        of_paper = {column for about, column in OF_PAPER if about == thing}
        assert moments_of(register) - of_paper <= read_by(register), thing


def test_every_subject_that_waits_by_a_moment_hears_of_a_set_back(desk: object) -> None:
    things = {thing for thing, one in registers().items() if read_by(one)}
    for one in SUBJECTS:
        if things & set(one.things) and one.name != "dutylog":  # an absence waits for nobody
            assert answers.of(one.name).set_back is not None, one.name


@pytest.mark.parametrize("span", AHEAD, ids=str)
@pytest.mark.parametrize("subject", sorted(BEGIN))
def test_what_began_meanwhile_waits_as_what_begins_now(
    home: int, assistant: Staff, manager: Staff, time: Clock, subject: str,
    span: Mapping[str, float],
) -> None:  # fmt: skip
    waits_by_days(manager)
    first = BEGIN[subject](home, assistant)
    (register,) = [one for one in registers().values() if type_of(one.table) is type(first)]
    before = waits(register.thing)
    time.pass_(**span)
    second = BEGIN[subject](home, assistant)
    set_right(time, span)
    assert waits(register.thing) == before != set()
    for name in read_by(register):
        there = getattr(register.table.one(second.id), name)
        assert there == getattr(register.table.one(first.id), name), name
    assert journal.verify().right


@pytest.mark.parametrize("days", [1, 730])
def test_a_slip_given_out_meanwhile_passes_on_its_real_day_alone(
    home: int, assistant: Staff, time: Clock, days: int
) -> None:
    """GR1, GR5: not refused for lying ahead, and not valid for the days of the wrong clock."""
    time.pass_(days=days)
    slip = slips.issued(home, assistant)
    late = slips.issued(home, assistant, goods="冰箱, 1")
    set_right(time, {"days": days})
    assert goods.let_pass(slip.id, slips.OUT, by=assistant).passed_at == time.at
    time.pass_(days=1)
    assert goods.get(late.id).state(clock.today()) is Stage.UNUSED


def test_what_is_reported_up_meanwhile_rings_after_its_minutes(
    assistant: Staff, time: Clock
) -> None:
    time.pass_(days=2)
    one = escalations.up(assistant)
    set_right(time, {"days": 2})
    assert not escalations.rings(one)
    time.pass_(minutes=10)
    assert escalations.rings(one)


def test_who_left_meanwhile_is_away_for_the_minutes_that_passed(
    assistant: Staff, time: Clock
) -> None:
    time.pass_(days=2)
    absence.leave_desk(by=assistant)
    set_right(time, {"days": 2})
    time.pass_(minutes=7)
    (there,) = absence.absent()
    assert absence.be_back(there.id, by=assistant).minutes(time.at) == 7


def test_what_begins_after_the_clock_was_set_right_is_as_it_was_noted(
    home: int, assistant: Staff, time: Clock
) -> None:
    """Within the time that the clock had shown, as well as behind it."""
    time.pass_(days=2)
    slips.issued(home, assistant)
    set_right(time, {"days": 2})
    for hours in (1, 30, 30):
        time.pass_(hours=hours)
        slip = slips.issued(home, assistant, goods=f"椅子, {hours}")
        assert (goods.get(slip.id).issued_at, slip.until) == (time.at, clock.today())
        day = clock.today() + timedelta(days=goods_settings().unmatched)
        shows = [one.shows for one in agenda.kept("slip") if one.subject == f"slip:{slip.id}"]
        assert shows == [clock.moment(day, datetime.min.time())]


@pytest.mark.parametrize("span", AHEAD, ids=str)
def test_who_went_in_and_out_meanwhile_went_at_the_time_that_is_believed(
    home: int, assistant: Staff, time: Clock, span: Mapping[str, float]
) -> None:
    """N3, N6: in the list of who is inside, and for the latest time."""
    time.pass_(**span)
    stays = visits.inside(home, assistant)
    gone = visits.inside(home, assistant)
    time.pass_(minutes=2)
    visitors.let_out(gone.id, visitors.Leaving(), by=assistant)
    set_right(time, span)
    (one,) = visitors.inside()
    assert (one.id, one.since, one.until) == (stays.id, clock.today(), clock.today())
    assert one.inside_since == visitors.passages(stays.id)[0].in_at == time.at
    assert visitors.passages(gone.id)[0].out_at == time.at
    over = visitors.get(stays.id).overstays()
    assert over is not None and clock.day(over - timedelta(seconds=1)) == clock.today()
    time.pass_(hours=1)
    visitors.let_out(stays.id, visitors.Leaving(), by=assistant)
    assert visitors.passages(stays.id)[0].out_at == time.at
    assert journal.verify().right


@pytest.mark.parametrize("days", [1, 730])
def test_an_end_that_is_typed_as_a_time_of_day_is_of_the_day_that_is_believed(
    assistant: Staff, time: Clock, days: int
) -> None:
    """An outage of today ends today, whatever day the clock showed; a date in full stays one."""
    time.pass_(days=days)
    evening, later = clock.now() + timedelta(hours=8), clock.now() + timedelta(days=5)
    one = _outage(assistant)
    change = {"words": "请储水", "announced": "自来水公司", "reason": "更久"}
    outages.change(one.id, OutageChange(until=evening, **change), by=assistant)
    two = _outage(assistant)
    outages.change(two.id, OutageChange(until=later, **change), by=assistant)
    set_right(time, {"days": days})
    wrong = timedelta(days=days)
    assert outages.get(one.id).until == evening - wrong
    assert outages.get(two.id).until == (later if days == 1 else later - wrong)
    assert {one.due for one in agenda.kept("outage")} == {
        outages.get(one.id).until,
        outages.get(two.id).until,
    }


@pytest.mark.parametrize("days", [1, 730])
def test_a_permit_given_out_meanwhile_holds_from_its_real_day(
    home: int, assistant: Staff, time: Clock, days: int
) -> None:
    """P4, P12: the guards' list has it, and its plate gets no second one."""
    time.pass_(days=days)
    permit = _permit(home, assistant)
    set_right(time, {"days": days})
    assert [one.id for one in permits.live(clock.today())] == [permit.id]
    with pytest.raises(Refused, match="has permit"):
        permits.issue(
            permits.ask(
                NewPermit.model_validate({"home": home, "holder": "张惠文", "plate": permit.plate}),
                by=assistant,
            ).id,
            Issue(licence=True, identity=True),
            by=assistant,
        )


def test_an_outage_of_meanwhile_is_changed_and_ended_after_all(
    assistant: Staff, time: Clock
) -> None:
    time.pass_(days=730)
    one = _outage(assistant)
    set_right(time, {"days": 730})
    assert one.since > time.at and outages.get(one.id).runs(time.at)
    time.pass_(hours=1)
    until = time.at + timedelta(hours=2)
    told = OutageChange(until=until, words="请储水", announced="自来水公司", reason="更久")
    assert outages.change(one.id, told, by=assistant).until == until
    assert outages.end(one.id, OutageEnd(), by=assistant).ended_at == time.at
    assert journal.verify().right


def test_a_pass_of_meanwhile_is_renewed_from_its_real_end(
    home: int, assistant: Staff, time: Clock
) -> None:
    """N7."""
    time.pass_(days=730)
    regular = {"kind": visitors.Kind.TUTOR, "passage": visitors.Pass.MANY}
    visit = visits.inside(home, assistant, **regular)
    set_right(time, {"days": 730})
    later = clock.today() + timedelta(days=20)
    renewed = visitors.renew(
        visit.id, visitors.Renewal(until=later, how=visitors.How.INTERCOM), by=assistant
    )
    assert (renewed.since, renewed.until) == (clock.today(), later)
    assert journal.verify().right
