"""Make the vendored faces anew from the packages that publish Noto Sans SC.

``npm pack @expo-google-fonts/noto-sans-sc`` has it as TrueType, without the rarer Han;
``pip download --no-deps manimgx-fonts-cjk`` has the same design whole, as one variable collection.
Unpack both, then ``python -m printing.typeface.build package NotoSansCJK-VF.otf.ttc``.

Regular gets every Han character there is, since it writes the names; Bold keeps GB 2312 and the
symbols, since it writes headings. Tables that only other languages and vertical setting need are
left out; the ballot boxes that Noto lacks are drawn in.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import uharfbuzz as hb
from fontTools import subset
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._g_l_y_f import Glyph

HERE = Path(__file__).parent
REGULAR = ("400Regular/NotoSansSC_400Regular.ttf", "NotoSansSC-Regular.ttf")
BOLD = ("700Bold/NotoSansSC_700Bold.ttf", "NotoSansSC-Bold.ttf")
_LEFT_OUT = ["GSUB", "GPOS", "GDEF", "BASE", "vhea", "vmtx", "VORG", "DSIG", "STAT", "gasp"]
# Latin to the dingbats, CJK punctuation and kana, enclosed and full-width forms.
_SIMPLIFIED = 2  # the collection's face with the forms of mainland China
_RARE_HAN = ((0xF900, 0xFB00), (0x20000, 0x32400))
_SYMBOLS = ((0x20, 0x2E80), (0x3000, 0x3130), (0x3200, 0x3400), (0xFF00, 0xFFF0))

Point = tuple[int, int]
Shape = tuple[Point, ...]

# Outlines run clockwise, holes the other way round; 1,000 units to the em.
_BOX: tuple[Shape, ...] = (
    ((90, -40), (90, 780), (910, 780), (910, -40)),
    ((145, 15), (855, 15), (855, 725), (145, 725)),
)
_TICK: Shape = ((200, 375), (262, 437), (420, 285), (765, 640), (825, 580), (420, 165))
_FALLING: Shape = ((240, 620), (290, 670), (760, 120), (710, 70))
_RISING: Shape = ((710, 670), (760, 620), (290, 70), (240, 120))
DRAWN: dict[str, tuple[Shape, ...]] = {
    "☐": _BOX,
    "☑": (*_BOX, _TICK),
    "☒": (*_BOX, _FALLING, _RISING),
    "✔": (_TICK,),
    "✗": (_FALLING, _RISING),
}


def gb2312() -> Iterator[str]:
    """Every character of GB 2312."""
    for lead in range(0xA1, 0xF8):
        for trail in range(0xA1, 0xFF):
            try:
                yield bytes((lead, trail)).decode("gb2312")
            except UnicodeDecodeError:
                continue


def headings() -> set[int]:
    """The code points that Bold keeps."""
    kept = {ord(character) for character in gb2312()}
    return kept.union(*(range(start, end) for start, end in _SYMBOLS))


def cut(source: Path, keep: set[int] | None) -> TTFont:
    """The face with only these code points (all of them for None), unhinted and without layout."""
    # Its own date of change, so that the same package gives the same bytes.
    font = TTFont(source, lazy=True, recalcTimestamp=False)
    options = subset.Options()
    options.layout_features = []
    options.hinting = False
    options.notdef_outline = True
    options.glyph_names = False
    options.name_IDs = ["*"]
    options.drop_tables += _LEFT_OUT
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=keep if keep is not None else set(font.getBestCmap()))
    subsetter.subset(font)
    return font


def draw_in(font: TTFont) -> None:
    """Add the glyphs of ``DRAWN`` that the face lacks."""
    known = font.getBestCmap()
    lacking = {each: shapes for each, shapes in DRAWN.items() if ord(each) not in known}
    _add(font, {ord(each): _outline(shapes) for each, shapes in lacking.items()})


def bring_in(font: TTFont, collection: Path) -> None:
    """Add the rare Han characters that the face lacks, at its own weight."""
    whole = hb.Face(hb.Blob.from_file_path(str(collection)), _SIMPLIFIED)
    rare = set().union(*(range(start, end) for start, end in _RARE_HAN))
    lacking = (set(whole.unicodes) & rare) - set(font.getBestCmap())
    wanted = hb.SubsetInput()
    wanted.unicode_set.update(lacking)
    wanted.pin_axis_location(whole, "wght", 400)
    wanted.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.DOWNGRADE_CFF2
    source = TTFont(BytesIO(hb.subset(whole, wanted).blob.data))
    _add(font, {code: _quadratic(source, name) for code, name in source.getBestCmap().items()})


def _quadratic(source: TTFont, name: str) -> Glyph:
    """A glyph's cubic outline as TrueType's quadratic one, within a thousandth of an em."""
    pen = TTGlyphPen(None)
    source.getGlyphSet()[name].draw(Cu2QuPen(pen, max_err=1.0, reverse_direction=True))
    return pen.glyph()


def _add(font: TTFont, glyphs: dict[int, Glyph]) -> None:
    """Give the face glyphs by code point, each one em wide."""
    order = list(font.getGlyphOrder())
    for code, glyph in glyphs.items():
        name = f"uni{code:04X}"
        order.append(name)
        font["glyf"].glyphs[name] = glyph
        glyph.recalcBounds(font["glyf"])
        font["hmtx"][name] = (1000, glyph.xMin)
        for table in font["cmap"].tables:
            if table.isUnicode() and (code < 0x10000 or table.format == 12):
                table.cmap[code] = name
    font.setGlyphOrder(order)
    font["glyf"].glyphOrder = order
    font["maxp"].numGlyphs = len(order)


def _outline(shapes: tuple[Shape, ...]) -> Glyph:
    pen = TTGlyphPen(None)
    for first, *rest in shapes:
        pen.moveTo(first)
        for point in rest:
            pen.lineTo(point)
        pen.closePath()
    return pen.glyph()


def build(package: Path, collection: Path, into: Path = HERE) -> None:
    """Write both faces from the unpacked packages."""
    for (source, name), keep in ((REGULAR, None), (BOLD, headings())):
        font = cut(package / source, keep)
        draw_in(font)
        if keep is None:
            bring_in(font, collection)
        font.save(into / name)


if __name__ == "__main__":
    build(Path(sys.argv[1]), Path(sys.argv[2]))
