"""The application form, the interview sheet, what is handed over at leaving (O11, O12)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from printing import making, sheet
from printing import recruitment as paper
from printing.catalogue import request
from printing.recruitment import Told
from printing.sheet import Sheet
from store.paper import BLANK
from store.recruitment import (
    APPLICATION_FORM,
    INTERVIEW_SHEET,
    LEAVING_SHEET,
    Applicant,
    Application,
    Held,
    Line,
    Medical,
    Source,
    Stage,
    Thing,
    Verdict,
)
from store.residents import Sex
from store.rights import Staff
from tests.conftest import Clock
from tests.printing.conftest import AT, HEAD
from tests.printing.samples import ESTATE, LONG
from tests.printing.test_looks import compared, sound
from tests.store.recruitment.hired import begun, open_post

DAY = AT.date()
ONE = Application(
    id=1, number="YP-2026-0001", vacancy_id=1, applicant_id=1, source=Source.WEB,
    experience="某物业公司 2022-03 至 2025-12 客服，合同期满，证明人欧阳㛃\n" + LONG[:90],
    papers="物业管理员证 2023-118，长期", health="良好，能上夜班", available_on=DAY,
    expects="4800 元", received_on=DAY, interview_on=DAY, interviews=2, verified_on=DAY,
    seen="身份证、学历证书、离职证明", examined_on=None, fit_until=None, decided_on=DAY,
    reason="回老家照顾家人", starts_on=DAY, term=36, trial=6, trial_until=date(2027, 5, 22),
    prolonged=False, worker_id=1, contract="HT-2026-018", contract_on=DAY, confirmed_on=None,
    last_day=date(2027, 6, 30), issues="", hands="", lapses_on=None, lapsed_on=None,
    stage=Stage.LEAVING, post="客服助理", medical=Medical.NONE, name="欧阳㛃𠅤",
    phone="13600001101",
)  # fmt: skip
WHO = Applicant(
    id=1, name="欧阳㛃𠅤", sex=Sex.FEMALE, born="1998-04-12", phone="13600001101", id_number="",
    education="大专", emergency="谭先生 13600001109", relatives="无",
)  # fmt: skip
SEEN = Held(1, 1, 1, DAY, 4, 4, 3, 5, 4, Verdict.TAKE, "王丽华", "表达清楚，熟悉报修流程")
THINGS = (
    "员工手册",
    "工服",
    "工牌",
    "钥匙、门禁卡",
    "文件资料",
    "未结工单与待办",
    "离职证明已开具",
)
LINES = [Line(100 + n, what, Thing.BACK, DAY) for n, what in enumerate(THINGS)]
LINES[2] = replace(LINES[2], result=Thing.MISSING, note="遗失，已补办")
TOLD = Told(ONE, WHO, (SEEN, replace(SEEN, place=2, interviewer="陈志远")), LINES)


def made(name: str) -> Sheet:
    kinds = {"application-form": APPLICATION_FORM, "leaving-sheet": LEAVING_SHEET}
    if name.startswith("blank-"):
        return request(kinds[name.removeprefix("blank-")], BLANK).declare(AT, None)
    lay = {
        "application-form": paper.application,
        "interview-sheet": paper.interview,
        "leaving-sheet": paper.leaving,
    }
    return lay[name](TOLD, ESTATE, AT, HEAD)


@pytest.mark.parametrize(
    "name",
    ["application-form", "interview-sheet", "leaving-sheet", "blank-application-form"],
)
def test_a_sheet_looks_as_it_did(
    name: str, desk: Path, tmp_path: Path, told: Callable[..., str]
) -> None:
    compared(name, sheet.render(made(name)), 1, tmp_path, told)


def test_nothing_is_asked_that_the_law_forbids(text: Callable[[bytes], str]) -> None:
    """O11, A25: no guarantor, deposit, ID, marriage, residence among its fields."""
    said = text(sheet.render(made("application-form"))).replace("\n", "")
    asked = said.replace("不收取押金、不扣押证件、不要求担保", "")
    for barred in ("婚", "担保人", "押金", "住址", "身份证", "户籍", "生育"):
        assert barred not in asked, barred
    assert "所填属实，同意核验" in said


def test_a_phone_is_masked_until_the_printing_is_on_record(
    supervisor: Staff, time: Clock, told: Callable[..., str]
) -> None:
    open_post(supervisor)
    one = begun(supervisor)
    shown = str(making.preview(request(APPLICATION_FORM, one.subject)))
    assert "谭小雨" in shown and "13600001101" not in shown
    for kind in (INTERVIEW_SHEET, LEAVING_SHEET):
        sound(sheet.render(making.preview(request(kind, one.subject))), told)
