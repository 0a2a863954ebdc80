#!/usr/bin/env python3
"""Makes the bundled fonts from their published packages.

    npm pack inter-ui@4.1.1 @fontsource/noto-sans-arabic@5.3.0   # then unpack both
    pip install fonttools brotli
    python3 assets/fonts/build.py INTER_PACKAGE NOTO_PACKAGE

INTER_PACKAGE and NOTO_PACKAGE are the unpacked `package` folders. Four static
TrueType files are written beside this script, the same bytes each time:

* Inter keeps Latin with every diacritic (Vietnamese, Yoruba, Hausa and the
  Baltic letters among them), Greek, Cyrillic, punctuation, arrows and
  combining marks. Its digits are pointed at the tabular glyphs, because the
  window lays text out without OpenType features and counts must line up.
* Noto Sans Arabic keeps its Arabic letters with all joining forms.

Licences: OFL 1.1, see Inter-LICENSE.txt and NotoSansArabic-LICENSE.txt.
The icons (assets/icons/phosphor.ttf) are Phosphor Regular 2.1 (MIT), subset to
the code points listed in src/ui/icons.rs; its table is the list to keep.
"""

import pathlib
import sys

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

HERE = pathlib.Path(__file__).parent

LATIN = [
    (0x0020, 0x024F), (0x0250, 0x02FF), (0x0300, 0x036F), (0x0370, 0x03FF),
    (0x0400, 0x052F), (0x1D00, 0x1DBF), (0x1DC0, 0x1DFF), (0x1E00, 0x1EFF),
    (0x1F00, 0x1FFF), (0x2000, 0x2065), (0x206A, 0x206F), (0x2070, 0x209F),
    (0x20A0, 0x20CF), (0x2100, 0x214F), (0x2150, 0x218F), (0x2190, 0x21FF),
    (0x2200, 0x22FF), (0x2300, 0x23FF), (0x25A0, 0x25FF), (0x2605, 0x2606),
    (0x2713, 0x2717), (0x2C60, 0x2C7F), (0xA720, 0xA7FF), (0xFB00, 0xFB06),
    (0xFFFD, 0xFFFD),
]
ARABIC = [
    (0x0600, 0x06FF), (0x0750, 0x077F), (0x0870, 0x08FF),
    (0x200C, 0x200D), (0xFB50, 0xFDFF), (0xFE70, 0xFEFC),
]
DIGITS = "zero one two three four five six seven eight nine".split()


def subset(font, ranges, features):
    options = Options()
    options.layout_features = features
    options.hinting = False
    options.glyph_names = False
    options.notdef_outline = True
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14, 16, 17]
    options.recalc_timestamp = False
    options.drop_tables += ["DSIG", "STAT", "meta"]
    chosen = Subsetter(options)
    chosen.populate(unicodes=[c for a, b in ranges for c in range(a, b + 1)])
    chosen.subset(font)
    font.flavor = None


def tabular_digits(font):
    glyphs = set(font.getGlyphOrder())
    for table in font["cmap"].tables:
        if not table.isUnicode():
            continue
        for value, name in enumerate(DIGITS):
            if name + ".tf" not in glyphs:
                sys.exit(f"{name}.tf is missing: this is not a full Inter")
            if ord("0") + value in table.cmap:
                table.cmap[ord("0") + value] = name + ".tf"


def main():
    inter, noto = map(pathlib.Path, sys.argv[1:3])
    for weight in ("Regular", "SemiBold"):
        font = TTFont(inter / f"web/Inter-{weight}.woff2", recalcTimestamp=False)
        tabular_digits(font)
        subset(font, LATIN, ["ccmp", "locl", "kern", "mark", "mkmk", "calt"])
        font.save(HERE / f"Inter-{weight}.ttf")
    for weight, name in ((400, "Regular"), (600, "SemiBold")):
        source = noto / f"files/noto-sans-arabic-arabic-{weight}-normal.woff2"
        font = TTFont(source, recalcTimestamp=False)
        subset(font, ARABIC, [
            "ccmp", "locl", "isol", "init", "medi", "fina",
            "rlig", "liga", "kern", "mark", "mkmk",
        ])
        font.save(HERE / f"NotoSansArabic-{name}.ttf")
    (HERE / "Inter-LICENSE.txt").write_bytes((inter / "LICENSE.txt").read_bytes())
    (HERE / "NotoSansArabic-LICENSE.txt").write_bytes((noto / "LICENSE").read_bytes())


if __name__ == "__main__":
    main()
