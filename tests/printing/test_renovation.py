"""The papers of a renovation: filled, blank, and at their extremes (SH26–SH36)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from printing import sheet
from printing.catalogue import request
from printing.renovation import acceptance, checking, declaration, permit
from printing.sheet import A4, A5
from store import clock, renovation, residents
from store.paper import BLANK, Paper, SheetKind
from store.renovation import (
    Article,
    Dissuasion,
    FloodTest,
    Grade,
    NewBan,
    NewPass,
    NewViolation,
    Notice,
    Report,
    Signed,
    Visit,
)
from store.renovation.sheets import SHEETS
from store.residents import NewHome, NewPerson
from store.rights import Staff
from tests.conftest import Clock
from tests.printing.conftest import AT, HEAD
from tests.printing.samples import ESTATE, LONG
from tests.printing.test_looks import compared
from tests.store.renovation.works import begun

Read = Callable[[bytes], str]
_OF = {
    renovation.CARD: "worker_pass:1",
    renovation.NOTICE: "violation:1",
    renovation.STOP: "violation:1",
    renovation.LETTER: "violation:1",
    renovation.QUIET: "noise_ban:1",
}


def name(kind: SheetKind) -> str:
    return kind.name.replace(" ", "-")


@pytest.fixture
def lived(assistant: Staff, supervisor: Staff, time: Clock) -> int:
    """A renovation with a bit of everything: looked at, broken, reported, tested."""
    home = residents.add_home(NewHome(code="3-2-1201"), by=assistant).id
    residents.move_in(home, NewPerson(name="张惠文", phone="13812341234"), by=assistant)
    one = begun(home, assistant, supervisor, "waterproof", "aircon")
    renovation.look(one.id, Visit(waste=False, remark="已提醒清走"), by=assistant)
    until = clock.today() + timedelta(days=99)
    card = {"permit": one.number, "name": "钱电工", "trade": "electrician", "card": "T320100"}
    renovation.issue(NewPass.model_validate(card | {"card_until": until}), by=assistant)
    new = NewViolation(
        article=Article.A5_3,
        what="客厅承重墙开洞约 60×80 厘米",
        grade=Grade.SEVERE,
        put_right_by=clock.today() + timedelta(days=2),
        place="客厅",
        photo="照片 12、13",
    )
    broken = renovation.find(one.id, new, by=assistant)
    said = Dissuasion(words="当面劝阻，已停", heeded=False)
    renovation.dissuade(broken.id, said, by=assistant)
    refused = Notice(signed=Signed.REFUSED, witness="赵队长")
    renovation.give_notice(broken.id, refused, by=assistant)
    report = Report(authority="区住建局", receipt="ZJ-88")
    renovation.tell_authority(broken.id, report, by=assistant)
    renovation.flood(one.id, FloodTest(tight=True, below_seen=True), by=assistant)
    ban = NewBan(since=clock.today(), until=clock.today() + timedelta(days=2), reason="高考")
    renovation.ban(ban, by=supervisor)
    return one.id


@pytest.mark.parametrize("kind", SHEETS, ids=name)
def test_each_looks_as_it_did(
    kind: SheetKind, lived: int, tmp_path: Path, told: Callable[..., str]
) -> None:
    subject = _OF.get(kind, f"renovation:{lived}")
    made = request(kind, subject, kind.papers[0]).declare(AT, HEAD)
    compared(name(kind), sheet.render(made), 1, tmp_path, told)


@pytest.mark.parametrize("kind", SHEETS, ids=name)
@pytest.mark.usefixtures("desk")
def test_each_is_there_to_fill_in_by_hand(
    kind: SheetKind, tmp_path: Path, told: Callable[..., str]
) -> None:
    blank = request(kind, BLANK, kind.papers[0]).declare(AT, None)
    compared(f"blank-{name(kind)}", sheet.render(blank), 1, tmp_path, told)


def test_what_counts_stands_on_the_papers(lived: int, text: Read) -> None:
    def said(kind: SheetKind) -> str:
        subject = _OF.get(kind, f"renovation:{lived}")
        return text(sheet.render(request(kind, subject, Paper.A4).declare(AT, HEAD)))

    for kind, wanted in (
        (renovation.DECLARATION, ("张惠文", "☑改动厨卫防水层（8）", "91350100M000100Y43")),
        (renovation.AGREEMENT, ("2,000.00元", "满30日", "不计利息", "不得指定施工单位")),
        (renovation.FORBIDDEN, ("禁止行为（办法第五条）", "第二十七条")),
        (renovation.WORKERS, ("ZXZ-2026-0001", "钱电工", "T320100")),
        (renovation.CHECKS, ("施工中", "垃圾袋装定点", "已提醒清走")),
        (renovation.NOTICE, ("WZ-2026-0001", "☑拒签，有见证人", "赵队长", "不涉及罚款")),
        (renovation.STOP, ("立即停止施工", "承重墙开洞")),
        (renovation.LETTER, ("区住建局", "ZJ-88", "当面劝阻，已停")),
        (renovation.ACCEPTANCE, ("合格，无渗漏", "最低保修期限为二年", "防渗漏为五年")),
        (renovation.QUIET, ("2026-11-23", "2026-11-25", "高考")),
    ):
        for told in wanted:
            assert told.replace(" ", "") in said(kind).replace(" ", ""), (kind.name, told)


def test_the_neighbours_notice_names_nobody_and_no_phone(lived: int, text: Read) -> None:
    """PIPL 25: it hangs in public."""
    made = request(renovation.NEIGHBOURS, f"renovation:{lived}", Paper.A4).declare(AT, HEAD)
    said = text(sheet.render(made))
    for personal in ("张惠文", "刘工", "13812341234", "13987654321"):
        assert personal not in said


def test_a_permit_that_is_stopped_or_has_run_out_never_looks_live(
    lived: int, text: Read, time: Clock
) -> None:
    one = renovation.get(lived)
    stopped = permit.permit(one, ESTATE, AT, HEAD, A4)
    assert "已停工，不得施工" in text(sheet.render(stopped))
    running = replace(one, stage=renovation.Stage.UNDER_WAY)
    assert "不得施工" not in text(sheet.render(permit.permit(running, ESTATE, AT, HEAD, A4)))
    later = AT + timedelta(days=90)
    over = permit.permit(running, ESTATE, later, HEAD, A5)
    assert "许可过期，不得施工" in text(sheet.render(over))


def test_where_no_printing_is_on_record_phones_are_masked_F6(lived: int, text: Read) -> None:
    made = request(renovation.DECLARATION, f"renovation:{lived}", Paper.A4).declare(AT, None)
    said = text(sheet.render(made))
    assert "13987654321" not in said and "139****4321" in said


def test_each_holds_the_longest_words_there_are(lived: int, text: Read) -> None:
    one = replace(
        renovation.get(lived),
        scope=LONG * 6,
        firm=LONG[:60],
        applicant="阿卜杜热合曼·买买提江",
        person="欧阳㛃𠅤",
    )
    broken = replace(renovation.VIOLATIONS.table.one(1), what=LONG * 6, place=LONG[:50])
    for made in (
        declaration.declaration(one, ESTATE, AT, HEAD, A4),
        declaration.agreement(one, ESTATE, AT, HEAD, A4),
        permit.permit(one, ESTATE, AT, HEAD, A5),
        checking.notice(broken, ESTATE, AT, HEAD, A4),
        checking.letter(broken, ESTATE, AT, HEAD, A4),
        acceptance.acceptance(one, ESTATE, AT, HEAD, A4),
    ):
        said = text(sheet.render(made)).replace("\n", "").replace(" ", "")
        assert LONG[-6:].replace(" ", "") in said or one.firm[:6] in said, made.title
