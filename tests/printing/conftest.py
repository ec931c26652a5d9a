from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from printing import fonts, making
from printing.catalogue import request
from printing.fonts import Face
from printing.making import Issued
from printing.sheet import Head
from store import clock
from store.paper import SheetKind
from store.rights import Staff
from store.tickets import Channel, Kind, Step, Ticket, Urgency

AT = datetime(2026, 11, 23, 6, 9, tzinfo=UTC)  # 14:09 in Shanghai
HEAD = Head("345-ABCD-EFGH-IJKL-MNOP-QRST-UVWX-YZ23-4567", 1)
TOOLS = ("pdftotext", "pdfinfo", "pdffonts", "qpdf")


@pytest.fixture(autouse=True)
def lenders(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., None]]:
    """The machine's own faces are left out, so that sheets are alike; call it to lend some."""

    def lend(**faces: str) -> None:
        lent = {Face.SECOND: "/nowhere", Face.THIRD: "/nowhere"}
        lent |= {Face[name]: path for name, path in faces.items()}
        monkeypatch.setattr(fonts, "FILES", fonts.FILES | {k: Path(v) for k, v in lent.items()})
        _forget()

    lend()
    yield lend
    _forget()


def _forget() -> None:
    for cached in (fonts._glyph, fonts._lender, fonts.width):
        cached.cache_clear()
    for face in (Face.SECOND, Face.THIRD):
        fonts._font.cache_clear() if fonts.FILES[face].exists() else None


def _tool(name: str) -> str:
    found = shutil.which(name)
    if not found and os.environ.get("CI") == "true":
        pytest.fail(f"{name} must be there in CI")
    if not found:
        pytest.skip(f"{name} is not installed")
    return found


@pytest.fixture
def told(tmp_path: Path) -> Callable[..., str]:
    """What a program of poppler or qpdf says about a PDF: ``told(pdf, "pdftotext", "-")``."""

    def run(pdf: bytes, name: str, *after: str, before: tuple[str, ...] = ()) -> str:
        path = tmp_path / "sheet.pdf"
        path.write_bytes(pdf)
        command = [_tool(name), *before, str(path), *after]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        assert not done.stderr
        return done.stdout

    return run


@pytest.fixture
def text(told: Callable[..., str]) -> Callable[[bytes], str]:
    """All characters of a PDF in reading order, without the white space between them."""

    def read(pdf: bytes) -> str:
        return "".join(told(pdf, "pdftotext", "-", before=("-raw",)).split())

    return read


def step(kind: str, words: dict[str, str] | None = None, **payload: object) -> Step:
    return Step(1, kind, AT, 1, words or {}, payload)


@pytest.fixture
def ticket() -> Ticket:
    """A dispatched repair."""
    expected = clock.to_ms(datetime(2026, 11, 23, 8, 9, tzinfo=UTC))
    return Ticket(
        id=87,
        kind=Kind.REPAIR,
        channel=Channel.PHONE,
        urgency=Urgency.URGENT,
        home_id=1,
        home="3-2-1201",
        place="主卧",
        caller="欧阳㛃𠅤",
        phone="13812341234",
        convenient="今日 16:00 – 17:00",
        taken_at=AT,
        open=True,
        steps=(
            step("taken", {"what": "空调（KFR-35GW）不制冷，室外机异响；下午有人在家。"}),
            step("dispatched", {"team": "工程组", "worker": "王师傅"}, expected=expected),
        ),
    )


@pytest.fixture
def reported(ticket: Ticket) -> Callable[[str], Ticket]:
    """The same repair with other words."""
    return lambda what: replace(ticket, steps=(step("taken", {"what": what}), *ticket.steps[1:]))


def printed(kind: SheetKind, subject: str, to: Path, by: Staff | None) -> Issued:
    """A sheet from the store, printed to a file on record."""
    return making.make(request(kind, subject), to, by)
