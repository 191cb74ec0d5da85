#!/usr/bin/env python3
"""Cut the two embedded faces out of Debian's fonts-noto-cjk.

Needs fontTools (PyPI) and two Debian packages: fonts-noto-cjk and unicode-data. Run it as

    python3 assets/fonts/subset.py

and it writes, beside itself and in two weights:

SpeechwrightSansSC-*.otf: every character of 通用规范汉字表 (8105 of them), of GB 2312, and the punctuation, digits
and signs of speeches and of the window. Rarer characters come from the system's faces when the program runs.
Quotation marks, ellipses and the middle dot are full-width as the Chinese face has them; the dash, which Noto
makes proportional and joins by a ligature, is drawn over its whole square, so that two of them join while a
caret still stands between them.

SpeechwrightSansSCLatinMarks-*.otf: only those marks in their proportional form, to stand before the others
where a text is English.

The fonts stay under the SIL Open Font License (OFL.txt beside this file). It reserves no font name; the
faces bear a name of their own all the same, so that nobody takes the cut for the whole.
"""

import argparse
import bz2
from pathlib import Path

from fontTools import subset
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.ttLib import TTCollection

HERE = Path(__file__).resolve().parent
FAMILY = "Speechwright Sans SC"

# Signs beside the Chinese characters, as inclusive ranges of code points.
RANGES = [
    (0x0020, 0x007E),  # ASCII
    (0x00A0, 0x00FF),  # Latin-1
    (0x0100, 0x017F),  # Latin Extended-A: names
    (0x01CD, 0x01DC),  # pinyin with tones
    (0x02C6, 0x02DD),  # spacing accents
    (0x0391, 0x03C9),  # Greek
    (0x0401, 0x0451),  # Cyrillic, as far as GB 2312 has it
    (0x2000, 0x206F),  # general punctuation
    (0x2070, 0x209C),  # superscripts and subscripts
    (0x20A0, 0x20BF),  # currency
    (0x2100, 0x214F),  # ℃ № ™
    (0x2150, 0x218B),  # fractions, Roman numerals
    (0x2190, 0x21FF),  # arrows
    (0x2200, 0x22FF),  # mathematical operators
    (0x2300, 0x23FF),  # ⌘ ⏎ and other keys
    (0x2460, 0x24FF),  # ① to ⑳ and their kin
    (0x2500, 0x25FF),  # box drawing, blocks, geometric shapes
    (0x2600, 0x2613),  # ☆ and ballot boxes
    (0x2713, 0x2718),  # check marks
    (0x2E3A, 0x2E3B),  # long dashes
    (0x3000, 0x303F),  # Chinese punctuation
    (0x3041, 0x30FF),  # kana, as far as GB 2312 has it
    (0x3105, 0x312F),  # bopomofo
    (0x3220, 0x3243),  # ㈠
    (0x3280, 0x32B0),  # ㊀
    (0x3380, 0x33DF),  # ㎡ ㎏
    (0xFE10, 0xFE1F),  # vertical forms
    (0xFE30, 0xFE6F),  # compatibility forms
    (0xFF01, 0xFF5E),  # full-width forms
    (0xFFE0, 0xFFE6),  # full-width currency
    (0xFFFD, 0xFFFD),  # replacement character
]


def standard_characters(unihan: Path) -> set[int]:
    """The 8105 characters of 通用规范汉字表: those with the property kTGH in the Unihan database."""
    found = set()
    for table in sorted(unihan.glob("Unihan_*.txt.bz2")):
        with bz2.open(table, "rt", encoding="utf-8") as lines:
            for line in lines:
                if "\tkTGH\t" in line:
                    found.add(int(line.split("\t")[0][2:], 16))
    if len(found) != 8105:
        raise SystemExit(f"expected 8105 characters with kTGH under {unihan}, found {len(found)}")
    return found


def gb2312_characters() -> set[int]:
    """Every character of GB 2312, from Python's own codec."""
    found = set()
    for high in range(0xA1, 0xF8):
        for low in range(0xA1, 0xFF):
            try:
                found.add(ord(bytes([high, low]).decode("gb2312")))
            except UnicodeDecodeError:
                pass
    return found


def face_of(collection: Path, family: str):
    """The face of that family name in an OpenType collection."""
    for font in TTCollection(collection, lazy=True).fonts:
        if font["name"].getDebugName(1) == family or font["name"].getDebugName(16) == family:
            return font
    raise SystemExit(f"{collection} holds no face named {family}")


# The marks that Chinese and English share, with Noto's name for their proportional glyph.
LATIN_MARKS = {
    0x2018: "cid00725",  # ‘
    0x2019: "cid00726",  # ’
    0x201C: "cid00728",  # “
    0x201D: "cid00729",  # ”
    0x2013: "cid00721",  # –
    0x2014: "cid00722",  # —
    0x2026: "cid63163",  # …
    0x00B7: "cid00733",  # ·
}

# Noto's name for the full-width dash.
FULL_WIDTH_DASH = "cid00723"

# How thick the dash is drawn, in thousandths of the square: as the strokes around it.
DASH_THICKNESS = {"Regular": 62, "Bold": 96}


def use_glyphs(font, glyphs: dict[int, str]) -> None:
    """Let the characters be drawn by the glyphs named."""
    for table in font["cmap"].tables:
        if table.isUnicode() and table.format != 14:
            table.cmap.update({code: glyph for code, glyph in glyphs.items() if code in table.cmap})


def widen_dash(font, thickness: int) -> None:
    """Draw the full-width dash from edge to edge, and a little over, so that neighbours join."""
    glyphs = font.getGlyphSet()
    top = font["CFF "].cff[0]
    width = font["hmtx"][FULL_WIDTH_DASH][0]
    bounds = top.CharStrings[FULL_WIDTH_DASH].calcBounds(glyphs)
    private = top.FDArray[top.FDSelect[font.getGlyphID(FULL_WIDTH_DASH)]].Private
    pen = T2CharStringPen(width - private.nominalWidthX if width != private.defaultWidthX else None, glyphs)
    left, right = -20, width + 20
    bottom = round((bounds[1] + bounds[3] - thickness) / 2)
    pen.moveTo((left, bottom))
    pen.lineTo((right, bottom))
    pen.lineTo((right, bottom + thickness))
    pen.lineTo((left, bottom + thickness))
    pen.closePath()
    top.CharStrings[FULL_WIDTH_DASH] = pen.getCharString(private=private, globalSubrs=font["CFF "].cff.GlobalSubrs)
    font["hmtx"][FULL_WIDTH_DASH] = (width, left)


def rename(font, family: str, style: str) -> None:
    """Give the cut a name of its own; the copyright and licence records stay as they are."""
    names = font["name"]
    names.names = [record for record in names.names if record.nameID in (0, 7, 8, 9, 11, 13, 14)]
    compact = family.replace(" ", "")
    for name_id, text in {
        1: family,
        2: style,
        3: f"{compact}-{style}",
        4: f"{family} {style}",
        5: "Subset of Noto Sans CJK SC",
        6: f"{compact}-{style}",
    }.items():
        names.setName(text, name_id, 3, 1, 0x409)
    top = font["CFF "].cff
    top.fontNames = [f"{compact}-{style}"]
    top[0].FullName = f"{family} {style}"
    top[0].FamilyName = family


def cut(font, characters: set[int], family: str, style: str) -> None:
    """Keep the characters and horizontal kerning; drop hints and everything vertical."""
    options = subset.Options()
    options.hinting = False
    options.desubroutinize = False
    options.layout_features = ["kern"]
    options.name_IDs = ["*"]
    options.name_languages = [0x409]
    options.notdef_outline = True
    options.drop_tables += ["vhea", "vmtx", "VORG", "BASE", "DSIG"]
    cutter = subset.Subsetter(options=options)
    cutter.populate(unicodes=characters)
    cutter.subset(font)
    rename(font, family, style)
    font.recalcTimestamp = False  # so that the same sources give the same bytes
    target = HERE / f"{family.replace(' ', '')}-{style}.otf"
    font.save(target)
    print(f"{target.name}: {len(font.getBestCmap())} characters, {target.stat().st_size:,} bytes")


def main() -> None:
    """Cut both weights."""
    options = argparse.ArgumentParser(description="Cut the embedded faces out of fonts-noto-cjk.")
    options.add_argument("--noto", type=Path, default=Path("/usr/share/fonts/opentype/noto"))
    options.add_argument("--unihan", type=Path, default=Path("/usr/share/unicode"))
    given = options.parse_args()
    characters = standard_characters(given.unihan) | gb2312_characters()
    for first, last in RANGES:
        characters.update(range(first, last + 1))
    for style in ("Regular", "Bold"):
        collection = given.noto / f"NotoSansCJK-{style}.ttc"
        chinese = face_of(collection, "Noto Sans CJK SC")
        use_glyphs(chinese, {0x2014: FULL_WIDTH_DASH})
        widen_dash(chinese, DASH_THICKNESS[style])
        cut(chinese, characters, FAMILY, style)
        latin = face_of(collection, "Noto Sans CJK SC")
        use_glyphs(latin, LATIN_MARKS)
        cut(latin, set(LATIN_MARKS), f"{FAMILY} LatinMarks", style)


if __name__ == "__main__":
    main()
