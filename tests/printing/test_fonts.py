from __future__ import annotations

import bz2
import os
from collections.abc import Callable
from pathlib import Path

import pytest
import uharfbuzz as hb

from printing import fonts, sheet
from printing.fonts import Face
from printing.sheet import Fields, Sheet
from printing.typeface.build import gb2312
from tests.printing.conftest import AT


def characters(face: bytes) -> set[str]:
    return {chr(code) for code in hb.Face(face).unicodes}


def test_the_face_has_every_character_of_gb2312_in_both_weights() -> None:
    common = "".join(gb2312())
    assert fonts.missing(common) == set()
    assert fonts.has_bold(common)


def test_the_face_has_the_gbk_repertoire_and_rare_characters_of_names() -> None:
    gbk = (bytes((a, b)) for a in range(0x81, 0xFF) for b in range(0x40, 0xFF) if b != 0x7F)
    known = "".join(pair.decode("gbk", "ignore") for pair in gbk)
    han = "".join(c for c in known if "\u4e00" <= c <= "\u9fa5")
    assert len(han) == 20902
    assert fonts.missing(han + "㛃𠅤䶮𬭎㑇㙍𨱏𬱖𬸘喆彧燚龘𠮷") == set()


def needed(path: str, package: str) -> Path:
    """A file of a Debian package; skips where that is not installed."""
    found = Path(path)
    if not found.exists() and os.environ.get("CI") == "true":
        pytest.fail(f"{package} must be there in CI")
    if not found.exists():
        pytest.skip(f"{package} is not installed")
    return found


def test_the_face_has_the_national_table_of_8105_characters() -> None:
    """Unihan's kTGH: the Table of General Standard Chinese Characters of 2013."""
    unihan = needed("/usr/share/unicode/Unihan_OtherMappings.txt.bz2", "unicode-data")
    fields = (line.split("\t") for line in bz2.decompress(unihan.read_bytes()).decode().split("\n"))
    table = {
        chr(int(field[0][2:], 16))
        for field in fields
        if field[1:2] == ["kTGH"] and field[0].startswith("U+")
    }
    assert len(table) == 8105
    assert fonts.missing("".join(table)) == set()


def test_a_second_face_of_the_machine_lends_what_the_first_lacks(
    lenders: Callable[..., None], text: Callable[[bytes], str]
) -> None:
    path = needed("/usr/share/fonts/truetype/hanazono/HanaMinB.ttf", "fonts-hanazono")
    assert fonts.missing("𪚥") == {"𪚥"}
    lenders(SECOND=str(path))
    assert fonts.missing("𪚥") == set()
    runs = [(Face.REGULAR, "欧"), (Face.SECOND, "𪚥"), (Face.REGULAR, "明")]
    assert list(fonts.runs("欧𪚥明")) == runs
    assert fonts.width("𪚥") == 1.0
    names = Fields.of(("姓名", "欧𪚥明"))
    pdf = sheet.render(Sheet("𪚥园", "金色家园", (names,), AT))
    said = text(pdf)
    assert "欧𪚥明" in said and "𪚥园" in said and "□" not in said
    assert sheet.render(Sheet("𪚥园", "金色家园", (names,), AT)) == pdf


def test_tick_boxes_have_glyphs_in_both_weights() -> None:
    assert fonts.missing("☐☑☒✔✗□■✓") == set()
    assert fonts.has_bold("☐☑☒✔✗")


def test_a_character_without_a_glyph_is_named_and_shown_as_a_box() -> None:
    assert fonts.missing("𪚥野\n家") == {"𪚥"}
    assert fonts.shown("𪚥野家") == "□野家"


def test_bold_leaves_rare_characters_to_regular() -> None:
    assert not fonts.has_bold("㛃")
    assert fonts.measure("㛃", bold=True) == 1.0


def test_a_cut_face_holds_the_characters_of_one_document_and_is_small() -> None:
    face = fonts.cut("特约服务/维修工作单")
    assert characters(face) == set("特约服务/维修工作单 ")
    assert len(face) < 10_000


def test_han_is_one_em_wide_and_figures_are_alike() -> None:
    assert fonts.width("工") == 1.0
    assert len({fonts.width(figure) for figure in "0123456789"}) == 1
