"""Daily checks, the month that they come to, quarter and year, and the fee (I22, G7)."""

from __future__ import annotations

from datetime import timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store import agenda, answers, clock, contractors, journal
from store.contractors import (
    AsIs,
    Band,
    CheckStage,
    Contractor,
    ContractorSettings,
    GiveUpCheck,
    LeftOut,
    MonthDecided,
    MonthKnown,
    MonthObjected,
    MonthSettled,
    MonthStage,
    NewMonth,
    Section,
    SectionScore,
    Sheet,
    Verdict,
)
from store.engine import database
from store.errors import Forbidden, Refused
from store.figure import NOTHING, month
from store.rights import Role, Staff
from store.score import Score
from tests.conftest import Clock, _hire
from tests.store.contractors import works

WEIGHTS = ContractorSettings().weights
POINTS = st.one_of(st.none(), st.integers(0, 40))


def scored(one: Contractor, by: Staff, time: Clock, **told: object) -> Sheet:
    """The sheet of the month of now, once it is over."""
    ends = f"{clock.today():%Y-%m}"
    time.pass_(days=10)
    given = {"contractor": one.number, "month": ends} | told
    return contractors.score_month(NewMonth.model_validate(given), by=by)


def known(sheet: Sheet, by: Staff) -> Sheet:
    return contractors.month_known(sheet.id, MonthKnown(signer="周领班"), by=by)


def waiting() -> list[str]:
    return [w.kind for w in agenda.everything(clock.now()) if w.kind.startswith("contractor_month")]


def test_a_month_s_checks_come_to_a_score_a_band_and_a_proposal(
    supervisor: Staff, manager: Staff, time: Clock
) -> None:
    one = works.at_work(supervisor)
    works.checked(one, supervisor, 30)
    works.checked(one, supervisor, 40, 10)
    with pytest.raises(Refused, match="not over"):
        contractors.score_month(NewMonth(contractor="洁雅保洁", month="2026-11"), by=supervisor)
    sheet = scored(one, supervisor, time)
    # 40 × 70/80 + 20 × 30/40 + 40 = 35 + 15 + 40
    assert (sheet.score.text, sheet.band, sheet.pays) == ("90.0", Band.GOOD, 98)
    assert (sheet.fee, sheet.proposed, sheet.number) == (1_000_000, 20_000, "FBK-2026-0001")
    with pytest.raises(Refused, match="FBK-2026-0001"):
        contractors.score_month(NewMonth(contractor=one.number, month="2026-11"), by=supervisor)
    assert waiting() == ["contractor_month.to_sign"]
    sheet = known(sheet, supervisor)
    assert waiting() == ["contractor_month.to_settle"]
    with pytest.raises(Forbidden):
        contractors.settle_month(sheet.id, MonthSettled(deducted="200"), by=supervisor)
    for deducted, field in (("201", "deducted"), ("50", "reason")):
        with pytest.raises(Refused) as told:
            wrong = MonthSettled.model_validate({"deducted": deducted})
            contractors.settle_month(sheet.id, wrong, by=manager)
        assert told.value.field == field
    finance = _hire("孙会计", "5001", Role.FINANCE)
    settled = MonthSettled.model_validate({"deducted": "50", "reason": "初次"})
    sheet = contractors.settle_month(sheet.id, settled, by=finance)
    assert (sheet.deducted, sheet.stage) == (5000, MonthStage.SETTLED)
    time.pass_(days=-5)
    tells = answers.of("contractors").figures
    assert tells is not None
    november = month(clock.today().replace(month=11, day=1))
    found = {each.name: each.text for each in tells(november)}
    assert (found["Mean score of contractors"], found["Taken off contractors' fees"]) == (
        "90.0",
        "50.00",
    )
    assert journal.verify().right


def test_without_a_contract_that_says_so_nothing_is_proposed(
    supervisor: Staff, time: Clock
) -> None:
    """I22: pay effect only as the contract says."""
    one = works.at_work(supervisor, by_score=False)
    works.checked(one, supervisor, 0, 0)
    sheet = known(scored(one, supervisor, time), supervisor)
    assert (sheet.band, sheet.pays, sheet.proposed) == (Band.FAILED, 70, 0)
    assert waiting() == []


def test_a_fault_is_a_finding_and_another_person_looks_again(
    supervisor: Staff, time: Clock
) -> None:
    """G9."""
    one = works.at_work(supervisor)
    check = works.checked(one, supervisor, 30)
    (found,) = answers.findings().of_source(check.subject)
    assert found.origin.about == one.subject and found.open
    assert contractors.marks(check.id)[0].finding == found.number


def test_na_leaves_numerator_and_denominator(supervisor: Staff, time: Clock) -> None:
    """Q23, Q26, Q28: a section that never applies leaves the month; 0 is a score (Q24)."""
    one = works.at_work(supervisor)
    works.checked(one, supervisor, None, 0, None, None, None, None)
    works.checked(one, supervisor, None, None, 15, None, None, None)
    sheet = scored(one, supervisor, time)
    assert sheet.score.text == f"{Fraction(1500, 35).numerator / 7:.1f}"  # 15 of 35
    assert [each.text for each in sheet.sections] == [
        *(NOTHING, "0.0", "15.0", NOTHING, NOTHING, NOTHING)
    ]
    assert [each.na for each in sheet.sections] == [2, 1, 1, 2, 2, 2]


def test_empty_section_scores_dash(supervisor: Staff, time: Clock) -> None:
    """Q27: a month in which nothing applied is neither 0 nor 100; it has no sheet."""
    one = works.at_work(supervisor)
    works.checked(one, supervisor, *[None] * 6)
    assert contractors.checks_of(one.id)[0].score.text == NOTHING
    with pytest.raises(Refused, match="nothing to score"):
        scored(one, supervisor, time)


def test_skipped_is_not_zero(supervisor: Staff, time: Clock) -> None:
    """Q25: what nobody looked at makes the check incomplete; given up, it counts nowhere."""
    one = works.at_work(supervisor)
    works.checked(one, supervisor)
    half = contractors.begin_check(one.id, AsIs(), by=supervisor)
    half = contractors.lose(half.id, 0, works.lost(0), by=supervisor)
    assert contractors.begin_check(one.id, AsIs(), by=supervisor).id == half.id
    with pytest.raises(Refused, match="to its end"):
        scored(one, supervisor, time)
    contractors.give_up_check(half.id, GiveUpCheck(reason="下雨"), by=supervisor)
    given = NewMonth(contractor=one.number, month="2026-11")
    assert contractors.score_month(given, by=supervisor).score.text == "100.0"


def test_score_outside_scale_refused(supervisor: Staff, time: Clock) -> None:
    """Q76."""
    one = works.at_work(supervisor)
    check = contractors.begin_check(one.id, AsIs(), by=supervisor)
    with pytest.raises(Refused) as told:
        contractors.lose(check.id, 4, works.lost(5), by=supervisor)
    assert told.value.field == "got"


def test_changed_weights_leave_the_sheets_that_are_there(
    supervisor: Staff, manager: Staff, time: Clock
) -> None:
    """G5."""
    from store.desk import settings as desk

    one = works.at_work(supervisor)
    before = works.checked(one, supervisor, 20)
    sheet = scored(one, supervisor, time)
    desk.change_own("contractors", ContractorSettings(quality=10, excellent=50), by=manager)
    assert contractors.get_check(before.id).items == before.items
    again = contractors.get_month(sheet.id)
    assert (again.score.text, again.band, again.sections) == ("80.0", Band.FAIR, sheet.sections)
    works.checked(one, supervisor, 10, 20)
    assert contractors.checks_of(one.id)[0].of == 70


def test_who_scored_does_not_decide_and_a_void_sheet_leaves_the_mean(
    supervisor: Staff, manager: Staff, time: Clock
) -> None:
    """I17, as of departments: three days; the month may be scored anew."""
    one = works.at_work(supervisor)
    works.checked(one, supervisor, 0)
    sheet = scored(one, manager, time)
    objected = MonthObjected(signer="周领班", objection="当日停水")
    sheet = contractors.month_objected(sheet.id, objected, by=supervisor)
    assert sheet.decide_by == clock.now() + timedelta(days=3)
    void = MonthDecided(verdict=Verdict.VOID, reason="属实")
    with pytest.raises(Forbidden):
        contractors.decide_month(sheet.id, void, by=manager)
    other = _hire("刘经理", "3002", Role.MANAGER)
    assert contractors.decide_month(sheet.id, void, by=other).stage is MonthStage.VOID
    assert contractors.months_of(one.id) == {} and contractors.to_score(one.id) == "2026-11"
    given = NewMonth(contractor=one.number, month="2026-11")
    assert contractors.score_month(given, by=supervisor).number == "FBK-2026-0002"
    assert journal.verify().right


def test_a_serious_accident_leaves_it_one_band_lower(supervisor: Staff, time: Clock) -> None:
    one = works.at_work(supervisor)
    works.checked(one, supervisor)
    sheet = scored(one, supervisor, time, accident=True)
    assert (sheet.score.text, sheet.band, sheet.proposed) == ("100.0", Band.GOOD, 20_000)


@given(st.lists(st.tuples(*[POINTS] * 6), max_size=9))
def test_a_month_is_what_its_marks_come_to(days: list[tuple[int | None, ...]]) -> None:
    """Against a sum over single marks, in whole numbers of another denominator."""
    sections = []
    for place, section in enumerate(Section):
        weight = WEIGHTS[place]
        marked = [min(day[place], weight) for day in days if day[place] is not None]  # type: ignore[type-var]
        sections.append(
            SectionScore(
                section, weight, sum(marked), weight * len(marked), len(marked),  # type: ignore[arg-type]
                len(days) - len(marked),
            )
        )  # fmt: skip
    applied = [one for one in sections if one.n]
    total = sum(Fraction(one.got, one.n) for one in applied)
    of = sum(one.weight for one in applied)
    exact = contractors.whole(sections).exact
    assert exact == (100 * total / of if of else None)


@pytest.mark.parametrize(
    ("score", "accident", "expected"),
    [
        *[(95.0, False, Band.EXCELLENT), (94.9, False, Band.GOOD), (85.0, False, Band.GOOD)],
        *[(75.0, False, Band.FAIR), (65.0, False, Band.MODERATE), (60.0, False, Band.POOR)],
        *[(0.0, False, Band.FAILED), (0.0, True, Band.FAILED), (96.0, True, Band.GOOD)],
        (None, True, Band.NONE),
    ],
)
def test_bands_begin_at_their_limit(score: float | None, accident: bool, expected: Band) -> None:
    of = 0 if score is None else 1000
    exact = Score(int((score or 0) * 10), of, failed=False)
    assert contractors.band(exact, ContractorSettings(), accident=accident) is expected


@given(st.dictionaries(st.integers(1, 12), st.one_of(st.none(), st.integers(0, 100))))
def test_a_year_is_the_mean_of_its_quarters_and_a_quarter_of_its_months(
    months: dict[int, int | None],
) -> None:
    """Q23: what has no score is in no mean."""
    given = {
        f"2026-{n:02}": Score(got or 0, 0 if got is None else 100, failed=False)
        for n, got in months.items()
    } | {"2025-12": Score(1, 100, failed=False)}
    means = []
    for first in (1, 4, 7, 10):
        there = [got for n in range(first, first + 3) if (got := months.get(n)) is not None]
        name = f"2026-Q{first // 3 + 1}"
        mean = Fraction(sum(there), len(there)) if there else None
        assert contractors.quarters(given).get(name) == mean
        means += [mean] if mean is not None else []
    assert contractors.year(given, "2026") == (sum(means) / len(means) if means else None)
    assert contractors.read_out(None) == NOTHING


@given(st.integers(0, 10**9), st.integers(0, 100))
def test_what_is_proposed_is_whole_fen_half_up(fee: int, percent: int) -> None:
    hundredths = fee * (100 - percent)
    assert contractors.off(fee, percent) == (hundredths + 50) // 100


def test_a_mark_that_was_changed_behind_the_desk_is_found(supervisor: Staff, time: Clock) -> None:
    one = works.at_work(supervisor)
    check = works.checked(one, supervisor, 30)
    assert check.stage is CheckStage.MARKED and journal.verify().right
    with pytest.raises(Refused):
        contractors.leave_out(check.id, 0, LeftOut(), by=supervisor)
    database.db.execute_sql("UPDATE contractor_mark SET got = 40 WHERE place = 0")
    assert not journal.verify().right
