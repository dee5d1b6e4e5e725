"""Markdown extension: the programs on a page without the markup that changes nothing.

The highlighter puts every name, blank and bracket into an element of its own, in the color that they have anyway. Those
were half of a page's elements and a tenth of what a reader loads.
"""

from __future__ import annotations

import re
from typing import Any

from markdown import Extension, Markdown
from markdown.postprocessors import Postprocessor

_PLAIN = re.compile(r'<span class="(?:n|w|p|o|sa|kc)">([^<]*)</span>')


class _Plain(Postprocessor):
    def run(self, text: str) -> str:
        return _PLAIN.sub(r"\1", text)


class HighlightExtension(Extension):
    def extendMarkdown(self, md: Markdown) -> None:
        md.postprocessors.register(_Plain(md), "plain-programs", 0)  # after all that puts HTML back into the page


def makeExtension(**options: Any) -> HighlightExtension:
    return HighlightExtension(**options)
