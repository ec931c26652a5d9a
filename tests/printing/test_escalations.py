"""The record of what was reported up on paper (D9)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from printing import escalations as paper
from printing import sheet
from printing.catalogue import request
from store import escalations
from store.escalations import (
    ESCALATION,
    Acknowledged,
    Chain,
    Decision,
    Ended,
    Escalation,
    How,
    Level,
    NewEscalation,
    Rung,
    Said,
    Stage,
    Told,
)
from store.paper import BLANK, Paper
from store.rights import Staff
from tests.conftest import PIN, Clock
from tests.printing.conftest import AT, HEAD, printed
from tests.printing.samples import ESTATE
from tests.printing.test_looks import compared

NAMES = {1: "李芳", 2: "王丽华", 3: "陈志远"}
ONE = Escalation(
    id=1,
    number="SB-2026-0001",
    level=Level.MAJOR,
    thing="ticket:12",
    raised_at=AT,
    next_at=AT,
    tries=1,
    passed=0,
    supervisor_at=AT + timedelta(minutes=5),
    manager_at=AT + timedelta(minutes=7),
    until=None,
    owner=2,
    stage=Stage.ENDED,
)


def later(minutes: int) -> dict[str, object]:
    at = AT + timedelta(minutes=minutes)
    return {"at": at, "written": at + timedelta(minutes=minutes), "by": 1}


TOLD = Chain(
    (
        Rung(whom=2, how=How.RADIO, reached=False, words="无应答", **later(2)),  # type: ignore[arg-type]
        Rung(whom=2, how=None, reached=True, words="", **later(5)),  # type: ignore[arg-type]
        Rung(whom=3, how=How.PHONE, reached=True, words="马上到场", **later(7)),  # type: ignore[arg-type]
    ),
    (
        Said("raised", AT, "3 栋 2 号电梯困人 38 分钟，维保超时", 1),
        Said("decided", AT + timedelta(minutes=9), "当日书面答复", 1, 3, 2, AT),
        Said("ended", AT + timedelta(hours=3), "说明已送达", 1),
    ),
)


def test_the_record_looks_as_it_did(tmp_path: Path, told: Callable[..., str]) -> None:
    made = paper.record(ONE, TOLD, NAMES, ESTATE, AT, HEAD, sheet.A4)
    compared("escalation", sheet.render(made), 1, tmp_path, told)


@pytest.mark.usefixtures("desk")
def test_the_blank_one_looks_as_it_did(tmp_path: Path, told: Callable[..., str]) -> None:
    blank = request(ESCALATION, BLANK, Paper.A4).declare(AT, None)
    compared("blank-escalation", sheet.render(blank), 1, tmp_path, told)


def test_it_says_who_was_told_when_reached_or_not_and_acknowledged_how(
    assistant: Staff,
    supervisor: Staff,
    manager: Staff,
    time: Clock,
    tmp_path: Path,
    text: Callable[[bytes], str],
) -> None:
    new = NewEscalation(level=Level.MAJOR, why="十二户同时停水")
    one = escalations.raise_(new, thing="ticket:7", by=assistant).id
    tried = Told(whom=supervisor.id, how=How.RADIO, reached=False, words="无应答")
    escalations.tell(one, tried, by=assistant)
    read = Acknowledged(number=supervisor.number, pin=PIN)
    escalations.acknowledge(one, read, by=assistant)
    time.pass_(minutes=20)
    at = time.at - timedelta(minutes=10)
    escalations.tell(one, Told(whom=manager.id, reached=True, at=at), by=assistant)
    given = Decision(whom=manager.id, words="叫水车", owner=assistant.id)
    escalations.decide(one, given, by=assistant)
    escalations.end(one, Ended(words="来水了"), by=assistant)
    done = printed(ESCALATION, f"escalation:{one}", tmp_path / "one.pdf", assistant)
    said = text(done.path.read_bytes()).replace("\xa0", "")
    for wanted in (
        *("升级上报记录", "十二户同时停水", "工单7", "☑重大", "未联系上", "无应答"),
        *("本人密码签字", "补记", "叫水车", "来水了", assistant.name, "王主管"),
    ):
        assert wanted in said.replace(" ", ""), wanted
