"""The fonts of the site, each a subset made from a package when the site is built.

Text and figures: Atkinson Hyperlegible Next, made for telling letters apart, from the npm package of that name.
Matplotlib measures words with it too, so that what a figure centers is centered on the page.
Formulas: STIX Two Math, from the package ziamath, because few machines have a font that MathML can be drawn with.
Both have the SIL Open Font License.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from scripts import keys
from scripts.book import Book, BookError
from scripts.store import write_atomically

MATH = "assets/math.woff2"
TEXT = "assets/text.woff2"
"""Where the site has them; docs/assets/book.css and theme/main.html say the same."""

WEIGHTS = (400, 700)
"""Of the text font: regular and bold."""

_LATIN = tuple(range(0x20, 0x7F))
_TEXT = (*_LATIN, *map(ord, "“”‘’–—…−×·°±≈≤≥©²³½üéöäçßíøèúÜåñ•"))
_ITALIC = (*range(0x1D434, 0x1D468), ord("ℎ"))  # what a browser draws for a variable
_GREEK = "𝛼𝛽𝛾𝛿𝜂𝜃𝜅𝜆𝜇𝜋𝜎𝜖𝛥"
_SIGNS = "0123456789 ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz()+,./<=>{|¯ˆ~±·×…′←→−∂∇∑√≈≠≤≥⋯⌈⌉𝐇𝐈𝐉𝐖𝐗𝐚𝐛𝐠𝐯𝐰𝐱𝐳"
_MATH = (*_ITALIC, *map(ord, _GREEK + _SIGNS))
"""A test of the site looks whether the formulas have any more."""


def files(book: Book) -> dict[str, Path]:
    """Path below the site -> file; a book without scripts for readers has no package for its text."""
    targets = [MATH, TEXT] if (book.root / "moves").is_dir() else [MATH]
    return {target: book.cache / target for target in targets}


def write(book: Book) -> None:
    """Make the fonts that are missing, or that this module would make in another way by now."""
    for target, file in files(book).items():
        _keep(file, _math if target == MATH else partial(_text, book))


def write_drawn(book: Book) -> None:
    """Make what figures are measured with (``Book.fonts``); a book without its own text font has Matplotlib's."""
    if TEXT in files(book):
        for weight in WEIGHTS:
            _keep(book.fonts_folder / f"{weight}.ttf", partial(_drawn, book, weight))


def _keep(file: Path, make: Callable[[], bytes]) -> None:
    stamp = file.with_suffix(".key")
    made_by = keys.digest(Path(__file__).read_bytes()) + keys.version("ziamath") + keys.version("fontTools")
    if not (file.is_file() and stamp.is_file() and stamp.read_text() == made_by + keys.digest(file.read_bytes())):
        data = make()
        write_atomically(file, data)
        write_atomically(stamp, (made_by + keys.digest(data)).encode())


def _math() -> bytes:
    package = find_spec("ziamath")  # importing it would load much more than the font
    if package is None or package.origin is None:
        raise ModuleNotFoundError("the formulas' font comes from the package ziamath, which is not installed")
    source = Path(package.origin).parent / "fonts" / "STIXTwoMath-Regular.ttf"
    font = _subset(source, _MATH, features=[])
    _make_roots_equally_wide(font)
    return _woff2(font)


def _make_roots_equally_wide(font: Any) -> None:
    """Chromium keeps as much room for every root sign as the widest of its sizes takes, a gap behind most roots."""
    variants = font["MATH"].table.MathVariants
    plain = font.getBestCmap()[ord("√")]
    sizes = variants.VertGlyphConstruction[variants.VertGlyphCoverage.glyphs.index(plain)]
    sizes.GlyphAssembly = None  # for roots higher than the largest size; the book has none
    width, _ = font["hmtx"][plain]
    for name in (size.VariantGlyph for size in sizes.MathGlyphVariantRecord):
        glyph, share = font["glyf"][name], width / font["hmtx"][name][0]
        glyph.coordinates.scale((share, 1))
        glyph.recalcBounds(font["glyf"])
        font["hmtx"][name] = (width, glyph.xMin)


def _text(book: Book) -> bytes:
    """Latin letters, upright, from regular to bold: browsers slant them where a page emphasizes."""
    from fontTools.varLib import instancer

    font = _subset(_source(book), _TEXT, features=["kern", "tnum", "mark"])
    return _woff2(instancer.instantiateVariableFont(font, {"wght": WEIGHTS}))


def _drawn(book: Book, weight: int) -> bytes:
    """The same letters in one weight, as TrueType, which Matplotlib reads."""
    from fontTools.varLib import instancer

    font = _subset(_source(book), _TEXT, features=["kern"])
    return _data(instancer.instantiateVariableFont(font, {"wght": weight}), flavor=None)


def _source(book: Book) -> Path:
    family = "atkinson-hyperlegible-next"
    folder = book.root / "moves" / "node_modules" / "@fontsource-variable" / family
    source = folder / "files" / f"{family}-latin-wght-normal.woff2"
    if not source.is_file():
        raise BookError([f"moves/: {family} is not installed; npm ci --prefix moves, or make site, does it"])
    return source


def _subset(source: Path, characters: tuple[int, ...], features: list[str]) -> Any:
    from fontTools import subset
    from fontTools.ttLib import TTFont

    font = TTFont(source, recalcTimestamp=False)
    options = subset.Options(layout_features=features, hinting=False, name_IDs=[0, 1, 2, 13, 14])  # the license stays
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=characters)
    subsetter.subset(font)
    return font


def _woff2(font: Any) -> bytes:
    return _data(font, flavor="woff2")


def _data(font: Any, flavor: str | None) -> bytes:
    font.flavor = flavor
    data = io.BytesIO()
    font.save(data)
    return data.getvalue()
