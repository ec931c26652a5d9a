"""The sheet of a paid service: its total is the sum of its printed lines (SH45, W15, $7)."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from printing import services as paper
from store import services
from store.residents import Home
from store.rights import Staff
from store.services import SERVICE, Done
from tests.printing.conftest import printed
from tests.store.services.serving import accepted, agreed, done, estate, ordered, quoted

Read = Callable[[bytes], str]


def _settled(by: Staff, of: Home) -> services.Service:
    ticket = ordered(by, of)
    one = quoted(by, ticket, quantity="3", surcharge=True, materials="CLJF, 2\n自备 地漏, 1")
    one = agreed(by, one)
    less = {"line": 1, "quantity": "2", "reason": "少一处"}
    services.adjust(one.id, Done.model_validate(less), by=by)
    done(by, ticket)
    return accepted(by, one)


def test_what_was_quoted_agreed_and_settled_stands_on_it(
    manager: Staff, tmp_path: Path, text: Read
) -> None:
    """240 + 120 + 71 agreed; two thirds of the labour done: 160 + 80 + 71."""
    one = _settled(manager, estate(manager))
    made = printed(SERVICE, one.subject, tmp_path / "service.pdf", manager)
    said = text(made.path.read_bytes()).replace("\xa0", "")
    for told in (
        *("特约服务单", one.number, "报价明细", "结算清单", "管道改线", "王芳", "完工即付"),
        *("431.00", "311.00", "叁佰壹拾壹元整", "报3，实做2", "业主自备地漏（不保修）"),
        *("第一联　财务", "第三联　前台存根"),
    ):
        assert told.replace("　", "") in said.replace("　", "").replace(" ", ""), told


def test_the_total_is_its_printed_lines(manager: Staff) -> None:
    """$7, X89."""
    one = _settled(manager, estate(manager))
    lines = [line for line in services.agreed(one) if line.charged]
    rows = paper._rows(lines, done=True)
    fen = sum(int(re.sub(r"[.,]", "", row[-1])) for row in rows if row[-1])
    assert fen == one.listed == 311_00
