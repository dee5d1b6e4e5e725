"""Markdown extension: code on a page.

Programs stand there without the markup that changes nothing: the highlighter puts every name, blank and bracket into
an element of its own, in the color that they have anyway. Those were half of a page's elements and a tenth of what a
reader loads. And a long name in a sentence, such as that of a file or a test, breaks between its words at the end of a
line.
"""

from __future__ import annotations

import re
from typing import Any

from markdown import Extension, Markdown
from markdown.postprocessors import Postprocessor

_PLAIN = re.compile(r'<span class="(?:n|w|p|o|sa|kc)">([^<]*)</span>')
_STRING = re.compile(r'<span class="s[12i]">[^<]*</span>(?:<span class="s[12i]">[^<]*</span>)*')
"""Quotation marks, braces and words of a string: all of one color."""
_TAG = re.compile("<[^>]*>")
_IN_SENTENCE = re.compile(r"(?<!</span>)(?<!<pre>)(<code[^>]*>)([^<\n]+)(</code>)")
_LONG_NAME = re.compile(r"[\w./-]{18,}")
"""About as many signs as half a line of a phone has."""
_BETWEEN_WORDS = re.compile(r"(?<=[/_])(?=[^\W_])")


class _Plain(Postprocessor):
    def run(self, text: str) -> str:
        return _STRING.sub(lambda string: f'<span class="s2">{_TAG.sub("", string[0])}</span>', _PLAIN.sub(r"\1", text))


class _Breakable(Postprocessor):
    def run(self, text: str) -> str:
        return _IN_SENTENCE.sub(lambda code: code[1] + _LONG_NAME.sub(self._broken, code[2]) + code[3], text)

    @staticmethod
    def _broken(name: re.Match[str]) -> str:
        return _BETWEEN_WORDS.sub("<wbr>", name[0])


class HighlightExtension(Extension):
    def extendMarkdown(self, md: Markdown) -> None:
        md.postprocessors.register(_Plain(md), "plain-programs", 0)  # after all that puts HTML back into the page
        md.postprocessors.register(_Breakable(md), "breakable-names", -1)


def makeExtension(**options: Any) -> HighlightExtension:
    return HighlightExtension(**options)
