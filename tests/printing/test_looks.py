"""Every kind of sheet as full as it gets: sound, small, whole, and looking as it did."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from printing import catalogue, fonts, sheet
from printing.catalogue import request
from printing.sheet import Fields, Prose, Sheet, Table
from store.handover import HANDOVER
from store.inputs import printable
from store.keys import KEY_COUNT
from store.paper import BLANK, Paper, SheetKind
from store.residents import HOUSEHOLD
from store.tickets import BLANK_COMPLAINT, WORK_ORDER
from tests.printing.conftest import AT
from tests.printing.samples import ID, LONG, PHONE, SAMPLES

PICTURES = Path(__file__).parent / "pictures"
MOST_DIFFERENT = 0.002  # of the pixels; poppler's versions smooth edges differently
MOST_BYTES = 100_000  # a sheet of paper

Told = Callable[..., str]
Read = Callable[[bytes], str]


def blank(kind: SheetKind, paper: Paper | None = None, subject: str = BLANK) -> Sheet:
    return request(kind, subject, paper).declare(AT, None)


def sound(pdf: bytes, told: Told) -> None:
    """No complaint of qpdf, fonts embedded and cut, nobody in the metadata, and not too big."""
    assert "No syntax or stream encoding errors" in told(pdf, "qpdf", before=("--check",))
    faces = told(pdf, "pdffonts").splitlines()[2:]
    assert faces and all(line.split()[-5:-2] == ["yes", "yes", "yes"] for line in faces)
    facts = told(pdf, "pdfinfo")
    assert not any(one in facts for one in ("欧阳", PHONE, ID, "李芳", "Author"))
    pages = int(next(n for n in facts.splitlines() if n.startswith("Pages:")).split()[1])
    assert len(pdf) / pages <= MOST_BYTES


@pytest.mark.parametrize("name", SAMPLES)
def test_a_full_sheet_is_sound_small_and_whole(name: str, told: Told, text: Read) -> None:
    declared = SAMPLES[name]()
    pdf = sheet.render(declared)
    sound(pdf, told)
    said = text(pdf)
    for value in values(declared):
        # What goes on over a page is cut by the next page's head.
        piece = "".join(fonts.shown(printable(value)).split())[:12]
        assert piece in said, value
    assert sheet.render(declared) == pdf


def values(declared: Sheet) -> list[str]:
    """The lines of text that somebody filled in."""
    found: list[str] = []
    for part in declared.parts:
        match part:
            case Fields():
                found += [field.value for row in part.rows for field in row]
            case Prose():
                found.append(part.text)
            case Table():
                found += [cell for row in part.rows for cell in row if len(cell) < 12]
            case _:
                pass
    return found


@pytest.mark.parametrize(
    ("name", "pages"),
    [
        ("work-order", 3),
        ("work-order-continuous", 1),
        ("complaint-500", 1),
        ("complaint-continuous-500", 1),
        ("handover", 1),
        ("handover-60", 4),
        ("household", 1),
        ("household-12", 2),
        ("key-map", 1),
        ("key-count", 1),
    ],
)
def test_no_page_is_begun_for_a_few_rows(name: str, pages: int) -> None:
    assert len(sheet.lay_out(SAMPLES[name]())) == pages


@pytest.mark.parametrize("name", ["work-order-500", "work-order-continuous-500", "complaint-500"])
def test_500_characters_print_whole(name: str, text: Read) -> None:
    said = text(sheet.render(SAMPLES[name]()))
    assert all(f"{n}号楼业主反映" in said for n in range(20))
    assert LONG[-8:] in said


def test_twelve_members_print_whole(text: Read) -> None:
    for name in ("household-12", "residents-12"):
        said = text(sheet.render(SAMPLES[name]()))
        assert said.count(ID) == 13
        assert all(f"139000000{n:02}" in said for n in range(2, 14))


def test_a_full_log_is_copied_out_entry_by_entry(text: Read) -> None:
    """D7."""
    said = text(sheet.render(SAMPLES["log-page-100"]()))
    assert all(f"{n}14:09快递3-2-1201代收顺丰快件一件" in said for n in range(345, 444))
    assert LONG[:15] in said and LONG[-8:] in said


def test_a_short_sheet_fills_its_page_and_a_long_one_keeps_its_rows() -> None:
    slip, full = SAMPLES["key-loan"](), SAMPLES["log-page-100"]()
    lowest = max(rule.y2 for rule in sheet.lay_out(slip)[0].rules)
    assert lowest > 140
    rows = [rule.y1 for rule in sheet.lay_out(full)[2].rules if rule.x2 - rule.x1 > 100]
    assert max(rows) > 250


@pytest.mark.parametrize("script", catalogue.blanks())
def test_each_sheet_has_a_blank_one(script: str, desk: Path, told: Told, text: Read) -> None:
    kind, about = catalogue.blanks()[script]
    for paper in kind.papers:
        pdf = sheet.render(request(kind, about, paper).declare(AT, None))
        sound(pdf, told)
        said = text(pdf)
        assert "None" not in said and "校验码" not in said and "☑" not in said


def test_a_complaint_has_a_blank_of_its_own(desk: Path, text: Read) -> None:
    said = text(sheet.render(blank(WORK_ORDER, subject=BLANK_COMPLAINT)))
    assert "投诉/咨询处理单" in said and "诉求与证据" in said and "☑" not in said


LOOKS: dict[str, Callable[[], Sheet]] = {
    **{
        name: SAMPLES[name]
        for name in (
            "work-order",
            "work-order-continuous",
            "complaint-500",
            "log-page",
            "handover",
            "key-list",
            "key-map",
            "key-count",
            "key-deposit",
            "key-loan",
            "key-release",
            "household-12",
            "file-cover",
            "receipt-roll",
            "receipt-a5",
        )
    },
    "blank-work-order": lambda: blank(WORK_ORDER),
    "blank-work-order-continuous": lambda: blank(WORK_ORDER, Paper.CONTINUOUS),
    "blank-household": lambda: blank(HOUSEHOLD),
    "blank-handover": lambda: blank(HANDOVER),
    "blank-key-count": lambda: blank(KEY_COUNT),
}


@pytest.mark.parametrize("name", LOOKS)
def test_a_sheet_looks_as_it_did(name: str, desk: Path, tmp_path: Path, told: Told) -> None:
    """The pictures are made anew with ``FRONTDESK_PICTURES=keep``; look before committing."""
    compared(name, sheet.render(LOOKS[name]()), 1, tmp_path, told)


@pytest.mark.parametrize("page", [1, 4])
def test_sixty_lines_of_a_handover_look_as_they_did(page: int, tmp_path: Path, told: Told) -> None:
    pdf = sheet.render(SAMPLES["handover-60"]())
    compared(f"handover-60-{page}", pdf, page, tmp_path, told)


def compared(name: str, pdf: bytes, number: int, folder: Path, told: Told) -> None:
    """Compare a page at 60 dots an inch with its kept picture, pixel by pixel."""
    told(pdf, "pdfinfo")
    made = folder / "page"
    (folder / "sheet.pdf").write_bytes(pdf)
    command = ["pdftoppm", "-png", "-gray", "-r", "60", "-f", str(number), "-singlefile"]
    subprocess.run([*command, str(folder / "sheet.pdf"), str(made)], check=True)
    page = Image.open(made.with_suffix(".png")).convert("L")
    kept = PICTURES / f"{name}.png"
    if os.environ.get("FRONTDESK_PICTURES"):
        kept.parent.mkdir(exist_ok=True)
        page.quantize(16).save(kept, optimize=True)
    wanted = Image.open(kept).convert("L")
    assert page.size == wanted.size
    histogram = ImageChops.difference(page, wanted).histogram()
    assert sum(histogram[96:]) / (page.width * page.height) < MOST_DIFFERENT
