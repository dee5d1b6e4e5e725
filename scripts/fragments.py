"""Bring up to date what pages include of the snippets: fragments, values, notebooks; what has not changed stays closed.

What a fragment says is in ``embed``. Here is decided which ones to write, below ``.cache/embeds``, and when.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from scripts import embed, keys, notebooks
from scripts.book import Book, BookError, Program, Snippet
from scripts.capture import Record
from scripts.store import Ledger, Store, read_json, write_atomically, write_if_changed

Load = Callable[[Snippet], Record]
"""Gives the kept record of a snippet. Raises BookError."""

_SAID_BY = ("fragments.py", "embed.py", "svg.py", "axes.py", "book.py", "notebooks.py")
"""The modules that decide what is written."""


class Fragments:
    """The fragments of a book as it is now; a topic has one, with its snippets in the order of their tabs."""

    def __init__(self, book: Book) -> None:
        self.book, self.store = book, Store(book.cache)
        self.topics: dict[str, list[Snippet]] = defaultdict(list)
        for snippet in sorted(book.snippets(), key=embed.tab_order):
            self.topics[snippet.fragment].append(snippet)
        self.engine = "".join(keys.digest((keys.ENGINE / name).read_bytes()) for name in _SAID_BY)
        self.stamps = read_json(book.embeds / "stamps.json")

    def write_early(self, program: Program, load: Load) -> None:
        """Write the fragment of a program that has just been kept, if all its twins have run, while others still run.

        A twin may be about to run again, and nothing is said of what goes wrong: ``write`` looks at it again.
        """
        topic = self.topics.get(program.fragment, []) if isinstance(program, Snippet) else []
        shown = self._shown(topic)
        if topic and len(shown) == len(topic):
            with suppress(BookError, ValueError):
                self.stamps[topic[0].fragment] = self._write(shown, load)

    def write(self, load: Load) -> None:
        """Bring everything up to date, and remove what belongs to no snippet any more. Raises BookError."""
        values = self.book.values
        shown = [found for topic in self.topics.values() if (found := self._shown(topic))]
        fresh = {topic[0][0].fragment: self._write(topic, load) for topic in shown}
        for orphan in self.stamps.keys() - fresh.keys():
            for file in self._files(orphan):
                file.unlink(missing_ok=True)
        for name in values.keys() - {snippet.name for topic in shown for snippet, _ in topic}:
            values.file(name).unlink()
        file = self.book.embeds / "stamps.json"
        if read_json(file) != fresh:
            write_atomically(file, json.dumps(fresh, indent=1).encode())

    def _shown(self, topic: list[Snippet]) -> list[tuple[Snippet, Ledger]]:
        return [(snippet, ledger) for snippet in topic if (ledger := self.store.ledger(snippet.name))]

    def _files(self, fragment: str) -> tuple[Path, Path]:
        return self.book.embeds / fragment, self.book.embeds / "plain" / fragment

    def _write(self, shown: list[tuple[Snippet, Ledger]], load: Load) -> str:
        """The fragment's stamp, once it is as it has to be."""
        fragment = shown[0][0].fragment
        page, plain = self._files(fragment)
        values = [self.book.values.file(snippet.name) for snippet, _ in shown]
        # A program that ran again under the same key may have taken another time, which the small print tells.
        made_from = self.engine + "".join(ledger.key + embed.bound(ledger.seconds) for _, ledger in shown)
        stamp = _stamp([page, plain, *values], made_from)
        if self.stamps.get(fragment) == stamp:
            return stamp
        records = [(snippet, load(snippet), ledger) for snippet, ledger in shown]
        write_if_changed(page, embed.page_fragment(records))
        write_if_changed(plain, embed.plain_fragment(records))
        for (snippet, record, _), file in zip(records, values, strict=True):
            description = snippet.describe(record.values)
            text = notebooks.of_snippet(snippet, embed.shown_code(snippet), description)
            notebooks.write(self.book, snippet.file, text)
            write_if_changed(file, json.dumps(record.values))
        return _stamp([page, plain, *values], made_from)


def _stamp(written: list[Path], made_from: str) -> str:
    """Changes when what the fragment is made from does, and when what was written is not what it was."""
    digests = [keys.digest(file.read_bytes()) if file.is_file() else "" for file in written]
    return keys.digest("".join([made_from, *digests]).encode())
