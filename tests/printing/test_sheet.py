from __future__ import annotations

import hashlib
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from printing import fonts, sheet
from printing.sheet import Align, Column, Fields, Part, Prose, Sheet, Signature, Signatures, Table
from printing.sheet.formats import A4
from printing.sheet.marks import Page, extent
from store.inputs import printable
from tests.printing.conftest import AT, HEAD

COLUMNS = (Column("序号", 12, Align.CENTRE), Column("事项", 100), Column("金额", 30, Align.RIGHT))


def declared(*parts: Part, **changes: str) -> Sheet:
    made = Sheet("值班日志", "金色家园", parts, AT, "000087", HEAD)
    return replace(made, **changes)  # type: ignore[arg-type]


def said(pages: list[Page]) -> str:
    return "".join(text.text for page in pages for text in page.texts)


def bare(text: str) -> str:
    return "".join(fonts.shown(printable(text)).split())


def test_a_sheet_names_the_estate_its_number_its_head_and_its_pages(
    text: Callable[[bytes], str],
) -> None:
    page = text(sheet.render(declared()))
    for expected in ("金色家园", "值班日志", "000087", HEAD.code, "第1页/共1页"):
        assert expected in page
    assert "打印2026-11-2314:09" in page


def test_every_reprint_says_which_copy_it_is(text: Callable[[bytes], str]) -> None:
    third = replace(declared(), head=replace(HEAD, copy=3))
    assert "第3次打印" in text(sheet.render(third))


def test_a_table_repeats_its_head_on_every_page() -> None:
    rows = tuple((str(n), "来电咨询停车证", "5.00") for n in range(120))
    pages = sheet.lay_out(declared(Table(COLUMNS, rows)))
    assert len(pages) > 2
    assert all("事项" in said([page]) for page in pages)
    assert all(f"共 {len(pages)} 页" in said([page]) for page in pages)


def test_a_row_taller_than_a_page_goes_on_without_loss() -> None:
    long = "".join(f"{n}号楼反映电梯异响，已报工程组处理；" for n in range(400))
    pages = sheet.lay_out(declared(Table(COLUMNS, (("1", long, "5.00"),))))
    assert len(pages) > 2
    assert all("事项" in said([page]) for page in pages)
    texts = [text for page in pages for text in page.texts if text.size == 9 and not text.bold]
    assert bare("".join(text.text for text in texts if len(text.text) > 4)) == bare(long)


def test_a_row_under_a_head_that_fills_half_a_page_is_cut_rather_than_lost() -> None:
    table = Table(COLUMNS, (("1", "电梯异响。" * 140, "5.00"),), title="须知" * 900)
    _within(sheet.lay_out(declared(table)))


def test_prose_goes_on_under_its_title() -> None:
    pages = sheet.lay_out(declared(Prose("处理结果", "空调滤网积尘，已清洗。" * 400)))
    assert len(pages) > 1
    assert all("处理结果" in said([page]) for page in pages)


def test_signatures_never_stand_alone_on_a_page() -> None:
    places = Signatures((Signature("住户", "确认"), Signature("前台", "归档")))
    for rows in range(1, 60):
        table = Table(COLUMNS, tuple((str(n), "事", "1") for n in range(rows)))
        last = said([sheet.lay_out(declared(table, places))[-1]])
        assert "住户" in last and "事项" in last


def test_a_head_never_stands_alone_at_the_foot_of_a_page() -> None:
    places = Signatures((Signature("住户"), Signature("前台")))
    for rows in range(15, 45):
        filler = Table(COLUMNS, tuple((str(n), "事", "1") for n in range(rows)))
        only = Table(COLUMNS, (("1", "唯一", "1"),), title="附表")
        for page in sheet.lay_out(declared(filler, only, places)):
            assert ("附表" in said([page])) == ("唯一" in said([page]))


def test_control_and_bidirectional_characters_never_reach_the_page(
    text: Callable[[bytes], str],
) -> None:
    pdf = sheet.render(declared(Prose("内容", "\x1b[31m红\x00\u202e倒\u200b[/foo]\ufeff")))
    page = text(pdf)
    assert "[31m红倒[/foo]" in page
    assert not set(page) & set("\x1b\x00\u202e\u200b\ufeff")


def test_a_character_without_a_glyph_shows_and_is_noted() -> None:
    made = declared(Fields.of(("姓名", "𪚥某")))
    assert sheet.missing(made) == {"𪚥"}
    page = said(sheet.lay_out(made))
    assert "□某" in page
    assert "U+2A6A5" in page


def test_the_same_declaration_gives_the_same_bytes_in_every_process() -> None:
    program = (
        "import hashlib; from tests.printing.test_sheet import declared, Prose, sheet;"
        "print(hashlib.sha256(sheet.render(declared(Prose('内容', '欧阳㛃 86㎡')))).hexdigest())"
    )
    here = hashlib.sha256(sheet.render(declared(Prose("内容", "欧阳㛃 86㎡")))).hexdigest()
    for seed in ("1", "2"):
        command = [sys.executable, "-c", program]
        done = subprocess.run(
            command, env={"PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True
        )
        assert done.stdout.strip() == here


def test_importing_the_floor_imports_neither_fpdf_nor_textual() -> None:
    program = (
        "import sys, printing.making; late = {'fpdf', 'fontTools', 'textual', 'segno', 'pyhanko',"
        "'cryptography'}; print(sorted(late & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_fonts_are_embedded_and_cut(told: Callable[..., str]) -> None:
    listed = told(sheet.render(declared(Prose("内容", "空调"))), "pdffonts").splitlines()[2:]
    assert len(listed) == 2
    for line in listed:
        assert line.split()[-5:-2] == ["yes", "yes", "yes"]


def test_qpdf_has_no_complaint(told: Callable[..., str]) -> None:
    pdf = sheet.render(declared(Prose("内容", "空调" * 900), Table(COLUMNS, least=3)))
    assert "No syntax or stream encoding errors found" in told(pdf, "qpdf", before=("--check",))


def test_a_rare_character_in_a_heading_is_printed(text: Callable[[bytes], str]) -> None:
    assert "㛃园日志" in text(sheet.render(declared(title="㛃园日志")))


def test_a_long_estate_name_and_title_stay_on_the_page() -> None:
    _within(sheet.lay_out(declared(estate="金色家园国际花园" * 20, title="工作单" * 12)))


PART = st.one_of(
    st.builds(Prose, st.text(max_size=20), st.text(max_size=900), st.integers(0, 40)),
    st.builds(
        lambda rows: Table(COLUMNS, tuple(rows)),
        st.lists(st.tuples(st.text(max_size=8), st.text(max_size=900), st.text(max_size=60))),
    ),
    st.builds(lambda a, b: Fields.of(("房号", a, "说明", b)), st.text(), st.text(max_size=900)),
    st.builds(lambda a, b: Signatures((Signature(a, b), Signature(b, a))), st.text(), st.text()),
)


@given(st.lists(PART, max_size=4), st.text(max_size=60))
@settings(max_examples=60, deadline=None)
def test_nothing_is_lost_or_stands_outside_the_page(parts: list[Part], note: str) -> None:
    made = declared(*parts, note=note)
    pages = sheet.lay_out(made)
    _within(pages)
    printed = sorted(bare(said(pages)))
    for part in parts:
        if isinstance(part, Prose):
            wanted = bare(part.text)
            assert all(printed.count(c) >= wanted.count(c) for c in set(wanted))


def _within(pages: list[Page]) -> None:
    for page in pages:
        for text in page.texts:
            end = text.x + extent(text.text, text.size, text.bold)
            assert text.x >= A4.left - 1e-6
            assert end <= A4.width - A4.right + 1e-6 or len(text.text) == 1
            assert A4.top <= text.y <= A4.height - A4.bottom + 1e-6
        for rule in page.rules:
            assert rule.y2 <= A4.height - A4.bottom + 1e-6
