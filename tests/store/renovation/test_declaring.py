"""A declaration: ticks, papers, articles, and who answers it (R3–R8; decree 110 art. 5–14)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from pydantic import ValidationError

from store import clock, journal, renovation
from store.errors import Forbidden, Refused
from store.renovation import (
    RULES,
    Again,
    Approval,
    Article,
    Doer,
    Paper,
    Papers,
    Refusal,
    Returned,
    Review,
    Stage,
    Standing,
    Why,
    Work,
    Works,
)
from store.rights import Staff
from tests.conftest import Clock
from tests.store.renovation.works import (
    AGREED,
    ALL_PAPERS,
    applied,
    approved,
    begun,
    complete,
    declaration,
    paid,
    passed,
    waiting,
)


@pytest.mark.parametrize("work", [work for work in RULES if RULES[work].forbidden])
def test_what_the_decree_forbids_is_refused_at_its_tick_with_the_article(
    work: Work, home: int, assistant: Staff
) -> None:
    one = applied(home, assistant)
    with pytest.raises(Refused, match="nothing makes it possible") as refused:
        renovation.declare(one.id, Works(**{work.value: True}), by=assistant)
    assert refused.value.field == work.value
    assert refused.value.values["article"] is RULES[work].article
    assert not renovation.get(one.id).declared


@pytest.mark.parametrize("work", [work for work in RULES if RULES[work].firm])
def test_what_needs_a_qualified_firm_is_refused_by_oneself_art_9(
    work: Work, home: int, assistant: Staff
) -> None:
    one = applied(home, assistant, doer=Doer.SELF)
    with pytest.raises(Refused) as refused:
        renovation.declare(one.id, Works(**{work.value: True}), by=assistant)
    assert (refused.value.field, refused.value.values["article"]) == (work.value, Article.A9)


def test_the_ticks_say_which_papers_are_needed_and_each_counts_once(
    home: int, assistant: Staff
) -> None:
    one = applied(home, assistant, standing=Standing.USER, hot=True)
    one = renovation.declare(one.id, Works(gas=True, waterproof=True), by=assistant)
    wanted = {Paper.IDENTITY, Paper.TITLE, Paper.PLAN, Paper.CONSENT, Paper.FIRM, Paper.GAS}
    assert set(renovation.missing(one)) == wanted | {Paper.WATERPROOF, Paper.HOT}
    assert waiting(one.subject) == {"renovation.missing"}
    some = Papers(identity=True, title=True)
    for _twice in range(2):
        one = renovation.tick(one.id, some, by=assistant)
    came = [e.payload["came"] for e in journal.of_subject(one.subject) if "came" in e.payload]
    assert came == [["identity", "title"], []]
    assert renovation.tick(one.id, ALL_PAPERS, by=assistant).complete_on == clock.today()
    assert waiting(one.subject) == {"renovation.to_review"}


def test_complete_papers_are_answered_within_three_working_days_as_it_was_set_R4(
    home: int, assistant: Staff, manager: Staff, time: Clock
) -> None:
    from store.desk import settings

    time.pass_(days=3)  # Thursday: the weekend is no working day
    one = complete(home, assistant)
    assert one.answer_due == date(2026, 12, 1)
    settings.change_own("renovation", renovation.RenovationSettings(answer=9), by=manager)
    again = renovation.tick(one.id, ALL_PAPERS, by=assistant)
    assert again.answer_due == date(2026, 12, 1)


def test_no_approval_passes_a_gate_that_is_shut(
    home: int, assistant: Staff, supervisor: Staff, manager: Staff
) -> None:
    one = applied(home, assistant)
    with pytest.raises(Refused, match="Tick the works"):
        renovation.approve(one.id, Approval(), by=supervisor)
    renovation.declare(one.id, Works(structure=True), by=assistant)
    with pytest.raises(Refused, match="missing"):
        renovation.approve(one.id, Approval(), by=supervisor)
    renovation.tick(one.id, ALL_PAPERS, by=assistant)
    renovation.review(one.id, Review(fit=False, opinion="缺结构验算"), by=assistant)
    with pytest.raises(Refused, match="Engineering"):
        renovation.approve(one.id, Approval(), by=manager)
    renovation.review(one.id, Review(fit=True, opinion="补齐"), by=assistant)
    with pytest.raises(Forbidden):  # structure is the manager's (R5)
        renovation.approve(one.id, Approval(), by=supervisor)
    assert renovation.approve(one.id, Approval(), by=manager).stage is Stage.APPROVED


def test_a_refusal_names_its_article_and_a_return_what_is_missing_R4(
    home: int, assistant: Staff, supervisor: Staff
) -> None:
    one = renovation.declare(applied(home, assistant).id, Works(), by=assistant)
    back = renovation.send_back(one.id, Returned(reason="补图纸"), by=supervisor)
    assert back.stage is Stage.RETURNED
    entry = journal.of_subject(one.subject)[-1]
    assert "plan" in entry.payload["left"]
    again = Again(scope="只粉刷", starts=clock.today(), ends=clock.today() + timedelta(days=9))
    assert renovation.resubmit(one.id, again, by=assistant).scope == "只粉刷"
    with pytest.raises(ValidationError):
        Refusal.model_validate({"reason": "不合适"})
    why = Refusal(article=Article.A6, reason="改外立面未经批准")
    assert renovation.refuse(one.id, why, by=supervisor).stage is Stage.REFUSED


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"starts": date(2026, 11, 22)}, "starts"),
        ({"ends": date(2026, 11, 23)}, "ends"),
        ({"ends": date(2027, 2, 21)}, "ends"),
        ({"firm": ""}, "firm"),
        ({"person_phone": ""}, "person_phone"),
    ],
)
def test_what_does_not_fit_is_refused_at_its_field_R8(
    told: dict[str, object], field: str, home: int, assistant: Staff
) -> None:
    with pytest.raises(Refused) as refused:
        renovation.apply(declaration(home, **told), by=assistant)
    assert refused.value.field == field
    assert renovation.every() == []


def test_a_permit_is_of_ninety_days_at_most_R6(home: int, assistant: Staff) -> None:
    last = clock.today() + timedelta(days=89)
    assert applied(home, assistant, ends=last).ends == last


def test_a_firm_s_code_has_its_check_digit(home: int) -> None:
    with pytest.raises(ValidationError):
        declaration(home, code="91350100M000100Y4Z")


def test_second_renovation_possible(
    home: int, assistant: Staff, supervisor: Staff, time: Clock
) -> None:
    """X66 (BH-M87/sy recordExist): any number over the years, of an occupied home too (R3, R7)."""
    first = passed(home, assistant, supervisor)
    time.pass_(days=31)
    renovation.release(first.id, renovation.Release(), by=assistant)
    from tests.store.renovation.works import give_back

    give_back(renovation.of_renovation(first.id)[0].id, assistant, supervisor)
    renovation.close(first.id, Approval(), by=assistant)
    time.pass_(days=400)
    second = begun(home, assistant, supervisor)
    assert (first.number, second.number) == ("ZX-2026-0001", "ZX-2028-0001")
    assert [one.id for one in renovation.of_home(home)] == [second.id, first.id]


def test_two_at_once_at_a_home_need_a_reason_and_somebody_in_charge_R7(
    home: int, assistant: Staff, supervisor: Staff
) -> None:
    applied(home, assistant)
    with pytest.raises(Refused) as refused:
        applied(home, assistant)
    assert refused.value.field == "beside"
    with pytest.raises(Forbidden):
        applied(home, assistant, beside="只换窗")
    assert applied(home, supervisor, beside="只换窗").number == "ZX-2026-0002"


def test_no_permit_before_agreement_and_deposit_art_16(
    home: int, assistant: Staff, supervisor: Staff
) -> None:
    one = approved(home, assistant, supervisor)
    with pytest.raises(Refused, match="agreement"):
        renovation.permit(one.id, renovation.Permit(), by=assistant)
    unsigned = AGREED.model_copy(update={"forbidden_told": False})
    with pytest.raises(Refused) as refused:
        renovation.agree(one.id, unsigned, by=assistant)
    assert refused.value.field == "forbidden_told"
    renovation.agree(one.id, AGREED, by=assistant)
    paid(one, assistant, "1999.99")
    with pytest.raises(Refused, match="deposit"):
        renovation.permit(one.id, renovation.Permit(), by=assistant)
    paid(one, assistant, "0.01")
    done = renovation.permit(one.id, renovation.Permit(), by=assistant)
    assert (done.stage, done.hours) == (Stage.PERMITTED, "08:00-12:00, 14:00-18:00")


def test_what_was_cancelled_gives_its_deposit_back_at_once(
    home: int, assistant: Staff, supervisor: Staff
) -> None:
    one = approved(home, assistant, supervisor)
    paid(one, assistant)
    renovation.cancel(one.id, Why(reason="不装了"), by=assistant)
    (held,) = renovation.of_renovation(one.id)
    assert held.met_on == clock.today()
