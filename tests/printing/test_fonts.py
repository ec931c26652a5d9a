from __future__ import annotations

import uharfbuzz as hb

from printing import fonts
from printing.typeface.build import gb2312


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
