"""The font of the formulas: what the book needs of STIX Two Math, made from a package when the site is built.

Browsers draw MathML, but few machines have a font for it. The package ziamath ships one (SIL Open Font
License); a subset of it travels with the site.
"""

from __future__ import annotations

import io
from importlib.util import find_spec
from pathlib import Path

from scripts import keys
from scripts.book import Book
from scripts.store import write_atomically

TARGET = "assets/math.woff2"
"""Where the site has it; docs/assets/book.css says the same."""

_RANGES = (
    range(0x20, 0x7F),  # Latin
    range(0x391, 0x3AA),  # Greek capitals; small letters are italic in a formula
    range(0x1D400, 0x1D468),  # bold and italic Latin letters
    range(0x1D6FC, 0x1D71C),  # italic Greek letters
)
_SINGLE = "±·×÷ʹˆ‖…′″ℎℝ←↑→↓↦⇒∂∆∇∈∏∑−∗∘√∝∞∥∫≈≠≡≤≥≪≫⊙⊤⋅⋯⌈⌉⌊⌋⏞⏟⟨⟩^¯~"


def write_math_font(book: Book) -> None:
    """Make the font, unless the one in ``.cache`` was made in the same way."""
    target, stamp = book.cache / TARGET, book.cache / f"{TARGET}.key"
    made_by = keys.digest(Path(__file__).read_bytes()) + keys.version("ziamath") + keys.version("fontTools")
    if target.is_file() and stamp.is_file() and stamp.read_text() == made_by:
        return
    from fontTools import subset
    from fontTools.ttLib import TTFont

    package = find_spec("ziamath")  # importing it would load much more than the font
    if package is None or package.origin is None:
        raise ModuleNotFoundError("the formulas' font comes from the package ziamath, which is not installed")
    source = Path(package.origin).parent / "fonts" / "STIXTwoMath-Regular.ttf"
    font = TTFont(source, recalcTimestamp=False)
    options = subset.Options(flavor="woff2", layout_features=[], hinting=False)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=[code for codes in _RANGES for code in codes] + [ord(c) for c in _SINGLE])
    subsetter.subset(font)
    font.flavor = "woff2"
    data = io.BytesIO()
    font.save(data)
    write_atomically(target, data.getvalue())
    write_atomically(stamp, made_by.encode())
